// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/field_limits.hpp"
#include "invoicing/issuing.hpp"
#include "invoicing/text_rules.hpp"

#include <cunho/invoicing/fiscal_qr.hpp>

namespace cunho::invoicing {
namespace {

constexpr std::size_t hashLength = 172; ///< Base64 of 1024 bits; SAF-T takes no longer hash

void copyDraft(IssuedFacts& facts, const CheckedDraft& draft) {
    facts.type = draft.type();
    facts.date = draft.date();
    facts.customer = draft.customer();
    facts.prices = draft.prices();
    facts.globalDiscount = draft.globalDiscount();
    facts.lines = draft.lines();
    facts.supplyDate = draft.supplyDate();
    facts.dueDate = draft.dueDate();
    facts.terms = draft.terms();
    facts.notes = draft.notes();
    facts.reason = draft.reason();
    facts.payments = draft.payments();
    facts.transport = draft.transport();
    facts.origin = draft.origin();
    facts.selfBilling = draft.selfBilling();
    facts.language = draft.language();
    if (documentType(facts.type).block != SaftBlock::Payments)
        facts.totals = calculate(draft); // a receipt's are those of what it settles
}

/// DL 71/2013: in the regime of cash VAT sales say so, and their receipts.
bool isCashVat(const IssuedFacts& facts) {
    return facts.type == DocumentType::RC || (facts.issuer.regime == VatRegime::Cash &&
                                              documentType(facts.type).block == SaftBlock::SalesInvoices);
}

/// Codes of customer and products as the books have them; what may not change in their records any more.
void fillMasters(Issuing& issuing) {
    try {
        issuing.books.fillMasters(issuing.facts);
    } catch (const Error& error) {
        const bool name = error.reason() == "CUSTOMER_NAME_FIXED";
        const bool customer = name || error.reason() == "CUSTOMER_NIF_FIXED";
        issuing.findings.add(error, customer ? (name ? "customer.name" : "customer.nif") : "");
    }
}

void check(Issuing& issuing) {
    copyDraft(issuing.facts, issuing.draft);
    issuing.facts.sourceId = issuing.options.sourceId;
    checkBooks(issuing);
    checkReferences(issuing);
    checkSettlements(issuing);
    checkOrders(issuing);
    issuing.facts.cashVat = isCashVat(issuing.facts);
    if (issuing.findings.empty())
        fillMasters(issuing);
}

std::optional<Money> unlessZero(Money amount) {
    return amount == Money{} ? std::nullopt : std::optional(amount);
}

/// Receipts RG and transport documents without values state no tax: I1 is 0 (QR specification, field I1).
bool statesTax(const IssuedFacts& facts) {
    const bool sale = documentType(facts.type).block == SaftBlock::SalesInvoices;
    return facts.type != DocumentType::RG && (sale || facts.totals.gross != Money{});
}

std::string qrText(const IssuedFacts& facts) {
    FiscalQr qr;
    qr.issuerNif = facts.issuer.nif;
    qr.customerNif = facts.customer.nif;
    qr.customerCountry = facts.customer.country;
    qr.documentType = documentType(facts.type).code;
    qr.status = facts.selfBilling ? 'S' : 'N';
    qr.date = facts.date;
    qr.number = facts.number;
    qr.atcud = facts.atcud.toString();
    if (statesTax(facts)) {
        qr.taxes = facts.totals.taxes;
        qr.notSubject = unlessZero(facts.totals.notSubject());
        qr.stampDuty = unlessZero(facts.totals.stampDuty());
    }
    qr.taxPayable = facts.totals.tax;
    qr.gross = facts.totals.gross;
    qr.withholding = unlessZero(facts.totals.withheld());
    qr.hashCharacters = facts.printedHashCharacters();
    qr.certificateNumber = facts.certificateNumber;
    return qr.text();
}

/// "1", "1-FTM abc/00001", "1-FTD FT 2013A/99" (Despacho 8632/2014, 2.4.5 and 2.5.5).
std::string hashControl(const IssuedFacts& facts, const HashKey& key) {
    const std::string version = key.training() ? "0" : std::to_string(key.keyVersion);
    if (!facts.origin)
        return version;
    return version + "-" + std::string(documentType(facts.type).code) + facts.origin->kind + " " +
           facts.origin->number;
}

void chain(IssuedFacts& facts, const HashKey& key) {
    facts.certificateNumber = key.certificateNumber;
    if (!documentType(facts.type).hashed)
        return;
    facts.hash = signHash(
        {facts.date, facts.systemEntry, facts.number, facts.totals.gross, facts.previousHash}, key.key);
    facts.hashControl = hashControl(facts, key);
    if (!key.training() && facts.hash.size() != hashLength)
        throw Error(Fault::Configuration, "HASH_KEY_UNSUITABLE", {{"bits", std::to_string(key.key.bits())}});
}

std::string joined(const std::vector<std::string>& numbers) {
    std::string text;
    for (const std::string& number : numbers)
        text += (text.empty() ? "" : ", ") + number;
    return text;
}

std::string cancelReason(std::string_view typed) {
    const std::string reason = trimmed(typed);
    const TextFacts facts = lookAt(reason);
    if (reason.empty() || !facts.utf8 || facts.controls || facts.length > longestReason)
        throw Error(Fault::Input, "CANCEL_REASON", {{"max", std::to_string(longestReason)}});
    return reason;
}

void requireCancellable(const IssuedFacts& document, const Dealings& dealings) {
    const auto refuse = [&](std::string_view reason, const std::vector<std::string>& numbers) {
        throw Error(Fault::Input, std::string(reason),
                    {{"document", document.number}, {"numbers", joined(numbers)}});
    };
    if (dealings.cancelled)
        refuse("CANCEL_TWICE", {});
    if (!dealings.notes.empty())
        refuse("CANCEL_NOTES", dealings.notes);
    if (!dealings.receipts.empty())
        refuse("CANCEL_RECEIPTS", dealings.receipts);
    const Standing standing =
        standingOf(documentType(document.type), document.totals.gross, document.totals.payable(), dealings);
    if (const auto refusal = refusalOf(document.type, standing, DocumentAction::Cancel))
        refuse(*refusal, {});
}

/// Orders that the invoice closed are open again.
void reopenOrders(LedgerTransaction& books, const IssuedFacts& invoice, const StatusChange& cancelled) {
    if (!documentType(invoice.type).invoice)
        return;
    std::string last;
    for (const CheckedLine& line : invoice.lines) {
        if (line.order.empty() || line.order == last)
            continue;
        last = line.order;
        const auto order = books.document(line.order);
        if (!order)
            continue;
        const Dealings dealings = books.dealings(order->id);
        if (dealings.invoiced && !dealings.cancelled)
            books.change(order->id, {'N', cancelled.at, {}, cancelled.sourceId});
    }
}

} // namespace

std::vector<Problem> Ledger::problems(const CheckedDraft& draft, const IssueOptions& options,
                                      const HashKey* key) {
    const auto books = store_.begin();
    Issuing issuing{*books, draft, options, key, clock_.now()};
    check(issuing);
    return issuing.findings.problems();
}

IssuedDocument Ledger::issue(const CheckedDraft& draft, const HashKey& key, const IssueOptions& options) {
    const auto books = store_.begin();
    // The clock is read inside the lock, so that entries stay in order.
    Issuing issuing{*books, draft, options, &key, clock_.now()};
    check(issuing);
    issuing.findings.throwFirst();
    IssuedFacts& facts = issuing.facts;
    chain(facts, key);
    facts.qrText = qrText(facts);
    facts.id = books->insert(facts, draft.draftId());
    for (const std::int64_t order : issuing.orders)
        books->change(order, {'F', facts.systemEntry, {}, facts.sourceId});
    books->commit();
    return IssuedDocument(std::move(facts));
}

void Ledger::cancel(const CancelRequest& request, bool delivered) {
    const StatusChange change{'A', toLocal(clock_.now(), Zone::Lisbon), cancelReason(request.reason),
                              request.sourceId};
    const auto books = store_.begin();
    books->requireSound();
    const auto document = books->document(request.number);
    if (!document)
        throw Error(Fault::NotFound, "DOCUMENT_UNKNOWN", {}, request.number);
    requireCancellable(*document, books->dealings(document->id));
    if (delivered && !request.notDelivered)
        throw Error(Fault::Input, "CANCEL_DELIVERED", {{"document", document->number}});
    if (document->transport && document->transport->start <= change.at &&
        documentType(document->type).block == SaftBlock::MovementOfGoods) {
        throw Error(Fault::Input, "CANCEL_AFTER_TRANSPORT",
                    {{"document", document->number}, {"start", formatLocal(document->transport->start)}});
    }
    if (change.at < document->systemEntry) {
        throw Error(Fault::Clock, "CLOCK_BEFORE_SERIES",
                    {{"last", formatLocal(document->systemEntry)}, {"now", formatLocal(change.at)}});
    }
    books->change(document->id, change);
    reopenOrders(*books, *document, change);
    books->commit();
}

} // namespace cunho::invoicing
