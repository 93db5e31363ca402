// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/secret.hpp>

#include <mutex>
#include <vector>

namespace cunho::pdf {

/// Passwords that may open encrypted files, as user or as owner; the empty one is always tried first.
/// May be used from several threads.
class Passwords {
  public:
    void add(Secret password);

    /// Second holders of all of them, in the order of `add`.
    std::vector<Secret> all() const;

  private:
    mutable std::mutex mutex_;
    std::vector<Secret> passwords_;
};

} // namespace cunho::pdf
