// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/signing/vault.hpp>

namespace cunho::store {

/// Sealed bytes in the file, and no older ones beside them: neither in its free pages nor in the log.
class Secrets final : public signing::SecretRecords {
  public:
    explicit Secrets(Connection& connection) : connection_(connection) {}

    std::optional<Bytes> find(const std::string& name) override;
    std::vector<std::string> names() override;
    void commit(std::span<const signing::SealedRecord> put, std::span<const std::string> remove) override;

  private:
    std::vector<signing::SealedRecord> all();
    void emptyLog();
    Connection& connection_;
};

} // namespace cunho::store
