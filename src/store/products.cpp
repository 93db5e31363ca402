// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/document_page.hpp"
#include "store/fold.hpp"
#include "store/masters.hpp"
#include "store/values.hpp"

#include <cunho/core/error.hpp>

namespace cunho::store {
namespace {

using invoicing::Product;

std::optional<Product> findProduct(Connection& connection, std::string_view condition, const auto& value) {
    auto rows = connection.prepare("SELECT " + std::string(productColumns) + " FROM product AS p WHERE " +
                                   std::string(condition));
    if (!rows.bind(value).step())
        return std::nullopt;
    return readProduct(rows);
}

std::string nextProductCode(Connection& connection) {
    for (;;) {
        auto next = connection.prepare(
            "UPDATE last_code SET number = number + 1 WHERE kind = 'product' RETURNING number");
        next.step();
        auto code = "P" + std::to_string(next.integer());
        next.step();
        if (!findProduct(connection, "p.code = ?", code))
            return code;
    }
}

/// As the triggers of 0010_books_sealed.sql have it.
void requireAllowed(const Product& before, const Product& after) {
    for (const auto& problem : invoicing::frozen(before, after))
        throw Error(Fault::Input, problem.reason, problem.params);
}

void bindRecord(Statement& row, const Product& product) {
    row.bind(product.code, product.description, product.type, product.barcode, product.unit,
             product.unitPrice, product.prices, product.taxType, product.tax, product.exemption,
             product.withheld, product.active, folded(product.description));
}

std::int64_t insert(Connection& connection, const Product& product, bool used) {
    auto row = connection.prepare(
        "INSERT INTO product (code, description, type, barcode, unit, unit_price, prices, tax_type, tax,"
        " exemption, withheld, active, sort_description, used)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
    bindRecord(row, product);
    row.bind(used).step();
    const auto id = row.integer();
    row.step();
    return id;
}

void update(Connection& connection, const Product& product) {
    auto row = connection.prepare(
        "UPDATE product SET code = ?, description = ?, type = ?, barcode = ?, unit = ?, unit_price = ?,"
        " prices = ?, tax_type = ?, tax = ?, exemption = ?, withheld = ?, active = ?, sort_description = ?"
        " WHERE id = ?");
    bindRecord(row, product);
    row.bind(product.id).step();
}

/// A line's product that has no record yet.
ProductName make(Connection& connection, const invoicing::CheckedLine& line) {
    Product product;
    product.code = line.code.empty() ? nextProductCode(connection) : line.code;
    product.description = line.description;
    product.type = line.productType;
    product.unit = line.unit;
    product.taxType = invoicing::taxTypeName(line.tax.type);
    product.tax = line.tax.saftCode();
    product.exemption = line.tax.exemption;
    product.withheld = line.withheld;
    insert(connection, product, true);
    return {product.code, product.description};
}

} // namespace

invoicing::Product readProduct(Statement& row) {
    Product product;
    product.id = row.integer();
    product.code = row.text();
    product.description = row.text();
    product.type = row.text();
    product.barcode = row.text();
    product.unit = row.text();
    product.unitPrice = row.text();
    product.prices = row.text();
    product.taxType = row.text();
    product.tax = row.text();
    product.exemption = row.text();
    product.withheld = row.integer() != 0;
    product.active = row.integer() != 0;
    product.used = row.integer() != 0;
    return product;
}

ProductName useProduct(Connection& connection, const invoicing::CheckedLine& line) {
    auto rows = line.code.empty()
                    ? connection.prepare("SELECT id, code, description, used FROM product"
                                         " WHERE description = ? ORDER BY id LIMIT 1")
                    : connection.prepare("SELECT id, code, description, used FROM product WHERE code = ?");
    if (!rows.bind(line.code.empty() ? line.description : line.code).step())
        return make(connection, line);
    const auto id = rows.integer();
    ProductName name;
    name.code = rows.text();
    name.description = rows.text();
    if (rows.integer() == 0)
        connection.run("UPDATE product SET used = 1 WHERE id = ?", id);
    return name;
}

std::int64_t Products::save(const Product& given) {
    Transaction transaction(connection_);
    const auto before = given.id != 0 ? findProduct(connection_, "p.id = ?", given.id) : std::nullopt;
    if (given.id != 0 && !before)
        throw Error(Fault::Conflict, "RECORD_GONE");
    auto product = given;
    if (product.code.empty())
        product.code = before ? before->code : nextProductCode(connection_);
    if (before)
        requireAllowed(*before, product);
    if (const auto same = findProduct(connection_, "p.code = ?", product.code);
        same && same->id != product.id)
        throw Error(Fault::Conflict, "PRODUCT_CODE_EXISTS", {{"code", product.code}});
    if (before)
        update(connection_, product);
    else
        product.id = insert(connection_, product, false);
    transaction.commit();
    return product.id;
}

std::optional<Product> Products::find(std::int64_t id) {
    const auto lock = connection_.lock();
    return findProduct(connection_, "p.id = ?", id);
}

std::optional<Product> Products::findByCode(std::string_view code) {
    const auto lock = connection_.lock();
    return findProduct(connection_, "p.code = ?", code);
}

std::vector<Product> Products::page(const invoicing::MasterQuery& query) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    const auto words = searchExpression(query.text);
    std::string sql = "SELECT " + std::string(productColumns);
    sql += words.empty() ? " FROM product AS p WHERE"
                         : " FROM product_search AS s JOIN product AS p ON p.id = s.rowid"
                           " WHERE product_search MATCH ? AND";
    sql += " (p.sort_description, p.id) > (?, ?)";
    sql += query.withInactive ? "" : " AND p.active = 1";
    auto rows = connection_.prepare(sql + " ORDER BY p.sort_description, p.id LIMIT ?");
    if (!words.empty())
        rows.bind(words);
    rows.bind(query.after ? folded(query.after->first) : std::string(),
              query.after ? query.after->second : std::int64_t{0}, query.limit > 0 ? query.limit : 0);
    std::vector<Product> page;
    while (rows.step())
        page.push_back(readProduct(rows));
    return page;
}

void Products::remove(std::int64_t id) {
    Transaction transaction(connection_);
    const auto record = findProduct(connection_, "p.id = ?", id);
    if (record && record->used)
        throw Error(Fault::Conflict, "PRODUCT_USED", {{"description", record->description}});
    connection_.run("DELETE FROM product WHERE id = ?", id);
    transaction.commit();
}

} // namespace cunho::store
