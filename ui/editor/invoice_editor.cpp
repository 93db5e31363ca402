// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/invoice_editor.hpp"

#include "ui/convert.hpp"
#include "ui/editor/fingerprint.hpp"
#include "ui/editor/line_dialog.hpp"

#include <QApplication>
#include <QScrollBar>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

using invoicing::DocumentType;
using invoicing::Draft;
using invoicing::Problem;

bool isBlank(const invoicing::DraftTransport& transport) {
    return transport.from.address.empty() && transport.from.city.empty() && transport.to.address.empty() &&
           transport.to.city.empty() && transport.start.empty();
}

} // namespace

InvoiceEditor::InvoiceEditor(Jobs& jobs, app::Services& services, QWidget* parent)
    : QWidget(parent), jobs_(jobs), services_(services) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    build();
    addShortcuts();
    connectFields();
    adapt();
}

/// One edit may change others: the due date follows terms and date, the base of a withholding is shown.
void InvoiceEditor::follow(const QString& field) {
    if (field == QLatin1String("terms") || (field == QLatin1String("date") && !form_->due().empty()))
        more_->setDue(form_->due());
    else if (field == QLatin1String("dueDate"))
        form_->chooseTerms({});
    else if (field == QLatin1String("series"))
        more_->setFields(fields_, form_->seriesKind() == invoicing::SeriesKind::Recovery);
    else if (field == QLatin1String("withholdings[0].type"))
        model_->setWithheld(more_->withholds());
    else if (!fields_.lines && field.startsWith(QLatin1String("customer.")))
        asking_.start();
    table_->setShown(LineModel::Withheld, more_->withholds());
}

void InvoiceEditor::setType(DocumentType type) {
    type_ = type;
    base_.type = invoicing::documentType(type).code;
    adapt();
    form_->setSeries(type_, books_.series);
    payments_->show(base_.payments, fields_.payment == Presence::Folded);
}

void InvoiceEditor::startNew(DocumentType type) {
    Draft draft;
    draft.type = invoicing::documentType(type).code;
    draft.date = formatDate(today(services_.clock, Zone::Lisbon));
    open(draft);
    fresh_ = true;
}

void InvoiceEditor::open(const Draft& draft) {
    base_ = draft;
    type_ = invoicing::parseDocumentType(draft.type).value_or(DocumentType::FT);
    touched_.clear();
    refusals_.clear();
    showAll_ = false;
    ready_ = false;
    fresh_ = false;
    error_->hide();
    while (auto* item = stops_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    more_->setUnfolded(false);
    adapt();
    form_->show(draft);
    more_->show(draft);
    payments_->show(draft.payments, fields_.payment == Presence::Folded);
    transport_->show(draft.transport);
    invoicing::DraftLine pattern;
    pattern.withheld = !draft.withholdings.empty();
    pattern.region = more_->region();
    if (type_ == DocumentType::ND && !draft.lines.empty()) // a note names its invoice on every line
        pattern.reference = draft.lines.front().reference;
    model_->setPattern(pattern);
    model_->setLines(draft.lines);
    settlements_->setSettlements(draft.settlements);
    settlementTable_->setEmptyText(tr("Escolha o cliente: aparecem aqui os documentos que tem por pagar."));
    table_->setShown(LineModel::Withheld, more_->withholds());
    const QString named = namedDocuments(draft);
    about_->setText(named.isEmpty() ? QString() : tr("sobre %1").arg(named));
    scroll_->verticalScrollBar()->setValue(0);
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this,
        [&services, draft](const JobContext&) { return readBooks(services, draft); },
        [this, question = ++question_](Outcome<DraftBooks> outcome) {
            if (question != question_)
                return;
            if (auto* books = std::get_if<0>(&outcome))
                showBooks(*books);
            else
                error_->show(std::get<Failure>(outcome));
            kept_ = base_.id == 0 ? std::string() : fingerprint(this->draft());
            ready_ = true;
            refresh();
        });
    refresh();
    form_->focusField("customer.nif");
}

Draft InvoiceEditor::draft() const {
    Draft draft = base_;
    draft.type = invoicing::documentType(type_).code;
    form_->fill(draft);
    more_->fill(draft);
    payments_->setPayable(payable_);
    if (fields_.payment != Presence::None)
        payments_->fill(draft.payments);
    else
        draft.payments.clear();
    draft.transport = {};
    if (fields_.transport != Presence::None)
        transport_->fill(draft.transport);
    if (fields_.transport != Presence::Shown && isBlank(draft.transport))
        draft.transport = {};
    draft.lines = fields_.lines ? model_->lines() : std::vector<invoicing::DraftLine>();
    draft.settlements =
        fields_.lines ? std::vector<invoicing::DraftSettlement>() : settlements_->settlements();
    return draft;
}

invoicing::VatRegime InvoiceEditor::regime() const {
    return books_.company ? books_.company->regime : invoicing::VatRegime::Normal;
}

void InvoiceEditor::touch(const QString& field) {
    refusals_.clear();
    if (!field.isEmpty())
        touched_.insert(fromQt(field));
    refresh();
}

