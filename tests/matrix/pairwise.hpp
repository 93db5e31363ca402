// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <array>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

namespace cunho::test {

/// One value of each of N factors, as indices.
template<std::size_t N>
using Row = std::array<std::size_t, N>;

/// A value of one factor together with a value of another: (factor, value), (factor, value).
using ValuePair = std::pair<std::pair<std::size_t, std::size_t>, std::pair<std::size_t, std::size_t>>;

template<std::size_t N>
std::set<ValuePair> pairsOf(const Row<N>& row) {
    std::set<ValuePair> out;
    for (std::size_t first = 0; first < N; ++first)
        for (std::size_t second = first + 1; second < N; ++second)
            out.insert({{first, row[first]}, {second, row[second]}});
    return out;
}

template<std::size_t N>
std::vector<Row<N>> allRows(const Row<N>& sizes) {
    std::vector<Row<N>> out{{}};
    for (std::size_t factor = 0; factor < N; ++factor) {
        std::vector<Row<N>> longer;
        for (Row<N> row : out)
            for (row[factor] = 0; row[factor] < sizes[factor]; ++row[factor])
                longer.push_back(row);
        out = std::move(longer);
    }
    return out;
}

/// Numbers the pairs of values, so that a set of them is an array of flags.
template<std::size_t N>
class PairNumbers {
  public:
    explicit PairNumbers(const Row<N>& sizes) : sizes_(sizes) {
        for (std::size_t first = 0; first < N; ++first)
            for (std::size_t second = first + 1; second < N; ++second) {
                begin_[first * N + second] = count_;
                count_ += sizes[first] * sizes[second];
            }
    }
    std::size_t count() const noexcept { return count_; }

    template<typename Visit>
    void each(const Row<N>& row, Visit visit) const {
        for (std::size_t first = 0; first < N; ++first)
            for (std::size_t second = first + 1; second < N; ++second)
                visit(begin_[first * N + second] + row[first] * sizes_[second] + row[second]);
    }

  private:
    Row<N> sizes_;
    std::array<std::size_t, N * N> begin_{};
    std::size_t count_ = 0;
};

/// Rows in which any two values of any two factors meet, where a possible row lets them: the row with the
/// most new pairs is taken each time, the first of equals, so that the set is always the same.
template<std::size_t N, typename IsPossible>
std::vector<Row<N>> pairwise(const Row<N>& sizes, IsPossible isPossible) {
    std::vector<Row<N>> all = allRows(sizes);
    std::erase_if(all, [&](const Row<N>& row) { return !isPossible(row); });
    const PairNumbers<N> numbers(sizes);
    std::vector<char> isOpen(numbers.count(), 0);
    for (const Row<N>& row : all)
        numbers.each(row, [&](std::size_t pair) { isOpen[pair] = 1; });
    std::vector<Row<N>> out;
    for (;;) {
        const Row<N>* best = nullptr;
        std::size_t most = 0;
        for (std::size_t step = 0; step < all.size(); ++step) {
            const Row<N>& row = all[(out.size() * 7919 + step) % all.size()];
            std::size_t fresh = 0;
            numbers.each(row, [&](std::size_t pair) { fresh += isOpen[pair] != 0 ? 1U : 0U; });
            if (fresh > most) {
                most = fresh;
                best = &row;
            }
        }
        if (best == nullptr)
            return out;
        numbers.each(*best, [&](std::size_t pair) { isOpen[pair] = 0; });
        out.push_back(*best);
    }
}

template<std::size_t N>
std::vector<Row<N>> pairwise(const Row<N>& sizes) {
    return pairwise(sizes, [](const Row<N>&) { return true; });
}

} // namespace cunho::test
