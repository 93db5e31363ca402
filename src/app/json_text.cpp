// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/json_text.hpp"

#include <cunho/core/utf8.hpp>

namespace cunho::app {
namespace {

void appendEscaped(std::string& out, std::uint32_t code) {
    static constexpr std::string_view digits = "0123456789abcdef";
    switch (code) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    if (code >= 0x20 && code != 0x7F) {
        appendUtf8(out, code);
        return;
    }
    out += "\\u00";
    out.push_back(digits[code / 16]);
    out.push_back(digits[code % 16]);
}

} // namespace

std::string jsonString(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 2);
    out.push_back('"');
    for (const std::uint32_t code : codePoints(text))
        appendEscaped(out, code);
    out.push_back('"');
    return out;
}

JsonObject& JsonObject::raw(std::string_view key, std::string_view value) {
    if (!members_.empty())
        members_.push_back(',');
    members_.append(jsonString(key)).append(":").append(value);
    return *this;
}

std::string jsonArray(const std::vector<std::string>& values) {
    std::string out = "[";
    for (const std::string& value : values) {
        if (out.size() > 1)
            out.push_back(',');
        out.append(value);
    }
    out.push_back(']');
    return out;
}

} // namespace cunho::app
