// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/url.hpp"

#include <algorithm>
#include <array>

namespace cunho::sandbox {
namespace {

bool isUnreserved(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

int hexDigit(char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto at = digits.find(lower);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

} // namespace

std::string percentEncode(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (isUnreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

std::string formDecode(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool pair =
            text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0;
        if (pair) {
            out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (;;) {
        const auto end = std::min(text.find(separator), text.size());
        parts.emplace_back(text.substr(0, end));
        if (end == text.size())
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::map<std::string, std::string> parseForm(std::string_view text) {
    std::map<std::string, std::string> form;
    for (const std::string& part : split(text, '&')) {
        const auto equals = std::min(part.find('='), part.size());
        if (equals > 0)
            form.emplace(formDecode(part.substr(0, equals)),
                         formDecode(part.substr(std::min(equals + 1, part.size()))));
    }
    return form;
}

std::string field(const std::map<std::string, std::string>& form, const std::string& name) {
    const auto found = form.find(name);
    return found == form.end() ? std::string() : found->second;
}

std::vector<std::string> queryValues(const Request& request, const std::string& name) {
    std::vector<std::string> values;
    const auto [first, last] = request.query.equal_range(name);
    std::transform(first, last, std::back_inserter(values), [](const auto& item) { return item.second; });
    return values;
}

std::string queryValue(const Request& request, const std::string& name) {
    const auto found = request.query.find(name);
    return found == request.query.end() ? std::string() : found->second;
}

std::string cookie(const Request& request, std::string_view name) {
    const auto header = request.headers.find("cookie");
    if (header == request.headers.end())
        return {};
    for (const std::string& part : split(header->second, ';')) {
        const std::string_view pair = trimmed(part);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return std::string(pair.substr(name.size() + 1));
    }
    return {};
}

std::string inLowerCase(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::optional<Origin> originOf(std::string_view url) {
    const std::string lower = inLowerCase(url);
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (!lower.starts_with(scheme))
            continue;
        const auto end = std::min(lower.find_first_of("/?#\\", scheme.size()), lower.size());
        const auto authority = lower.substr(scheme.size(), end - scheme.size());
        const auto host = authority.substr(0, authority.find(':'));
        if (host.empty() || authority.find('@') != std::string::npos)
            return std::nullopt;
        return Origin{lower.substr(0, end), host};
    }
    return std::nullopt;
}

Reply seeOther(std::string location) {
    Reply reply{303};
    reply.headers.emplace_back("Location", std::move(location));
    return reply;
}

} // namespace cunho::sandbox
