// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/signing/levels.hpp>
#include <cunho/wiring/level_services.hpp>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

namespace cunho::cli {

/// Options that say which PAdES level a command shall reach, and whom it asks for that.
struct LevelOptions {
    std::string level; ///< empty: the command's own
    std::string timestampUrl;
    std::vector<std::string> trustedResponders;

    void addTo(CLI::App& command, const std::vector<std::string>& levels, const std::string& levelHelp);

    /// What was asked for, or `otherwise`.
    signing::PadesLevel wanted(signing::PadesLevel otherwise) const;

    /// Throws CLI::ValidationError when nobody gives the time-stamps of `wanted`, or two do.
    void requireSense(const std::string& command, signing::PadesLevel wanted,
                      const std::string& sandboxAccess) const;

    /// `authorities`: see wiring::sandboxLevels.
    std::unique_ptr<wiring::LevelConnections>
    connect(const std::string& sandboxAccess, const Clock& clock,
            const std::vector<crypto::Certificate>& authorities = {}) const;
};

/// Says that some files of a batch reach the level later, before it starts; silent when all do at once.
void printPlan(const signing::LevelPlan& plan, signing::PadesLevel level, bool json);

} // namespace cunho::cli
