// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/invoicing/issued_document.hpp>

#include <optional>

namespace cunho::store {

/// Writes lines, taxes and then the document, inside the caller's transaction; returns its key.
/// Throws Internal/DOCUMENT_INCOMPLETE when lines and their totals do not pair.
std::int64_t insertDocument(Connection& connection, const invoicing::IssuedFacts& facts);

/// Reads all of it back.
std::optional<invoicing::IssuedFacts> readDocument(Connection& connection, std::int64_t id);

} // namespace cunho::store
