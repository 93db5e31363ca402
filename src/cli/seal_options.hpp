// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/pades.hpp>

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

namespace cunho::cli {

/// Options of a visible seal.
struct SealOptions {
    std::string place;      ///< as given after --visible; empty: the first free space
    std::string page = "1"; ///< a number, or "every"
    std::string layout = "neutral";
    std::string language = "pt";
    std::string picture;
    std::string size;
    std::string company;
    std::string capacity;
    std::string location;

    void addTo(CLI::App& command);

    /// Throws CLI::ValidationError for what makes no sense. To be called once the command was parsed.
    void requireSense(const CLI::App& command) const;

    /// Nothing when no seal was asked for. `reason` stands in the seal as well. Throws as readFile.
    std::optional<signing::SealRequest> request(const std::string& reason) const;

  private:
    CLI::Option* visible_ = nullptr;
};

} // namespace cunho::cli
