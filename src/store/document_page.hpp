// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/invoicing/repositories.hpp>

namespace cunho::store {

/// Rows of one page: drafts, newest first, then issued documents by date and key, newest first.
std::vector<invoicing::DocumentRow> readPage(Connection& connection, const invoicing::DocumentQuery& query);

/// Rows of all pages; `after` and `limit` do not matter.
std::int64_t countRows(Connection& connection, const invoicing::DocumentQuery& query);

/// The text as an FTS5 query: every word must begin a word of number, name or NIF. Empty for a text of
/// blanks: no filter. What has neither letter nor digit matches nothing.
std::string searchExpression(std::string_view text);

} // namespace cunho::store
