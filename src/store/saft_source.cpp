// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/document_columns.hpp"
#include "store/saft_source.hpp"

#include "store/dealings.hpp"
#include "store/document_rows.hpp"
#include "store/masters.hpp"
#include "store/values.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::store {
namespace {

using invoicing::DocumentType;
using invoicing::Money;
using invoicing::SaftBlock;
using invoicing::SaftBlockTotals;
using invoicing::SaftRange;

/// Documents of a range by the list's key, whose low bits are the document's.
constexpr std::string_view inRange = " WHERE p.position >= ? AND p.position < ? AND p.training <= ?";
constexpr std::string_view documentOf = "p.position & 1099511627775";

void bindRange(Statement& rows, SaftRange range) {
    rows.bind(listPosition(range.first, 0), listPosition(dayAfter(range.last), 0), range.certified ? 0 : 1);
}

/// Documents of training have the number 0.
std::int64_t leastCertificate(SaftRange range) {
    return range.certified ? 1 : 0;
}

SaftBlock blockOf(DocumentType type) {
    return invoicing::documentType(type).block;
}

/// Entries and net totals, from the list's narrow rows.
SaftBlockTotals listed(Connection& connection, SaftBlock block, SaftRange range) {
    auto rows = connection.prepare("SELECT p.type, p.standing IN ('cancelled', 'invoiced'), count(*),"
                                   " sum(p.net_cents) FROM document_list AS p" +
                                   std::string(inRange) + " GROUP BY 1, 2");
    bindRange(rows, range);
    SaftBlockTotals totals;
    while (rows.step()) {
        const auto type = storedType(rows.text());
        const bool left = rows.integer() != 0;
        const auto count = rows.integer();
        const auto net = Money::fromCents(rows.integer());
        if (blockOf(type) != block)
            continue;
        totals.entries += count;
        auto& sum = invoicing::documentType(type).credits ? totals.debit : totals.credit;
        if (!left)
            sum = sum + net;
    }
    return totals;
}

/// What receipts settle, without tax and without discounts: invoices to the credit, credit notes to the
/// debit.
void addSettled(Connection& connection, SaftRange range, SaftBlockTotals& totals) {
    auto rows = connection.prepare(
        "SELECT s.credit, sum((SELECT coalesce(sum(t.base_cents), 0) FROM document_settlement_tax AS t"
        " WHERE t.document = s.document AND t.settlement = s.place) - s.discount_cents)"
        " FROM document_list AS p CROSS JOIN document_settlement AS s ON s.document = " +
        std::string(documentOf) + std::string(inRange) +
        " AND p.type IN ('RG', 'RC') AND p.standing <> 'cancelled' GROUP BY 1");
    bindRange(rows, range);
    totals.debit = totals.credit = Money();
    while (rows.step()) {
        const bool credit = rows.integer() != 0;
        (credit ? totals.debit : totals.credit) = Money::fromCents(rows.integer());
    }
}

/// Cancelled documents' lines are counted, their quantities are not (Portaria 302/2016, 4.2.1, 4.2.2).
void addMoved(Connection& connection, SaftRange range, SaftBlockTotals& totals) {
    auto rows =
        connection.prepare("SELECT p.standing = 'cancelled', l.quantity FROM document_list AS p"
                           " CROSS JOIN document_line AS l ON l.document = " +
                           std::string(documentOf) + std::string(inRange) + " AND p.type IN ('GT', 'GR')");
    bindRange(rows, range);
    while (rows.step()) {
        ++totals.lines;
        if (rows.integer() == 0)
            totals.quantity = totals.quantity + storedDecimal(rows.text());
    }
}

invoicing::StatusChange stateOf(Connection& connection, const StoredDocument& document) {
    if (document.lastStatus)
        return readStatus(connection, *document.lastStatus);
    const auto& facts = document.facts;
    return {facts.selfBilling ? 'S' : 'N', facts.systemEntry, "", facts.sourceId};
}

} // namespace

SaftSource::SaftSource(const std::filesystem::path& file)
    : connection_(file), snapshot_(connection_, Transaction::Kind::Read), company_(connection_) {
    company_.company(); // the snapshot begins with the first read
}

invoicing::Company SaftSource::company() {
    auto company = company_.company();
    if (!company)
        throw Error(Fault::Configuration, "COMPANY_MISSING");
    return *std::move(company);
}

void SaftSource::customers(SaftRange range, const std::function<void(const invoicing::Customer&)>& each) {
    auto rows = connection_.prepare("SELECT " + std::string(customerColumns) +
                                    " FROM customer AS c WHERE EXISTS (SELECT 1 FROM document AS d"
                                    " WHERE d.customer_code = c.code AND d.date BETWEEN ? AND ?"
                                    " AND d.certificate_number >= ?) ORDER BY c.code");
    rows.bind(formatDate(range.first), formatDate(range.last), leastCertificate(range));
    while (rows.step())
        each(readCustomer(rows));
}

void SaftSource::products(SaftRange range, const std::function<void(const invoicing::Product&)>& each) {
    auto rows =
        connection_.prepare("SELECT " + std::string(productColumns) +
                            " FROM product AS p WHERE p.code IN (SELECT iif(l.code = '', l.product, l.code)"
                            " FROM document_list AS p CROSS JOIN document_line AS l ON l.document = " +
                            std::string(documentOf) + std::string(inRange) + ") ORDER BY p.code");
    bindRange(rows, range);
    while (rows.step())
        each(readProduct(rows));
}

std::vector<invoicing::TaxKey> SaftSource::taxes(SaftRange range) {
    auto rows = connection_.prepare("SELECT DISTINCT " + taxKeyColumns("t.") +
                                    " FROM document_list AS p CROSS JOIN document_tax AS t ON t.document = " +
                                    std::string(documentOf) + std::string(inRange));
    bindRange(rows, range);
    std::vector<invoicing::TaxKey> keys;
    while (rows.step())
        keys.push_back(readTaxKey(rows));
    std::sort(keys.begin(), keys.end());
    return keys;
}

SaftBlockTotals SaftSource::totals(SaftBlock block, SaftRange range) {
    auto totals = listed(connection_, block, range);
    if (block == SaftBlock::Payments)
        addSettled(connection_, range, totals);
    if (block == SaftBlock::MovementOfGoods)
        addMoved(connection_, range, totals);
    return totals;
}

void SaftSource::documents(SaftBlock block, SaftRange range,
                           const std::function<void(const invoicing::SaftDocument&)>& each) {
    const auto all = company_.series();
    for (const auto& type : invoicing::documentTypes())
        for (const auto& one : all)
            if (type.block == block && one.type == type.type)
                series(one, range, each);
}

void SaftSource::series(const invoicing::Series& series, SaftRange range,
                        const std::function<void(const invoicing::SaftDocument&)>& each) {
    DocumentCursor cursor(connection_,
                          "WHERE d.type = ? AND d.series = ? AND d.date BETWEEN ? AND ?"
                          " AND d.certificate_number >= ? ORDER BY d.date, d.sequence",
                          invoicing::documentType(series.type).code, series.id, formatDate(range.first),
                          formatDate(range.last), leastCertificate(range));
    cursor.fillProductCodes();
    StoredDocument document;
    while (cursor.next(document)) {
        const auto state = stateOf(connection_, document);
        each({document.facts, state});
    }
}

} // namespace cunho::store
