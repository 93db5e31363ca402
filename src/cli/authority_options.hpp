// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/wiring/cards.hpp>

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace cunho::cli {

/// A trusted list that names the issuers of a card's or token's certificate.
struct AuthorityOptions {
    std::string trustedList;
    std::string listSigner; ///< file or folder

    void addTo(CLI::App& command);

    /// Throws CLI::ValidationError for a list that nobody signed, and for signers of none.
    void requireSense(const CLI::App& command) const;

    /// The authorities that may stand above the certificate: those in the file `chain`, which may be empty,
    /// and those of the list. Throws as signing::loadAnchors and readTrustedList.
    std::vector<crypto::Certificate> read(const std::string& chain) const;
};

} // namespace cunho::cli
