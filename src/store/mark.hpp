// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>

namespace cunho::store {

/// How far the books came, in a small file outside of the database: when the database knows less than its
/// mark, an old copy of it was put back (Despacho 8632/2014, 2.5). Written after each commit, not
/// synchronised: after a power cut it may be behind, which says nothing. A record that cannot be read is
/// none.
class Mark {
  public:
    struct Row {
        std::int64_t id = 0; ///< of the last document, or state
        Bytes seal;
    };

    explicit Mark(std::filesystem::path file) : file_(std::move(file)) {}

    std::optional<Row> document() const { return read(0); }
    std::optional<Row> status() const { return read(1); }
    std::int64_t restores() const; ///< backups that were put back over this database
    void keepDocument(const Row& row) noexcept { write(0, row); }
    void keepStatus(const Row& row) noexcept { write(1, row); }
    void keepRestores(std::int64_t count) noexcept { write(2, {count, {}}); }

  private:
    std::optional<Row> read(int place) const;
    void write(int place, const Row& row) noexcept;
    std::filesystem::path file_;
};

} // namespace cunho::store
