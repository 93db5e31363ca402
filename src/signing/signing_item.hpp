// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/crypto/cms.hpp>
#include <cunho/pdf/revision.hpp>
#include <cunho/signing/dtbsr.hpp>
#include <cunho/signing/levels.hpp>

#include <filesystem>
#include <optional>
#include <vector>

namespace cunho::signing {

/// One file between `prepareSignature` and its final name.
struct SigningItem {
    std::size_t index = 0; ///< place among the outcomes
    Dtbsr dtbsr;
    std::int64_t documentId = 0;
    std::filesystem::path target;
    pdf::PreparedPdf prepared;
    crypto::SignedAttributes attributes;
    std::filesystem::path spooled{};      ///< empty without a journal
    Bytes spooledSha256{};                ///< of the spooled file, as it was read again
    PadesLevel level = PadesLevel::B_B;   ///< to be tried now
    PadesLevel wanted = PadesLevel::B_B;  ///< in the end
    std::optional<Failure> shortfall{};   ///< why `level` is below `wanted`
    std::vector<pdf::Caution> cautions{}; ///< about the original; none after a restart
    /// What the signature claims, of a plain original without a journal: see Expected::plainTime.
    std::optional<TimePoint> plainTime{};
    std::vector<std::filesystem::path> fallbacks{}; ///< see SignFileRequest
};

} // namespace cunho::signing
