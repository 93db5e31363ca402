// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/drafts.hpp"

#include "store/document_columns.hpp"

#include <cunho/core/error.hpp>

namespace cunho::store {
namespace {

using invoicing::Draft;

/// Of the table draft, in the order of `bindHeader` and `readHeader`.
constexpr std::string_view headerColumns[] = {
    "type",
    "series",
    "date",
    "prices",
    "global_discount",
    "customer_name",
    "customer_nif",
    "customer_address",
    "customer_postal_code",
    "customer_city",
    "customer_country",
    "customer_code",
    "supply_date",
    "due_date",
    "terms",
    "notes",
    "reason",
    "currency",
    "exchange_rate",
    "from_address",
    "from_postal_code",
    "from_city",
    "from_country",
    "to_address",
    "to_postal_code",
    "to_city",
    "to_country",
    "transport_start",
    "transport_end",
    "vehicle",
    "origin_kind",
    "origin_number",
    "self_billing",
    "language",
};

/// "a, b, c", each with `after` behind it.
std::string listed(std::string_view after) {
    std::string list;
    for (const auto column : headerColumns)
        list.append(list.empty() ? "" : ", ").append(column).append(after);
    return list;
}

constexpr std::string_view lineColumns =
    "code, description, quantity, unit, unit_price, discount, region, tax, rate, exemption, tax_type,"
    " tax_amount, product_type, withheld, reference, reference_line, order_number";

void bindAddress(Statement& row, const invoicing::Address& address) {
    row.bind(address.address, address.postalCode, address.city, address.country);
}

void bindHeader(Statement& row, const Draft& draft) {
    const auto& customer = draft.customer;
    row.bind(draft.type, draft.series, draft.date, draft.prices, draft.globalDiscount, customer.name,
             customer.nif, customer.address, customer.postalCode, customer.city, customer.country,
             customer.code, draft.supplyDate, draft.dueDate, draft.terms, draft.notes, draft.reason,
             draft.currency, draft.exchangeRate);
    bindAddress(row, draft.transport.from);
    bindAddress(row, draft.transport.to);
    row.bind(draft.transport.start, draft.transport.end, draft.transport.vehicle, draft.origin.kind,
             draft.origin.number, draft.selfBilling, draft.language);
}

void readHeader(Statement& row, Draft& draft) {
    draft.type = row.text();
    draft.series = row.text();
    draft.date = row.text();
    draft.prices = row.text();
    draft.globalDiscount = row.text();
    draft.customer.name = row.text();
    draft.customer.nif = row.text();
    draft.customer.address = row.text();
    draft.customer.postalCode = row.text();
    draft.customer.city = row.text();
    draft.customer.country = row.text();
    draft.customer.code = row.text();
    draft.supplyDate = row.text();
    draft.dueDate = row.text();
    draft.terms = row.text();
    draft.notes = row.text();
    draft.reason = row.text();
    draft.currency = row.text();
    draft.exchangeRate = row.text();
    draft.transport.from = readAddress(row);
    draft.transport.to = readAddress(row);
    draft.transport.start = row.text();
    draft.transport.end = row.text();
    draft.transport.vehicle = row.text();
    draft.origin.kind = row.text();
    draft.origin.number = row.text();
    draft.selfBilling = row.integer() != 0;
    draft.language = row.text();
}

void readLine(Statement& row, invoicing::DraftLine& line) {
    line.code = row.text();
    line.description = row.text();
    line.quantity = row.text();
    line.unit = row.text();
    line.unitPrice = row.text();
    line.discount = row.text();
    line.region = row.text();
    line.tax = row.text();
    line.rate = row.text();
    line.exemption = row.text();
    line.taxType = row.text();
    line.taxAmount = row.text();
    line.productType = row.text();
    line.withheld = row.integer() != 0;
    line.reference = row.text();
    line.referenceLine = row.text();
    line.order = row.text();
}

void insertLines(Connection& connection, std::int64_t id, const Draft& draft) {
    auto row = connection.prepare("INSERT INTO draft_line (draft, place, " + std::string(lineColumns) +
                                  ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    for (const auto& line : draft.lines) {
        row.bind(id, place++, line.code, line.description, line.quantity, line.unit, line.unitPrice,
                 line.discount, line.region, line.tax, line.rate, line.exemption, line.taxType,
                 line.taxAmount, line.productType, line.withheld, line.reference, line.referenceLine,
                 line.order);
        row.step();
    }
}

void insertMoney(Connection& connection, std::int64_t id, const Draft& draft) {
    std::int64_t place = 0;
    for (const auto& each : draft.withholdings)
        connection.run("INSERT INTO draft_withholding VALUES (?, ?, ?, ?, ?)", id, place++, each.type,
                       each.rate, each.law);
    for (const auto& each : draft.payments)
        connection.run("INSERT INTO draft_payment VALUES (?, ?, ?, ?, ?)", id, place++, each.mechanism,
                       each.amount, each.date);
    for (const auto& each : draft.settlements)
        connection.run("INSERT INTO draft_settlement VALUES (?, ?, ?, ?, ?)", id, place++, each.document,
                       each.amount, each.discount);
}

void readMoney(Connection& connection, Draft& draft) {
    auto withholdings =
        connection.prepare("SELECT type, rate, law FROM draft_withholding WHERE draft = ? ORDER BY place");
    withholdings.bind(draft.id);
    while (withholdings.step()) {
        auto& each = draft.withholdings.emplace_back();
        each.type = withholdings.text();
        each.rate = withholdings.text();
        each.law = withholdings.text();
    }
    auto payments = connection.prepare(
        "SELECT mechanism, amount, date FROM draft_payment WHERE draft = ? ORDER BY place");
    payments.bind(draft.id);
    while (payments.step()) {
        auto& each = draft.payments.emplace_back();
        each.mechanism = payments.text();
        each.amount = payments.text();
        each.date = payments.text();
    }
    auto settlements = connection.prepare(
        "SELECT settled, amount, discount FROM draft_settlement WHERE draft = ? ORDER BY place");
    settlements.bind(draft.id);
    while (settlements.step()) {
        auto& each = draft.settlements.emplace_back();
        each.document = settlements.text();
        each.amount = settlements.text();
        each.discount = settlements.text();
    }
}

} // namespace

std::int64_t Drafts::save(const Draft& draft, invoicing::Money gross) {
    Transaction transaction(connection_);
    auto id = draft.id;
    if (id == 0)
        id = insert(draft, gross);
    else
        update(draft, gross);
    insertLines(connection_, id, draft);
    insertMoney(connection_, id, draft);
    transaction.commit();
    return id;
}

std::int64_t Drafts::insert(const Draft& draft, invoicing::Money gross) {
    std::string places = "?";
    for (std::size_t at = 0; at < std::size(headerColumns); ++at)
        places += ", ?";
    auto row = connection_.prepare("INSERT INTO draft (" + listed("") + ", gross_cents) VALUES (" + places +
                                   ") RETURNING id"); // the search triggers move last_insert_rowid
    bindHeader(row, draft);
    row.bind(gross.cents()).step();
    const auto id = row.integer();
    row.step(); // a statement with RETURNING counts once it has ended
    return id;
}

void Drafts::update(const Draft& draft, invoicing::Money gross) {
    auto row = connection_.prepare("UPDATE draft SET " + listed(" = ?") +
                                   ", gross_cents = ? WHERE id = ? RETURNING id");
    bindHeader(row, draft);
    if (!row.bind(gross.cents(), draft.id).step())
        throw Error(Fault::Conflict, "DRAFT_GONE");
    for (const std::string table : {"draft_line", "draft_withholding", "draft_payment", "draft_settlement"})
        connection_.run("DELETE FROM " + table + " WHERE draft = ?", draft.id);
}

std::optional<Draft> Drafts::find(std::int64_t id) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    auto rows = connection_.prepare("SELECT " + listed("") + " FROM draft WHERE id = ?");
    if (!rows.bind(id).step())
        return std::nullopt;
    Draft draft;
    draft.id = id;
    readHeader(rows, draft);
    auto lines = connection_.prepare("SELECT " + std::string(lineColumns) +
                                     " FROM draft_line WHERE draft = ? ORDER BY place");
    lines.bind(id);
    while (lines.step())
        readLine(lines, draft.lines.emplace_back());
    readMoney(connection_, draft);
    return draft;
}

void Drafts::remove(std::int64_t id) {
    const auto lock = connection_.lock();
    connection_.run("DELETE FROM draft WHERE id = ?", id);
}

} // namespace cunho::store
