// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/document_columns.hpp"
#include "store/document_rows.hpp"
#include "store/pictures.hpp"
#include "store/seal.hpp"
#include "store/values.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::store {
namespace {

using invoicing::IssuedFacts;
using invoicing::Money;

std::int64_t extrasOf(const IssuedFacts& facts) {
    return (facts.totals.withholdings.empty() ? 0 : extras::withholdings) |
           (facts.payments.empty() ? 0 : extras::payments) |
           (facts.settlements.empty() ? 0 : extras::settlements) | (facts.transport ? extras::transport : 0);
}

std::string_view pricesName(invoicing::PriceMode mode) {
    return mode == invoicing::PriceMode::Gross ? "gross" : "net";
}

/// What each line takes of the gross total: its net and its part of its key's tax. The parts of a key add up
/// to its tax, whatever the cents.
std::vector<std::int64_t> grossShares(const IssuedFacts& facts) {
    std::vector<std::int64_t> shares;
    for (const auto& line : facts.totals.lines)
        shares.push_back(line.net.cents());
    for (const auto& tax : facts.totals.taxes) {
        invoicing::Int128 net = 0;
        std::int64_t given = 0;
        for (std::size_t at = 0; at < facts.lines.size(); ++at) {
            if (facts.lines[at].tax != tax.key)
                continue;
            net += facts.totals.lines[at].net.cents();
            const auto upTo = tax.base.cents() == 0
                                  ? tax.tax.cents()
                                  : static_cast<std::int64_t>(net * tax.tax.cents() / tax.base.cents());
            shares[at] += upTo - given;
            given = upTo;
        }
    }
    return shares;
}

void insertLines(Connection& connection, std::int64_t id, const IssuedFacts& facts) {
    if (facts.lines.size() != facts.totals.lines.size())
        throw Error(Fault::Internal, "DOCUMENT_INCOMPLETE", {}, "lines and line totals differ in number");
    const auto shares =
        invoicing::documentType(facts.type).rectifies ? grossShares(facts) : std::vector<std::int64_t>();
    auto row = connection.prepare(
        "INSERT INTO document_line (region, tax, rate, exemption, tax_type, tax_item, tax_amount, document,"
        " place, code, description, quantity, unit, unit_price, discount, amount, discount_amount, net_cents,"
        " product_type, product_description, currency_price, withheld, reference, reference_line,"
        " order_number, order_date, gross_cents) VALUES"
        " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t at = 0; at < facts.lines.size(); ++at) {
        const auto& line = facts.lines[at];
        const auto& total = facts.totals.lines[at];
        bindTaxKey(row, line.tax);
        row.bind(id, static_cast<std::int64_t>(at), line.code, line.description, line.quantity.toString(),
                 line.unit, line.unitPrice.toString(), line.discount.toString(), total.amount.toString(),
                 total.discount.toString(), total.net.cents(), line.productType, line.productDescription,
                 decimalText(line.currencyPrice), line.withheld, line.reference, line.referenceLine,
                 line.order, dateText(line.orderDate.value_or(Date{})),
                 shares.empty() ? std::int64_t{0} : shares[at]);
        row.step();
    }
}

void insertTaxes(Connection& connection, std::int64_t id, const IssuedFacts& facts) {
    auto row = connection.prepare(
        "INSERT INTO document_tax (region, tax, rate, exemption, tax_type, tax_item, tax_amount, document,"
        " place, base_cents, tax_cents) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    for (const auto& tax : facts.totals.taxes) {
        bindTaxKey(row, tax.key);
        row.bind(id, place++, tax.base.cents(), tax.tax.cents());
        row.step();
    }
}

void insertWithholdings(Connection& connection, std::int64_t id, const IssuedFacts& facts) {
    std::int64_t place = 0;
    for (const auto& each : facts.totals.withholdings)
        connection.run("INSERT INTO document_withholding VALUES (?, ?, ?, ?, ?, ?, ?)", id, place++,
                       each.type, each.law, each.rate.toString(), each.base.cents(), each.amount.cents());
}

void insertPayments(Connection& connection, std::int64_t id, const IssuedFacts& facts) {
    std::int64_t place = 0;
    for (const auto& each : facts.payments)
        connection.run("INSERT INTO document_payment VALUES (?, ?, ?, ?, ?)", id, place++, each.mechanism,
                       each.amount.cents(), dateText(each.date));
}

void insertSettlementTaxes(Connection& connection, std::int64_t id, std::int64_t settlement,
                           const std::vector<invoicing::TaxTotal>& taxes) {
    auto row = connection.prepare(
        "INSERT INTO document_settlement_tax (region, tax, rate, exemption, tax_type, tax_item, tax_amount,"
        " document, settlement, place, base_cents, tax_cents) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    for (const auto& tax : taxes) {
        bindTaxKey(row, tax.key);
        row.bind(id, settlement, place++, tax.base.cents(), tax.tax.cents());
        row.step();
    }
}

void insertSettlements(Connection& connection, std::int64_t id, const IssuedFacts& facts) {
    std::int64_t place = 0;
    for (const auto& each : facts.settlements) {
        connection.run("INSERT INTO document_settlement VALUES (?, ?, ?, ?, ?, ?, ?)", id, place,
                       each.document, each.amount.cents(), each.discount.cents(), dateText(each.documentDate),
                       each.credit);
        insertSettlementTaxes(connection, id, place++, each.taxes);
    }
}

void insertTransport(Connection& connection, std::int64_t id, const IssuedFacts& facts) {
    if (!facts.transport)
        return;
    const auto& [from, to, start, end, vehicle] = *facts.transport;
    connection.run("INSERT INTO document_transport VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", id,
                   from.address, from.postalCode, from.city, from.country, to.address, to.postalCode, to.city,
                   to.country, formatLocal(start), end ? formatLocal(*end) : std::string(), vehicle);
}

void bindHead(Statement& row, const IssuedFacts& facts, const std::optional<Bytes>& logo) {
    row.bind(facts.id, invoicing::documentType(facts.type).code, facts.series, facts.sequence, facts.number,
             formatDate(facts.date), formatLocal(facts.systemEntry));
    const auto& issuer = facts.issuer;
    row.bind(issuer.nif, issuer.name, issuer.address, issuer.postalCode, issuer.city, issuer.phone,
             issuer.email, issuer.registration, issuer.iban);
    if (logo)
        row.bind(*logo);
    else
        row.bind(nullptr);
    row.bind(issuer.tradeName, issuer.website, issuer.eacCode, issuer.shareCapital,
             invoicing::vatRegimeName(issuer.regime));
    const auto& customer = facts.customer;
    row.bind(customer.name, customer.nif, customer.address, customer.postalCode, customer.city,
             customer.country, customer.code);
}

void bindRest(Statement& row, const IssuedFacts& facts) {
    const auto& totals = facts.totals;
    row.bind(pricesName(facts.prices), facts.globalDiscount.toString(), totals.net.cents(),
             totals.tax.cents(), totals.gross.cents(), facts.atcud.validationCode, facts.atcud.number,
             facts.previousHash, facts.hash, facts.hashControl, facts.certificateNumber, facts.qrText,
             facts.supplyDate == facts.date ? std::string() : dateText(facts.supplyDate),
             dateText(facts.dueDate.value_or(Date{})), facts.terms, facts.notes, facts.reason);
    row.bind(totals.currency ? totals.currency->code : std::string(),
             (totals.currency ? totals.currency->amount : invoicing::Decimal()).toString(),
             (totals.currency ? totals.currency->rate : invoicing::Decimal()).toString(),
             totals.settlement.cents(), facts.origin ? std::string(1, facts.origin->kind) : std::string(),
             facts.origin ? facts.origin->number : std::string(), facts.selfBilling, facts.cashVat,
             facts.language, facts.sourceId, extrasOf(facts), totals.withheld().cents());
}

std::string insertHeadSql() {
    std::string values;
    for (std::size_t at = 0; at < headColumnCount() + 2; ++at)
        values += at == 0 ? "?" : ", ?";
    return "INSERT INTO document (" + headColumns("") + ", withheld_cents, seal) VALUES (" + values + ")";
}

void insertHead(Connection& connection, const IssuedFacts& facts, const std::optional<Bytes>& logo,
                ByteView seal) {
    static const std::string sql = insertHeadSql();
    auto row = connection.prepare(sql);
    bindHead(row, facts, logo);
    bindRest(row, facts);
    row.bind(seal);
    row.step();
}

} // namespace

LastSeal lastSeal(Connection& connection) {
    auto rows = connection.prepare("SELECT id, seal FROM document WHERE id = (SELECT max(id) FROM document)");
    LastSeal last;
    if (rows.step()) {
        last.id = rows.integer();
        last.seal = rows.blob();
    }
    return last;
}

LastSeal insertDocument(Connection& connection, const IssuedFacts& issued) {
    const auto before = lastSeal(connection);
    IssuedFacts facts = issued;
    facts.id = before.id + 1;
    insertLines(connection, facts.id, facts);
    insertTaxes(connection, facts.id, facts);
    insertWithholdings(connection, facts.id, facts);
    insertPayments(connection, facts.id, facts);
    insertSettlements(connection, facts.id, facts);
    insertTransport(connection, facts.id, facts);
    const auto logo = keepPicture(connection, facts.issuer.logo);
    auto seal = sealOf(facts, logo.value_or(Bytes()), before.seal);
    insertHead(connection, facts, logo, seal);
    return {facts.id, std::move(seal)};
}

} // namespace cunho::store
