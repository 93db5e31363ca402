// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/books_migration.hpp"

#include "store/document_columns.hpp"
#include "store/document_rows.hpp"
#include "store/masters.hpp"
#include "store/seal.hpp"

namespace cunho::store {
namespace {

/// Each party as its newest document names it.
std::vector<invoicing::Party> parties(Connection& connection) {
    auto rows = connection.prepare(
        "SELECT customer_name, customer_nif, customer_address, customer_postal_code, customer_city,"
        " customer_country, max(id) FROM document GROUP BY customer_nif, customer_name ORDER BY max(id) "
        "DESC");
    std::vector<invoicing::Party> found;
    while (rows.step()) {
        auto& party = found.emplace_back();
        party.name = rows.text();
        party.nif = rows.text();
        party.address = rows.text();
        party.postalCode = rows.text();
        party.city = rows.text();
        party.country = rows.text();
    }
    return found;
}

void fillCustomers(Connection& connection) {
    connection.script(
        "CREATE TEMP TABLE party_code (name TEXT, nif TEXT, code TEXT, PRIMARY KEY (nif, name))");
    for (const auto& party : parties(connection))
        connection.run("INSERT INTO temp.party_code VALUES (?, ?, ?)", party.name, party.nif,
                       useCustomer(connection, party));
    connection.script("UPDATE document SET customer_code = (SELECT code FROM temp.party_code AS p"
                      " WHERE p.nif = customer_nif AND p.name = customer_name);"
                      "DROP TABLE temp.party_code");
}

std::vector<invoicing::CheckedLine> lines(Connection& connection) {
    auto rows = connection.prepare("SELECT " + taxKeyColumns("") +
                                   ", code, description, unit, product_type, min(document)"
                                   " FROM document_line GROUP BY code, description ORDER BY min(document)");
    std::vector<invoicing::CheckedLine> found;
    while (rows.step()) {
        auto& line = found.emplace_back();
        line.tax = readTaxKey(rows);
        line.code = rows.text();
        line.description = rows.text();
        line.unit = rows.text();
        line.productType = rows.text();
    }
    return found;
}

/// A line that was issued without a code keeps none: SAF-T takes its product's.
void fillProducts(Connection& connection) {
    connection.script(
        "CREATE TEMP TABLE line_product (code TEXT, description TEXT, product TEXT, described TEXT,"
        " PRIMARY KEY (code, description))");
    for (const auto& line : lines(connection)) {
        const auto product = useProduct(connection, line);
        connection.run("INSERT INTO temp.line_product VALUES (?, ?, ?, ?)", line.code, line.description,
                       product.code, product.description);
    }
    connection.script("UPDATE document_line SET (product, product_description) = (SELECT"
                      " iif(p.code = '', p.product, ''), p.described FROM temp.line_product AS p"
                      " WHERE p.code = document_line.code AND p.description = document_line.description);"
                      "DROP TABLE temp.line_product");
}

void sealDocuments(Connection& connection) {
    auto update = connection.prepare("UPDATE document SET seal = ? WHERE id = ?");
    DocumentCursor cursor(connection, "WHERE d.id > ? ORDER BY d.id", std::int64_t{0});
    StoredDocument document;
    Bytes seal;
    while (cursor.next(document)) {
        seal = sealOf(document.facts, document.logoSha256, seal);
        update.bind(seal, document.facts.id);
        update.step();
    }
}

} // namespace

void fillBooks(Connection& connection) {
    if (lastSeal(connection).id == 0)
        return;
    fillCustomers(connection);
    fillProducts(connection);
    sealDocuments(connection);
}

} // namespace cunho::store
