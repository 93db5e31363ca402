// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/qualification.hpp>
#include <cunho/app/services.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/signing/verification.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace cunho::app {

/// What a file's signatures are worth.
struct FileVerdict {
    std::filesystem::path file;
    std::vector<signing::SignatureReport> signatures;
    ListsUsed lists{};

    /// Signed, and every signature and time-stamp TOTAL-PASSED.
    bool passed() const noexcept;
};

/// Every signature of `file`. Throws as Reader, and Cancelled/STOPPED.
FileVerdict verifyFile(const std::filesystem::path& file, const pdf::Reader& reader,
                       const signing::VerificationOptions& options);

/// The same with what the workplace has: now, its anchors, trusted responders and trusted lists, and its
/// source of revocation information. Without such a source only what the file holds counts.
FileVerdict verifyFile(const std::filesystem::path& file, const Services& services, const JobContext& job);

} // namespace cunho::app
