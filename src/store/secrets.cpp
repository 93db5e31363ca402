// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/secrets.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::store {

std::optional<Bytes> Secrets::find(const std::string& name) {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT sealed FROM secret WHERE name = ?");
    return rows.bind(name).step() ? std::optional(rows.blob()) : std::nullopt;
}

std::vector<std::string> Secrets::names() {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT name FROM secret ORDER BY name");
    std::vector<std::string> names;
    while (rows.step())
        names.push_back(rows.text());
    return names;
}

std::vector<signing::SealedRecord> Secrets::all() {
    auto rows = connection_.prepare("SELECT name, sealed FROM secret ORDER BY name");
    std::vector<signing::SealedRecord> records;
    while (rows.step()) {
        auto name = rows.text();
        records.push_back({std::move(name), rows.blob()});
    }
    return records;
}

/// The table is written anew, whole: balancing a tree leaves copies of cells in the gaps of its pages, which
/// secure_delete overwrites only when the page itself is given back. It has some tens of rows.
void Secrets::commit(std::span<const signing::SealedRecord> put, std::span<const std::string> remove) {
    const auto lock = connection_.lock();
    Transaction transaction(connection_);
    auto records = all();
    const auto drop = [&](const std::string& name) {
        std::erase_if(records, [&](const auto& record) { return record.name == name; });
    };
    for (const auto& name : remove)
        drop(name);
    for (const auto& record : put) {
        drop(record.name);
        records.push_back(record);
    }
    connection_.run("DELETE FROM secret");
    for (const auto& record : records)
        connection_.run("INSERT INTO secret VALUES (?, ?)", record.name, record.sealed);
    transaction.commit();
    emptyLog();
}

/// What is committed stays committed when another process reads for so long that the log cannot be emptied:
/// the next commit does it.
void Secrets::emptyLog() {
    try {
        connection_.run("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const Error&) { // NOLINT(bugprone-empty-catch): as above
    }
}

} // namespace cunho::store
