// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/table.hpp"

#include "print/page_plan.hpp"

#include <algorithm>

namespace cunho::print {

namespace {

constexpr double kTableGap = 3;     // between two columns
constexpr double kTableInset = 3.5; // from the table's edge to its text
constexpr double kLeastWide = 46;
constexpr double kHeader = 7.6;
constexpr double kDenseHeader = 5.6;
constexpr double kEnglish = 3; // its line in the header

const QString kNothing = QStringLiteral("0,00\u00a0€");

} // namespace

double Table::headerHeight(const Theme& theme, bool english) {
    return (theme.dense() ? kDenseHeader : kHeader) + (english ? kEnglish : 0);
}

Table::Table(const Canvas& canvas, const Theme& theme, const Content& content, double tallest)
    : theme_(theme)
    , wide_(content.table.wide)
    , marked_(content.table.marked)
    , carries_(content.table.carries)
    , headerHeight_(headerHeight(theme, content.say.english())) {
    for (const ColumnContent& column : content.table.columns)
        columns_.push_back({column});
    placeColumns(canvas, content.table);
    for (const RowContent& row : content.table.rows) {
        Row made = makeRow(canvas, row);
        made.tinted = theme.dense() && rows_.size() % 2 == 1;
        append(std::move(made), tallest);
    }
}

/// Each column as wide as its texts, the widest takes the rest; the others give way when that is little.
void Table::placeColumns(const Canvas& canvas, const TableContent& content) {
    double taken = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        Column& column = columns_[i];
        if (i == wide_)
            continue;
        double wide = std::max(canvas.width(column.content.title, theme_.columnTitle),
                               canvas.width(column.content.english, theme_.label));
        for (const RowContent& row : content.rows) {
            wide = std::max(wide, canvas.width(row.cells[i], theme_.strong));
            if (i == marked_ && !row.under.isEmpty())
                wide = std::max(wide, canvas.width(row.under, theme_.small));
        }
        column.width = std::clamp(wide + 0.5, column.content.least, column.content.most);
        taken += column.width;
    }
    const double room =
        page::kContent - 2 * kTableInset - kTableGap * static_cast<double>(columns_.size() - 1);
    const double squeeze = std::min(1.0, (room - kLeastWide) / taken);
    double x = page::kLeft + kTableInset;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        Column& column = columns_[i];
        column.width = i == wide_ ? room - taken * squeeze : column.width * squeeze;
        column.left = x;
        x += column.width + kTableGap;
    }
}

Table::Row Table::makeRow(const Canvas& canvas, const RowContent& content) const {
    Row row;
    row.carried = content.carried;
    row.under = content.under;
    qsizetype lines = row.under.isEmpty() ? 1 : 2;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Column& column = columns_[i];
        row.cells.push_back(column.content.numeric
                                ? QStringList{content.cells[i]}
                                : canvas.wrap(content.cells[i], theme_.body, column.width));
        if (i == wide_) {
            row.plain = row.cells.back().size();
            for (const QString& note : content.notes)
                row.cells.back() += canvas.wrap(note, theme_.small, column.width);
        }
        lines = std::max(lines, row.cells.back().size());
    }
    row.height = 2 * theme_.rowPadding + canvas.capHeight(theme_.body) +
                 static_cast<double>(lines - 1) * Canvas::leading(theme_.body);
    return row;
}

void Table::append(Row row, double tallest) {
    const auto leading = Canvas::leading(theme_.body);
    const auto most =
        std::max<qsizetype>(1, static_cast<qsizetype>((tallest - 2 * theme_.rowPadding) / leading));
    while (row.height > tallest && row.cells[wide_].size() > most) {
        Row head = row;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            head.cells[i] = row.cells[i].mid(0, most);
            row.cells[i] = row.cells[i].mid(most);
        }
        head.height = tallest;
        row.plain = std::max<qsizetype>(0, row.plain - most);
        row.under.clear();
        row.height -= static_cast<double>(most) * leading;
        rows_.push_back(std::move(head));
    }
    rows_.push_back(std::move(row));
}

