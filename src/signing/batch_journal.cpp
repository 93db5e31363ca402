// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/signing/batch_journal.hpp>

#include <algorithm>
#include <array>

namespace cunho::signing {
namespace {

constexpr std::array<std::string_view, 9> fileStateNames{
    "waiting", "reading", "ready", "signing", "time-stamping", "done", "ltv-pending", "failed", "cancelled"};

} // namespace

std::string_view batchStateName(BatchFileState state) noexcept {
    return fileStateNames[static_cast<std::size_t>(state)];
}

std::optional<BatchFileState> batchStateNamed(std::string_view name) noexcept {
    const auto found = std::ranges::find(fileStateNames, name);
    if (found == fileStateNames.end()) {
        return std::nullopt;
    }
    return static_cast<BatchFileState>(found - fileStateNames.begin());
}

std::size_t BatchRecord::left() const noexcept {
    return static_cast<std::size_t>(std::ranges::count_if(files, [](const BatchEntry& entry) {
        return !isSigned(entry.state) && entry.state != BatchFileState::Failed;
    }));
}

} // namespace cunho::signing
