// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

namespace cunho::store {

/// What 0009_books.sql cannot do by itself with documents of an earlier version: records of their customers
/// and products, and their seals. Inside the migration's transaction.
void fillBooks(Connection& connection);

} // namespace cunho::store
