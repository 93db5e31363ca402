// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/signing/levels.hpp>

#include <algorithm>
#include <array>

namespace cunho::signing {

namespace {

constexpr std::array<std::string_view, 4> levelNames{"B-B", "B-T", "B-LT", "B-LTA"};

} // namespace

std::string_view padesLevelName(PadesLevel level) noexcept {
    return levelNames[static_cast<std::size_t>(level)];
}

std::optional<PadesLevel> padesLevelNamed(std::string_view name) noexcept {
    const auto found = std::ranges::find(levelNames, name);
    if (found == levelNames.end()) {
        return std::nullopt;
    }
    return static_cast<PadesLevel>(found - levelNames.begin());
}

void requireServices(PadesLevel level, const LevelServices& services) {
    const ErrorParams params{{"level", std::string(padesLevelName(level))}};
    if (level >= PadesLevel::B_T && services.timestamps == nullptr) {
        throw Error(Fault::Configuration, "NO_TIMESTAMP_SOURCE", params);
    }
    if (level >= PadesLevel::B_LT && services.revocation == nullptr) {
        throw Error(Fault::Configuration, "NO_REVOCATION_SOURCE", params);
    }
}

int timestampRequests(PadesLevel level) noexcept {
    return level == PadesLevel::B_B ? 0 : level == PadesLevel::B_LTA ? 2 : 1;
}

Failure quotaFailure(const std::string& source, const std::optional<TimePoint>& next) {
    ErrorParams params{{"source", source}, {"time", ""}};
    if (next) {
        params["time"] = formatLocal(toLocal(*next, Zone::Lisbon));
    }
    return {Fault::Busy, "TIMESTAMP_QUOTA", std::move(params), {}};
}

LevelPlan planLevel(std::size_t files, PadesLevel level, const LevelServices& services) {
    LevelPlan plan{files, 0, std::nullopt, services.timestamps == nullptr ? "" : services.timestamps->name()};
    if (timestampRequests(level) == 0 || services.quota == nullptr || services.timestamps == nullptr) {
        return plan;
    }
    const TimestampQuota::Allowance allowance = services.quota->allowance(plan.source);
    if (allowance.now) {
        const int whole = std::max(*allowance.now, 0) / timestampRequests(level);
        plan.now = std::min(files, static_cast<std::size_t>(whole));
        plan.later = files - plan.now;
        plan.next = allowance.next;
    }
    return plan;
}

} // namespace cunho::signing
