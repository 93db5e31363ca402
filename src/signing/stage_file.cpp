// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/stage_file.hpp"

#include <cunho/core/random.hpp>

#include <utility>

namespace cunho::signing {

namespace {
constexpr const char* stagePrefix = ".cunho-";
} // namespace

StageFile::StageFile(const std::filesystem::path& folder)
    : path_(folder / (stagePrefix + newUuid() + ".pdf")) {}

StageFile::~StageFile() {
    std::error_code ignored; // a file left behind does no harm
    std::filesystem::remove(path_, ignored);
}

Error aboutTarget(const Error& error, const std::filesystem::path& target) {
    Failure failure = error.failure();
    const auto file = failure.params.find("file");
    if (file != failure.params.end() && file->second.starts_with(stagePrefix)) {
        file->second = target.filename().string();
    }
    return Error(std::move(failure));
}

} // namespace cunho::signing
