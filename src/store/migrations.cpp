// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/migrations.hpp"

#include "store/books_migration.hpp"

#include <cunho/core/error.hpp>

#include <array>

namespace cunho::embedded {
extern const std::string_view _0001_ledger_sql;
extern const std::string_view _0002_sealed_sql;
extern const std::string_view _0003_list_sql;
extern const std::string_view _0004_journal_sql;
extern const std::string_view _0005_algorithm_sql;
extern const std::string_view _0006_levels_sql;
extern const std::string_view _0007_activation_sql;
extern const std::string_view _0008_served_sql;
extern const std::string_view _0009_books_sql;
extern const std::string_view _0010_books_sealed_sql;
extern const std::string_view _0011_files_sql;
extern const std::string_view _0012_waiting_sql;
} // namespace cunho::embedded

namespace cunho::store {
namespace {

constexpr std::int64_t applicationId = 0x43554E48; // "CUNH"

constexpr std::array migrations{
    &embedded::_0001_ledger_sql,       &embedded::_0002_sealed_sql,    &embedded::_0003_list_sql,
    &embedded::_0004_journal_sql,      &embedded::_0005_algorithm_sql, &embedded::_0006_levels_sql,
    &embedded::_0007_activation_sql,   &embedded::_0008_served_sql,    &embedded::_0009_books_sql,
    &embedded::_0010_books_sealed_sql, &embedded::_0011_files_sql,     &embedded::_0012_waiting_sql,
};
constexpr std::size_t books = 8; ///< the step of 0009_books.sql

std::int64_t version(Connection& connection) {
    return connection.number("PRAGMA user_version");
}

ErrorParams named(const Connection& connection) {
    return {{"file", connection.file().filename().string()},
            {"folder", connection.file().parent_path().string()}};
}

/// Whether the file is ours; false for an empty one. One snapshot: another process may be making it now.
bool recognise(Connection& connection) {
    const Transaction snapshot(connection, Transaction::Kind::Read);
    const auto id = connection.number("PRAGMA application_id");
    if (id == 0 && connection.number("SELECT count(*) FROM sqlite_master") == 0)
        return false;
    if (id != applicationId)
        throw Error(Fault::File, "DATABASE_NOT_CUNHO", named(connection));
    if (version(connection) > std::int64_t{migrations.size()})
        throw Error(Fault::Unsupported, "DATABASE_NEWER", named(connection),
                    "schema " + std::to_string(version(connection)));
    return true;
}

void requireEnvironment(Connection& connection, Environment environment) {
    auto rows = connection.prepare("SELECT environment FROM identity");
    const auto bound = rows.step() ? rows.text() : std::string();
    if (bound == environmentName(environment))
        return;
    auto params = named(connection);
    params["bound"] = bound;
    params["asked"] = environmentName(environment);
    throw Error(Fault::Conflict, "DATABASE_OTHER_ENVIRONMENT", params);
}

/// One step; the version is read again since another process may have been here first.
void apply(Connection& connection, std::size_t step, Environment environment, const Clock& clock) {
    Transaction transaction(connection);
    if (version(connection) != static_cast<std::int64_t>(step))
        return;
    connection.script(std::string(*migrations.at(step)));
    if (step == 0) {
        connection.run("INSERT INTO identity VALUES (1, ?, ?)", environmentName(environment),
                       formatUtc(clock.now()));
        connection.script("PRAGMA application_id = " + std::to_string(applicationId));
    }
    if (step == books)
        fillBooks(connection);
    connection.script("PRAGMA user_version = " + std::to_string(step + 1));
    transaction.commit();
}

bool switchToWriteAheadLog(Connection& connection) {
    auto rows = connection.prepare("PRAGMA journal_mode = WAL");
    return rows.step() && rows.text() == "wal";
}

/// SQLite switches at once or not at all: its busy timeout holds for transactions only. So one waits for the
/// others by a transaction that excludes them, and tries again.
void useWriteAheadLog(Connection& connection) {
    constexpr int attempts = 100;
    for (int attempt = 1;; ++attempt) {
        try {
            if (switchToWriteAheadLog(connection))
                return;
            throw Error(Fault::Storage, "DATABASE_NOT_WRITABLE", named(connection), "no write-ahead log");
        } catch (const Error& error) {
            if (error.reason() != "DATABASE_LOCKED" || attempt == attempts)
                throw;
        }
        connection.script("BEGIN EXCLUSIVE");
        connection.script("COMMIT");
    }
}

} // namespace

std::string triggersOf(Connection& connection) {
    auto rows = connection.prepare("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
                                   " ORDER BY name");
    std::string triggers;
    while (rows.step()) {
        triggers.append(rows.text()).append(" ON ");
        triggers.append(rows.text()).append(": ");
        triggers.append(rows.text()).append("\n");
    }
    return triggers;
}

std::string expectedTriggers() {
    Connection connection(":memory:");
    for (const auto* migration : migrations)
        connection.script(std::string(*migration));
    return triggersOf(connection);
}

void migrate(Connection& connection, Environment environment, const Clock& clock) {
    if (recognise(connection))
        requireEnvironment(connection, environment);
    useWriteAheadLog(connection);
    for (std::size_t step = 0; step < migrations.size(); ++step)
        if (version(connection) == static_cast<std::int64_t>(step))
            apply(connection, step, environment, clock);
    recognise(connection);
    requireEnvironment(connection, environment);
}

} // namespace cunho::store
