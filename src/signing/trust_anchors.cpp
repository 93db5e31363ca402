// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/signing/trust_anchors.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace cunho::signing {
namespace {

using std::filesystem::path;

constexpr std::uint64_t limit = 16U << 20U; // the whole store of a system is well below 1 MiB

bool namesCertificates(const path& file) {
    constexpr std::array<std::string_view, 6> endings{".pem", ".crt", ".cer", ".der", ".p7b", ".p7c"};
    std::string ending = file.extension().string();
    for (char& c : ending)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::vector<path> filesOf(const path& folder) {
    std::error_code failure;
    std::vector<path> files;
    std::filesystem::directory_iterator entries(folder, failure);
    for (; !failure && entries != std::filesystem::directory_iterator(); entries.increment(failure)) {
        std::error_code unreachable; // a dangling link is no certificate
        if (namesCertificates(entries->path()) && entries->is_regular_file(unreachable))
            files.push_back(entries->path());
    }
    if (failure)
        throw Error(Fault::Storage, "FILE_NOT_READABLE", {{"file", folder.string()}}, failure.message());
    if (files.empty())
        throw Error(Fault::NotFound, "TRUST_ANCHOR_NONE", {{"file", folder.string()}});
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<crypto::Certificate> certificatesOf(const path& file) {
    const Bytes content = readFile(file, limit);
    try {
        return crypto::Certificate::listFromFile(content);
    } catch (const Error& error) {
        throw Error(Fault::File, "TRUST_ANCHOR_UNREADABLE", {{"file", file.filename().string()}},
                    error.what());
    }
}

} // namespace

std::vector<crypto::Certificate> loadAnchors(const std::vector<path>& paths) {
    std::vector<crypto::Certificate> anchors;
    std::set<Bytes> seen; // a system's folder names most certificates twice
    for (const path& chosen : paths) {
        std::error_code unreachable;
        const bool folder = std::filesystem::is_directory(chosen, unreachable);
        for (const path& file : folder ? filesOf(chosen) : std::vector<path>{chosen}) {
            for (auto& certificate : certificatesOf(file)) {
                if (seen.insert(certificate.fingerprint().value).second)
                    anchors.push_back(std::move(certificate));
            }
        }
    }
    return anchors;
}

} // namespace cunho::signing
