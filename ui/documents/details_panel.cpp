// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/details_panel.hpp"

#include "ui/convert.hpp"
#include "ui/verify/verdict_text.hpp"

#include <cunho/app/preview.hpp>
#include <cunho/app/verify_file.hpp>

#include <QDesktopServices>
#include <QGridLayout>
#include <QUrl>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

/// Everything the panel shows of an issued document.
struct Details {
    invoicing::IssuedFacts facts;
    std::optional<invoicing::SignatureRecord> signature;
    std::optional<signing::WaitingFile> waiting;
    Bytes pdf;
};

std::optional<signing::WaitingFile> waitingFile(app::Services& services, std::int64_t id) {
    if (services.completion == nullptr)
        return std::nullopt;
    for (auto& waiting : services.completion->all())
        if (waiting.documentId == id)
            return std::move(waiting);
    return std::nullopt;
}

Details readDetails(app::Services& services, std::int64_t id) {
    const auto document = services.documents.find(id);
    if (!document)
        throw Error(Fault::NotFound, "DOCUMENT_UNKNOWN");
    return {document->facts(), services.documents.signature(id), waitingFile(services, id),
            app::documentPdf(services, id)};
}

QString factRow(const QString& name, const QString& value) {
    return QStringLiteral("<b>%1</b>&nbsp; %2").arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

} // namespace

DetailsPanel::DetailsPanel(Jobs& jobs, app::Services& services, QWidget* parent)
    : QWidget(parent), jobs_(jobs), services_(services) {
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(340);
    build();
    clear();
}

void DetailsPanel::build() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    content_ = new QWidget(this);
    outer->addWidget(content_);
    auto* layout = new QVBoxLayout(content_);
    layout->setContentsMargins(0, 20, 20, 16);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    number_ = makeLabel({}, "heading", this);
    pill_ = new PillLabel(this);
    head->addWidget(number_, 1);
    head->addWidget(pill_, 0, Qt::AlignVCenter);
    layout->addLayout(head);
    customer_ = makeLabel({}, "dim", this);
    layout->addWidget(customer_);
    page_ = new PageView(jobs_, this);
    layout->addWidget(page_, 1);
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    connect(page_, &PageView::failed, error_, &ErrorCard::show);
    layout->addWidget(buildFacts());
    buildButtons(*layout);
}

QWidget* DetailsPanel::buildFacts() {
    auto* card = makeCard(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(14, 10, 14, 10);
    inside->setSpacing(6);
    facts_ = new QLabel(card);
    facts_->setTextFormat(Qt::RichText);
    facts_->setWordWrap(true);
    inside->addWidget(facts_);
    waiting_ = new QWidget(card);
    auto* rows = new QVBoxLayout(waiting_);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    waitingText_ = makeLabel({}, "small", waiting_);
    waitingText_->setWordWrap(true);
    rows->addWidget(waitingText_);
    auto* complete = makeButton(tr("Completar agora"), "link", nullptr, waiting_);
    connect(complete, &QPushButton::clicked, this, &DetailsPanel::completeNow);
    complete->setProperty("flush", true);
    rows->addWidget(complete, 0, Qt::AlignLeft);
    inside->addWidget(waiting_);
    verdict_ = makeLabel({}, "verdict", card);
    verdict_->setWordWrap(true);
    inside->addWidget(verdict_);
    return card;
}

void DetailsPanel::buildButtons(QVBoxLayout& layout) {
    sign_ = makeButton(tr("Assinar agora"), "primary", "sign", this);
    verify_ = makeButton(tr("Verificar"), "primary", "shield", this);
    edit_ = makeButton(tr("Continuar a escrever"), "primary", "sign", this);
    open_ = makeButton(tr("Abrir ficheiro"), "button", "open", this);
    folder_ = makeButton(tr("Mostrar na pasta"), "button", "folder", this);
    auto* grid = new QGridLayout;
    grid->setSpacing(8);
    grid->addWidget(sign_, 0, 0, 1, 2);
    grid->addWidget(verify_, 1, 0, 1, 2);
    grid->addWidget(edit_, 2, 0, 1, 2);
    grid->addWidget(open_, 3, 0);
    grid->addWidget(folder_, 3, 1);
    layout.addLayout(grid);
    connect(sign_, &QPushButton::clicked, this, [this] { emit signNow(row_.id); });
    connect(edit_, &QPushButton::clicked, this, [this] { emit editDraft(row_.id); });
    connect(verify_, &QPushButton::clicked, this, &DetailsPanel::verify);
    connect(open_, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(pathToQt(file_))); });
    connect(folder_, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(pathToQt(file_.parent_path()))); });
}

