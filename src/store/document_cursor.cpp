// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/document_columns.hpp"
#include "store/document_rows.hpp"
#include "store/pictures.hpp"
#include "store/values.hpp"

#include <cunho/core/error.hpp>

namespace cunho::store {
namespace {

using invoicing::IssuedFacts;
using invoicing::Money;

std::string headSql() {
    return "SELECT " + headColumns("d.") +
           ", d.seal, (SELECT max(s.id) FROM document_status AS s WHERE s.document = d.id),"
           " iif(d.type IN ('GT', 'GR'),"
           " (SELECT c.code FROM document_transport_code AS c WHERE c.document = d.id), '')"
           " FROM document AS d ";
}

std::string lineSql() {
    return "SELECT l.document, " + taxKeyColumns("l.") +
           ", l.code, l.description, l.quantity, l.unit, l.unit_price, l.discount, l.amount,"
           " l.discount_amount, l.net_cents, l.product_type, l.product_description, l.currency_price,"
           " l.withheld, l.reference, l.reference_line, l.order_number, l.order_date, l.product"
           " FROM document AS d CROSS JOIN document_line AS l ON l.document = d.id ";
}

std::string taxSql() {
    return "SELECT t.document, " + taxKeyColumns("t.") +
           ", t.base_cents, t.tax_cents"
           " FROM document AS d CROSS JOIN document_tax AS t ON t.document = d.id ";
}

invoicing::Company readIssuer(Statement& row, Bytes& logoSha256) {
    invoicing::Company issuer;
    issuer.nif = row.text();
    issuer.name = row.text();
    issuer.address = row.text();
    issuer.postalCode = row.text();
    issuer.city = row.text();
    issuer.phone = row.text();
    issuer.email = row.text();
    issuer.registration = row.text();
    issuer.iban = row.text();
    logoSha256 = row.blob();
    issuer.tradeName = row.text();
    issuer.website = row.text();
    issuer.eacCode = row.text();
    issuer.shareCapital = row.text();
    issuer.regime = invoicing::parseVatRegime(row.text());
    return issuer;
}

invoicing::Party readParty(Statement& row) {
    invoicing::Party customer;
    customer.name = row.text();
    customer.nif = row.text();
    customer.address = row.text();
    customer.postalCode = row.text();
    customer.city = row.text();
    customer.country = row.text();
    customer.code = row.text();
    return customer;
}

void readChain(Statement& row, IssuedFacts& facts) {
    facts.atcud.validationCode = row.text();
    facts.atcud.number = row.integer();
    facts.previousHash = row.text();
    facts.hash = row.text();
    facts.hashControl = row.text();
    facts.certificateNumber = static_cast<int>(row.integer());
    facts.qrText = row.text();
}

std::optional<Date> maybeDate(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(storedDate(text));
}

void readCurrency(Statement& row, invoicing::Totals& totals) {
    auto code = row.text();
    const auto amount = row.text();
    const auto rate = row.text();
    if (!code.empty())
        totals.currency = {std::move(code), storedDecimal(amount), storedDecimal(rate)};
}

void readOrigin(Statement& row, IssuedFacts& facts) {
    const auto kind = row.text();
    auto number = row.text();
    if (!kind.empty())
        facts.origin = {kind.front(), std::move(number)};
}

/// Returns `extras`.
std::int64_t readHead(Statement& row, StoredDocument& document) {
    auto& facts = document.facts;
    facts.id = row.integer();
    facts.type = storedType(row.text());
    facts.series = row.text();
    facts.sequence = row.integer();
    facts.number = row.text();
    facts.date = storedDate(row.text());
    facts.systemEntry = storedLocal(row.text());
    facts.issuer = readIssuer(row, document.logoSha256);
    facts.customer = readParty(row);
    facts.prices = row.text() == "gross" ? invoicing::PriceMode::Gross : invoicing::PriceMode::Net;
    facts.globalDiscount = storedDecimal(row.text());
    facts.totals.net = Money::fromCents(row.integer());
    facts.totals.tax = Money::fromCents(row.integer());
    facts.totals.gross = Money::fromCents(row.integer());
    readChain(row, facts);
    facts.supplyDate = maybeDate(row.text()).value_or(facts.date);
    facts.dueDate = maybeDate(row.text());
    facts.terms = row.text();
    facts.notes = row.text();
    facts.reason = row.text();
    readCurrency(row, facts.totals);
    facts.totals.settlement = Money::fromCents(row.integer());
    readOrigin(row, facts);
    facts.selfBilling = row.integer() != 0;
    facts.cashVat = row.integer() != 0;
    facts.language = row.text();
    facts.sourceId = row.text();
    const auto extras = row.integer();
    document.seal = row.blob();
    document.lastStatus = row.maybeInteger();
    facts.atDocCode = row.text();
    return extras;
}

void readLine(Statement& row, IssuedFacts& facts, bool productCodes) {
    auto& line = facts.lines.emplace_back();
    line.tax = readTaxKey(row);
    line.code = row.text();
    line.description = row.text();
    line.quantity = storedDecimal(row.text());
    line.unit = row.text();
    line.unitPrice = storedDecimal(row.text());
    line.discount = storedDecimal(row.text());
    auto& total = facts.totals.lines.emplace_back();
    total.amount = storedDecimal(row.text());
    total.discount = storedDecimal(row.text());
    total.net = Money::fromCents(row.integer());
    line.productType = row.text();
    line.productDescription = row.text();
    line.currencyPrice = storedMaybeDecimal(row.text());
    line.withheld = row.integer() != 0;
    line.reference = row.text();
    line.referenceLine = static_cast<int>(row.integer());
    line.order = row.text();
    line.orderDate = maybeDate(row.text());
    auto product = row.text();
    if (productCodes && line.code.empty())
        line.code = std::move(product);
}

} // namespace

std::optional<IssuedFacts> readDocument(Connection& connection, std::int64_t id) {
    DocumentCursor cursor(connection, "WHERE d.id = ?", id);
    StoredDocument document;
    if (!cursor.next(document))
        return std::nullopt;
    document.facts.issuer.logo = readPicture(connection, document.logoSha256);
    return std::move(document.facts);
}

DocumentCursor::DocumentCursor(Connection& connection, const std::string& tail)
    : connection_(connection)
    , heads_(connection.prepare(headSql() + tail))
    , lines_(connection.prepare(lineSql() + tail))
    , taxes_(connection.prepare(taxSql() + tail)) {}

bool DocumentCursor::next(StoredDocument& document) {
    if (!heads_.step())
        return false;
    if (!begun_) {
        lineOf_ = lines_.step() ? std::optional(lines_.integer()) : std::nullopt;
        taxOf_ = taxes_.step() ? std::optional(taxes_.integer()) : std::nullopt;
        begun_ = true;
    }
    document = StoredDocument();
    const auto extras = readHead(heads_, document);
    takeLines(document.facts);
    takeTaxes(document.facts);
    readExtras(connection_, extras, document.facts);
    return true;
}

void DocumentCursor::takeLines(IssuedFacts& facts) {
    while (lineOf_ == facts.id) {
        readLine(lines_, facts, productCodes_);
        lineOf_ = lines_.step() ? std::optional(lines_.integer()) : std::nullopt;
    }
}

void DocumentCursor::takeTaxes(IssuedFacts& facts) {
    while (taxOf_ == facts.id) {
        auto& tax = facts.totals.taxes.emplace_back();
        tax.key = readTaxKey(taxes_);
        tax.base = Money::fromCents(taxes_.integer());
        tax.tax = Money::fromCents(taxes_.integer());
        taxOf_ = taxes_.step() ? std::optional(taxes_.integer()) : std::nullopt;
    }
}

} // namespace cunho::store
