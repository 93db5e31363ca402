// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/bytes.hpp>
#include <cunho/scap/fa_client.hpp>

#include <algorithm>

namespace cunho::scap {
namespace {

constexpr int mostSignatures = 450000;
constexpr std::chrono::days longestAhead{45};
constexpr std::size_t longestInfo = 100;  // characters
constexpr std::size_t longestEmail = 254; // RFC 5321 section 4.5.3.1.3, less the angle brackets

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Nine digits with their modulo-11 check digit.
bool isTaxNumber(const std::string& text) {
    if (text.size() != 9 || !std::all_of(text.begin(), text.end(), isDigit))
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i)
        sum += (text[i] - '0') * (9 - static_cast<int>(i));
    const int check = 11 - sum % 11;
    return text[8] - '0' == (check > 9 ? 0 : check);
}

/// 1 to 3 and 45 are people's numbers: no company, no account.
bool isPersonal(const std::string& nipc) {
    return (nipc[0] >= '1' && nipc[0] <= '3') || nipc.starts_with("45");
}

/// Code points; nothing for what is no UTF-8.
std::optional<std::size_t> characters(const std::string& text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80                    ? 1
                                   : lead >= 0xC2 && lead <= 0xDF ? 2
                                   : lead >= 0xE0 && lead <= 0xEF ? 3
                                   : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                                  : 0;
        if (length == 0 || i + length > text.size())
            return std::nullopt;
        for (std::size_t k = 1; k < length; ++k) {
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U)
                return std::nullopt;
        }
        i += length;
    }
    return count;
}

bool isControl(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

/// '$' separates the parameters, and no escape is documented; the rest would end the query or the scope.
bool isAllowedInfo(const std::string& text) {
    const auto count = characters(text);
    return count && *count <= longestInfo && std::none_of(text.begin(), text.end(), [](char c) {
               return isControl(c) || std::string_view("$?&#%").find(c) != std::string_view::npos;
           });
}

bool isLabel(std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), [](char c) {
               return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
           });
}

bool isDomain(std::string_view domain) {
    std::size_t labels = 0;
    while (true) {
        const auto dot = domain.find('.');
        if (!isLabel(domain.substr(0, dot)))
            return false;
        ++labels;
        if (dot == std::string_view::npos)
            return labels > 1;
        domain.remove_prefix(dot + 1);
    }
}

/// A dot-atom before the '@' (RFC 5322 section 3.4.1), without what A.3 cannot carry.
bool isEmail(const std::string& text) {
    const auto at = text.find('@');
    if (text.size() > longestEmail || at == std::string::npos || at == 0 || at > 64)
        return false;
    const std::string_view local = std::string_view(text).substr(0, at);
    const auto allowed = [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view("!'*+-./=^_`{|}~").find(c) != std::string_view::npos;
    };
    return std::all_of(local.begin(), local.end(), allowed) && local.front() != '.' && local.back() != '.' &&
           local.find("..") == std::string_view::npos && isDomain(std::string_view(text).substr(at + 1));
}

bool isFuture(Date until, Date today) {
    if (!until.ok())
        return false;
    const auto day = std::chrono::sys_days(until);
    return day > std::chrono::sys_days(today) && day <= std::chrono::sys_days(today) + longestAhead;
}

} // namespace

std::vector<std::pair<std::string, std::string>> problems(const AccountQuery& query, Date today) {
    std::vector<std::pair<std::string, std::string>> found;
    if (!isTaxNumber(query.nipc))
        found.emplace_back("nipc", "FA_NIPC_INVALID");
    else if (isPersonal(query.nipc))
        found.emplace_back("nipc", "FA_NIPC_OF_PERSON");
    if (!isAllowedInfo(query.additionalInfo))
        found.emplace_back("additionalInfo", "FA_ADDITIONAL_INFO_INVALID");
    if (!isEmail(query.email))
        found.emplace_back("email", "FA_EMAIL_INVALID");
    if (!isFuture(query.until, today))
        found.emplace_back("until", "FA_UNTIL_INVALID");
    if (query.signaturesLimit < 1 || query.signaturesLimit > mostSignatures)
        found.emplace_back("signaturesLimit", "FA_LIMIT_INVALID");
    return found;
}

std::string accountAttribute(const AccountQuery& query, const std::string& clientName) {
    const std::string parameters =
        "enterpriseNipc=" + query.nipc + "$enterpriseAdditionalInfo=" + query.additionalInfo +
        "$email=" + query.email + "$expirationDate=" + formatDate(query.until) +
        "$signaturesLimit=" + std::to_string(query.signaturesLimit) + "$creationClientName=" + clientName;
    // "White space in any value": a no-break space is one too for whoever splits there.
    const bool blank = parameters.find_first_of(" \t\r\n\v\f") != std::string::npos ||
                       parameters.find("\xC2\xA0") != std::string::npos;
    return "http://interop.gov.pt/SAFE/createSignatureAccount?" +
           (blank ? toBase64(asBytes(parameters)) : parameters);
}

} // namespace cunho::scap
