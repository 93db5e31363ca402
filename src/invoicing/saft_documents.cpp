// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_file.hpp"

#include <algorithm>

namespace cunho::invoicing {

/// The elements of one DocumentStatus.
struct SaftFile::StatusNames {
    std::string_view status;
    std::string_view date;
    std::string_view source = "SourceBilling";
};

void SaftFile::document(const SaftDocument& document) {
    switch (documentType(document.facts.type).block) {
    case SaftBlock::SalesInvoices: return sale(document);
    case SaftBlock::MovementOfGoods: return movement(document);
    case SaftBlock::WorkingDocuments: return working(document);
    case SaftBlock::Payments: return receipt(document);
    }
}

void SaftFile::status(const SaftDocument& document, const StatusNames& names) {
    const StatusChange& change = document.status;
    start("DocumentStatus");
    text(names.status, std::string(1, change.status), 1);
    time(names.date, change.at);
    optional("Reason", change.reason, 50);
    mandatory("SourceID", change.sourceId.empty() ? document.facts.sourceId : change.sourceId, 30);
    text(names.source, document.facts.origin ? "M" : "P", 1);
    end();
}

/// A training document's hash is kept, and not told (Portaria 302/2016, 4.1.4.4).
void SaftFile::signature(const IssuedFacts& facts) {
    text("Hash", facts.training() ? std::string("0") : facts.hash, 172);
    text("HashControl", facts.hashControl.empty() ? std::string("0") : facts.hashControl, 70);
    text("Period", std::to_string(static_cast<unsigned>(facts.date.month())), 2);
}

void SaftFile::activity(const IssuedFacts& facts) {
    const std::string& code = facts.issuer.eacCode;
    if (code.size() == 5 && code.find_first_not_of("0123456789") == std::string::npos)
        text("EACCode", code, 5);
}

void SaftFile::customerOf(const IssuedFacts& facts) {
    text("CustomerID", facts.customer.code, 30);
}

void SaftFile::transport(const IssuedFacts& facts) {
    if (!facts.transport)
        return;
    const Transport& way = *facts.transport;
    const auto place = [&](std::string_view name, const Address& at, std::string_view vehicle, Date day) {
        start(name);
        optional("DeliveryID", vehicle, 255);
        date("DeliveryDate", day);
        address("Address", at.address, at.city, at.postalCode, at.country);
        end();
    };
    place("ShipTo", way.to, {}, way.end ? way.end->date : way.start.date);
    place("ShipFrom", way.from, way.vehicle, way.start.date);
    if (way.end)
        time("MovementEndTime", *way.end);
    time("MovementStartTime", way.start);
}

void SaftFile::sale(const SaftDocument& document) {
    const IssuedFacts& facts = document.facts;
    start("Invoice");
    text("InvoiceNo", facts.number, 60);
    text("ATCUD", facts.atcud.toString(), 100);
    status(document, {"InvoiceStatus", "InvoiceStatusDate"});
    signature(facts);
    date("InvoiceDate", facts.date);
    text("InvoiceType", documentType(facts.type).code, 2);
    start("SpecialRegimes");
    text("SelfBillingIndicator", facts.selfBilling ? "1" : "0", 1);
    text("CashVATSchemeIndicator", facts.cashVat ? "1" : "0", 1);
    text("ThirdPartiesBillingIndicator", "0", 1);
    end();
    mandatory("SourceID", facts.sourceId, 30);
    activity(facts);
    time("SystemEntryDate", facts.systemEntry);
    customerOf(facts);
    transport(facts);
    lines(facts);
    start("DocumentTotals");
    totals(facts);
    currency(facts);
    conditions(facts);
    payments("Payment", facts);
    end();
    withholdings(facts);
    end();
}

void SaftFile::movement(const SaftDocument& document) {
    const IssuedFacts& facts = document.facts;
    start("StockMovement");
    text("DocumentNumber", facts.number, 60);
    text("ATCUD", facts.atcud.toString(), 100);
    status(document, {"MovementStatus", "MovementStatusDate"});
    signature(facts);
    date("MovementDate", facts.date);
    text("MovementType", documentType(facts.type).code, 2);
    time("SystemEntryDate", facts.systemEntry);
    customerOf(facts);
    mandatory("SourceID", facts.sourceId, 30);
    activity(facts);
    transport(facts);
    optional("ATDocCodeID", facts.atDocCode, 200);
    lines(facts);
    start("DocumentTotals");
    totals(facts);
    currency(facts);
    end();
    end();
}

void SaftFile::working(const SaftDocument& document) {
    const IssuedFacts& facts = document.facts;
    start("WorkDocument");
    text("DocumentNumber", facts.number, 60);
    text("ATCUD", facts.atcud.toString(), 100);
    status(document, {"WorkStatus", "WorkStatusDate"});
    signature(facts);
    date("WorkDate", facts.date);
    text("WorkType", documentType(facts.type).code, 2);
    mandatory("SourceID", facts.sourceId, 30);
    activity(facts);
    time("SystemEntryDate", facts.systemEntry);
    customerOf(facts);
    lines(facts);
    start("DocumentTotals");
    totals(facts);
    currency(facts);
    end();
    end();
}

void SaftFile::receipt(const SaftDocument& document) {
    const IssuedFacts& facts = document.facts;
    start("Payment");
    text("PaymentRefNo", facts.number, 60);
    text("ATCUD", facts.atcud.toString(), 100);
    text("Period", std::to_string(static_cast<unsigned>(facts.date.month())), 2);
    date("TransactionDate", facts.date);
    text("PaymentType", documentType(facts.type).code, 2);
    status(document, {"PaymentStatus", "PaymentStatusDate", "SourcePayment"});
    payments("PaymentMethod", facts);
    mandatory("SourceID", facts.sourceId, 30);
    time("SystemEntryDate", facts.systemEntry);
    customerOf(facts);
    settlements(facts);
    start("DocumentTotals");
    totals(facts);
    if (facts.totals.settlement > Money()) {
        start("Settlement");
        money("SettlementAmount", facts.totals.settlement);
        end();
    }
    currency(facts);
    end();
    withholdings(facts);
    end();
}

void SaftFile::totals(const IssuedFacts& facts) {
    money("TaxPayable", facts.totals.tax);
    money("NetTotal", facts.totals.net);
    money("GrossTotal", facts.totals.gross);
}

void SaftFile::currency(const IssuedFacts& facts) {
    if (!facts.totals.currency)
        return;
    start("Currency");
    text("CurrencyCode", facts.totals.currency->code, 3);
    decimal("CurrencyAmount", facts.totals.currency->amount, 2);
    decimal("ExchangeRate", facts.totals.currency->rate);
    end();
}

void SaftFile::conditions(const IssuedFacts& facts) {
    const std::string terms =
        !facts.terms.empty() || !facts.dueDate ? facts.terms : formatDate(*facts.dueDate);
    if (terms.empty())
        return;
    start("Settlement");
    text("PaymentTerms", terms, 100);
    end();
}

void SaftFile::payments(std::string_view name, const IssuedFacts& facts) {
    for (const Payment& payment : facts.payments) {
        start(name);
        text("PaymentMechanism", payment.mechanism, 2);
        money("PaymentAmount", payment.amount);
        date("PaymentDate", payment.date);
        end();
    }
}

void SaftFile::withholdings(const IssuedFacts& facts) {
    for (const Withholding& withheld : facts.totals.withholdings) {
        start("WithholdingTax");
        text("WithholdingTaxType", withheld.type, 3);
        optional("WithholdingTaxDescription", withheld.law, 60);
        money("WithholdingTaxAmount", withheld.amount);
        end();
    }
}

} // namespace cunho::invoicing
