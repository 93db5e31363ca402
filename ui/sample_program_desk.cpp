// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sample_program_desk.hpp"

#include "ui/sample_desk.hpp"

#include <utility>

namespace cunho::ui {

ProgramOverview sampleProgram(Environment environment) {
    ProgramOverview overview;
    overview.environment = environment;
    overview.version = "0.1.0";
    overview.vault = signing::Vault::State::Open;
    overview.testedHost = "autenticacao.gov.pt";
    if (environment != Environment::Sandbox)
        overview.lock = Failure{Fault::Configuration,
                                "CREDENTIALS_MISSING",
                                {{"name", std::string(environmentName(environment))}},
                                {}};
    return overview;
}

wiring::UpdateNotice sampleVersion(bool required) {
    return {"0.2.0",
            required,
            parseDate("2026-11-20"),
            "https://cunho.example/0.2.0",
            "Comunica séries à Autoridade Tributária e corrige a impressão de moradas longas.",
            "Registers series with the Tax Authority and mends the print of long addresses."};
}

SampleProgramDesk::SampleProgramDesk(Environment environment) : answer(sampleProgram(environment)) {}

void SampleProgramDesk::note(std::string call) {
    const std::lock_guard lock(mutex_);
    calls.push_back(std::move(call));
}

void SampleProgramDesk::maybeRefuse() {
    const std::lock_guard lock(mutex_);
    if (auto failure = std::exchange(refusal, {}))
        throw Error(std::move(*failure));
}

ProgramOverview SampleProgramDesk::overview() {
    const std::lock_guard lock(mutex_);
    return answer;
}

void SampleProgramDesk::importCredentials(const std::filesystem::path& file) {
    note("import " + file.filename().string());
    maybeRefuse();
    const std::lock_guard lock(mutex_);
    answer.lock.reset();
    if (answer.environment == Environment::Production)
        answer.approval = wiring::Approval{answer.version, "ARTE 17/2026", "2026-11-20"};
}

void SampleProgramDesk::keepProxy(const wiring::ProxyChoice& choice, std::optional<Secret> password) {
    note("proxy " + choice.address + " " + choice.user +
         (password ? password->empty() ? " none" : " new" : " kept"));
    maybeRefuse();
    const std::lock_guard lock(mutex_);
    answer.proxy = choice;
    if (password)
        answer.proxyPassword = !password->empty();
}

void SampleProgramDesk::tryConnection(const JobContext&) {
    note("try");
    maybeRefuse();
}

void SampleProgramDesk::keepUpdateSource(const std::string& manifest,
                                         const std::filesystem::path& publisher) {
    note("source " + manifest + " " + publisher.filename().string());
    maybeRefuse();
    const std::lock_guard lock(mutex_);
    answer.versions = {};
    answer.versions.manifest = manifest;
    answer.versions.publisher = manifest.empty() ? "" : "Cunho, publicação de versões";
}

VersionOverview SampleProgramDesk::lookForVersion(const JobContext&) {
    note("look");
    const std::lock_guard lock(mutex_);
    if (answer.versions.manifest.empty())
        return answer.versions;
    answer.versions.newer = newer;
    answer.versions.asked = sampleNow();
    return answer.versions;
}

} // namespace cunho::ui
