// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "document_names.hpp"

#include <cunho/core/utf8.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace cunho::providers::cmd {
namespace {

using CodePoints = std::vector<std::uint32_t>;

constexpr std::string_view unnamed = "documento";

bool isBetween(std::uint32_t code, std::uint32_t first, std::uint32_t last) {
    return code >= first && code <= last;
}

/// Nothing to be seen, or what turns the direction of the text after it: a name must look as it reads.
bool isUnshown(std::uint32_t code) {
    return code < 0x20 || isBetween(code, 0x7F, 0x9F) || code == 0xAD || code == 0x61C || code == 0x180E ||
           isBetween(code, 0x200B, 0x200F) || isBetween(code, 0x2028, 0x202E) ||
           isBetween(code, 0x2060, 0x206F) || code == 0xFEFF || isBetween(code, 0xFFF9, 0xFFFB) ||
           isBetween(code, 0xE0000, 0xE007F) || (code & 0xFFFEU) == 0xFFFEU;
}

CodePoints withoutOuterSpaces(CodePoints name) {
    const auto isShown = [](std::uint32_t code) { return code != ' '; };
    name.erase(std::find_if(name.rbegin(), name.rend(), isShown).base(), name.end());
    name.erase(name.begin(), std::find_if(name.begin(), name.end(), isShown));
    return name;
}

CodePoints cleaned(std::string_view text) {
    CodePoints name = codePoints(text);
    std::replace_if(name.begin(), name.end(), isUnshown, ' ');
    name = withoutOuterSpaces(std::move(name));
    return name.empty() ? codePoints(unnamed) : name;
}

/// `name`, cut so that `end` has its place after it.
std::string joined(CodePoints name, const std::string& end) {
    name.resize(std::min(name.size(), longestName - end.size()));
    std::string out;
    for (const std::uint32_t code : withoutOuterSpaces(std::move(name)))
        appendUtf8(out, code);
    return out + end;
}

} // namespace

std::vector<std::string> phoneNames(const std::vector<std::string>& names) {
    std::set<std::string> used;
    std::vector<std::string> out;
    for (const std::string& text : names) {
        const CodePoints name = cleaned(text);
        std::string one = joined(name, "");
        for (int number = 2; !used.insert(one).second; ++number)
            one = joined(name, " (" + std::to_string(number) + ")");
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace cunho::providers::cmd
