// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/target_names.hpp"

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

fs::path reservedName(const fs::path& path) {
    std::error_code failure;
    const fs::path absolute = fs::absolute(path, failure);
    return (failure ? path : absolute).lexically_normal();
}

} // namespace

void TargetNames::reserve(const fs::path& file) {
    taken_.insert(reservedName(file));
}

fs::path TargetNames::next(const fs::path& folder, const NameFacts& facts) {
    for (int& copy = copies_[folder / signedName(pattern_, facts)];;) {
        ++copy;
        fs::path candidate = folder / signedName(pattern_, facts, copy);
        std::error_code ignored; // what cannot be looked at cannot be written and fails alone
        if (!fs::exists(fs::symlink_status(candidate, ignored)) &&
            taken_.insert(reservedName(candidate)).second)
            return candidate;
    }
}

} // namespace cunho::app
