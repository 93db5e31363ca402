// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/provider.hpp>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

namespace cunho::cli {

/// Where PINs and codes come from: a file, the reader's keys, or the person at the terminal.
struct PinOptions {
    std::string file; ///< "-": standard input; empty: asked for at the terminal
    bool pinPad = false;
    bool onePin = false;

    void addTo(CLI::App& command);

    /// A file's PIN serves one document, and with --one-pin all; one that was refused is never given again.
    /// For a phone, PIN and code are a line each, in the order in which they are asked for. Without file and
    /// terminal everything is declined.
    std::unique_ptr<signing::Prompter> prompter() const;
};

} // namespace cunho::cli
