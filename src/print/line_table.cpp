// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/line_table.hpp"

#include "print/page_plan.hpp"
#include "print/wording.hpp"

#include <cunho/invoicing/money.hpp>

#include <algorithm>

namespace cunho::print {

using invoicing::CheckedLine;
using invoicing::Decimal;
using invoicing::IssuedFacts;

namespace {

constexpr double kPadding = 2.3; // above and below a row's text
constexpr double kGap = 3;       // between two columns
constexpr double kInset = 3.5;   // from the table's edge to its text
constexpr double kLeastDescription = 46;

const TextStyle& kText = style::body;

/// After the line's own discount; the global one is shown with the totals.
Decimal lineValue(const CheckedLine& line) {
    const Decimal kept = Decimal(100) - line.discount;
    return line.quantity * line.unitPrice * kept * Decimal::scaled(1, 2);
}

/// As many decimals as the line that needs most, so that the points stand below each other; lines with very
/// many decimals do not lengthen the others.
int commonDecimals(const IssuedFacts& facts, Decimal CheckedLine::*field, int least) {
    constexpr int most = 4;
    int out = least;
    for (const CheckedLine& line : facts.lines) {
        const int decimals = (line.*field).decimals();
        if (decimals <= most)
            out = std::max(out, decimals);
    }
    return out;
}

/// Empty on the mainland.
QString regionMark(const CheckedLine& line) {
    return line.tax.region == "PT" ? QString() : regionName(line.tax.region);
}

QString amount(const Decimal& value) {
    return text(invoicing::formatNumber(value.round(2), 2));
}

} // namespace

LineTable::LineTable(const Canvas& canvas, const IssuedFacts& facts, double tallest)
    : quantityDecimals_(commonDecimals(facts, &CheckedLine::quantity, 0))
    , priceDecimals_(commonDecimals(facts, &CheckedLine::unitPrice, 2)) {
    chooseColumns(facts);
    placeColumns(canvas, facts);
    Decimal sum;
    for (const CheckedLine& line : facts.lines) {
        sum = sum + lineValue(line);
        Row row = makeRow(canvas, line);
        row.sumAfter = sum;
        append(row, tallest);
    }
}

void LineTable::chooseColumns(const IssuedFacts& facts) {
    const auto any = [&facts](auto&& has) {
        return std::any_of(facts.lines.begin(), facts.lines.end(), has);
    };
    if (any([](const CheckedLine& line) { return !line.code.empty(); }))
        columns_.push_back({Field::Code, QStringLiteral("Código"), 13, 26, false});
    columns_.push_back({Field::Description, QStringLiteral("Descrição"), 0, 0, false});
    columns_.push_back({Field::Quantity, QStringLiteral("Qtd."), 9, 26, true});
    columns_.push_back({Field::Unit, QStringLiteral("Un."), 7, 17, false});
    columns_.push_back({Field::Price, QStringLiteral("Preço unit."), 18, 27, true});
    if (any([](const CheckedLine& line) { return !line.discount.isZero(); }))
        columns_.push_back({Field::Discount, QStringLiteral("Desc. %"), 11, 15, true});
    columns_.push_back({Field::Tax, QStringLiteral("IVA"), 10, 15, true});
    columns_.push_back({Field::Total, QStringLiteral("Total"), 19, 29, true});
}

/// Each column as wide as its texts, the description takes the rest; the others give way when that is little.
void LineTable::placeColumns(const Canvas& canvas, const IssuedFacts& facts) {
    double taken = 0;
    for (Column& column : columns_) {
        if (column.field == Field::Description)
            continue;
        double wide = canvas.width(column.title, style::columnTitle);
        for (const CheckedLine& line : facts.lines)
            wide = std::max(wide, canvas.width(cell(column.field, line), style::strong));
        if (column.field == Field::Tax)
            for (const CheckedLine& line : facts.lines)
                wide = std::max(wide, canvas.width(regionMark(line), style::small));
        column.width = std::clamp(wide + 0.5, column.least, column.most);
        taken += column.width;
    }
    const double room = page::kContent - 2 * kInset - kGap * static_cast<double>(columns_.size() - 1);
    const double squeeze = std::min(1.0, (room - kLeastDescription) / taken);
    double x = page::kLeft + kInset;
    for (Column& column : columns_) {
        column.width = column.field == Field::Description ? room - taken * squeeze : column.width * squeeze;
        column.left = x;
        x += column.width + kGap;
    }
}

QString LineTable::cell(Field field, const CheckedLine& line) const {
    switch (field) {
    case Field::Code: return text(line.code);
    case Field::Description: return text(line.description);
    case Field::Quantity: return text(invoicing::formatNumber(line.quantity, quantityDecimals_));
    case Field::Unit: return text(line.unit);
    case Field::Price: return text(invoicing::formatNumber(line.unitPrice, priceDecimals_));
    case Field::Discount:
        return line.discount.isZero() ? QString() : text(invoicing::formatNumber(line.discount, 0));
    case Field::Tax: return rateMark(line.tax);
    case Field::Total: return amount(lineValue(line));
    }
    return {};
}

LineTable::Row LineTable::makeRow(const Canvas& canvas, const CheckedLine& line) const {
    Row row;
    qsizetype lines = 1;
    for (const Column& column : columns_) {
        const QString content = cell(column.field, line);
        row.cells.push_back(column.numeric ? QStringList{content}
                                           : canvas.wrap(content, kText, column.width));
        lines = std::max(lines, row.cells.back().size());
    }
    row.region = regionMark(line);
    if (!row.region.isEmpty())
        lines = std::max<qsizetype>(lines, 2);
    row.height =
        2 * kPadding + canvas.capHeight(kText) + static_cast<double>(lines - 1) * Canvas::leading(kText);
    return row;
}

void LineTable::append(const Row& row, double tallest) {
    const auto leading = Canvas::leading(kText);
    const auto most = static_cast<qsizetype>((tallest - 2 * kPadding) / leading);
    if (row.height <= tallest) {
        rows_.push_back(row);
        return;
    }
    Row head = row;
    Row tail = row;
    tail.region.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        head.cells[i] = row.cells[i].mid(0, most);
        tail.cells[i] = row.cells[i].mid(most);
    }
    head.height = tallest;
    tail.height = row.height - static_cast<double>(most) * leading;
    rows_.push_back(head);
    append(tail, tallest);
}

