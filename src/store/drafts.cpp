// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/drafts.hpp"

#include <cunho/core/error.hpp>

namespace cunho::store {
namespace {

using invoicing::Draft;

void bindHeader(Statement& row, const Draft& draft, invoicing::Money gross) {
    const auto& customer = draft.customer;
    row.bind(draft.type, draft.series, draft.date, draft.prices, draft.globalDiscount, customer.name,
             customer.nif, customer.address, customer.postalCode, customer.city, customer.country,
             gross.cents());
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
}

} // namespace

std::int64_t Drafts::save(const Draft& draft, invoicing::Money gross) {
    Transaction transaction(connection_);
    auto id = draft.id;
    if (id == 0)
        id = insert(draft, gross);
    else
        update(draft, gross);
    insertLines(id, draft.lines);
    transaction.commit();
    return id;
}

std::int64_t Drafts::insert(const Draft& draft, invoicing::Money gross) {
    auto row =
        connection_.prepare("INSERT INTO draft (type, series, date, prices, global_discount, customer_name,"
                            " customer_nif, customer_address, customer_postal_code, customer_city,"
                            " customer_country, gross_cents) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                            " RETURNING id"); // the search triggers move last_insert_rowid
    bindHeader(row, draft, gross);
    row.step();
    const auto id = row.integer();
    row.step(); // a statement with RETURNING counts once it has ended
    return id;
}

void Drafts::update(const Draft& draft, invoicing::Money gross) {
    auto row = connection_.prepare("UPDATE draft SET type = ?, series = ?, date = ?, prices = ?,"
                                   " global_discount = ?, customer_name = ?, customer_nif = ?,"
                                   " customer_address = ?, customer_postal_code = ?, customer_city = ?,"
                                   " customer_country = ?, gross_cents = ? WHERE id = ? RETURNING id");
    bindHeader(row, draft, gross);
    row.bind(draft.id);
    if (!row.step())
        throw Error(Fault::Conflict, "DRAFT_GONE");
    connection_.run("DELETE FROM draft_line WHERE draft = ?", draft.id);
}

void Drafts::insertLines(std::int64_t id, const std::vector<invoicing::DraftLine>& lines) {
    auto row = connection_.prepare("INSERT INTO draft_line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    for (const auto& line : lines) {
        row.bind(id, place++, line.code, line.description, line.quantity, line.unit, line.unitPrice,
                 line.discount, line.region, line.tax, line.rate, line.exemption);
        row.step();
    }
}

std::optional<Draft> Drafts::find(std::int64_t id) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    auto rows = connection_.prepare("SELECT type, series, date, prices, global_discount, customer_name,"
                                    " customer_nif, customer_address, customer_postal_code, customer_city,"
                                    " customer_country FROM draft WHERE id = ?");
    if (!rows.bind(id).step())
        return std::nullopt;
    Draft draft;
    draft.id = id;
    readHeader(rows, draft);
    auto lines = connection_.prepare("SELECT code, description, quantity, unit, unit_price, discount, region,"
                                     " tax, rate, exemption FROM draft_line WHERE draft = ? ORDER BY place");
    lines.bind(id);
    while (lines.step())
        readLine(lines, draft.lines.emplace_back());
    return draft;
}

void Drafts::remove(std::int64_t id) {
    const auto lock = connection_.lock();
    connection_.run("DELETE FROM draft WHERE id = ?", id);
}

} // namespace cunho::store
