// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/pades.hpp>

#include <optional>
#include <vector>

/// Where a seal may stand. Everything is in points on a page as shown, origin lower left, as pdf::Placement
/// has it: what the file's own axes are, and how the page is turned, is the signer's business.
namespace cunho::ui {

struct SheetSize {
    double width = 0;
    double height = 0;

    bool isEmpty() const noexcept { return width <= 0 || height <= 0; }
    bool operator==(const SheetSize&) const = default;
};

constexpr double sealMargin = 24;     ///< that a seal keeps by itself, as pdf::Placement
constexpr double leastSealWidth = 90; ///< no words fit into less
constexpr double leastSealHeight = 30;

/// Where the seal of a signature stands, as a person chose it.
struct SealPlace {
    enum class On { Nothing, FirstPage, LastPage, EveryPage, ThisPage };
    On on = On::FirstPage;
    int page = 1; ///< from 1, with ThisPage
    pdf::Rectangle where{24, 24, 234, 94};
    SheetSize sheet{};      ///< that it was placed on; empty: any, from the left and from below
    bool inAllFiles = true; ///< the same in every file of the batch

    bool operator==(const SealPlace&) const = default;
};

/// Whether the seal stands on this page of so many; with EveryPage on the first one only when the file does
/// not allow more (pdf::allowsStamps).
bool standsOn(const SealPlace& place, int page, int pages, bool everyPageAllowed = true);

/// The page, from 1, on which it is to be seen: the last one of `pages` with LastPage.
int pageOf(const SealPlace& place, int pages);

/// The same place on a sheet of any size, by the function that signing uses: pdf::onSheet.
pdf::Rectangle placedOn(const SealPlace& place, SheetSize sheet);

/// What a signature asks for, of whatever file; nothing without a seal.
std::optional<signing::SealRequest> sealRequest(const SealPlace& place, signing::SealContent content);

/// Moved, and made smaller where it must be, so that all of it is on the sheet.
pdf::Rectangle keptOn(const pdf::Rectangle& seal, SheetSize sheet);

/// A part of a seal that can be taken hold of.
enum class Grip { None, Body, Left, Right, Bottom, Top, BottomLeft, BottomRight, TopLeft, TopRight };

/// The grip at a point; `reach` is how far from an edge it still is taken. Inside, edges reach over a quarter
/// of a small seal at most.
Grip gripAt(const pdf::Rectangle& seal, double x, double y, double reach);

/// Lines that a dragged seal is drawn to, sorted.
struct SnapLines {
    std::vector<double> x; ///< for its left and right edge
    std::vector<double> y; ///< for its lower and upper edge
    double middleX = 0;    ///< for its middle
    double middleY = 0;
};

/// The margins, the middle, and the edges of what is on the page.
SnapLines snapLines(SheetSize sheet, const std::vector<pdf::Rectangle>& objects);

struct Dragged {
    pdf::Rectangle seal;
    std::optional<double> guideX; ///< the line that it was drawn to
    std::optional<double> guideY;
};

/// `seal`, as it was when `grip` was taken, after a way of (dx, dy): drawn to lines within `reach`, kept on
/// the sheet, never smaller than a seal can be. Without lines: `reach` 0.
Dragged dragged(const pdf::Rectangle& seal, Grip grip, double dx, double dy, SheetSize sheet,
                const SnapLines& lines, double reach);

} // namespace cunho::ui
