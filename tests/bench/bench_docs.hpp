// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "books_bench.hpp"
#include "card_bench.hpp"
#include "comparison.hpp"
#include "footprint.hpp"
#include "window_bench.hpp"

#include <filesystem>
#include <vector>

namespace cunho::bench {

double median(std::vector<double> values);

/// Median of ours over median of the base.
double ratio(const Comparison& comparison);

/// Writes the page with commit, machine, and of each comparison the base, the spread and the ratio,
/// the memory that signing takes, how long the window's thread stood and what cards cost.
void writeDocs(const std::vector<Comparison>& comparisons, const std::vector<Footprint>& footprints,
               const std::optional<WindowCost>& window, const std::vector<CardCost>& cards,
               const std::filesystem::path& page);

/// Writes what the books cost into the page that is there, in the place of what stood there before; it names
/// its own commit.
void writeBooksDocs(const BooksCost& books, const std::filesystem::path& page);

/// The same for the window.
void writeWindowDocs(const WindowCost& window, const std::filesystem::path& page);

/// The same for cards.
void writeCardDocs(const std::vector<CardCost>& cards, const std::filesystem::path& page);

} // namespace cunho::bench
