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

/// Rows in which any two values of any two factors meet: the row with the most new pairs is taken each time,
/// the first of equals, so that the set is always the same.
template<std::size_t N>
std::vector<Row<N>> pairwise(const Row<N>& sizes) {
    const std::vector<Row<N>> all = allRows(sizes);
    std::set<ValuePair> open;
    for (const Row<N>& row : all)
        open.merge(pairsOf(row));
    std::vector<Row<N>> out;
    while (!open.empty()) {
        const Row<N>* best = nullptr;
        std::size_t most = 0;
        for (const Row<N>& row : all) {
            std::size_t fresh = 0;
            for (const ValuePair& pair : pairsOf(row))
                fresh += open.count(pair);
            if (fresh > most) {
                most = fresh;
                best = &row;
            }
        }
        for (const ValuePair& pair : pairsOf(*best))
            open.erase(pair);
        out.push_back(*best);
    }
    return out;
}

} // namespace cunho::test
