// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <csignal>
#include <sys/resource.h>

namespace cunho::test {

/// A limit on the size of new files, as near as a test comes to a full disk.
class FullDisk {
  public:
    explicit FullDisk(rlim_t bytes = 1000) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

  private:
    rlimit before_{};
};

} // namespace cunho::test
