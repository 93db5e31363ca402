// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/document_columns.hpp"
#include "store/values.hpp"

#include <algorithm>

namespace cunho::store {
namespace {

using invoicing::IssuedFacts;
using invoicing::Money;

void readWithholdings(Connection& connection, IssuedFacts& facts) {
    auto rows =
        connection.prepare("SELECT type, law, rate, base_cents, amount_cents FROM document_withholding"
                           " WHERE document = ? ORDER BY place");
    rows.bind(facts.id);
    while (rows.step()) {
        auto& each = facts.totals.withholdings.emplace_back();
        each.type = rows.text();
        each.law = rows.text();
        each.rate = storedDecimal(rows.text());
        each.base = Money::fromCents(rows.integer());
        each.amount = Money::fromCents(rows.integer());
    }
}

void readPayments(Connection& connection, IssuedFacts& facts) {
    auto rows = connection.prepare("SELECT mechanism, amount_cents, date FROM document_payment"
                                   " WHERE document = ? ORDER BY place");
    rows.bind(facts.id);
    while (rows.step()) {
        auto& each = facts.payments.emplace_back();
        each.mechanism = rows.text();
        each.amount = Money::fromCents(rows.integer());
        each.date = storedMaybeDate(rows.text());
    }
}

void readSettlementTaxes(Connection& connection, IssuedFacts& facts) {
    static const std::string sql = "SELECT settlement, " + taxKeyColumns("") +
                                   ", base_cents, tax_cents FROM document_settlement_tax"
                                   " WHERE document = ? ORDER BY settlement, place";
    auto rows = connection.prepare(sql);
    rows.bind(facts.id);
    while (rows.step()) {
        const auto at = static_cast<std::size_t>(rows.integer());
        if (at >= facts.settlements.size())
            damaged("settlement");
        auto& tax = facts.settlements[at].taxes.emplace_back();
        tax.key = readTaxKey(rows);
        tax.base = Money::fromCents(rows.integer());
        tax.tax = Money::fromCents(rows.integer());
    }
}

void readSettlements(Connection& connection, IssuedFacts& facts) {
    auto rows = connection.prepare("SELECT settled, amount_cents, discount_cents, settled_date, credit"
                                   " FROM document_settlement WHERE document = ? ORDER BY place");
    rows.bind(facts.id);
    while (rows.step()) {
        auto& each = facts.settlements.emplace_back();
        each.document = rows.text();
        each.amount = Money::fromCents(rows.integer());
        each.discount = Money::fromCents(rows.integer());
        each.documentDate = storedMaybeDate(rows.text());
        each.credit = rows.integer() != 0;
    }
    readSettlementTaxes(connection, facts);
}

void readTransport(Connection& connection, IssuedFacts& facts) {
    auto rows = connection.prepare("SELECT from_address, from_postal_code, from_city, from_country,"
                                   " to_address, to_postal_code, to_city, to_country, start, end, vehicle"
                                   " FROM document_transport WHERE document = ?");
    if (!rows.bind(facts.id).step())
        damaged("transport");
    invoicing::Transport transport;
    transport.from = readAddress(rows);
    transport.to = readAddress(rows);
    transport.start = storedLocal(rows.text());
    if (const auto end = rows.text(); !end.empty())
        transport.end = storedLocal(end);
    transport.vehicle = rows.text();
    facts.transport = std::move(transport);
}

} // namespace

void readExtras(Connection& connection, std::int64_t tables, IssuedFacts& facts) {
    if ((tables & extras::withholdings) != 0)
        readWithholdings(connection, facts);
    if ((tables & extras::payments) != 0)
        readPayments(connection, facts);
    if ((tables & extras::settlements) != 0)
        readSettlements(connection, facts);
    if ((tables & extras::transport) != 0)
        readTransport(connection, facts);
}

} // namespace cunho::store
