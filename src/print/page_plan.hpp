// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace cunho::print {

/// The page's fixed measures in millimetres.
namespace page {
inline constexpr double kWidth = 210;
inline constexpr double kHeight = 297;
inline constexpr double kLeft = 16;
inline constexpr double kRight = kWidth - 16;
inline constexpr double kContent = kRight - kLeft;
inline constexpr double kTop = 16;
inline constexpr double kBodyEnd = 271; ///< the footer's rule stands below it
} // namespace page

/// Heights that the rows of a document share.
struct PageRoom {
    double first = 0;   ///< for rows on the first page
    double next = 0;    ///< for rows on each other page
    double carried = 0; ///< of "Transportado" and of "A transportar"
    double closing = 0; ///< of summary, totals and QR code, on the last page only
};

/// Rows [begin, end) of one page.
struct PageSpan {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const PageSpan&) const = default;
};

/// Deals whole rows out to pages; the last page holds the closing part and, where it can, at least one row.
std::vector<PageSpan> planPages(const std::vector<double>& rows, const PageRoom& room);

} // namespace cunho::print
