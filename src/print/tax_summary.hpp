// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/canvas.hpp"

#include <cunho/invoicing/issued_document.hpp>

#include <vector>

namespace cunho::print {

/// The table of VAT per key, with the mention of each exemption below its row.
class TaxSummary {
  public:
    TaxSummary(const Canvas& canvas, const invoicing::IssuedFacts& facts);

    double height() const;
    void draw(Canvas& canvas, double top) const;
    static constexpr double kWidth = 96;

  private:
    struct Row {
        QString mark;
        QString region;
        QString base;
        QString tax;
        QStringList mention;
        double height = 0;
    };
    bool regions_ = false;
    std::vector<Row> rows_;
};

/// Totals at the right: gross of discounts, discounts, net, VAT, and the total in a field of its own.
class TotalsBox {
  public:
    explicit TotalsBox(const invoicing::IssuedFacts& facts);

    double height() const;
    void draw(Canvas& canvas, double top) const;

  private:
    struct Row {
        QString label;
        QString value;
    };
    std::vector<Row> rows_;
    QString total_;
};

} // namespace cunho::print
