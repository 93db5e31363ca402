// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/invoice_editor.hpp"

namespace cunho::ui {
namespace {

using invoicing::DocumentType;
using invoicing::Draft;

} // namespace

void InvoiceEditor::showBooks(const DraftBooks& books) {
    books_ = books;
    if (fresh_ && type_ == DocumentType::RG && regime() == invoicing::VatRegime::Cash)
        setType(DocumentType::RC);
    form_->setTerms(books.terms);
    form_->setSeries(type_, books.series);
    more_->setFields(fields_, form_->seriesKind() == invoicing::SeriesKind::Recovery);
    if (!fields_.lines)
        settlements_->setOpen(books.open);
    model_->setLeft(books.left);
    if (fresh_ && regime() == invoicing::VatRegime::Exempt53) {
        invoicing::DraftLine pattern = model_->line(model_->rowCount() - 1);
        pattern.tax = "ISE";
        pattern.exemption = "M10";
        model_->setPattern(pattern);
    }
    offerPlaces();
    showTotals(draft());
    payments_->follow(payable_);
}

/// Goods leave the company's place and go to the customer's, unless somebody says otherwise.
void InvoiceEditor::offerPlaces() {
    if (fields_.transport != Presence::Shown || !books_.company)
        return;
    const auto& company = *books_.company;
    Draft draft;
    form_->fill(draft);
    transport_->offer(
        {company.address, company.postalCode, company.city, "PT"},
        {draft.customer.address, draft.customer.postalCode, draft.customer.city, draft.customer.country});
}

void InvoiceEditor::takeCustomer(std::int64_t customer) {
    runJob(
        jobs_, Lane::Reading, this,
        [customers = services_.books.customers, customer](const JobContext&) {
            return customers->find(customer);
        },
        [this](Outcome<std::optional<invoicing::Customer>> outcome) {
            const auto* found = std::get_if<0>(&outcome);
            if (found == nullptr) {
                error_->show(std::get<Failure>(outcome));
                return;
            }
            if (!*found)
                return;
            form_->setCustomer((*found)->party);
            if (fields_.due == Presence::Shown && !(*found)->terms.empty()) {
                form_->chooseTerms((*found)->terms);
                more_->setDue(form_->due());
            }
            offerPlaces();
            if (!fields_.lines)
                readOpen();
            touch(QStringLiteral("customer.nif"));
            if (fields_.lines)
                table_->editCell(model_->rowCount() - 1, LineModel::Code);
            else
                settlementTable_->setFocus();
        });
}

void InvoiceEditor::takeProduct(int row, std::int64_t product) {
    runJob(
        jobs_, Lane::Reading, this,
        [products = services_.books.products, product](const JobContext&) { return products->find(product); },
        [this, row](Outcome<std::optional<invoicing::Product>> outcome) {
            const auto* found = std::get_if<0>(&outcome);
            if (found == nullptr || !*found || row >= model_->rowCount())
                return;
            const auto& record = **found;
            const Draft draft = this->draft();
            auto line = model_->line(row);
            line.code = record.code;
            line.description = record.description;
            line.unit = record.unit;
            line.taxType = record.taxType;
            line.tax = record.tax;
            line.exemption = record.exemption;
            line.productType = record.type;
            line.withheld = more_->withholds() && record.withheld;
            line.unitPrice = priceIn(draft.prices, record, services_.taxes, line.region,
                                     today(services_.clock, Zone::Lisbon));
            model_->setLine(row, line);
            table_->editCell(row, LineModel::Quantity);
        });
}

void InvoiceEditor::readOpen() {
    if (fields_.lines)
        return;
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this,
        [&services, customer = draft().customer](const JobContext&) {
            return openDocuments(services.documents, customer);
        },
        [this, question = question_](Outcome<std::vector<OpenDocument>> outcome) {
            if (question != question_)
                return;
            if (const auto* open = std::get_if<0>(&outcome)) {
                settlements_->setOpen(*open);
                settlementTable_->setEmptyText(tr("Este cliente não tem documentos por pagar."));
                refresh();
            } else {
                error_->show(std::get<Failure>(outcome));
            }
        });
}

} // namespace cunho::ui
