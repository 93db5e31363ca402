// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/signing/signed_file_log.hpp>

namespace cunho::store {

class SignedFiles final : public signing::SignedFileLog {
  public:
    explicit SignedFiles(Connection& connection) : connection_(connection) {}

    void put(std::span<const signing::SignedFileRecord> records) override;
    void raise(const std::filesystem::path& file, signing::PadesLevel level, ByteView sha256) override;
    std::vector<Bytes> digestsAt(const std::filesystem::path& file) override;
    std::vector<signing::SignedFileRecord> page(const signing::SignedFileQuery& query) override;
    std::int64_t count(const signing::SignedFileQuery& query) override;

  private:
    Connection& connection_;
};

} // namespace cunho::store
