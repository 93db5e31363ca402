// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <filesystem>

namespace cunho::test {

/// Where the tests of one build folder keep keys and certificates of virtual cards.
inline std::filesystem::path cardFolder() {
    return std::filesystem::path(CUNHO_BINARY_DIR).parent_path() / "card-pki";
}

} // namespace cunho::test
