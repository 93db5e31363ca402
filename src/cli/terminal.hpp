// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/secret.hpp>

#include <optional>
#include <string>

namespace cunho::cli {

/// The person at the terminal (/dev/tty), whatever standard input and output are. The operating system's
/// calls for it stand here.
class Terminal {
  public:
    /// Whether there is one. False in a script without terminal.
    static bool present();

    /// Writes words for the person.
    static void say(const std::string& words);

    /// A line; nothing when the person ends it with Ctrl-D or there is no terminal.
    static std::optional<std::string> ask(const std::string& words);

    /// A line that is not shown, at most 64 bytes; nothing for Ctrl-C, Ctrl-D and where there is no terminal.
    static std::optional<Secret> askHidden(const std::string& words);
};

} // namespace cunho::cli
