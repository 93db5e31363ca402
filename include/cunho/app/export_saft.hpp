// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/invoicing/saft_check.hpp>
#include <cunho/invoicing/saft_export.hpp>

#include <filesystem>
#include <optional>
#include <vector>

namespace cunho::app {

/// A finding of the pre-flight, with the way to it.
struct PreflightFinding {
    invoicing::SaftFinding finding;
    std::int64_t document = 0; ///< the store's key, to jump to; 0: the company, a series or a master record
    bool company = false;      ///< to be mended in the company's data
};

struct SaftExportResult {
    std::filesystem::path file;
    Bytes sha256;
    std::int64_t documents = 0;
};

/// Month by month: exported, communicated, or still due.
struct SaftMonth {
    std::chrono::year_month month{};
    std::int64_t documents = 0;
    std::optional<invoicing::Communication> communicated{}; ///< the newest
    bool changedSince = false; ///< documents or states of the month are newer than what was communicated
    Date due{};                ///< day 5 of the next month (DL 198/2012, article 3)
};

/// SAF-T (PT) of the books: what would be wrong with it, the file, and what was handed over.
class ExportSaft {
  public:
    explicit ExportSaft(Services& services) : services_(services) {}

    /// Writes the file to a temporary place and reads it with `checkSaft`, and looks at the company's data;
    /// every problem, none hidden.
    std::vector<PreflightFinding> preflight(invoicing::SaftRange range, const JobContext& job);

    /// To `target`, whole or not at all; an existing file is replaced only when `replace`. Throws
    /// Storage/TARGET_EXISTS, Configuration/COMPANY_MISSING, as writeSaft.
    SaftExportResult run(invoicing::SaftRange range, const std::filesystem::path& target, bool replace,
                         const JobContext& job);

    /// "SAFT-PT 599999993 2026-11.xml"
    std::string fileName(invoicing::SaftRange range);

    /// Throws Input/SAFT_RANGE, Input/SAFT_COMMUNICATED_DATE (before the period, or after today).
    void markCommunicated(const invoicing::Communication& communication);

    /// As a file was handed over; no file: a period without documents, declared as such. Throws as
    /// `markCommunicated` and as reading the file.
    invoicing::Communication markCommunicated(invoicing::SaftRange range, Date communicated,
                                              const std::filesystem::path& file);

    /// From the first month with a document to the last that is over (and the running one), newest first.
    std::vector<SaftMonth> months();

    /// The months that are due and not communicated, those with days to go first; what a reminder shows.
    std::vector<SaftMonth> due();

  private:
    Services& services_;
};

/// A month's range.
invoicing::SaftRange monthRange(std::chrono::year_month month);

} // namespace cunho::app
