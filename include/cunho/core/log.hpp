// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace cunho::log {

enum class Level { Debug, Info, Warning, Error };

/// Where lines go: standard error (default), a file, or nowhere. Lines below `least` are dropped.
/// `toFile` throws Storage/WRITE_FAILED.
void toStandardError(Level least);
void toFile(const std::filesystem::path& file, Level least);
void off();

/// One line. What looks like a token, a Basic or Bearer credential, a JWT, a NIF, a phone number or a long
/// Base64 run is replaced first (see `redact`); a secret is still never to be passed here.
void write(Level level, std::string_view text);

inline void debug(std::string_view text) {
    write(Level::Debug, text);
}
inline void info(std::string_view text) {
    write(Level::Info, text);
}
inline void warning(std::string_view text) {
    write(Level::Warning, text);
}
inline void error(std::string_view text) {
    write(Level::Error, text);
}

/// The text with everything that looks like personal or secret data replaced by a mark such as [nif].
/// A text of more than 4000 bytes is cut and ends in [cut].
std::string redact(std::string_view text);

} // namespace cunho::log
