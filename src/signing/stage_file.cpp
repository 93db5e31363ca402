// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/stage_file.hpp"

#include <cunho/core/random.hpp>

namespace cunho::signing {

StageFile::StageFile(const std::filesystem::path& folder)
    : path_(folder / (".cunho-" + newUuid() + ".pdf")) {}

StageFile::~StageFile() {
    std::error_code ignored; // a file left behind does no harm
    std::filesystem::remove(path_, ignored);
}

} // namespace cunho::signing
