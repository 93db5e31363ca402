// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/levels.hpp>

#include <CLI/CLI.hpp>
#include <string>

namespace cunho::cli {

/// Options that say what a signature is for: a reason, a commitment or a policy, one of them.
struct StatementOptions {
    std::string reason;
    std::string commitment;
    std::string policy; ///< OID
    std::string policyDocument;
    std::string policyHash;
    std::string policyUri;

    void addTo(CLI::App& command);

    /// Throws CLI::ValidationError for what makes no sense.
    void requireSense(const CLI::App& command) const;

    /// Throws as sha256File.
    signing::Statement statement() const;
};

} // namespace cunho::cli
