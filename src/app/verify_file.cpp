// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/verify_file.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> filesOf(const fs::path& path) {
    if (!fs::is_directory(path))
        return {path};
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(path))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

std::vector<crypto::Certificate> loadAnchors(const std::vector<fs::path>& paths) {
    std::vector<crypto::Certificate> anchors;
    for (const auto& path : paths) {
        for (const auto& file : filesOf(path)) {
            try {
                const auto found = crypto::Certificate::listFromFile(readFile(file));
                anchors.insert(anchors.end(), found.begin(), found.end());
            } catch (const Error& error) {
                if (error.reason() != "CERTIFICATE_UNREADABLE")
                    throw;
                throw Error(Fault::File, "ANCHOR_UNREADABLE", {{"file", file.filename().string()}},
                            error.detail());
            }
        }
    }
    return anchors;
}

FileVerdict verifyFile(const fs::path& file, const pdf::StructureReader& reader, const Clock& clock,
                       const std::vector<crypto::Certificate>& anchors) {
    return {file, signing::verifyFile(file, reader, {anchors, clock.now()})};
}

} // namespace cunho::app
