// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>

namespace cunho::http {

/// An absolute http or https URL without user information, taken apart by curl, so that whoever checks the
/// host sees the one that is connected to: "http://0x7f.1/" has the host 127.0.0.1.
struct Url {
    std::string text;
    std::string host; ///< without the brackets of an IPv6 address
    unsigned port = 0;
};

/// Nothing for what is no such URL. `base` is what a relative one counts from.
std::optional<Url> parseUrl(const std::string& text, const std::string& base = {});

} // namespace cunho::http
