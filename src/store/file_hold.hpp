// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/file_system.hpp"

#include <cunho/signing/process_hold.hpp>

namespace cunho::store {

/// A lock that is had by whoever has this object, once `take` said so.
class FileHold final : public signing::ProcessHold {
  public:
    explicit FileHold(const std::filesystem::path& file) : lock_(file) {}

    bool take() { return lock_.tryLock(); }

  private:
    FileLock lock_;
};

} // namespace cunho::store
