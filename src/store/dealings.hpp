// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/invoicing/issued_document.hpp>
#include <cunho/invoicing/life_cycle.hpp>

#include <vector>

/// What became of an issued document, read by indexes from the documents that name it. Each function throws
/// NotFound/DOCUMENT_UNKNOWN.
namespace cunho::store {

invoicing::Dealings dealingsOf(Connection& connection, std::int64_t document);
std::vector<invoicing::Credited> creditedLinesOf(Connection& connection, std::int64_t document);
std::vector<invoicing::TaxTotal> settledTaxesOf(Connection& connection, std::int64_t document);

/// Oldest first; the first is the one it was issued with.
std::vector<invoicing::StatusChange> statesOf(Connection& connection, std::int64_t document);
invoicing::StatusChange readStatus(Connection& connection, std::int64_t row);

/// The end of the table of states: its last row and that one's seal.
struct LastStatus {
    std::int64_t id = 0;
    Bytes seal;
};
LastStatus lastStatus(Connection& connection);

/// Appends a state; the list follows. Inside the caller's transaction.
LastStatus appendStatus(Connection& connection, std::int64_t document, const invoicing::StatusChange& change);

/// Puts a document that was just issued into the list, and the standing that documents it names have now.
void listDocument(Connection& connection, const invoicing::IssuedFacts& facts);

/// Makes rows of the list anew that do not say what their documents say: the list is no record of its own,
/// and SAF-T's totals come from it. Inside the caller's transaction; true when there were any.
bool mendList(Connection& connection);

} // namespace cunho::store
