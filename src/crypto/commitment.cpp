// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/commitment.hpp"

#include <array>

namespace cunho::crypto {
namespace {

/// In the order of their arcs, which begin with 1.
constexpr std::array<std::string_view, 6> commitmentNames{"proof-of-origin",   "proof-of-receipt",
                                                          "proof-of-delivery", "proof-of-sender",
                                                          "proof-of-approval", "proof-of-creation"};

} // namespace

std::string_view commitmentName(CommitmentType commitment) noexcept {
    return commitmentNames[static_cast<std::size_t>(commitment)];
}

std::optional<CommitmentType> commitmentNamed(std::string_view name) noexcept {
    for (std::size_t i = 0; i < commitmentNames.size(); ++i) {
        if (commitmentNames[i] == name)
            return static_cast<CommitmentType>(i);
    }
    return std::nullopt;
}

Bytes commitmentIdentifier(CommitmentType commitment) {
    const auto arc = static_cast<Byte>(static_cast<unsigned>(commitment) + 1U);
    return {0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x06, arc};
}

} // namespace cunho::crypto
