// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/page_plan.hpp"

#include <numeric>

namespace cunho::print {

namespace {

/// The first row that does not fit; at least one row is taken.
std::size_t fill(const std::vector<double>& rows, std::size_t begin, double capacity) {
    double used = 0;
    std::size_t end = begin;
    while (end < rows.size() && (end == begin || used + rows[end] <= capacity))
        used += rows[end++];
    return end;
}

} // namespace

std::vector<PageSpan> planPages(const std::vector<double>& rows, const PageRoom& room) {
    std::vector<PageSpan> pages;
    std::size_t begin = 0;
    for (;;) {
        const double capacity = pages.empty() ? room.first : room.next - room.carried;
        const double rest =
            std::accumulate(rows.begin() + static_cast<std::ptrdiff_t>(begin), rows.end(), 0.0);
        if (begin == rows.size() || rest + room.closing <= capacity) {
            pages.push_back({begin, rows.size()});
            return pages;
        }
        std::size_t end = fill(rows, begin, capacity - room.carried);
        if (end == rows.size() && end - begin > 1)
            --end; // so that the summary does not stand alone
        pages.push_back({begin, end});
        begin = end;
    }
}

} // namespace cunho::print
