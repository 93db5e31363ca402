// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/signing/timestamp_source.hpp>

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace cunho::store {

/// How many requests an authority takes in any window of time, and how long it shuts a client out that sent
/// more.
struct TimestampLimit {
    int requests = 0;
    std::chrono::milliseconds window{};
    std::chrono::milliseconds block{};
};

/// By host, or by host and port where the ports differ, in lower case. An authority that is not named has no
/// limit.
using TimestampLimits = std::map<std::string, TimestampLimit>;

/// ts.cartaodecidadao.pt takes 20 requests in 20 minutes and otherwise blocks for 24 hours (the manual of
/// Autenticação.Gov). One minute is added, since a request arrives later than it is booked.
TimestampLimits knownTimestampLimits();

/// The quota kept in a small SQLite file that all processes of the user share. Safe to use from any thread.
/// `clock` must outlive it. Throws, here and later, Integrity/TIMESTAMP_QUOTA_DAMAGED with {"file"} for what
/// is no such file, and Storage/DATABASE_NOT_WRITABLE, Storage/DATABASE_IO_FAILED, Storage/DISK_FULL,
/// Busy/DATABASE_LOCKED.
std::unique_ptr<signing::TimestampQuota> openTimestampQuota(const std::filesystem::path& file,
                                                            const Clock& clock,
                                                            TimestampLimits limits = knownTimestampLimits());

} // namespace cunho::store
