// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/signing/completion.hpp>

namespace cunho::store {

class Completion final : public signing::CompletionQueue {
  public:
    explicit Completion(Connection& connection) : connection_(connection) {}

    void put(const signing::WaitingFile& waiting) override;
    void remove(const std::filesystem::path& file) override;
    std::vector<signing::WaitingFile> all() override;

  private:
    Connection& connection_;
};

} // namespace cunho::store
