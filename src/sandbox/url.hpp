// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/exchange.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the pages of the sandbox need of URLs, forms and cookies.
namespace cunho::sandbox {

/// RFC 3986: everything but unreserved characters as %XX.
std::string percentEncode(std::string_view text);

/// Turns %XX back, and '+' into a space. A '%' that begins no such pair stays.
std::string formDecode(std::string_view text);

/// The fields of an application/x-www-form-urlencoded body or query; the first of each name.
std::map<std::string, std::string> parseForm(std::string_view text);

/// The value, or empty.
std::string field(const std::map<std::string, std::string>& form, const std::string& name);

/// The values of a query's parameter, in their order.
std::vector<std::string> queryValues(const Request& request, const std::string& name);

/// Its first value, or empty.
std::string queryValue(const Request& request, const std::string& name);

/// The value of a cookie, or empty.
std::string cookie(const Request& request, std::string_view name);

/// ASCII letters in lower case.
std::string inLowerCase(std::string_view text);

/// "https://127.0.0.1:40123/a" gives "https://127.0.0.1:40123" and "127.0.0.1"; nothing for what is no
/// http(s) URL, or has a user in it.
struct Origin {
    std::string origin;
    std::string host; ///< without port
};
std::optional<Origin> originOf(std::string_view url);

/// A page of its own by address: 303, as after a form.
Reply seeOther(std::string location);

/// The first parts of `text` between `separator`s; empty ones are kept.
std::vector<std::string> split(std::string_view text, char separator);

} // namespace cunho::sandbox
