// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

/// Numbers of the protocol (autenticacao-gov A.9, B.2, B.5).
namespace cunho::sandbox::rules {

using namespace std::chrono_literals;

inline constexpr std::size_t batch = 10;
inline constexpr std::size_t nameCharacters = 100;
inline constexpr std::string_view signAlgorithm = "1.2.840.113549.1.1.11"; ///< sha256WithRSAEncryption
inline constexpr auto pace = 1000ms; ///< after a POST, and between two verify calls
inline constexpr auto pause = 30s;   ///< see check 23
inline constexpr int verifies = 5;
/// How long a process that is at work is to be waited for: ten minutes (B.6), by the clock of a client whose
/// POST was under way for a while.
inline constexpr auto pendingLife = 9min;
inline constexpr auto clientPatience = 60s; ///< how long a client waits for a reply
inline constexpr auto accountLife = 24h * 45;
inline constexpr int highestLimit = 450000;
inline constexpr std::size_t infoCharacters = 100; ///< of enterpriseAdditionalInfo
/// How old a SAD of SCAP may get; no document says. Ten transactions, each waited for as long as a client
/// may.
inline constexpr auto scapSadLife = 10min;
inline constexpr auto certificateMargin = 24h * 30; ///< certificate's end after the attribute's

} // namespace cunho::sandbox::rules
