// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/canvas.hpp"
#include "print/content.hpp"
#include "print/theme.hpp"

#include <vector>

namespace cunho::print {

/// The table of lines, or of settled documents: its columns, its rows measured once, and their drawing.
class Table {
  public:
    /// No row becomes higher than `tallest`: a longer description goes on in a row without numbers.
    Table(const Canvas& canvas, const Theme& theme, const Content& content, double tallest);

    std::vector<double> heights() const;
    double headerHeight() const noexcept { return headerHeight_; }

    /// Of a carried amount; none where there is nothing to carry.
    double carriedHeight() const noexcept { return carries_ ? kCarried : 0; }

    void drawHeader(Canvas& canvas, double top) const;
    void drawRow(Canvas& canvas, std::size_t row, double top) const;

    /// "A transportar" after, or "Transportado" before, the row with that index; rows beyond the table's end
    /// carry its whole sum.
    void drawCarried(Canvas& canvas, const QString& label, std::size_t nextRow, double top) const;

    /// Height of the header with or without a second language.
    static double headerHeight(const Theme& theme, bool english);
    static constexpr double kCarried = 7.0;

  private:
    struct Column {
        ColumnContent content;
        double width = 0;
        double left = 0;
    };
    struct Row {
        std::vector<QStringList> cells; ///< one per column
        qsizetype plain = 0;            ///< lines of the wide cell before its notes
        QString under;
        double height = 0;
        QString carried;
        bool tinted = false;
    };

    void placeColumns(const Canvas& canvas, const TableContent& content);
    Row makeRow(const Canvas& canvas, const RowContent& content) const;
    void append(Row row, double tallest);

    const Theme& theme_;
    std::size_t wide_;
    std::size_t marked_;
    bool carries_;
    double headerHeight_;
    std::vector<Column> columns_;
    std::vector<Row> rows_;
};

} // namespace cunho::print
