// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/saft_desk.hpp"

#include <mutex>

namespace cunho::ui {

/// A year's months around a day: some handed over, one changed since, one without documents, one due.
std::vector<app::SaftMonth> sampleMonths(Date today);

/// What a check may find: two errors and a warning, each mended elsewhere.
std::vector<app::PreflightFinding> sampleFindings();

/// A desk of made-up months, for pictures and tests. Says what it is told to, and notes what was asked.
class SampleSaftDesk final : public SaftDesk {
  public:
    explicit SampleSaftDesk(Date today) : answer(sampleMonths(today)), day(today) {}

    Date today() const override { return day; }
    std::vector<app::SaftMonth> months() override;
    std::vector<app::SaftMonth> due() override;
    std::vector<app::PreflightFinding> preflight(std::chrono::year_month month,
                                                 const JobContext& job) override;
    std::string fileName(std::chrono::year_month month) override;
    app::SaftExportResult run(std::chrono::year_month month, const std::filesystem::path& target,
                              bool replace, const JobContext& job) override;
    std::optional<SaftExported> exported(std::chrono::year_month month) override;
    void mark(std::chrono::year_month month, Date communicated, const std::filesystem::path& file,
              const JobContext& job) override;
    invoicing::SaftCheckReport check(const std::filesystem::path& file,
                                     const std::filesystem::path& publicKey, const JobContext& job) override;

    /// What was asked: "mark 2026-10 2026-11-03 saft.xml".
    std::vector<std::string> calls() const;

    std::vector<app::SaftMonth> answer;
    std::vector<app::PreflightFinding> findings;
    invoicing::SaftCheckReport report;
    std::optional<SaftExported> last;
    std::optional<Failure> refusal; ///< of the next call that may fail
    Date day;

  private:
    void note(std::string call);
    void maybeRefuse();
    mutable std::mutex mutex_;
    std::vector<std::string> calls_;
};

} // namespace cunho::ui
