// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/level_options.hpp"

#include "cli/output.hpp"

#include <cunho/signing/trust_anchors.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

/// "from 2026-11-23T10:20:00 on" in Lisbon, or the best that is known.
std::string whenMore(const signing::LevelPlan& plan) {
    if (plan.next)
        return "from " + formatLocal(toLocal(*plan.next, Zone::Lisbon)) + " (Lisbon) on";
    return "when " + plan.source + " takes more";
}

} // namespace

void LevelOptions::addTo(CLI::App& command, const std::vector<std::string>& levels,
                         const std::string& levelHelp) {
    command.add_option("--level", level, levelHelp)->check(CLI::IsMember(levels));
    command.add_option("--tsa", timestampUrl, "Address of an RFC 3161 time-stamp authority, from B-T on");
    command
        .add_option(
            "--trusted-responder", trustedResponders,
            "OCSP responders to be believed although another authority issued them; may be given again")
        ->take_all()
        ->allow_extra_args(false);
}

signing::PadesLevel LevelOptions::wanted(signing::PadesLevel otherwise) const {
    return level.empty() ? otherwise : signing::padesLevelNamed(level).value();
}

void LevelOptions::requireSense(const std::string& command, signing::PadesLevel wanted,
                                const std::string& sandboxAccess) const {
    const auto wrong = [&](const std::string& text) { throw CLI::ValidationError(command, text); };
    const bool stamps = signing::timestampRequests(wanted) > 0;
    if (stamps && timestampUrl.empty() && sandboxAccess.empty())
        wrong("level " + std::string(signing::padesLevelName(wanted)) +
              " needs a time-stamp authority: give --tsa URL");
    if (!stamps && !timestampUrl.empty())
        wrong("level B-B has no time-stamp: give --level B-T, B-LT or B-LTA with --tsa, or leave --tsa out");
    if (!timestampUrl.empty() && !sandboxAccess.empty())
        wrong("--sandbox-access names the sandbox's own time-stamp authority: leave --tsa out");
    if (!timestampUrl.empty() && !timestampUrl.starts_with("http://") &&
        !timestampUrl.starts_with("https://"))
        wrong("--tsa takes an address that begins with http:// or https://");
    if (!trustedResponders.empty() && wanted < signing::PadesLevel::B_LT)
        wrong("--trusted-responder serves B-LT and B-LTA: give --level B-LT or B-LTA, or leave it out");
}

std::unique_ptr<wiring::LevelConnections>
LevelOptions::connect(const std::string& sandboxAccess, const Clock& clock,
                      const std::vector<crypto::Certificate>& authorities) const {
    wiring::LevelSettings settings;
    if (!sandboxAccess.empty())
        settings = wiring::sandboxLevels(sandboxAccess, authorities);
    else
        settings.timestampUrl = timestampUrl;
    const auto named = signing::loadAnchors({trustedResponders.begin(), trustedResponders.end()});
    settings.trustedResponders.insert(settings.trustedResponders.end(), named.begin(), named.end());
    return std::make_unique<wiring::LevelConnections>(settings, clock);
}

void printPlan(const signing::LevelPlan& plan, signing::PadesLevel level, bool json) {
    if (plan.later == 0)
        return;
    const std::string name(signing::padesLevelName(level));
    if (json) {
        Json said{{"level", name}, {"now", plan.now}, {"later", plan.later}, {"source", plan.source}};
        if (plan.next)
            said["next"] = formatUtc(*plan.next);
        std::cerr << toText({{"plan", std::move(said)}}) << '\n'; // standard output has one line a file
    } else {
        std::cerr << "cunho-cli: " << plan.now << " of " << plan.now + plan.later << " files reach " << name
                  << " now, " << plan.later << " later: " << whenMore(plan) << ".\n";
    }
}

} // namespace cunho::cli