std::vector<double> LineTable::heights() const {
    std::vector<double> out;
    out.reserve(rows_.size());
    for (const Row& row : rows_)
        out.push_back(row.height);
    return out;
}

void LineTable::drawHeader(Canvas& canvas, double top) const {
    canvas.fill(QRectF(page::kLeft, top, page::kContent, kHeaderHeight), colour::tint, 1.2);
    const double baseline = top + (kHeaderHeight + canvas.capHeight(style::columnTitle)) / 2;
    for (const Column& column : columns_) {
        if (column.numeric)
            canvas.right(column.title, style::columnTitle, column.left + column.width, baseline);
        else
            canvas.left(column.title, style::columnTitle, column.left, baseline);
    }
}

void LineTable::drawRow(Canvas& canvas, std::size_t index, double top) const {
    const Row& row = rows_[index];
    const double baseline = top + kPadding + canvas.capHeight(kText);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Column& column = columns_[i];
        const QStringList& lines = row.cells[i];
        if (!column.numeric) {
            canvas.paragraph(lines, kText, column.left, baseline);
            continue;
        }
        const QString content = lines.isEmpty() ? QString() : lines.front();
        const TextStyle& base = column.field == Field::Total ? style::strong : kText;
        const double right = column.left + column.width;
        canvas.right(content, canvas.fit(content, base, column.width), right, baseline);
        if (column.field == Field::Tax)
            canvas.right(row.region, canvas.fit(row.region, style::small, column.width), right,
                         baseline + Canvas::leading(kText));
    }
    canvas.rule(page::kLeft, page::kRight, top + row.height, colour::rule, 0.15);
}

void LineTable::drawCarried(Canvas& canvas, const QString& label, std::size_t nextRow, double top) const {
    const Decimal sum = nextRow == 0 ? Decimal() : rows_[nextRow - 1].sumAfter;
    const double baseline = top + (kCarriedHeight + canvas.capHeight(style::strong)) / 2;
    const double right = page::kRight - kInset;
    const QString value = text(invoicing::formatEuro(invoicing::Money::rounded(sum)));
    canvas.right(value, style::strong, right, baseline);
    canvas.right(label, style::body.in(colour::dim),
                 right - std::max(27.0, canvas.width(value, style::strong) + 5), baseline);
}

} // namespace cunho::print
