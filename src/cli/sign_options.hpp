// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "cli/command.hpp"
#include "cli/level_options.hpp"
#include "cli/password_options.hpp"
#include "cli/seal_options.hpp"
#include "cli/statement_options.hpp"
#include "cli/way_options.hpp"

#include <cunho/app/target_name.hpp>
#include <cunho/signing/provider.hpp>
#include <cunho/wiring/soft_key.hpp>

#include <memory>
#include <string>
#include <vector>

namespace cunho::cli {

/// The key in a file that signs.
struct KeyOptions {
    std::string pkcs12;
    std::string pkcs12Password;
    std::string key;
    std::string keyPassword;
    std::string certificate;
    std::string chain;
    wiring::SoftKeyChoice choice;

    void addTo(CLI::App& command);
    std::unique_ptr<signing::SignatureProvider> open() const;
};

/// All options of `sign`.
struct SignOptions {
    DatabaseOptions database;
    std::string provider = "soft-key";
    KeyOptions key;
    LocalKeyOptions local;
    LevelOptions level;
    SealOptions seal;
    StatementOptions statement;
    PasswordOptions passwords;
    std::string field;
    std::string whenShort = "later";
    std::string out;
    std::string outFolder;
    std::string namePattern{app::defaultNamePattern};
    std::string resume;   ///< file of the batch's journal
    std::size_t jobs = 2; ///< files that are read at the same time
    std::vector<std::string> files;
    std::vector<std::string> attributes; ///< ids or descriptions
    bool pending = false;
    bool json = false;

    void addTo(CLI::App& command);

    /// Whether a card or token signs.
    bool isLocal() const { return provider == "citizen-card" || provider == "pkcs11"; }

    /// Whether the State's services are needed for files, and with them a database.
    bool asksServices() const { return provider == "cmd" || !attributes.empty(); }

    /// Throws CLI::ValidationError for options that do not belong together, with words that name the right
    /// use. To be called once the command was parsed.
    void requireSense(const CLI::App& command) const;
};

} // namespace cunho::cli
