// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/on_sheet.hpp>
#include <cunho/pdf/reader.hpp>

#include <filesystem>
#include <string_view>
#include <variant>
#include <vector>

namespace cunho::pdf {

enum class Corner { TopLeft, TopRight, BottomLeft, BottomRight };

/// The first place, from the bottom of the page upwards and there from the left, that covers no text, no
/// picture, no line and no form field; 2.5 mm away from them, or right beside them where that is not to be
/// had. White areas and backgrounds of the whole page do not count.
struct FreeSpace {};

/// Where a seal goes on the page as shown (origin lower left, points): a rectangle, which must lie on the
/// page, a corner, free space, or the place that was chosen on a sheet of another size, perhaps.
struct Placement {
    std::variant<Rectangle, Corner, FreeSpace, OnSheet> where = Corner::BottomLeft;
    double width = 210; ///< with Corner and FreeSpace
    double height = 70;
    double margin = 24; ///< from the edges
};

/// Throws Input/SEAL_OUTSIDE_PAGE, Input/NO_FREE_SPACE with {"page"}, Input/FREE_SPACE_UNKNOWN with {"page"}
/// when the page's content is damaged, and as Reader::occupiedBoxes.
Rectangle placeSeal(const Reader& reader, const std::filesystem::path& file, const Page& page,
                    const Placement& placement);

} // namespace cunho::pdf
