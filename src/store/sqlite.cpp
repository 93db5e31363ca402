// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/sqlite.hpp"

#include <cunho/core/error.hpp>

#include <sqlite3.h>
#include <utility>

namespace cunho::store {
namespace {

/// The one place where a result of SQLite becomes an Error (sqlite.org/rescode.html).
[[noreturn]] void fail(sqlite3* connection, int code, const std::filesystem::path& file) {
    const ErrorParams params{{"file", file.filename().string()}, {"folder", file.parent_path().string()}};
    const auto detail = "SQLite " + std::to_string(code) + ": " +
                        (connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code));
    switch (code & 0xFF) {
    case SQLITE_FULL: throw Error(Fault::Storage, "DISK_FULL", params, detail);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH: throw Error(Fault::Storage, "DATABASE_NOT_WRITABLE", params, detail);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: throw Error(Fault::Integrity, "DATABASE_DAMAGED", params, detail);
    case SQLITE_BUSY:
    case SQLITE_LOCKED: throw Error(Fault::Busy, "DATABASE_LOCKED", params, detail);
    case SQLITE_CONSTRAINT: throw Error(Fault::Conflict, "DATABASE_REFUSED", params, detail);
    case SQLITE_IOERR: throw Error(Fault::Storage, "DATABASE_IO_FAILED", params, detail);
    default: throw Error(Fault::Internal, "DATABASE_FAILED", params, detail);
    }
}

void check(sqlite3* connection, int code, const std::filesystem::path& file) {
    if (code != SQLITE_OK)
        fail(connection, code, file);
}

constexpr int busyMilliseconds = 5000;

} // namespace

Statement::Statement(sqlite3* connection, const std::filesystem::path& file, std::string_view sql,
                     IdleStatements& idle)
    : connection_(connection), file_(file), idle_(idle) {
    if (!idle_.empty()) {
        handle_ = idle_.back();
        idle_.pop_back();
        return;
    }
    idle_.reserve(1);
    check(connection,
          sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                             &handle_, nullptr),
          file_);
}

Statement::~Statement() {
    if (handle_ == nullptr)
        return;
    sqlite3_reset(handle_);
    sqlite3_clear_bindings(handle_);
    if (idle_.size() < idle_.capacity())
        idle_.push_back(handle_);
    else
        sqlite3_finalize(handle_);
}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_)
    , file_(other.file_)
    , idle_(other.idle_)
    , handle_(std::exchange(other.handle_, nullptr))
    , parameter_(other.parameter_)
    , column_(other.column_) {}

bool Statement::step() {
    column_ = 0;
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        fail(connection_, code, file_);
    sqlite3_reset(handle_);
    parameter_ = 0;
    return false;
}

bool Statement::null() const {
    return sqlite3_column_type(handle_, column_) == SQLITE_NULL;
}

std::int64_t Statement::integer() {
    return sqlite3_column_int64(handle_, column_++);
}

std::optional<std::int64_t> Statement::maybeInteger() {
    const bool nothing = null();
    const auto value = integer();
    return nothing ? std::nullopt : std::optional(value);
}

std::string Statement::text() {
    const int column = column_++;
    const auto* first = static_cast<const char*>(sqlite3_column_blob(handle_, column)); // null when empty
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_, column));
    return first == nullptr ? std::string() : std::string(first, size);
}

Bytes Statement::blob() {
    const int column = column_++;
    const auto* first = static_cast<const Byte*>(sqlite3_column_blob(handle_, column));
    return {first, first + sqlite3_column_bytes(handle_, column)};
}

void Statement::add(std::int64_t value) {
    check(connection_, sqlite3_bind_int64(handle_, ++parameter_, value), file_);
}

void Statement::add(std::string_view value) {
    const char* text = value.empty() ? "" : value.data(); // a null pointer would be NULL
    check(connection_,
          sqlite3_bind_text64(handle_, ++parameter_, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8),
          file_);
}

void Statement::add(ByteView value) {
    const int code = value.empty() ? sqlite3_bind_zeroblob(handle_, ++parameter_, 0)
                                   : sqlite3_bind_blob64(handle_, ++parameter_, value.data(), value.size(),
                                                         SQLITE_TRANSIENT);
    check(connection_, code, file_);
}

void Statement::add(std::nullptr_t) {
    check(connection_, sqlite3_bind_null(handle_, ++parameter_), file_);
}

Connection::Connection(std::filesystem::path file) : file_(std::move(file)) {
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(file_.c_str(), &handle_, flags, nullptr);
    try {
        check(handle_, code, file_);
        sqlite3_extended_result_codes(handle_, 1);
        sqlite3_busy_timeout(handle_, busyMilliseconds);
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        script("PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON;"
               "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA synchronous = FULL;");
    } catch (...) {
        sqlite3_close(handle_);
        throw;
    }
}

Connection::~Connection() {
    for (const auto& [sql, statements] : idle_)
        for (auto* statement : statements)
            sqlite3_finalize(statement);
    sqlite3_close(handle_);
}

Statement Connection::prepare(std::string_view sql) {
    auto found = idle_.find(sql);
    if (found == idle_.end())
        found = idle_.emplace(std::string(sql), IdleStatements()).first;
    return {handle_, file_, sql, found->second};
}

std::vector<std::string> Connection::prepared() const {
    std::vector<std::string> texts;
    for (const auto& [sql, statements] : idle_)
        texts.push_back(sql);
    return texts;
}

std::int64_t Connection::number(std::string_view sql) {
    auto rows = prepare(sql);
    return rows.step() ? rows.integer() : 0;
}

void Connection::script(const std::string& sql) {
    check(handle_, sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr), file_);
}

std::int64_t Connection::lastId() const noexcept {
    return sqlite3_last_insert_rowid(handle_);
}

std::int64_t Connection::changes() const noexcept {
    return sqlite3_changes64(handle_);
}

bool Connection::inTransaction() const noexcept {
    return sqlite3_get_autocommit(handle_) == 0;
}

bool Connection::readOnly() const noexcept {
    return sqlite3_db_readonly(handle_, "main") == 1;
}

Transaction::Transaction(Connection& connection, Kind kind)
    : connection_(connection), lock_(connection.lock()) {
    if (kind == Kind::Read && connection_.inTransaction())
        return;
    connection_.script(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
    open_ = true;
}

Transaction::~Transaction() {
    if (!open_ || !connection_.inTransaction())
        return; // a full disk may have rolled it back already
    try {
        connection_.script("ROLLBACK");
    } catch (const Error&) { // NOLINT(bugprone-empty-catch): closing the connection rolls back too
    }
}

void Transaction::commit() {
    connection_.script("COMMIT");
    open_ = false;
}

} // namespace cunho::store
