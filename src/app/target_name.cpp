// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/target_name.hpp>
#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

constexpr std::size_t longestName = 255; ///< bytes, NAME_MAX of Linux
constexpr std::size_t longestPattern = 200;
constexpr std::string_view extension = ".pdf";

[[noreturn]] void invalid(std::string_view pattern) {
    // The text names the placeholders as they are written.
    throw Error(Fault::Input, "NAME_PATTERN_INVALID",
                {{"pattern", std::string(pattern)}, {"name", "{name}"}, {"date", "{date}"}, {"n", "{n}"}});
}

bool endsLikePdf(std::string_view text) {
    return text.size() >= extension.size() &&
           std::equal(extension.rbegin(), extension.rend(), text.rbegin(), [](char small, char any) {
               return small == (any >= 'A' && any <= 'Z' ? static_cast<char>(any - 'A' + 'a') : any);
           });
}

std::string padded(std::size_t number, std::size_t count) {
    const auto digits = std::to_string(std::max(count, number)).size();
    const std::string text = std::to_string(number);
    return std::string(digits - text.size(), '0') + text;
}

/// What stands for {name}, {date} and {n}.
struct Values {
    std::string name;
    std::string date;
    std::string number;

    const std::string* find(std::string_view placeholder) const {
        if (placeholder == "name")
            return &name;
        if (placeholder == "date")
            return &date;
        return placeholder == "n" ? &number : nullptr;
    }
};

std::string filled(std::string_view pattern, const Values& values) {
    std::string out;
    for (std::string_view rest = pattern; !rest.empty();) {
        const auto open = rest.find('{');
        out.append(rest.substr(0, open));
        if (open == std::string_view::npos)
            break;
        const auto close = rest.find('}', open);
        const std::string* value =
            close == std::string_view::npos ? nullptr : values.find(rest.substr(open + 1, close - open - 1));
        if (value == nullptr)
            invalid(pattern);
        out.append(*value);
        rest = rest.substr(close + 1);
    }
    return out;
}

/// The first bytes of it, which end with a whole character.
void cut(std::string& text, std::size_t length) {
    if (length >= text.size())
        return;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        --length;
    text.resize(length);
}

std::size_t occurrences(std::string_view pattern, std::string_view part) {
    std::size_t count = 0;
    for (auto at = pattern.find(part); at != std::string_view::npos; at = pattern.find(part, at + 1))
        ++count;
    return count;
}

} // namespace

void requireNamePattern(std::string_view pattern) {
    const bool forbidden = std::ranges::any_of(
        pattern, [](char c) { return c == '/' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (pattern.empty() || pattern.size() > longestPattern || forbidden || pattern.front() == '.' ||
        pattern.find_first_not_of(' ') == std::string_view::npos)
        invalid(pattern);
    filled(pattern, {"a", "b", "c"});
}

std::string signedName(std::string_view pattern, const NameFacts& facts, int copy) {
    const std::string_view stem =
        endsLikePdf(pattern) ? pattern.substr(0, pattern.size() - extension.size()) : pattern;
    Values values{facts.source.stem().string(), formatDate(facts.date), padded(facts.number, facts.count)};
    const std::string ending =
        (copy > 1 ? "-" + std::to_string(copy) : std::string()) + std::string(extension);
    const std::size_t room = longestName - ending.size();
    std::string text = filled(stem, values);
    if (const auto names = occurrences(stem, "{name}"); text.size() > room && names > 0) {
        const auto excess = (text.size() - room + names - 1) / names;
        cut(values.name, values.name.size() - std::min(excess, values.name.size()));
        text = filled(stem, values);
    }
    cut(text, room);
    return text + ending;
}

} // namespace cunho::app
