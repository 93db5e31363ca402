// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
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

/// `document.extras`: the tables that have rows of a document.
constexpr std::int64_t Withholdings = 1;
constexpr std::int64_t Payments = 2;
constexpr std::int64_t Settlements = 4;
constexpr std::int64_t Transports = 8;

std::int64_t extrasOf(const IssuedFacts& facts) {
    return (facts.totals.withholdings.empty() ? 0 : Withholdings) | (facts.payments.empty() ? 0 : Payments) |
           (facts.settlements.empty() ? 0 : Settlements) | (facts.transport ? Transports : 0);
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

void bindTaxKey(Statement& row, const invoicing::TaxKey& key) {
    row.bind(key.region, invoicing::taxCodeName(key.code), key.rate.toString(), key.exemption,
             invoicing::taxTypeName(key.type), key.item, decimalText(key.amount));
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

/// Of the table document, in the order of `bindHead` and `bindRest`, and of `readHead`.
constexpr std::string_view headColumns[] = {
    "id",
    "type",
    "series",
    "sequence",
    "number",
    "date",
    "system_entry",
    "issuer_nif",
    "issuer_name",
    "issuer_address",
    "issuer_postal_code",
    "issuer_city",
    "issuer_phone",
    "issuer_email",
    "issuer_registration",
    "issuer_iban",
    "issuer_logo",
    "issuer_trade_name",
    "issuer_website",
    "issuer_eac_code",
    "issuer_share_capital",
    "issuer_regime",
    "customer_name",
    "customer_nif",
    "customer_address",
    "customer_postal_code",
    "customer_city",
    "customer_country",
    "customer_code",
    "prices",
    "global_discount",
    "net_cents",
    "tax_cents",
    "gross_cents",
    "atcud_code",
    "atcud_number",
    "previous_hash",
    "hash",
    "hash_control",
    "certificate_number",
    "qr_text",
    "supply_date",
    "due_date",
    "terms",
    "notes",
    "reason",
    "currency",
    "currency_amount",
    "currency_rate",
    "settlement_cents",
    "origin_kind",
    "origin_number",
    "self_billing",
    "cash_vat",
    "language",
    "source_id",
    "extras",
};

std::string columnsOf(const std::string& alias) {
    std::string columns;
    for (const auto column : headColumns)
        columns.append(columns.empty() ? "" : ", ").append(alias).append(column);
    return columns;
}

std::string insertHeadSql() {
    std::string values;
    for (std::size_t at = 0; at < std::size(headColumns) + 2; ++at)
        values += at == 0 ? "?" : ", ?";
    return "INSERT INTO document (" + columnsOf("") + ", withheld_cents, seal) VALUES (" + values + ")";
}

std::string headSql() {
    return "SELECT " + columnsOf("d.") +
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

void insertHead(Connection& connection, const IssuedFacts& facts, const std::optional<Bytes>& logo,
                ByteView seal) {
    static const std::string sql = insertHeadSql();
    auto row = connection.prepare(sql);
    bindHead(row, facts, logo);
    bindRest(row, facts);
    row.bind(seal);
    row.step();
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

invoicing::Party readCustomer(Statement& row) {
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
    facts.customer = readCustomer(row);
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

invoicing::Address readAddress(Statement& row) {
    invoicing::Address address;
    address.address = row.text();
    address.postalCode = row.text();
    address.city = row.text();
    address.country = row.text();
    return address;
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

void readExtras(Connection& connection, std::int64_t extras, IssuedFacts& facts) {
    if ((extras & Withholdings) != 0)
        readWithholdings(connection, facts);
    if ((extras & Payments) != 0)
        readPayments(connection, facts);
    if ((extras & Settlements) != 0)
        readSettlements(connection, facts);
    if ((extras & Transports) != 0)
        readTransport(connection, facts);
}

} // namespace

std::string taxKeyColumns(const std::string& alias) {
    std::string columns;
    for (const std::string_view column :
         {"region", "tax", "rate", "exemption", "tax_type", "tax_item", "tax_amount"})
        columns.append(columns.empty() ? "" : ", ").append(alias).append(column);
    return columns;
}

invoicing::TaxKey readTaxKey(Statement& row) {
    invoicing::TaxKey key;
    key.region = row.text();
    key.code = storedTaxCode(row.text());
    key.rate = storedDecimal(row.text());
    key.exemption = row.text();
    key.type = storedTaxType(row.text());
    key.item = row.text();
    key.amount = storedMaybeDecimal(row.text());
    return key;
}

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
