// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/tax_summary.hpp"

#include "print/page_plan.hpp"
#include "print/wording.hpp"

#include <cunho/invoicing/money.hpp>

#include <algorithm>

namespace cunho::print {

using invoicing::Decimal;
using invoicing::formatEuro;
using invoicing::IssuedFacts;
using invoicing::Money;
using invoicing::TaxTotal;

namespace {

constexpr double kTitleHeight = 6.2;
constexpr double kRowHeight = 5.2;
constexpr double kRegionLeft = 17;
constexpr double kBaseRight = 68;
constexpr double kTaxRight = TaxSummary::kWidth;
constexpr double kGap = 2;

QString rate(const invoicing::TaxKey& key) {
    return text(invoicing::formatNumber(key.rate, 0)) + QChar(QChar::Nbsp) + QLatin1Char('%');
}

} // namespace

TaxSummary::TaxSummary(const Canvas& canvas, const IssuedFacts& facts) {
    const auto taxes = invoicing::TaxTable::standard();
    for (const TaxTotal& total : facts.totals.taxes) {
        Row row;
        const bool exempt = !total.key.exemption.empty();
        row.mark = rate(total.key);
        row.region = regionName(total.key.region);
        regions_ = regions_ || total.key.region != "PT";
        row.base = text(formatEuro(total.base));
        row.tax = text(formatEuro(total.tax));
        row.height = kRowHeight;
        if (exempt) {
            row.mention = canvas.wrap(exemptionMention(total.key, facts.date, taxes), style::small, kWidth);
            row.height += static_cast<double>(row.mention.size()) * Canvas::leading(style::small) + 1.2;
        }
        rows_.push_back(row);
    }
}

double TaxSummary::height() const {
    double out = kTitleHeight;
    for (const Row& row : rows_)
        out += row.height;
    return out;
}

void TaxSummary::draw(Canvas& canvas, double top) const {
    const double x = page::kLeft;
    double baseline = top + canvas.capHeight(style::label) + 1;
    canvas.left(QStringLiteral("TAXA"), style::label, x, baseline);
    if (regions_)
        canvas.left(QStringLiteral("REGIÃO"), style::label, x + kRegionLeft, baseline);
    canvas.right(QStringLiteral("INCIDÊNCIA"), style::label, x + kBaseRight, baseline);
    canvas.right(QStringLiteral("IVA"), style::label, x + kTaxRight, baseline);
    double y = top + kTitleHeight - 1.6;
    canvas.rule(x, x + kWidth, y, colour::rule);
    y += 1.6;
    for (const Row& row : rows_) {
        baseline = y + canvas.capHeight(style::body) + 1;
        canvas.left(row.mark, style::body, x, baseline);
        if (regions_)
            canvas.left(row.region, style::body, x + kRegionLeft, baseline);
        const double taken = regions_ ? kRegionLeft + canvas.width(row.region, style::body) : kRegionLeft;
        const TextStyle base = canvas.fit(row.base, style::body, kBaseRight - taken - kGap);
        const TextStyle tax = canvas.fit(row.tax, style::body, kTaxRight - kBaseRight - kGap);
        canvas.right(row.base, base, x + kBaseRight, baseline);
        canvas.right(row.tax, tax, x + kTaxRight, baseline);
        canvas.paragraph(row.mention, style::small, x, baseline + Canvas::leading(style::small));
        y += row.height;
    }
}

namespace {

constexpr double kTotalsWidth = 70;
constexpr double kTotalsRow = 5.6;
constexpr double kTotalField = 12;

/// The sum of what all discounts took off, rounded once.
Money discounts(const IssuedFacts& facts) {
    Decimal sum;
    for (const auto& line : facts.totals.lines)
        sum = sum + line.discount;
    return Money::rounded(sum);
}

} // namespace

TotalsBox::TotalsBox(const IssuedFacts& facts) : total_(text(formatEuro(facts.totals.gross))) {
    const bool gross = facts.prices == invoicing::PriceMode::Gross;
    const Money off = discounts(facts);
    const Money after = gross ? facts.totals.gross : facts.totals.net;
    const QString suffix = gross ? QStringLiteral(" (com IVA)") : QString();
    rows_.push_back({QStringLiteral("Total ilíquido") + suffix, text(formatEuro(after + off))});
    rows_.push_back({QStringLiteral("Descontos") + suffix, text(formatEuro(off))});
    rows_.push_back({QStringLiteral("Total sem IVA"), text(formatEuro(facts.totals.net))});
    rows_.push_back({QStringLiteral("IVA"), text(formatEuro(facts.totals.tax))});
}

double TotalsBox::height() const {
    return static_cast<double>(rows_.size()) * kTotalsRow + kTotalField + 1.4;
}

void TotalsBox::draw(Canvas& canvas, double top) const {
    const double x = page::kRight - kTotalsWidth;
    constexpr double inset = 3.5; // as the table's, so that the amounts stand below each other
    double y = top;
    for (const Row& row : rows_) {
        const double baseline = y + 1 + canvas.capHeight(style::body);
        const double value = canvas.width(row.value, style::body);
        const double room = kTotalsWidth - 2 * inset - value - 2;
        canvas.right(row.value, style::body, page::kRight - inset, baseline);
        canvas.left(row.label, canvas.fit(row.label, style::body.in(colour::dim), room), x + inset, baseline);
        y += kTotalsRow;
    }
    y += 1.4;
    canvas.fill(QRectF(x, y, kTotalsWidth, kTotalField), colour::accent, 1.6);
    const double middle = y + kTotalField / 2;
    const QString label = QStringLiteral("Total EUR");
    const TextStyle labelStyle = style::strong.in(colour::paper);
    canvas.left(label, labelStyle, x + inset, middle + canvas.capHeight(labelStyle) / 2);
    const double room = kTotalsWidth - 2 * inset - canvas.width(label, labelStyle) - 3;
    const TextStyle value = canvas.fit(total_, style::total, room);
    canvas.right(total_, value, page::kRight - inset, middle + canvas.capHeight(value) / 2);
}

} // namespace cunho::print
