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
    void note(const signing::WaitingFile& waiting) override;
    void remove(const signing::WaitingFile& waiting) override;
    std::vector<signing::WaitingFile> all() override;
    std::unique_ptr<signing::ProcessHold> hold() override;

  private:
    void putParams(const signing::WaitingFile& waiting);

    Connection& connection_;
};

} // namespace cunho::store
