// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/invoicing/issued_document.hpp>

#include <cstdint>
#include <string>

namespace cunho::store {

/// `document.extras`: the tables that have rows of a document, added up.
namespace extras {
constexpr std::int64_t withholdings = 1;
constexpr std::int64_t payments = 2;
constexpr std::int64_t settlements = 4;
constexpr std::int64_t transport = 8;
} // namespace extras

/// How many columns of the table document are written and read in one order, and their names with that alias
/// before each ("d.").
std::size_t headColumnCount() noexcept;
std::string headColumns(const std::string& alias);

/// The seven columns of a tax key, in this order, of the table with that alias.
std::string taxKeyColumns(const std::string& alias);
void bindTaxKey(Statement& row, const invoicing::TaxKey& key);
invoicing::TaxKey readTaxKey(Statement& row);

/// Address, postal code, city and country.
invoicing::Address readAddress(Statement& row);

/// What lies in the tables that `document.extras` names.
void readExtras(Connection& connection, std::int64_t tables, invoicing::IssuedFacts& facts);

} // namespace cunho::store
