// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/convert.hpp"
#include "ui/editor/invoice_editor.hpp"
#include "ui/signing_step.hpp"
#include "ui/state/confirm_dialog.hpp"
#include "ui/state/notice_bar.hpp"

#include <QVBoxLayout>

namespace cunho::ui {
namespace {

using invoicing::Problem;

} // namespace

bool InvoiceEditor::check() {
    table_->commit();
    settlementTable_->commit();
    showAll_ = true;
    refresh();
    const auto checked = invoicing::validate(draft(), services_.taxes, regime());
    const auto* problems = std::get_if<std::vector<Problem>>(&checked);
    if (problems != nullptr)
        goTo(problems->front().field);
    return problems == nullptr;
}

void InvoiceEditor::setBusy(bool busy) {
    busy_ = busy;
    for (QWidget* widget : std::initializer_list<QWidget*>{form_, more_, payments_, transport_, table_,
                                                           settlementTable_, types_, back_, issue_})
        widget->setEnabled(!busy);
    for (QWidget* widget :
         {static_cast<QWidget*>(cancel_), static_cast<QWidget*>(progress_), static_cast<QWidget*>(step_)})
        widget->setVisible(busy);
}

void InvoiceEditor::issue() {
    refusals_.clear();
    if (busy_ || !check())
        return;
    error_->hide();
    setBusy(true);
    showStep({});
    keep([this](bool kept) { // a crash from here on leaves the draft, or the document
        if (kept)
            runIssue(false);
        else
            setBusy(false);
    });
}

void InvoiceEditor::runIssue(bool clockConfirmed) {
    using Answer = std::variant<app::IssueResult, std::vector<Problem>>;
    auto& services = services_;
    issuing_ = runJob(
        jobs_, Lane::Signing, this,
        [&services, draft = draft(), source = prompter_, clockConfirmed](const JobContext& job) {
            const auto prompter = source();
            return app::IssueInvoice(services, clockConfirmed).run(draft, *prompter, job);
        },
        [this](Outcome<Answer> outcome) {
            setBusy(false);
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                tellRefusal(*failure);
            } else if (const auto* result = std::get_if<app::IssueResult>(&std::get<0>(outcome))) {
                emit issued(*result);
            } else {
                refusals_ = std::get<std::vector<Problem>>(std::get<0>(outcome));
                showAll_ = true;
                refresh();
                if (!refusals_.empty())
                    goTo(refusals_.front().field);
            }
        },
        [this](const Progress& progress) { showStep(progress); });
}

void InvoiceEditor::tellRefusal(const Failure& failure) {
    if (failure.reason == "CLOCK_BEFORE_OTHER_SERIES")
        confirmClock(failure);
    else if (failure.reason == "LEDGER_BROKEN" || failure.reason == "LEDGER_RESTORED")
        stopIssuing(failure);
    else
        error_->show(failure);
}

/// Despacho 8632/2014, 3.4.3: the clock stands before the last entry of another series.
void InvoiceEditor::confirmClock(const Failure& failure) {
    const auto now = timeText(toLocal(services_.clock.now(), Zone::Lisbon));
    ConfirmDialog::ask({tr("Confirmar a hora"),
                        tr("A hora do computador está certa?"),
                        {reason(failure), tr("O computador marca %1.").arg(now),
                         tr("O documento fica com esta hora, que já não se muda.")},
                        {},
                        tr("A hora está certa, emitir"),
                        tr("Não, acertar primeiro")},
                       this, [this] {
                           setBusy(true);
                           showStep({});
                           runIssue(true);
                       });
}

void InvoiceEditor::stopIssuing(const Failure& failure) {
    if (stops_->count() > 0)
        return;
    auto* bar = new NoticeBar(
        {tr("Não se emite mais nada por agora. %1").arg(reason(failure)), tr("Verificar os livros"), true},
        this);
    connect(bar, &NoticeBar::acted, this, &InvoiceEditor::booksCheckWanted);
    stops_->addWidget(bar);
}

void InvoiceEditor::showStep(const Progress& progress) {
    const QString words = signingStep(progress);
    step_->setText(words.isEmpty() ? tr("A emitir…") : words);
}

} // namespace cunho::ui
