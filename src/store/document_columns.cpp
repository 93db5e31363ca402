// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/document_columns.hpp"

#include "store/values.hpp"

#include <iterator>

namespace cunho::store {
namespace {

/// Of the table document, in the order of `bindHead` and `bindRest` (document_insert.cpp), and of `readHead`
/// (document_cursor.cpp).
constexpr std::string_view names[] = {
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

} // namespace

std::size_t headColumnCount() noexcept {
    return std::size(names);
}

std::string headColumns(const std::string& alias) {
    std::string columns;
    for (const auto column : names)
        columns.append(columns.empty() ? "" : ", ").append(alias).append(column);
    return columns;
}

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

void bindTaxKey(Statement& row, const invoicing::TaxKey& key) {
    row.bind(key.region, invoicing::taxCodeName(key.code), key.rate.toString(), key.exemption,
             invoicing::taxTypeName(key.type), key.item, decimalText(key.amount));
}

invoicing::Address readAddress(Statement& row) {
    invoicing::Address address;
    address.address = row.text();
    address.postalCode = row.text();
    address.city = row.text();
    address.country = row.text();
    return address;
}

} // namespace cunho::store
