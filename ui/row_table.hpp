// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QTableView>
#include <vector>

namespace cunho::ui {

inline constexpr int tableRowHeight = 40;   ///< px of a row of one or two lines
inline constexpr int tableCellPadding = 13; ///< px at the left and right of a cell

/// Of a column of a table.
struct ColumnWidth {
    int column = 0;
    int width = 0; ///< px; 0: what is left
};

/// Makes it a table of whole rows, one chosen at a time, none of them sorted or resized by hand. After its
/// model was set.
void setUpRowTable(QTableView& table, int rowHeight, const std::vector<ColumnWidth>& widths);

} // namespace cunho::ui
