// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/pkcs11/module_list.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <unistd.h>

namespace cunho::providers::pkcs11 {

namespace {

constexpr std::uint64_t largestFile = 64U << 10U;
constexpr std::size_t mostFiles = 256;

using Lines = std::map<std::string, std::string, std::less<>>;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r";
    const std::size_t begin = text.find_first_not_of(blank);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

/// "name: value" lines; empty ones and those that begin with '#' say nothing.
void readLines(std::string_view text, Lines& lines) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t colon = line.find(':');
        if (!line.empty() && line.front() != '#' && colon != std::string_view::npos)
            lines[std::string(trimmed(line.substr(0, colon)))] = trimmed(line.substr(colon + 1));
    }
}

/// Name of the file without ".module" -> its lines.
void readFolder(const std::filesystem::path& folder, std::map<std::string, Lines>& found) {
    std::error_code ignored; // a folder that is not there configures nothing
    for (std::filesystem::directory_iterator file(folder, ignored), end;
         file != end && found.size() < mostFiles; file.increment(ignored)) {
        if (file->path().extension() != ".module" || !file->is_regular_file(ignored))
            continue;
        try {
            readLines(asText(readFile(file->path(), largestFile)), found[file->path().stem().string()]);
        } catch (const Error&) { // nor does a file that cannot be read
            continue;
        }
    }
}

/// Names in a list with commas or blanks between them.
bool names(std::string_view list, std::string_view program) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(", \t"), list.size());
        if (list.substr(0, end) == program)
            return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

bool isForUs(const Lines& lines, std::string_view program) {
    const auto has = [&](std::string_view name) { return lines.find(name) != lines.end(); };
    const auto line = [&](std::string_view name) {
        return has(name) ? lines.find(name)->second : std::string();
    };
    if (line("module").empty() || has("remote") || line("trust-policy") == "yes")
        return false;
    return (line("enable-in").empty() || names(line("enable-in"), program)) &&
           !names(line("disable-in"), program);
}

std::filesystem::path ownFolder() {
    if (::geteuid() == 0) // as p11-kit: root is led by nobody's home
        return {};
    const char* const configuration = std::getenv("XDG_CONFIG_HOME");
    if (configuration != nullptr && *configuration == '/')
        return std::filesystem::path(configuration) / "pkcs11" / "modules";
    const char* const home = std::getenv("HOME");
    if (home == nullptr || *home != '/')
        return {};
    return std::filesystem::path(home) / ".config" / "pkcs11" / "modules";
}

} // namespace

ModuleFolders moduleFolders() {
    ModuleFolders out{{P11_PACKAGE_CONFIGURATIONS, P11_SYSTEM_CONFIGURATIONS}, P11_MODULES};
    const auto own = ownFolder();
    if (!own.empty())
        out.configurations.push_back(own);
    return out;
}

std::vector<Pkcs11Module> listModules(const ModuleFolders& folders, std::string_view program) {
    std::map<std::string, Lines> found;
    for (const auto& folder : folders.configurations)
        readFolder(folder, found);
    std::vector<Pkcs11Module> out;
    for (const auto& [name, lines] : found) {
        if (isForUs(lines, program))
            out.push_back({name, folders.modules / lines.find("module")->second});
    }
    return out;
}

} // namespace cunho::providers::pkcs11
