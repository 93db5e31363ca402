// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/invoicing/party.hpp>

#include <optional>

namespace cunho::store {

/// The columns of a company, in the order that `readCompany` takes them.
inline constexpr std::string_view companyColumns =
    "nif, name, address, postal_code, city, phone, email, registration, iban, logo, trade_name, website, "
    "eac_code, share_capital, regime";

/// Keeps a logo once, however many documents show it; gives its SHA-256, or nothing for an empty one.
std::optional<Bytes> keepPicture(Connection& connection, ByteView picture);

/// The picture with that SHA-256; empty for none. Throws Integrity/DATABASE_DAMAGED when it is not there.
Bytes readPicture(Connection& connection, ByteView sha256);

/// Reads the columns above.
invoicing::Company readCompany(Connection& connection, Statement& row);

} // namespace cunho::store
