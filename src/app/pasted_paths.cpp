// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/collect_files.hpp>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view blanks = " \t\r";
    const auto from = line.find_first_not_of(blanks);
    return from == std::string_view::npos ? std::string_view()
                                          : line.substr(from, line.find_last_not_of(blanks) - from + 1);
}

int hexDigit(char character) {
    if (character >= '0' && character <= '9')
        return character - '0';
    const char lower = static_cast<char>(character | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Percent-encoded bytes become themselves (RFC 3986, 2.1); what only looks like one stays.
std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int high = text[at] == '%' && at + 2 < text.size() ? hexDigit(text[at + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[at + 2]) : -1;
        if (low < 0) {
            out += text[at];
            continue;
        }
        out += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return out;
}

/// "scheme://", or "file:" (RFC 8089 allows one slash).
bool isUrl(std::string_view text) {
    if (text.starts_with("file:/"))
        return true;
    const auto end = text.find("://");
    return end != std::string_view::npos && end > 1 && std::ranges::all_of(text.substr(0, end), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '+' || c == '-' || c == '.';
           });
}

/// Of this computer; nothing for another one and for what no path can hold.
std::optional<fs::path> pathOfUrl(std::string_view url) {
    if (!url.starts_with("file:"))
        return std::nullopt;
    std::string_view rest = url.substr(5);
    if (rest.starts_with("//")) {
        const auto slash = rest.find('/', 2);
        const auto host = rest.substr(2, slash == std::string_view::npos ? slash : slash - 2);
        if (slash == std::string_view::npos || !(host.empty() || host == "localhost"))
            return std::nullopt;
        rest = rest.substr(slash);
    }
    std::string path = decoded(rest);
    if (path.find('\0') != std::string::npos)
        return std::nullopt;
    return fs::path(std::move(path));
}

/// The parts of a line that a terminal or file manager has quoted; the line itself when it has not.
std::vector<std::string> unquoted(std::string_view line) {
    std::vector<std::string> parts;
    std::string_view rest = line;
    while (!rest.empty() && (rest.front() == '\'' || rest.front() == '"')) {
        const auto end = rest.find(rest.front(), 1);
        if (end == std::string_view::npos || (end + 1 < rest.size() && rest[end + 1] != ' '))
            return {std::string(line)};
        parts.emplace_back(rest.substr(1, end - 1));
        rest = trimmed(rest.substr(end + 1));
    }
    return rest.empty() && !parts.empty() ? parts : std::vector{std::string(line)};
}

std::optional<fs::path> absolutePath(const std::string& text) {
    if (text.starts_with("/"))
        return fs::path(text);
    const char* home = std::getenv("HOME");
    if (text.starts_with("~/") && home != nullptr)
        return fs::path(home) / text.substr(2);
    return std::nullopt;
}

void takePart(const std::string& part, PastedPaths& out) {
    const bool url = isUrl(part);
    const auto path = url ? pathOfUrl(part) : absolutePath(part);
    if (path) {
        out.paths.push_back(*path);
        return;
    }
    const ErrorParams params{{"text", part}};
    out.leftOut.push_back({part,
                           {Fault::Input, url ? "URL_NOT_LOCAL" : "PATH_NOT_ABSOLUTE", params, {}},
                           true,
                           out.paths.size()});
}

/// What file managers write before the files.
bool isClipboardMark(std::string_view line) {
    return line == "copy" || line == "cut" || line.starts_with("x-special/");
}

} // namespace

PastedPaths pathsOf(std::string_view pasted) {
    PastedPaths out;
    bool begun = false;
    while (!pasted.empty()) {
        const auto end = pasted.find('\n');
        const std::string_view line = trimmed(pasted.substr(0, end));
        pasted = end == std::string_view::npos ? std::string_view() : pasted.substr(end + 1);
        if (line.empty() || line.front() == '#' || (!begun && isClipboardMark(line)))
            continue;
        begun = true;
        for (const std::string& part : unquoted(line))
            takePart(part, out);
    }
    return out;
}

} // namespace cunho::app
