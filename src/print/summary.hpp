// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/canvas.hpp"
#include "print/content.hpp"
#include "print/theme.hpp"

namespace cunho::print {

/// The table of tax per key: beside the totals, or over the page's width in columns when it is long.
class TaxSummary {
  public:
    TaxSummary(const Theme& theme, const Content& content);

    bool empty() const noexcept { return content_.rows.empty(); }
    bool wide() const noexcept { return columns_ > 1; }
    double height() const;
    void draw(Canvas& canvas, double top) const;
    static constexpr double kWidth = 96; ///< beside the totals

  private:
    void drawColumn(Canvas& canvas, std::size_t begin, std::size_t end, double x, double top) const;

    const Theme& theme_;
    const TaxContent& content_;
    QString rateTitle_;
    QString regionTitle_;
    QString baseTitle_;
    std::size_t columns_ = 1;
    std::size_t perColumn_ = 0;
    double row_ = 0;
};

/// Totals at the right: gross of discounts, discounts, net, VAT, the total in a field of its own, and after
/// it what never changes it.
class TotalsBox {
  public:
    TotalsBox(const Theme& theme, const Content& content);

    bool empty() const noexcept { return sums_.total.value.isEmpty(); }
    double height() const;
    void draw(Canvas& canvas, double top) const;

  private:
    double rowHeight(const Sum& sum) const;
    double drawRows(Canvas& canvas, const std::vector<Sum>& rows, double y) const;
    double drawTotal(Canvas& canvas, double y) const;

    const Theme& theme_;
    const SumsContent& sums_;
};

} // namespace cunho::print
