// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// What `cunho-page-painter` and the program that starts it to read QR codes agree on.
///
///     cunho-page-painter codes CPU-MILLISECONDS MEMORY-BYTES MOST-PAGES SKIP
///
/// On its standard input it gets the size of a block of passwords (u32) and the block (password_block.hpp),
/// then the size of a PDF (u64) and so many bytes. Its standard output carries heads
/// of five bytes, a letter and a number (u32), after "CunhoPC1"; numbers are little-endian:
///
///     D pages, or F why (ui/pages/painter_protocol.hpp), with which it ends
///     P page from 1, then the number of its codes (u32), then each code: length (u32), bytes
///     E 0, once nothing is left to look at
///
/// Pages come in the order of `pageAt`, from SKIP on, MOST-PAGES at most counting those that were skipped:
/// when a page kills the process, another one goes on behind it.
namespace cunho::wiring::codes {

inline constexpr std::string_view greeting = "CunhoPC1";
inline constexpr std::uint64_t largestFile = 256U << 20U;
inline constexpr std::uint32_t mostPages = 20'000;  ///< of a file
inline constexpr std::uint32_t mostCodes = 16;      ///< of a page
inline constexpr std::uint32_t longestCode = 4'296; ///< bytes: what the largest QR code holds
inline constexpr std::size_t headSize = 5;

/// The page, from 1, that is looked at as number `position` (from 0): the first, the last, then the others as
/// they come, since a fiscal code stands on one of the two.
constexpr std::uint32_t pageAt(std::uint32_t position, std::uint32_t pages) {
    return position == 0 ? 1 : position == 1 ? pages : position;
}

} // namespace cunho::wiring::codes
