// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/canvas.hpp"

#include <cunho/invoicing/issued_document.hpp>

#include <vector>

namespace cunho::print {

/// The table of lines: its columns, its rows measured once, and their drawing.
class LineTable {
  public:
    /// No row becomes higher than `tallest`: a longer description goes on in a row without numbers.
    LineTable(const Canvas& canvas, const invoicing::IssuedFacts& facts, double tallest);

    std::vector<double> heights() const;
    static constexpr double kHeaderHeight = 7.6;
    static constexpr double kCarriedHeight = 7.0;

    void drawHeader(Canvas& canvas, double top) const;
    void drawRow(Canvas& canvas, std::size_t row, double top) const;

    /// "A transportar" after, or "Transportado" before, the row with that index.
    void drawCarried(Canvas& canvas, const QString& label, std::size_t nextRow, double top) const;

  private:
    enum class Field { Code, Description, Quantity, Unit, Price, Discount, Tax, Total };
    struct Column {
        Field field;
        QString title;
        double least;
        double most; ///< however long its texts are
        bool numeric;
        double width = 0;
        double left = 0;
    };
    struct Row {
        std::vector<QStringList> cells; ///< one per column
        QString region;                 ///< small, below the rate
        double height = 0;
        invoicing::Decimal sumAfter;
    };

    void chooseColumns(const invoicing::IssuedFacts& facts);
    void placeColumns(const Canvas& canvas, const invoicing::IssuedFacts& facts);
    Row makeRow(const Canvas& canvas, const invoicing::CheckedLine& line) const;
    QString cell(Field field, const invoicing::CheckedLine& line) const;
    void append(const Row& row, double tallest);

    std::vector<Column> columns_;
    std::vector<Row> rows_;
    int quantityDecimals_ = 0;
    int priceDecimals_ = 2;
};

} // namespace cunho::print