std::vector<double> Table::heights() const {
    std::vector<double> out;
    out.reserve(rows_.size());
    for (const Row& row : rows_)
        out.push_back(row.height);
    return out;
}

void Table::drawHeader(Canvas& canvas, double top) const {
    if (theme_.ruled()) {
        canvas.rule(page::kLeft, page::kRight, top + 0.3, theme_.accent, 0.6);
        canvas.rule(page::kLeft, page::kRight, top + headerHeight_, theme_.accent, 0.2);
    } else {
        const QColor ground = theme_.headField() ? theme_.accent : theme_.tint;
        canvas.fill(QRectF(page::kLeft, top, page::kContent, headerHeight_), ground,
                    theme_.dense() ? 0 : 1.2);
    }
    const bool english = std::any_of(columns_.begin(), columns_.end(),
                                     [](const Column& column) { return !column.content.english.isEmpty(); });
    const double first = headerHeight_ - (english ? kEnglish : 0);
    const double baseline = top + (first + canvas.capHeight(theme_.columnTitle)) / 2 + (english ? 0.3 : 0);
    const TextStyle second = theme_.label.in(theme_.columnTitle.colour);
    for (const Column& column : columns_) {
        const ColumnContent& content = column.content;
        const double right = column.left + column.width;
        const TextStyle title = canvas.fit(content.title, theme_.columnTitle, column.width + kTableGap / 2);
        if (content.numeric) {
            canvas.right(content.title, title, right, baseline);
            canvas.right(content.english, second, right, baseline + kEnglish);
        } else {
            canvas.left(content.title, title, column.left, baseline);
            canvas.left(content.english, second, column.left, baseline + kEnglish);
        }
    }
}

void Table::drawRow(Canvas& canvas, std::size_t index, double top) const {
    const Row& row = rows_[index];
    if (row.tinted)
        canvas.fill(QRectF(page::kLeft, top, page::kContent, row.height), theme_.tint);
    const double baseline = top + theme_.rowPadding + canvas.capHeight(theme_.body);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Column& column = columns_[i];
        const QStringList& lines = row.cells[i];
        if (!column.content.numeric) {
            const qsizetype plain = i == wide_ ? row.plain : lines.size();
            canvas.paragraph(lines.mid(0, plain), theme_.body, column.left, baseline);
            double y = baseline + static_cast<double>(plain) * Canvas::leading(theme_.body);
            for (const QString& note : lines.mid(plain)) {
                canvas.left(note, theme_.small, column.left, y);
                y += Canvas::leading(theme_.body);
            }
            continue;
        }
        const QString content = lines.isEmpty() ? QString() : lines.front();
        const TextStyle& base = column.content.strong ? theme_.strong : theme_.body;
        const double right = column.left + column.width;
        canvas.right(content, canvas.fit(content, base, column.width), right, baseline);
        if (i == marked_ && !row.under.isEmpty())
            canvas.right(row.under, canvas.fit(row.under, theme_.small, column.width), right,
                         baseline + Canvas::leading(theme_.body));
    }
    if (!theme_.dense())
        canvas.rule(page::kLeft, page::kRight, top + row.height, colour::rule, 0.15);
}

void Table::drawCarried(Canvas& canvas, const QString& label, std::size_t nextRow, double top) const {
    if (!carries_)
        return;
    const std::size_t before = std::min(nextRow, rows_.size());
    const QString value = before == 0 ? kNothing : rows_[before - 1].carried;
    const double baseline = top + (kCarried + canvas.capHeight(theme_.strong)) / 2;
    const double right = page::kRight - kTableInset;
    canvas.right(value, theme_.strong, right, baseline);
    canvas.right(label, theme_.body.in(colour::dim),
                 right - std::max(27.0, canvas.width(value, theme_.strong) + 5), baseline);
}

} // namespace cunho::print
