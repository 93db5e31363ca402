// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/issued_document.hpp>
#include <cunho/invoicing/life_cycle.hpp>

namespace cunho::store {

/// What ties rows together so that a changed, missing or added one is noticed: SHA-256 over the seal of the
/// row before and everything that the row and its lines state, each value with its length before it. The hash
/// chain of the law (Portaria 363/2010) covers date, number and gross total alone.
///
/// The Tax Authority's code of a transport document is not in it: it comes later.
Bytes sealOf(const invoicing::IssuedFacts& facts, ByteView logoSha256, ByteView before);
Bytes sealOf(std::int64_t document, const invoicing::StatusChange& change, ByteView before);

} // namespace cunho::store
