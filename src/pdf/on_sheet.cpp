// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/pdf/on_sheet.hpp>

#include <algorithm>
#include <cmath>

namespace cunho::pdf {

namespace {

constexpr double middleTolerance = 0.5; // points

/// Where a span from `low` to `high` of a length `from` begins on one of `to`, when it is `size` long there.
double transferred(double low, double high, double from, double to, double size) {
    const double behind = from - high;
    double begin = low;
    if (from > 0 && std::abs(low - behind) <= middleTolerance) {
        begin = (to - size) / 2;
    } else if (from > 0 && behind < low) {
        begin = to - behind - size;
    }
    return std::clamp(begin, 0.0, std::max(0.0, to - size));
}

} // namespace

Rectangle onSheet(const OnSheet& place, double width, double height) {
    const Rectangle& where = place.where;
    const double share = std::min({1.0, width / where.width(), height / where.height()});
    const double across = where.width() * share;
    const double up = where.height() * share;
    const double left = transferred(where.left, where.right, place.width, width, across);
    const double bottom = transferred(where.bottom, where.top, place.height, height, up);
    return {left, bottom, left + across, bottom + up};
}

} // namespace cunho::pdf
