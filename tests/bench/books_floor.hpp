// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace cunho::bench {

/// The rows of one document, table by table, as SQLite gives them.
using Cell = std::variant<std::monostate, std::int64_t, std::string, Bytes>;
using Row = std::vector<Cell>;
using DocumentRows = std::vector<std::pair<std::string, Row>>;

/// SQLite by its own interface and nothing else: what no program over the same file can do without.
class BooksFloor {
  public:
    /// Opens with what makes writes as durable as ours: WAL, synchronous=FULL.
    explicit BooksFloor(const std::filesystem::path& file);
    ~BooksFloor();
    BooksFloor(const BooksFloor&) = delete;
    BooksFloor& operator=(const BooksFloor&) = delete;

    /// Triggers go, but the one that keeps the index of words: its rows are rows of the document too.
    void dropTriggers();

    DocumentRows rowsOf(std::int64_t document);

    /// One durable transaction of these rows, and one signature (RSA PKCS#1 v1.5, SHA-1) of this text.
    void insert(const DocumentRows& rows, std::string_view message);

    /// Steps through a statement and touches each value; returns how many rows there were.
    std::int64_t walk(const std::string& sql, const Row& parameters = {});

    /// Reads the documents of a range with their lines and taxes, every column, and writes the elements that
    /// SAF-T has for them with libxml2 alone; returns how many elements.
    std::int64_t exportRows(const std::string& first, const std::string& last,
                            const std::filesystem::path& target);

    void useKey(ByteView pem);

  private:
    struct Key;
    sqlite3_stmt* statement(const std::string& sql);
    void run(const std::string& sql);
    sqlite3* handle_ = nullptr;
    std::map<std::string, sqlite3_stmt*> statements_;
    std::unique_ptr<Key> key_;
};

} // namespace cunho::bench
