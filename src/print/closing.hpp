// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/block.hpp"
#include "print/canvas.hpp"
#include "print/content.hpp"
#include "print/qr_code.hpp"
#include "print/summary.hpp"
#include "print/theme.hpp"

#include <optional>
#include <vector>

namespace cunho::print {

/// What ends the document, on its last page only: tax summary and totals below the lines, QR code and
/// payment at the foot. The right third of the foot stays free for the visible seal of a signature.
class Closing {
  public:
    Closing(const Canvas& canvas, const Theme& theme, const Content& content);

    /// The sections stand below the tax summary, beside the totals: they are short enough.
    bool takesSections() const noexcept { return !beside_.empty(); }

    double height() const;
    void draw(Canvas& canvas, double top) const;

  private:
    void takeSections(const Canvas& canvas, const Content& content);
    double besideHeight() const;
    double sumsHeight() const;
    double footHeight() const;
    double paymentLeft() const;
    void drawQr(Canvas& canvas, double top) const;
    void drawPayment(Canvas& canvas, double top) const;

    const Theme& theme_;
    TaxSummary summary_;
    TotalsBox totals_;
    std::vector<Block> beside_;
    std::optional<QrCode> qr_;
    QString atcud_;
    double qrWidth_ = 0;
    QString paymentTitle_;
    QStringList payment_;
};

} // namespace cunho::print
