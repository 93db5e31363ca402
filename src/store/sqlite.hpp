// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace cunho::store {

/// Prepared statements of one text that nobody uses now.
using IdleStatements = std::vector<sqlite3_stmt*>;

/// A prepared statement, which its connection prepares once and keeps. Parameters are bound, and columns
/// read, from left to right:
///
///     auto rows = connection.prepare("SELECT id, name FROM t WHERE kind = ?");
///     rows.bind(kind);
///     while (rows.step()) use(rows.integer(), rows.text());
class Statement {
  public:
    Statement(sqlite3* connection, const std::filesystem::path& file, std::string_view sql,
              IdleStatements& idle);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    template<typename... Values>
    Statement& bind(const Values&... values) {
        (add(values), ...);
        return *this;
    }

    /// The next row; false when there is none, and the statement may be bound again.
    bool step();

    bool null() const; ///< of the column to be read next; it stays the next
    std::int64_t integer();
    std::optional<std::int64_t> maybeInteger(); ///< nothing for NULL
    std::string text();
    Bytes blob();

  private:
    void add(std::int64_t value);
    void add(int value) { add(std::int64_t{value}); }
    void add(bool value) { add(std::int64_t{value}); }
    void add(std::string_view value);
    void add(const std::string& value) { add(std::string_view(value)); }
    void add(const char* value) { add(std::string_view(value)); }
    void add(ByteView value);
    void add(const Bytes& value) { add(ByteView(value)); }
    void add(std::nullptr_t);
    void add(std::optional<std::int64_t> value) { value ? add(*value) : add(nullptr); }

    sqlite3* connection_;
    const std::filesystem::path& file_;
    IdleStatements& idle_; ///< where it came from and goes back to
    sqlite3_stmt* handle_ = nullptr;
    int parameter_ = 0;
    int column_ = 0;
};

/// One open SQLite file, in which what is deleted is overwritten by zeros. Whoever uses it, or a statement of
/// it, holds its lock.
///
/// Errors of SQLite come out as Storage/DISK_FULL, Storage/DATABASE_NOT_WRITABLE, Storage/DATABASE_IO_FAILED,
/// Integrity/DATABASE_DAMAGED, Busy/DATABASE_LOCKED, Conflict/DATABASE_REFUSED (a constraint or a trigger),
/// Internal/DATABASE_FAILED.
class Connection {
  public:
    /// Opens or creates, and sets what every connection needs; does not touch the content.
    explicit Connection(std::filesystem::path file);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Recursive: a thread may read while it holds a write transaction.
    std::unique_lock<std::recursive_mutex> lock() { return std::unique_lock(mutex_); }

    Statement prepare(std::string_view sql);

    /// Runs one statement to its end.
    template<typename... Values>
    void run(std::string_view sql, const Values&... values) {
        auto statement = prepare(sql);
        statement.bind(values...);
        while (statement.step()) {
        }
    }

    /// The number that the first row of this statement, without parameters, begins with; 0 where there is no
    /// row.
    std::int64_t number(std::string_view sql);

    /// Several statements, without parameters.
    void script(const std::string& sql);

    /// The texts of everything that was prepared so far; for tests of what SQLite plans for them.
    std::vector<std::string> prepared() const;

    std::int64_t lastId() const noexcept;
    std::int64_t changes() const noexcept; ///< rows that the last statement changed
    bool inTransaction() const noexcept;
    bool readOnly() const noexcept;
    const std::filesystem::path& file() const noexcept { return file_; }

  private:
    std::filesystem::path file_;
    sqlite3* handle_ = nullptr;
    std::map<std::string, IdleStatements, std::less<>> idle_; ///< by their text
    std::recursive_mutex mutex_;
};

/// A transaction that holds the connection's lock; rolled back unless committed. It ends in the thread that
/// began it.
class Transaction {
  public:
    enum class Kind {
        Read, ///< all reads see the same state; inside another transaction, that one's
        Write ///< no other writer, in any process, from now on
    };

    explicit Transaction(Connection& connection, Kind kind = Kind::Write);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Durable when it returns.
    void commit();

  private:
    Connection& connection_;
    std::unique_lock<std::recursive_mutex> lock_;
    bool open_ = false;
};

} // namespace cunho::store
