// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/document_rows.hpp"

#include "store/pictures.hpp"
#include "store/values.hpp"

#include <cunho/core/error.hpp>

namespace cunho::store {
namespace {

using invoicing::IssuedFacts;
using invoicing::Money;

std::string_view pricesName(invoicing::PriceMode mode) {
    return mode == invoicing::PriceMode::Gross ? "gross" : "net";
}

std::int64_t nextId(Connection& connection) {
    auto rows = connection.prepare("SELECT coalesce(max(id), 0) + 1 FROM document");
    rows.step();
    return rows.integer();
}

void insertLines(Connection& connection, std::int64_t id, const IssuedFacts& facts) {
    if (facts.lines.size() != facts.totals.lines.size())
        throw Error(Fault::Internal, "DOCUMENT_INCOMPLETE", {}, "lines and line totals differ in number");
    auto row =
        connection.prepare("INSERT INTO document_line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t at = 0; at < facts.lines.size(); ++at) {
        const auto& line = facts.lines[at];
        const auto& total = facts.totals.lines[at];
        row.bind(id, static_cast<std::int64_t>(at), line.code, line.description, line.quantity.toString(),
                 line.unit, line.unitPrice.toString(), line.discount.toString(), line.tax.region,
                 invoicing::taxCodeName(line.tax.code), line.tax.rate.toString(), line.tax.exemption,
                 total.amount.toString(), total.discount.toString(), total.net.cents());
        row.step();
    }
}

void insertTaxes(Connection& connection, std::int64_t id, const IssuedFacts& facts) {
    auto row = connection.prepare("INSERT INTO document_tax VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    for (const auto& tax : facts.totals.taxes) {
        row.bind(id, place++, tax.key.region, invoicing::taxCodeName(tax.key.code), tax.key.rate.toString(),
                 tax.key.exemption, tax.base.cents(), tax.tax.cents());
        row.step();
    }
}

void insertHeader(Connection& connection, std::int64_t id, const IssuedFacts& facts) {
    auto row = connection.prepare("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?,"
                                  " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                  " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    row.bind(id, invoicing::documentType(facts.type).code, facts.series, facts.sequence, facts.number,
             formatDate(facts.date), formatLocal(facts.systemEntry));
    const auto& issuer = facts.issuer;
    row.bind(issuer.nif, issuer.name, issuer.address, issuer.postalCode, issuer.city, issuer.phone,
             issuer.email, issuer.registration, issuer.iban);
    const auto logo = keepPicture(connection, issuer.logo);
    if (logo)
        row.bind(*logo);
    else
        row.bind(nullptr);
    const auto& customer = facts.customer;
    row.bind(customer.name, customer.nif, customer.address, customer.postalCode, customer.city,
             customer.country);
    row.bind(pricesName(facts.prices), facts.globalDiscount.toString(), facts.totals.net.cents(),
             facts.totals.tax.cents(), facts.totals.gross.cents(), facts.atcud.validationCode,
             facts.atcud.number, facts.previousHash, facts.hash, facts.hashControl, facts.certificateNumber,
             facts.qrText);
    row.step();
}

invoicing::TaxKey readTaxKey(Statement& row) {
    invoicing::TaxKey key;
    key.region = row.text();
    key.code = storedTaxCode(row.text());
    key.rate = storedDecimal(row.text());
    key.exemption = row.text();
    return key;
}

void readLines(Connection& connection, IssuedFacts& facts) {
    auto rows =
        connection.prepare("SELECT code, description, quantity, unit, unit_price, discount, region, tax,"
                           " rate, exemption, amount, discount_amount, net_cents FROM document_line"
                           " WHERE document = ? ORDER BY place");
    rows.bind(facts.id);
    while (rows.step()) {
        auto& line = facts.lines.emplace_back();
        line.code = rows.text();
        line.description = rows.text();
        line.quantity = storedDecimal(rows.text());
        line.unit = rows.text();
        line.unitPrice = storedDecimal(rows.text());
        line.discount = storedDecimal(rows.text());
        line.tax = readTaxKey(rows);
        auto& total = facts.totals.lines.emplace_back();
        total.amount = storedDecimal(rows.text());
        total.discount = storedDecimal(rows.text());
        total.net = Money::fromCents(rows.integer());
    }
}

void readTaxes(Connection& connection, IssuedFacts& facts) {
    auto rows = connection.prepare("SELECT region, tax, rate, exemption, base_cents, tax_cents"
                                   " FROM document_tax WHERE document = ? ORDER BY place");
    rows.bind(facts.id);
    while (rows.step()) {
        auto& tax = facts.totals.taxes.emplace_back();
        tax.key = readTaxKey(rows);
        tax.base = Money::fromCents(rows.integer());
        tax.tax = Money::fromCents(rows.integer());
    }
}

void readHeader(Connection& connection, Statement& row, IssuedFacts& facts) {
    facts.id = row.integer();
    facts.type = storedType(row.text());
    facts.series = row.text();
    facts.sequence = row.integer();
    facts.number = row.text();
    facts.date = storedDate(row.text());
    facts.systemEntry = storedLocal(row.text());
    facts.issuer = readCompany(connection, row);
    facts.customer.name = row.text();
    facts.customer.nif = row.text();
    facts.customer.address = row.text();
    facts.customer.postalCode = row.text();
    facts.customer.city = row.text();
    facts.customer.country = row.text();
    facts.prices = row.text() == "gross" ? invoicing::PriceMode::Gross : invoicing::PriceMode::Net;
    facts.globalDiscount = storedDecimal(row.text());
    facts.totals.net = Money::fromCents(row.integer());
    facts.totals.tax = Money::fromCents(row.integer());
    facts.totals.gross = Money::fromCents(row.integer());
    facts.atcud.validationCode = row.text();
    facts.atcud.number = row.integer();
    facts.previousHash = row.text();
    facts.hash = row.text();
    facts.hashControl = row.text();
    facts.certificateNumber = static_cast<int>(row.integer());
    facts.qrText = row.text();
}

} // namespace

std::int64_t insertDocument(Connection& connection, const IssuedFacts& facts) {
    const auto id = nextId(connection);
    insertLines(connection, id, facts);
    insertTaxes(connection, id, facts);
    insertHeader(connection, id, facts);
    return id;
}

std::optional<IssuedFacts> readDocument(Connection& connection, std::int64_t id) {
    auto rows = connection.prepare("SELECT * FROM document WHERE id = ?"); // columns in the order of 0001
    if (!rows.bind(id).step())
        return std::nullopt;
    IssuedFacts facts;
    readHeader(connection, rows, facts);
    readLines(connection, facts);
    readTaxes(connection, facts);
    return facts;
}

} // namespace cunho::store
