// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/ways/wired_ways_desk.hpp"

#include "ui/ways/capacity_setting.hpp"

#include <utility>

namespace cunho::ui {
namespace {

constexpr auto moduleName = "token.module"; // these three: see wiring::signingWay
constexpr auto tokenName = "token.name";
constexpr auto keyName = "token.key";
constexpr auto holderName = "token.holder";

} // namespace

WiredWaysDesk::WiredWaysDesk(app::Services& services, WaysParts parts)
    : services_(services), parts_(std::move(parts)) {}

Settings& WiredWaysDesk::settings() const {
    if (services_.activation.settings == nullptr)
        throw Error(Fault::Busy, "STATE_NOT_CONNECTED");
    return *services_.activation.settings;
}

CapacitySetting WiredWaysDesk::capacities() const {
    CapacitySetting result;
    result.chosen = readCapacities(settings().find(capacityName).value_or(""));
    auto* repository = services_.activation.attributes;
    if (repository == nullptr)
        return result;
    result.citizens = repository->citizens();
    for (const auto& citizen : result.citizens)
        for (auto& attribute : repository->attributes(citizen.key()))
            if (attribute.source == scap::ProfessionalAttribute::Source::Scap) // the only ones it certifies
                result.attributes.push_back(std::move(attribute));
    return result;
}

WaysOverview WiredWaysDesk::overview() {
    auto& settings = this->settings();
    WaysOverview result;
    result.now = services_.clock.now();
    result.cmd.offered = static_cast<bool>(parts_.cmdPhone);
    result.cmd.phone = settings.find(cmdPhoneName).value_or("");
    result.cmd.encryptionWatched = static_cast<bool>(parts_.cmdEncryptionEnds);
    if (result.cmd.encryptionWatched)
        result.cmd.encryptionEnds = parts_.cmdEncryptionEnds();
    result.cmd.replaceable = static_cast<bool>(parts_.replaceCmdEncryption);
    if (parts_.tokenModules)
        result.token.modules = parts_.tokenModules();
    result.token.module = settings.find(moduleName).value_or("");
    result.token.token = settings.find(tokenName).value_or("");
    result.token.key = settings.find(keyName).value_or("");
    result.token.holder = settings.find(holderName).value_or("");
    result.capacity = capacities();
    return result;
}

void WiredWaysDesk::keepPhone(std::string_view typed) {
    if (typed.empty())
        settings().remove(cmdPhoneName);
    else if (parts_.cmdPhone)
        settings().put(cmdPhoneName, parts_.cmdPhone(typed));
}

void WiredWaysDesk::replaceEncryption(const std::filesystem::path& file) {
    if (parts_.replaceCmdEncryption)
        parts_.replaceCmdEncryption(file);
}

std::vector<wiring::TokenKey> WiredWaysDesk::tokenKeys(const std::filesystem::path& module,
                                                       const JobContext& job) {
    job.throwIfStopped();
    return parts_.tokenKeys(module);
}

/// The module last: without it the rest says nothing.
void WiredWaysDesk::keepToken(const TokenChoice& choice) {
    auto& settings = this->settings();
    settings.remove(moduleName);
    const std::pair<const char*, std::string> all[] = {{tokenName, choice.token},
                                                       {keyName, choice.key},
                                                       {holderName, choice.holder},
                                                       {moduleName, choice.module.string()}};
    for (const auto& [name, value] : all)
        if (value.empty() || choice.module.empty())
            settings.remove(name);
        else
            settings.put(name, value);
}

void WiredWaysDesk::keepCapacities(const std::vector<ChosenCapacity>& chosen) {
    if (chosen.empty())
        settings().remove(capacityName);
    else
        settings().put(capacityName, writeCapacities(chosen));
}

} // namespace cunho::ui
