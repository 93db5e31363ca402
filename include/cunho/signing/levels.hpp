// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/crypto/cms.hpp>
#include <cunho/signing/revocation_source.hpp>
#include <cunho/signing/timestamp_source.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace cunho::signing {

/// PAdES baseline levels (EN 319 142-1 section 6), each containing those before it.
enum class PadesLevel {
    B_B,   ///< signed
    B_T,   ///< with a time-stamp: it existed then
    B_LT,  ///< with certificates and revocation information, so that nobody has to be asked
    B_LTA, ///< with a document time-stamp over all of that, to be renewed before its algorithms are weak
};

/// "B-B", "B-T", "B-LT", "B-LTA"; the other way round nothing for an unknown name.
std::string_view padesLevelName(PadesLevel level) noexcept;
std::optional<PadesLevel> padesLevelNamed(std::string_view name) noexcept;

/// Why somebody signs, in words of their own: /Reason of the signature dictionary, UTF-8.
struct ReasonText {
    std::string text;
};

/// What a signature says of its purpose. One of them, since a baseline signature has no /Reason beside a
/// commitment type or a policy (EN 319 142-1, 6.3, requirements d and m).
using Statement = std::variant<std::monostate, ReasonText, crypto::CommitmentType, crypto::SignaturePolicy>;

/// Whom a level above B-B needs. Pointers may be null; what is then missing is said when it is asked for.
struct LevelServices {
    TimestampSource* timestamps = nullptr;  ///< from B-T on
    RevocationSource* revocation = nullptr; ///< from B-LT on
    TimestampQuota* quota = nullptr;        ///< only asked, never booked: the source books
};

/// Throws Configuration/NO_TIMESTAMP_SOURCE or NO_REVOCATION_SOURCE when the level cannot be reached at all.
void requireServices(PadesLevel level, const LevelServices& services);

/// Time-stamp requests that one new signature of this level takes: 0, 1, 1, 2.
int timestampRequests(PadesLevel level) noexcept;

/// What the authority's quota lets a batch have, told before it starts.
struct LevelPlan {
    std::size_t now = 0;           ///< files that reach the level at once
    std::size_t later = 0;         ///< files that are signed B-B now and completed afterwards
    std::optional<TimePoint> next; ///< when the authority takes more, where it is known
    std::string source;            ///< the authority's name
};

/// Busy/TIMESTAMP_QUOTA with {"source","time"}: the authority takes no more for now.
Failure quotaFailure(const std::string& source, const std::optional<TimePoint>& next);

LevelPlan planLevel(std::size_t files, PadesLevel level, const LevelServices& services);

} // namespace cunho::signing
