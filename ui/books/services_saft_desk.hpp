// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/saft_desk.hpp"

namespace cunho::ui {

/// The desk over the use cases of the room app. What was exported is kept in the settings, as
/// "saft.exported.2026-11" with the SHA-256 in hexadecimal, a blank and the file's name.
class ServicesSaftDesk final : public SaftDesk {
  public:
    /// `services` must outlive it.
    explicit ServicesSaftDesk(app::Services& services) : services_(services) {}

    Date today() const override { return cunho::today(services_.clock, Zone::Lisbon); }
    std::vector<app::SaftMonth> months() override { return app::ExportSaft(services_).months(); }
    std::vector<app::SaftMonth> due() override { return app::ExportSaft(services_).due(); }
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

  private:
    app::Services& services_;
};

} // namespace cunho::ui
