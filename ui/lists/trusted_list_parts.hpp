// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/trusted_lists.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace cunho::ui {

/// What *Listas de confiança* works with; called on workers, throws `Error`.
struct TrustedListParts {
    std::function<std::vector<app::TrustedListFacts>()> all{}; ///< empty: no lists are kept here
    std::function<app::TrustedListFacts(const std::filesystem::path& file,
                                        const std::vector<std::filesystem::path>& signers, bool older)>
        install{};
    std::function<void(const std::string& territory)> remove{};
};

/// Over the workplace, which must outlive it.
TrustedListParts makeTrustedListParts(const app::Services& services);

} // namespace cunho::ui
