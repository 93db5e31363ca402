// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/core/error.hpp>

namespace cunho::store {

/// The columns fault, reason and detail of a row that keeps a failure; its values for the text lie in a table
/// (owner, name, value).
struct FailureColumns {
    std::string fault; ///< empty: there is no failure
    std::string reason;
    std::string detail;
};
FailureColumns failureColumns(const Failure& failure);

/// The next three columns.
Failure readFailure(Statement& row);

void putParams(Connection& connection, const std::string& table, std::int64_t owner,
               const ErrorParams& params);
ErrorParams readParams(Connection& connection, const std::string& table, std::int64_t owner);

} // namespace cunho::store
