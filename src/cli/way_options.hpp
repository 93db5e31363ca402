// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "cli/authority_options.hpp"
#include "cli/pin_options.hpp"

#include <cunho/wiring/cards.hpp>

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

namespace cunho::cli {

/// Options of the card, token or phone that signs.
struct LocalKeyOptions {
    std::string reader; ///< number or name
    std::string module;
    std::string token;
    std::string keyId;
    AuthorityOptions authorities;
    std::string phone;
    PinOptions pin;

    void addTo(CLI::App& command);

    /// Throws CLI::ValidationError for options of another provider than `provider`; empty: the settings' one.
    void requireSense(const CLI::App& command, const std::string& provider) const;

    /// Throws NotFound/READER_UNKNOWN with {"reader"}, and as the catalogue of cards.
    wiring::SigningWay way(const std::string& provider, bool pss) const;
};

/// The name of the reader that a person means by its number in `readers`, or by its name. Empty stays empty.
/// Throws as above.
std::string readerNamed(const std::string& numberOrName);

} // namespace cunho::cli
