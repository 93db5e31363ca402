// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/failures.hpp"

#include "store/values.hpp"

namespace cunho::store {

FailureColumns failureColumns(const Failure& failure) {
    if (failure.reason.empty())
        return {};
    return {faultName(failure.fault), failure.reason, failure.detail};
}

Failure readFailure(Statement& row) {
    Failure failure;
    if (const auto fault = row.text(); !fault.empty())
        failure.fault = storedFault(fault);
    failure.reason = row.text();
    failure.detail = row.text();
    return failure;
}

void putParams(Connection& connection, const std::string& table, std::int64_t owner,
               const ErrorParams& params) {
    connection.run("DELETE FROM " + table + " WHERE owner = ?", owner);
    for (const auto& [name, value] : params)
        connection.run("INSERT INTO " + table + " VALUES (?, ?, ?)", owner, name, value);
}

ErrorParams readParams(Connection& connection, const std::string& table, std::int64_t owner) {
    auto rows = connection.prepare("SELECT name, value FROM " + table + " WHERE owner = ?");
    rows.bind(owner);
    ErrorParams params;
    while (rows.step()) {
        auto name = rows.text();
        params[std::move(name)] = rows.text();
    }
    return params;
}

} // namespace cunho::store
