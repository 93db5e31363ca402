// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/fa_account_attribute.hpp"

#include "sandbox/nipc.hpp"
#include "sandbox/rules.hpp"
#include "sandbox/url.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/core/error.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace cunho::sandbox {
namespace {

constexpr std::array<std::string_view, 6> memberNames{"enterpriseNipc",  "enterpriseAdditionalInfo",
                                                      "email",           "expirationDate",
                                                      "signaturesLimit", "creationClientName"};

bool hasBlank(std::string_view text) {
    return text.find_first_of(" \t\r\n\v\f") != std::string_view::npos ||
           text.find("\xC2\xA0") != std::string_view::npos;
}

bool hasControl(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// Bytes that begin a character of UTF-8.
std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string inStandardAlphabet(std::string text) {
    std::replace(text.begin(), text.end(), '-', '+');
    std::replace(text.begin(), text.end(), '_', '/');
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

std::optional<std::string> decodedText(std::string_view text, bool loose) {
    try {
        return std::string(asText(fromBase64(loose ? inStandardAlphabet(std::string(text)) : text)));
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || last != end || text.starts_with('0'))
        return std::nullopt;
    return value;
}

bool isMailbox(std::string_view text) {
    const auto at = text.find('@');
    return at != 0 && at != std::string_view::npos && text.find('@', at + 1) == std::string_view::npos &&
           at + 1 < text.size() && text.size() <= 254 && !hasBlank(text);
}

bool isFutureDay(std::string_view text, Date today) {
    try {
        return std::chrono::sys_days(parseDate(text)) > std::chrono::sys_days(today);
    } catch (const Error&) {
        return false;
    }
}

/// The first limit of A.2 that a value breaks, or empty.
std::string brokenLimit(const AccountParameters& given, const FaSwitches& switches, Date today) {
    if (!isNipc(given.nipc))
        return "enterpriseNipc is no NIPC";
    if (characters(given.additionalInfo) > 100 || hasControl(given.additionalInfo))
        return "enterpriseAdditionalInfo has more than 100 characters, or a control character";
    if (!isMailbox(given.email))
        return "email is no address";
    const bool absent = given.expirationDate.empty() && switches.withoutEnd;
    if (!absent && !isFutureDay(given.expirationDate, today))
        return "expirationDate is no day in the future as YYYY-MM-DD";
    const auto limit = number(given.signaturesLimit);
    if (!limit || *limit < 1 || *limit > rules::highestLimit)
        return "signaturesLimit is not from 1 to 450000";
    return given.clientName.empty() ? "creationClientName is empty" : "";
}

std::string unescaped(std::string value, bool escapedDollar) {
    for (auto at = value.find("%24"); escapedDollar && at != std::string::npos;
         at = value.find("%24", at + 1))
        value.replace(at, 3, "$");
    return value;
}

} // namespace

std::variant<AccountParameters, AttributeProblem>
parseAccountAttribute(std::string_view parameters, const FaSwitches& switches, Date today) {
    std::string plain(parameters);
    const bool encoded = !parameters.starts_with(memberNames[0]);
    if (encoded) {
        auto text = decodedText(parameters, switches.looseBase64);
        if (!text)
            return AttributeProblem{"neither enterpriseNipc= nor Base64 behind the '?'"};
        plain = std::move(*text);
    }
    if (encoded != hasBlank(plain))
        return AttributeProblem{encoded ? "Base64 although no value has white space"
                                        : "white space in a value and no Base64"};
    const auto parts = split(plain, '$');
    if (parts.size() != memberNames.size())
        return AttributeProblem{"not six parameters joined with '$'"};
    std::array<std::string, memberNames.size()> values;
    for (std::size_t i = 0; i < memberNames.size(); ++i) {
        if (!parts[i].starts_with(std::string(memberNames[i]) + "="))
            return AttributeProblem{"parameter " + std::to_string(i + 1) + " is not " +
                                    std::string(memberNames[i])};
        values[i] = unescaped(parts[i].substr(memberNames[i].size() + 1), switches.escapedDollar);
    }
    AccountParameters given{values[0], values[1], values[2], values[3], values[4], values[5]};
    if (const auto why = brokenLimit(given, switches, today); !why.empty())
        return AttributeProblem{why};
    return given;
}

} // namespace cunho::sandbox
