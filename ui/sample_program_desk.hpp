// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/program/program_desk.hpp"

#include <functional>
#include <mutex>

namespace cunho::ui {

/// Made-up states of the program, for pictures and tests.
ProgramOverview sampleProgram(Environment environment = Environment::Sandbox);
wiring::UpdateNotice sampleVersion(bool required = false);

/// A desk that asks nobody and keeps what it is told.
class SampleProgramDesk final : public ProgramDesk {
  public:
    explicit SampleProgramDesk(Environment environment = Environment::Sandbox);

    ProgramOverview overview() override;
    void importCredentials(const std::filesystem::path& file) override;
    void keepProxy(const wiring::ProxyChoice& choice, std::optional<Secret> password) override;
    void tryConnection(const JobContext& job) override;
    void keepUpdateSource(const std::string& manifest, const std::filesystem::path& publisher) override;
    VersionOverview lookForVersion(const JobContext& job) override;

    /// What is answered, and what was asked for; to be touched while no job runs.
    ProgramOverview answer;
    std::optional<Failure> refusal;            ///< of the next thing that is to be kept or tried
    std::optional<wiring::UpdateNotice> newer; ///< found when somebody looks
    std::vector<std::string> calls;            ///< "import a.json", "try", "look", …

  private:
    void note(std::string call);
    void maybeRefuse();
    std::mutex mutex_;
};

} // namespace cunho::ui
