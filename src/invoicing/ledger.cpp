// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/invoicing/fiscal_qr.hpp>
#include <cunho/invoicing/ledger.hpp>

#include <limits>

namespace cunho::invoicing {
namespace {

constexpr std::size_t hashLength = 172; ///< Base64 of 1024 bits; SAF-T takes no longer hash

Series openSeries(LedgerTransaction& transaction, const CheckedDraft& draft) {
    auto series = transaction.series(draft.type(), draft.series());
    if (!series)
        throw Error(Fault::Input, "SERIES_UNKNOWN", {{"series", draft.series()}});
    if (!series->active)
        throw Error(Fault::Input, "SERIES_CLOSED", {{"series", series->id}});
    if (!isValidationCode(series->validationCode)) {
        throw Error(Fault::Input, "SERIES_WITHOUT_CODE", {{"series", series->id}});
    }
    return *series;
}

/// Numbers follow date and time of issue (Despacho 8632/2014, 3.2.1).
void checkOrder(const SeriesEnd& end, Date date, const LocalTime& now) {
    if (date < end.date)
        throw Error(Fault::Input, "DATE_BEFORE_SERIES", {{"date", formatDate(end.date)}});
    if (now < end.systemEntry) {
        throw Error(Fault::Clock, "CLOCK_BEFORE_SERIES",
                    {{"last", formatLocal(end.systemEntry)}, {"now", formatLocal(now)}});
    }
}

std::int64_t nextNumber(const Series& series, const std::optional<SeriesEnd>& end) {
    if (!end)
        return series.firstNumber;
    if (end->sequence == std::numeric_limits<std::int64_t>::max()) {
        throw Error(Fault::Input, "SERIES_CLOSED", {{"series", series.id}});
    }
    return end->sequence + 1;
}

Company issuer(LedgerTransaction& transaction) {
    Company company = transaction.company();
    if (company.nif.empty() || company.name.empty())
        throw Error(Fault::Configuration, "COMPANY_MISSING");
    return company;
}

void chain(IssuedFacts& facts, const HashKey& key) {
    facts.hash = signHash(
        {facts.date, facts.systemEntry, facts.number, facts.totals.gross, facts.previousHash}, key.key);
    facts.certificateNumber = key.certificateNumber;
    facts.hashControl = key.training() ? "0" : std::to_string(key.keyVersion);
    if (!key.training() && facts.hash.size() != hashLength) {
        throw Error(Fault::Configuration, "HASH_KEY_UNSUITABLE", {{"bits", std::to_string(key.key.bits())}});
    }
}

std::string qrText(const IssuedFacts& facts) {
    FiscalQr qr;
    qr.issuerNif = facts.issuer.nif;
    qr.customerNif = facts.customer.nif;
    qr.customerCountry = facts.customer.country;
    qr.documentType = documentType(facts.type).code;
    qr.date = facts.date;
    qr.number = facts.number;
    qr.atcud = facts.atcud.toString();
    qr.taxes = facts.totals.taxes;
    qr.taxPayable = facts.totals.tax;
    qr.gross = facts.totals.gross;
    qr.hashCharacters = facts.printedHashCharacters();
    qr.certificateNumber = facts.certificateNumber;
    return qr.text();
}

IssuedFacts copyDraft(const CheckedDraft& draft) {
    IssuedFacts facts;
    facts.type = draft.type();
    facts.date = draft.date();
    facts.customer = draft.customer();
    facts.prices = draft.prices();
    facts.globalDiscount = draft.globalDiscount();
    facts.lines = draft.lines();
    facts.totals = calculate(draft);
    return facts;
}

} // namespace

IssuedDocument Ledger::issue(const CheckedDraft& draft, const HashKey& key, const IssueOptions& options) {
    IssuedFacts facts = copyDraft(draft);
    facts.sourceId = options.sourceId;
    const auto transaction = store_.begin();
    facts.systemEntry =
        toLocal(clock_.now(), Zone::Lisbon); // read inside the lock, so that entries stay in order
    const Series series = openSeries(*transaction, draft);
    facts.issuer = issuer(*transaction);
    const auto end = transaction->end(draft.type(), series.id);
    if (end) {
        checkOrder(*end, facts.date, facts.systemEntry);
        facts.previousHash = end->hash;
    }
    facts.series = series.id;
    facts.sequence = nextNumber(series, end);
    facts.number = documentNumber(facts.type, facts.series, facts.sequence);
    facts.atcud = {series.validationCode, facts.sequence};
    chain(facts, key);
    facts.qrText = qrText(facts);
    facts.id = transaction->insert(facts, draft.draftId());
    transaction->commit();
    return IssuedDocument(std::move(facts));
}

} // namespace cunho::invoicing
