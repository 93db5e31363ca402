// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/export_saft.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::ui {

/// The last file that was exported for a month, to be marked as handed over.
struct SaftExported {
    std::string fileName;
    Bytes sha256;
};

/// What the SAF-T pages ask; called on workers. Over the use cases, or a stand-in for pictures and tests.
class SaftDesk {
  public:
    virtual ~SaftDesk() = default;
    virtual Date today() const = 0;
    virtual std::vector<app::SaftMonth> months() = 0;
    virtual std::vector<app::SaftMonth> due() = 0;
    virtual std::vector<app::PreflightFinding> preflight(std::chrono::year_month month,
                                                         const JobContext& job) = 0;
    virtual std::string fileName(std::chrono::year_month month) = 0;

    /// Remembers the file for `exported`. Throws as app::ExportSaft::run.
    virtual app::SaftExportResult run(std::chrono::year_month month, const std::filesystem::path& target,
                                      bool replace, const JobContext& job) = 0;
    virtual std::optional<SaftExported> exported(std::chrono::year_month month) = 0;

    /// `file` empty: the one that was exported last, or a month without documents.
    virtual void mark(std::chrono::year_month month, Date communicated, const std::filesystem::path& file,
                      const JobContext& job) = 0;

    /// Of any program's file; with a public key its hashes are verified, too.
    virtual invoicing::SaftCheckReport check(const std::filesystem::path& file,
                                             const std::filesystem::path& publicKey,
                                             const JobContext& job) = 0;
};

} // namespace cunho::ui
