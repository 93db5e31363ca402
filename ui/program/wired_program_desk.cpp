// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/program/wired_program_desk.hpp"

#include "ui/state/wired_port.hpp"

#include <cunho/app/device.hpp>

namespace cunho::ui {
namespace {

/// A page that everybody may ask for. A trial needs no State; its program is still tested with the State's.
std::string testedAddress(Environment environment) {
    if (environment == Environment::Sandbox)
        return wiring::profileOf(Environment::Production).portalUrl;
    return wiring::profileOf(environment).faUrl;
}

std::string hostOf(const std::string& address) {
    const auto host = address.substr(address.find("://") + 3);
    return host.substr(0, host.find('/'));
}

/// Where the settings say to look, and nothing that was answered.
VersionOverview sourceOf(Settings& settings) {
    VersionOverview result;
    if (const auto source = wiring::updateSource(settings)) {
        result.manifest = source->manifest;
        result.publisher = source->publisher.commonName();
        if (result.publisher.empty())
            result.publisher = source->publisher.subject();
    }
    return result;
}

} // namespace

WiredProgramDesk::WiredProgramDesk(app::Services& services, std::string programVersion,
                                   std::filesystem::path data)
    : services_(services), version_(std::move(programVersion)), data_(std::move(data)) {}

Settings& WiredProgramDesk::settings() const {
    return wiredPort(services_.activation.settings);
}

signing::Vault& WiredProgramDesk::vault() const {
    return wiredPort(services_.activation.vault);
}

ProgramOverview WiredProgramDesk::overview() {
    ProgramOverview result;
    result.environment = services_.environment;
    result.version = version_;
    result.lock = wiring::environmentLock(services_.environment, version_, settings());
    result.approval = wiring::approval(services_.environment, settings());
    result.vault = vault().state();
    result.proxy = wiring::proxyChoice(settings());
    result.proxyPassword = wiring::isProxyPasswordKept(vault());
    result.testedHost = hostOf(testedAddress(services_.environment));
    result.warnings = app::deviceWarnings(data_);
    const VersionOverview source = sourceOf(settings());
    const std::lock_guard lock(mutex_);
    result.versions =
        last_.manifest == source.manifest && last_.publisher == source.publisher ? last_ : source;
    return result;
}

void WiredProgramDesk::importCredentials(const std::filesystem::path& file) {
    wiring::importClientCredentials(file, services_.environment, vault(), settings());
}

void WiredProgramDesk::keepProxy(const wiring::ProxyChoice& choice, std::optional<Secret> password) {
    wiring::keepProxyChoice(choice, std::move(password), settings(), vault());
}

void WiredProgramDesk::tryConnection(const JobContext& job) {
    wiring::tryChosenWay(testedAddress(services_.environment), settings(), vault(), job);
}

void WiredProgramDesk::keepUpdateSource(const std::string& manifest, const std::filesystem::path& publisher) {
    wiring::keepUpdateSource(manifest, publisher, settings());
    keep(sourceOf(settings()));
}

VersionOverview WiredProgramDesk::ask(const JobContext& job) {
    const auto source = wiring::updateSource(settings());
    VersionOverview answer = sourceOf(settings());
    if (!source)
        return answer;
    try {
        const auto http = wiring::makeChosenClient(settings(), vault());
        answer.newer = wiring::checkForUpdate(*source, version_, services_.clock, settings(), *http, job);
    } catch (...) {
        answer.problem = currentFailure();
    }
    answer.asked = services_.clock.now();
    return answer;
}

VersionOverview WiredProgramDesk::lookForVersion(const JobContext& job) {
    auto answer = ask(job);
    keep(answer);
    return answer;
}

void WiredProgramDesk::keep(const VersionOverview& answer) {
    const std::lock_guard lock(mutex_);
    last_ = answer;
}

} // namespace cunho::ui
