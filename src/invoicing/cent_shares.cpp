// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/cent_shares.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace cunho::invoicing {
namespace {

constexpr Money leastStep = Money::fromCents(1);

Money roundedDown(const Decimal& part) {
    const Money nearest = Money::rounded(part);
    return nearest.decimal() > part ? nearest - leastStep : nearest;
}

} // namespace

std::vector<Money> centShares(Money total, std::span<const Decimal> parts) {
    std::vector<Money> shares;
    std::vector<Decimal> remainders;
    Money left = total;
    for (const Decimal& part : parts) {
        shares.push_back(roundedDown(part));
        remainders.push_back(part - shares.back().decimal());
        left = left - shares.back();
    }
    if (left == Money{} || parts.empty())
        return shares;

    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    if (left < Money{})
        std::reverse(order.begin(), order.end());
    const Money step = left < Money{} ? -leastStep : leastStep;
    const auto count = static_cast<std::size_t>(std::abs(left.cents()));
    for (std::size_t i = 0; i < count; ++i) {
        Money& share = shares[order[i % order.size()]];
        share = share + step;
    }
    return shares;
}

} // namespace cunho::invoicing
