// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/passwords.hpp>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

namespace cunho::cli {

/// The option that opens encrypted PDFs.
struct PasswordOptions {
    std::string file; ///< passwords, one a line, UTF-8; "-": standard input; empty: none

    void addTo(CLI::App& command);

    /// Throws CLI::ValidationError when another of the options `others` reads standard input, too.
    void requireSense(const CLI::App& command, const std::vector<std::string>& others = {}) const;

    /// Nothing when the option was not given. Throws as readFile.
    std::shared_ptr<const pdf::Passwords> read() const;
};

} // namespace cunho::cli