void InvoiceEditor::showTotals(const Draft& draft) {
    if (!fields_.lines) {
        const auto received = settlements_->received().value_or(invoicing::Money{});
        const auto withheld = settlements_->withheld();
        payable_ = (received - withheld).toString();
        totals_->showReceipt(received, settlements_->discounts(), withheld);
        return;
    }
    const auto totals = invoicing::calculateReadable(draft, services_.taxes);
    model_->setTotals(totals);
    totals_->show(totals);
    payable_ = totals.payable().toString();
}

void InvoiceEditor::refresh() {
    auto draft = this->draft();
    model_->setDate(fromQt(QDate::fromString(toQt(draft.date), Qt::ISODate)));
    showTotals(draft);
    payments_->setPayable(payable_);
    if (fields_.payment != Presence::None) // a single payment is of what is payable now
        payments_->fill(draft.payments);
    const auto checked = invoicing::validate(draft, services_.taxes, regime());
    auto problems = refusals_;
    std::vector<Problem> advice;
    if (const auto* found = std::get_if<std::vector<Problem>>(&checked))
        problems.insert(problems.end(), found->begin(), found->end());
    else
        advice = invoicing::advise(std::get<invoicing::CheckedDraft>(checked),
                                   today(services_.clock, Zone::Lisbon));
    if (!showAll_)
        std::erase_if(problems, [this](const Problem& problem) { return !touched_.contains(problem.field); });
    showProblems(problems);
    problems_->show(problems, advice);
}

void InvoiceEditor::showProblems(const std::vector<Problem>& problems) {
    const std::initializer_list<FieldGroup*> groups{form_, more_, payments_, transport_};
    for (FieldGroup* group : groups)
        group->clearProblems();
    std::map<std::pair<int, int>, QString> cells;
    std::map<std::pair<int, std::string>, QString> settled;
    for (const auto& problem : problems) {
        const ProblemPlace place = placeOf(problem.field);
        if (place.line < 0) {
            for (FieldGroup* group : groups)
                if (group->setProblem(problem.field, reason(problem)))
                    break;
        } else if (place.list == "settlements") {
            settled[{place.line, place.member}] = reason(problem);
        } else {
            cells[{place.line, std::max(columnOf(place.member), int(LineModel::Code))}] = reason(problem);
        }
    }
    model_->setProblems(cells);
    settlements_->setProblems(settled);
}

void InvoiceEditor::goTo(const std::string& field) {
    const ProblemPlace place = placeOf(field);
    if (place.list == "settlements" || field == "settlements") {
        settlementTable_->setFocus();
        if (const int row = settlements_->rowOf(place.line); row >= 0)
            settlementTable_->setCurrentIndex(settlements_->index(row, SettlementModel::Amount));
        return;
    }
    if (place.line >= 0) {
        table_->editCell(model_->rowOfLine(place.line),
                         std::max(columnOf(place.member), int(LineModel::Code)));
        scroll_->ensureWidgetVisible(table_);
        return;
    }
    for (FieldGroup* group : std::initializer_list<FieldGroup*>{form_, payments_, transport_, more_}) {
        if (!group->knows(field))
            continue;
        if ((group == payments_ || group == transport_) && !group->isVisible())
            more_->setUnfolded(true);
        group->focusField(field);
        if (auto* control = QApplication::focusWidget())
            scroll_->ensureWidgetVisible(control);
        return;
    }
    if (fields_.lines)
        table_->editCell(model_->rowCount() - 1, LineModel::Description);
    else
        settlementTable_->setFocus();
}

void InvoiceEditor::openDetail(int row) {
    if (fields_.fixedLines || row < 0 || row >= model_->rowCount())
        return;
    const QDate day = QDate::fromString(toQt(draft().date), Qt::ISODate);
    LineDialog::openOver(model_->line(row), services_.taxes, fromQt(day), this,
                         [this, row](const invoicing::DraftLine& line) {
                             if (row < model_->rowCount())
                                 model_->setLine(row, line);
                         });
}

bool InvoiceEditor::isEmpty(const Draft& draft) const {
    const auto& customer = draft.customer;
    return draft.lines.empty() && draft.settlements.empty() && customer.nif.empty() &&
           customer.name.empty() && customer.address.empty() && draft.notes.empty();
}

void InvoiceEditor::keep(std::function<void(bool kept)> then) {
    table_->commit();
    settlementTable_->commit();
    const Draft draft = this->draft();
    const std::string now = fingerprint(draft);
    if (now == kept_ || (draft.id == 0 && isEmpty(draft))) {
        then(true);
        return;
    }
    auto& services = services_;
    const auto gross = fields_.lines ? invoicing::calculateReadable(draft, services.taxes).gross
                                     : settlements_->received().value_or(invoicing::Money{});
    runJob(
        jobs_, Lane::Reading, this,
        [&services, draft, gross](const JobContext&) { return services.drafts.save(draft, gross); },
        [this, now, then = std::move(then)](Outcome<std::int64_t> outcome) {
            if (const auto* key = std::get_if<0>(&outcome)) {
                base_.id = *key;
                kept_ = now;
            } else {
                error_->show(std::get<Failure>(outcome));
            }
            then(outcome.index() == 0);
        });
}

void InvoiceEditor::leave() {
    if (busy_)
        return;
    keep([this](bool kept) {
        if (kept)
            emit left();
    });
}

} // namespace cunho::ui
