// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/secret.hpp>

#include <optional>
#include <string>

namespace cunho::cli {

/// The lines of a file, or of standard input, one at a time and no further than asked for: whoever writes
/// them may wait for what comes of the one before. The operating system's calls for it stand here.
class SecretLines {
  public:
    static constexpr std::size_t longest = 64; ///< bytes of a line

    /// "-": standard input.
    explicit SecretLines(std::string fileOrDash) : file_(std::move(fileOrDash)) {}
    ~SecretLines();
    SecretLines(const SecretLines&) = delete;
    SecretLines& operator=(const SecretLines&) = delete;

    /// Nothing at the end. Throws as readFile for a file that cannot be opened, and
    /// Input/SECRET_LINE_TOO_LONG.
    std::optional<Secret> next();

  private:
    void open();

    std::string file_;
    int descriptor_ = -1;
};

} // namespace cunho::cli
