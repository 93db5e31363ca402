// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/account.hpp>

#include <filesystem>
#include <string>

namespace cunho::store {

/// The file beside the database that stands for a name while it is locked; no two names share one.
std::filesystem::path lockFile(const std::filesystem::path& database, const std::string& name);

/// One file beside the database for each name, locked as long as the work lasts; the system lets go when the
/// process ends. It holds against other threads too.
class Leases final : public signing::LeaseLock {
  public:
    explicit Leases(std::filesystem::path database) : database_(std::move(database)) {}

    void exclusively(const std::string& name, std::chrono::milliseconds limit, const JobContext& job,
                     const std::function<void()>& work) override;

  private:
    std::filesystem::path database_;
};

} // namespace cunho::store
