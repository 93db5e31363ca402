// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/device.hpp>
#include <cunho/core/file.hpp>

#include <charconv>
#include <sys/stat.h>
#include <unistd.h>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

/// The process that traces this one, by /proc/self/status.
bool isTraced() {
    Bytes status;
    try {
        status = readFile("/proc/self/status", 1U << 16U);
    } catch (const Error&) {
        return false; // no such file system: nothing is known
    }
    constexpr std::string_view name = "TracerPid:";
    const auto text = asText(status);
    const auto at = text.find(name);
    if (at == std::string_view::npos)
        return false;
    const auto digit = text.find_first_not_of(" \t", at + name.size());
    return digit != std::string_view::npos && text[digit] != '0';
}

Failure about(const char* reason, const fs::path& folder) {
    return {Fault::Storage, reason, {{"folder", folder.string()}}, {}};
}

/// Whoever may write a folder above may exchange the one below, unless the sticky bit forbids it.
void lookAt(const fs::path& folder, bool isData, std::vector<Failure>& warnings) {
    struct stat info {};
    if (::stat(folder.c_str(), &info) != 0)
        return;
    const bool everybody = (info.st_mode & S_IWOTH) != 0;
    const bool sticky = (info.st_mode & S_ISVTX) != 0;
    if (everybody && (isData || !sticky))
        warnings.push_back(about("DEVICE_FOLDER_OPEN", folder));
    if (info.st_uid != ::geteuid() && (isData || info.st_uid != 0))
        warnings.push_back(about("DEVICE_FOLDER_FOREIGN", folder));
}

} // namespace

std::vector<Failure> deviceWarnings(const fs::path& data) {
    std::vector<Failure> warnings;
    if (::geteuid() == 0)
        warnings.push_back({Fault::Configuration, "DEVICE_ROOT", {}, {}});
    if (isTraced())
        warnings.push_back({Fault::Configuration, "DEVICE_TRACED", {}, {}});
    std::error_code code;
    fs::path folder = fs::absolute(data, code).lexically_normal();
    if (folder.filename().empty())
        folder = folder.parent_path();
    lookAt(folder, true, warnings);
    for (fs::path above = folder.parent_path(); !above.empty(); above = above.parent_path()) {
        lookAt(above, false, warnings);
        if (above == above.parent_path())
            break;
    }
    return warnings;
}

} // namespace cunho::app
