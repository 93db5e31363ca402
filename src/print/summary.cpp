// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/summary.hpp"

#include "print/page_plan.hpp"

#include <algorithm>

namespace cunho::print {

namespace {

constexpr double kColumnGap = 6;
constexpr double kTitleHeight = 6.2;
constexpr std::size_t kBesideTotals = 14; // rows; more make columns over the page's width
constexpr std::size_t kInTwoColumns = 60;
constexpr double kTallest = 125; // of the whole summary
constexpr double kAmountGap = 2;

constexpr double kTotalsWidth = 74;
constexpr double kSummaryInset = 3.5; // as the table's, so that the amounts stand below each other

} // namespace

TaxSummary::TaxSummary(const Theme& theme, const Content& content)
    : theme_(theme)
    , content_(content.taxes)
    , rateTitle_(content.say("TAXA", "RATE"))
    , regionTitle_(content.say("REGIÃO", "REGION"))
    , baseTitle_(content.say("INCIDÊNCIA", "BASE"))
    , row_(std::min(5.2, theme.sumRow)) {
    const std::size_t rows = content_.rows.size();
    columns_ = rows <= kBesideTotals ? 1 : rows <= kInTwoColumns ? 2 : 3;
    perColumn_ = (rows + columns_ - 1) / columns_;
    if (rows > 0)
        row_ = std::min(row_, kTallest / static_cast<double>(perColumn_));
}

double TaxSummary::height() const {
    return empty() ? 0 : kTitleHeight + static_cast<double>(perColumn_) * row_;
}

void TaxSummary::draw(Canvas& canvas, double top) const {
    if (empty())
        return;
    const double step = (page::kContent + kColumnGap) / static_cast<double>(columns_);
    for (std::size_t i = 0; i < columns_; ++i)
        drawColumn(canvas, std::min(i * perColumn_, content_.rows.size()),
                   std::min((i + 1) * perColumn_, content_.rows.size()),
                   page::kLeft + static_cast<double>(i) * step, top);
}

void TaxSummary::drawColumn(Canvas& canvas, std::size_t begin, std::size_t end, double x, double top) const {
    const double width =
        wide() ? (page::kContent + kColumnGap) / static_cast<double>(columns_) - kColumnGap : kWidth;
    const double baseRight = x + width * 0.71;
    double regionLeft = x + 17;
    for (std::size_t i = begin; i < end; ++i)
        regionLeft = std::max(regionLeft, x + canvas.width(content_.rows[i].rate, theme_.body) + 4);
    double baseline = top + canvas.capHeight(theme_.label) + 1;
    canvas.left(rateTitle_, theme_.label, x, baseline);
    if (content_.regions)
        canvas.left(regionTitle_, theme_.label, regionLeft, baseline);
    canvas.right(baseTitle_, theme_.label, baseRight, baseline);
    canvas.right(content_.title, theme_.label, x + width, baseline);
    double y = top + kTitleHeight - 1.6;
    canvas.rule(x, x + width, y, theme_.ruled() ? theme_.accent : colour::rule);
    y += 1.6;
    TextStyle body = theme_.body;
    body.points = std::min(body.points, row_ * 2.1);
    for (std::size_t i = begin; i < end; ++i) {
        const TaxRow& row = content_.rows[i];
        baseline = y + canvas.capHeight(body) + (row_ - canvas.capHeight(body)) / 4;
        canvas.left(row.rate, body, x, baseline);
        double taken = x + canvas.width(row.rate, body);
        if (content_.regions && !row.region.isEmpty()) {
            canvas.left(row.region, body, regionLeft, baseline);
            taken = regionLeft + canvas.width(row.region, body);
        }
        canvas.right(row.base, canvas.fit(row.base, body, std::max(8.0, baseRight - taken - kAmountGap)),
                     baseRight, baseline);
        canvas.right(row.tax, canvas.fit(row.tax, body, x + width - baseRight - kAmountGap), x + width,
                     baseline);
        y += row_;
    }
}

TotalsBox::TotalsBox(const Theme& theme, const Content& content) : theme_(theme), sums_(content.sums) {}

double TotalsBox::rowHeight(const Sum& sum) const {
    return theme_.sumRow + (sum.note.isEmpty() ? 0 : Canvas::leading(theme_.small) * 0.85);
}

double TotalsBox::height() const {
    if (empty())
        return 0;
    double out = theme_.totalField + 1.4;
    for (const Sum& sum : sums_.before)
        out += rowHeight(sum);
    for (const Sum& sum : sums_.after)
        out += rowHeight(sum);
    return out + (sums_.after.empty() ? 0 : 1.8);
}

double TotalsBox::drawRows(Canvas& canvas, const std::vector<Sum>& rows, double y) const {
    const double x = page::kRight - kTotalsWidth;
    for (const Sum& row : rows) {
        const double baseline = y + 1 + canvas.capHeight(theme_.body);
        const TextStyle& style = row.strong ? theme_.strong : theme_.body;
        const TextStyle label = row.strong ? theme_.strong : theme_.body.in(colour::dim);
        const double value = canvas.width(row.value, style);
        const double room = kTotalsWidth - 2 * kSummaryInset - value - 2;
        canvas.right(row.value, style, page::kRight - kSummaryInset, baseline);
        canvas.left(row.label, canvas.fit(row.label, label, room), x + kSummaryInset, baseline);
        if (!row.note.isEmpty())
            canvas.left(row.note, canvas.fit(row.note, theme_.small, kTotalsWidth - 2 * kSummaryInset),
                        x + kSummaryInset, baseline + Canvas::leading(theme_.small) * 0.95);
        y += rowHeight(row);
    }
    return y;
}

double TotalsBox::drawTotal(Canvas& canvas, double y) const {
    const double x = page::kRight - kTotalsWidth;
    const double height = theme_.totalField;
    if (theme_.ruled()) {
        canvas.rule(x, page::kRight, y + 0.3, theme_.accent, 0.6);
        canvas.rule(x, page::kRight, y + height, theme_.accent, 0.2);
    } else {
        canvas.fill(QRectF(x, y, kTotalsWidth, height), theme_.headField() ? theme_.accent : theme_.tint,
                    theme_.dense() ? 0 : 1.6);
    }
    const double middle = y + height / 2;
    const TextStyle& label = theme_.totalLabel;
    canvas.left(sums_.total.label, label, x + kSummaryInset, middle + canvas.capHeight(label) / 2);
    const double room = kTotalsWidth - 2 * kSummaryInset - canvas.width(sums_.total.label, label) - 3;
    const TextStyle value = canvas.fit(sums_.total.value, theme_.total, room);
    canvas.right(sums_.total.value, value, page::kRight - kSummaryInset,
                 middle + canvas.capHeight(value) / 2);
    return y + height;
}

void TotalsBox::draw(Canvas& canvas, double top) const {
    if (empty())
        return;
    const double y = drawRows(canvas, sums_.before, top) + 1.4;
    drawRows(canvas, sums_.after, drawTotal(canvas, y) + 1.8);
}

} // namespace cunho::print
