// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/seal.hpp"

#include "store/values.hpp"

#include <cunho/crypto/digest.hpp>

#include <concepts>

namespace cunho::store {
namespace {

using invoicing::Decimal;
using invoicing::IssuedFacts;
using invoicing::Money;

/// Collects values so that no two different rows give the same bytes.
class Sealing {
  public:
    explicit Sealing(ByteView before) { add(asText(before)); }

    void add(std::string_view text) {
        number(static_cast<std::int64_t>(text.size()));
        bytes_ += text;
    }
    void add(const std::string& text) { add(std::string_view(text)); }
    void add(const Decimal& value) { add(value.toString()); }
    void add(const std::optional<Decimal>& value) { add(value ? value->toString() : std::string()); }
    void add(Money value) { number(value.cents()); }
    void add(Date value) { add(dateText(value)); }
    void add(const std::optional<Date>& value) { add(value ? dateText(*value) : std::string()); }
    void add(const LocalTime& value) { add(formatLocal(value)); }
    void add(const invoicing::Address& value) {
        all(value.address, value.postalCode, value.city, value.country);
    }
    void add(const invoicing::TaxKey& key) {
        all(key.region, invoicing::taxCodeName(key.code), key.rate, key.exemption,
            invoicing::taxTypeName(key.type), key.item, key.amount);
    }
    void add(const invoicing::TaxTotal& tax) { all(tax.key, tax.base, tax.tax); }
    void add(bool value) { number(value ? 1 : 0); }
    template<std::integral Number>
    requires(!std::same_as<Number, bool>) void add(Number value) { number(static_cast<std::int64_t>(value)); }

    template<typename... Values>
    void all(const Values&... values) {
        (add(values), ...);
    }

    Bytes finish() const { return crypto::sha256(asBytes(bytes_)).value; }

  private:
    void number(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes_ += static_cast<char>((bits >> static_cast<unsigned>(shift)) & 0xFFU);
    }
    std::string bytes_;
};

void addHead(Sealing& out, const IssuedFacts& facts, ByteView logoSha256) {
    out.all(facts.id, invoicing::documentType(facts.type).code, facts.series, facts.sequence, facts.number,
            facts.date, facts.systemEntry);
    const auto& issuer = facts.issuer;
    out.all(issuer.nif, issuer.name, issuer.address, issuer.postalCode, issuer.city, issuer.phone,
            issuer.email, issuer.registration, issuer.iban, asText(logoSha256), issuer.tradeName,
            issuer.website, issuer.eacCode, issuer.shareCapital, invoicing::vatRegimeName(issuer.regime));
    const auto& customer = facts.customer;
    out.all(customer.name, customer.nif, customer.address, customer.postalCode, customer.city,
            customer.country, customer.code);
    out.all(facts.prices == invoicing::PriceMode::Gross, facts.globalDiscount, facts.atcud.validationCode,
            facts.atcud.number, facts.previousHash, facts.hash, facts.hashControl, facts.certificateNumber,
            facts.qrText, facts.supplyDate.ok() ? facts.supplyDate : facts.date, facts.dueDate, facts.terms,
            facts.notes, facts.reason, facts.selfBilling, facts.cashVat, facts.language, facts.sourceId);
    out.add(facts.origin.has_value());
    if (facts.origin)
        out.all(facts.origin->kind, facts.origin->number);
    out.add(facts.transport.has_value());
    if (facts.transport) {
        const auto& transport = *facts.transport;
        out.all(transport.from, transport.to, transport.start,
                transport.end ? formatLocal(*transport.end) : std::string(), transport.vehicle);
    }
}

void addLines(Sealing& out, const IssuedFacts& facts) {
    out.add(facts.lines.size());
    for (const auto& line : facts.lines)
        out.all(line.code, line.description, line.quantity, line.unit, line.unitPrice, line.discount,
                line.tax, line.productType, line.productDescription, line.currencyPrice, line.withheld,
                line.reference, line.referenceLine, line.order, line.orderDate);
    for (const auto& line : facts.totals.lines)
        out.all(line.amount, line.discount, line.net);
}

void addTotals(Sealing& out, const invoicing::Totals& totals) {
    out.all(totals.net, totals.tax, totals.gross, totals.settlement, totals.taxes.size());
    for (const auto& tax : totals.taxes)
        out.add(tax);
    out.add(totals.withholdings.size());
    for (const auto& withholding : totals.withholdings)
        out.all(withholding.type, withholding.law, withholding.rate, withholding.base, withholding.amount);
    out.add(totals.currency.has_value());
    if (totals.currency)
        out.all(totals.currency->code, totals.currency->amount, totals.currency->rate);
}

void addPayments(Sealing& out, const IssuedFacts& facts) {
    out.add(facts.payments.size());
    for (const auto& payment : facts.payments)
        out.all(payment.mechanism, payment.amount, payment.date);
    out.add(facts.settlements.size());
    for (const auto& settlement : facts.settlements) {
        out.all(settlement.document, settlement.amount, settlement.discount, settlement.documentDate,
                settlement.credit, settlement.taxes.size());
        for (const auto& tax : settlement.taxes)
            out.add(tax);
    }
}

} // namespace

Bytes sealOf(const IssuedFacts& facts, ByteView logoSha256, ByteView before) {
    Sealing out(before);
    addHead(out, facts, logoSha256);
    addLines(out, facts);
    addTotals(out, facts.totals);
    addPayments(out, facts);
    return out.finish();
}

Bytes sealOf(std::int64_t document, const invoicing::StatusChange& change, ByteView before) {
    Sealing out(before);
    out.all(document, change.status, change.at, change.reason, change.sourceId);
    return out.finish();
}

} // namespace cunho::store