void DetailsPanel::clear() {
    ++question_;
    row_ = {};
    content_->hide();
}

void DetailsPanel::show(const invoicing::DocumentRow& row) {
    const int question = ++question_;
    const bool draft = row.state == invoicing::DocumentState::Draft;
    row_ = row;
    file_.clear();
    content_->show();
    error_->hide();
    page_->clear(draft ? tr("Um rascunho ainda não tem página: ganha-a quando é emitido.") : QString());
    waiting_->hide();
    verdict_->clear();
    verdict_->hide();
    number_->setText(draft ? tr("Rascunho") : toQt(row.number));
    pill_->show(row.state);
    customer_->setText(row.customer.empty() ? tr("Consumidor final") : toQt(row.customer));
    facts_->setText(draft ? factRow(tr("Total"), euroText(row.gross)) : QString());
    edit_->setVisible(draft);
    sign_->setVisible(row.state == invoicing::DocumentState::SignaturePending);
    for (auto* button : {verify_, open_, folder_})
        button->setVisible(!draft && !sign_->isVisibleTo(this));
    if (draft)
        return;
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this,
        [&services, id = row.id](const JobContext&) { return readDetails(services, id); },
        [this, question](Outcome<Details> outcome) {
            if (question != question_)
                return;
            if (auto* details = std::get_if<0>(&outcome)) {
                showFacts(details->facts, details->signature);
                showWaiting(details->waiting);
                page_->show(std::move(details->pdf));
            } else {
                error_->show(std::get<Failure>(outcome));
            }
        });
}

void DetailsPanel::showFacts(const invoicing::IssuedFacts& facts,
                             const std::optional<invoicing::SignatureRecord>& record) {
    QStringList rows{factRow(tr("Total"), euroText(facts.totals.gross)),
                     factRow(tr("Emitido"), timeText(facts.systemEntry))};
    if (record) {
        file_ = record->file;
        rows << factRow(tr("Assinado"), timeText(record->signedAt))
             << factRow(tr("Por"), toQt(record->signer))
             << factRow(tr("Nível"), tr("PAdES %1").arg(toQt(record->level)));
    } else {
        rows << factRow(tr("Assinatura"), tr("pendente"));
    }
    if (facts.training())
        rows << tr("Documento de formação: sem valor fiscal");
    facts_->setText(
        QStringLiteral("<p style=\"line-height:125%\">%1</p>").arg(rows.join(QStringLiteral("<br>"))));
}

void DetailsPanel::showWaiting(const std::optional<signing::WaitingFile>& waiting) {
    waiting_->setVisible(waiting.has_value());
    if (!waiting)
        return;
    const QString why = reason(waiting->why);
    QString happened = why.section(QStringLiteral(". "), 0, 0); // the rest is advice
    if (happened.endsWith(QLatin1Char('.')))
        happened.chop(1);
    waitingText_->setText(tr("Completa-se sozinho até PAdES %1 (%2)")
                              .arg(toQt(signing::padesLevelName(waiting->wanted)), happened));
    waitingText_->setToolTip(why);
}

void DetailsPanel::verify() {
    verify_->setEnabled(false);
    auto& services = services_;
    runJob(
        jobs_, Lane::Verifying, this,
        [&services, file = file_](const JobContext& job) { return app::verifyFile(file, services, job); },
        [this, question = question_](Outcome<app::FileVerdict> outcome) {
            verify_->setEnabled(true);
            if (question != question_)
                return;
            if (const auto* found = std::get_if<0>(&outcome)) {
                verdict_->setText(verdictSummary(*found, services_.environment));
                verdict_->show();
            } else {
                error_->show(std::get<Failure>(outcome));
            }
        });
}

} // namespace cunho::ui
