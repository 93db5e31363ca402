// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/canvas.hpp"
#include "print/qr_code.hpp"
#include "print/tax_summary.hpp"

#include <cunho/invoicing/issued_document.hpp>

namespace cunho::print {

/// What ends the document, on its last page only: tax summary and totals below the lines, QR code and
/// payment at the foot. The right third of the foot stays free for the visible seal of a signature.
class Closing {
  public:
    Closing(const Canvas& canvas, const invoicing::IssuedFacts& facts);

    double height() const;
    void draw(Canvas& canvas, double top) const;

  private:
    double footHeight() const;
    double qrWidth(const Canvas& canvas) const;
    void drawQr(Canvas& canvas, double top) const;
    void drawPayment(Canvas& canvas, double top) const;

    TaxSummary summary_;
    TotalsBox totals_;
    QrCode qr_;
    QString atcud_;
    QString iban_;
};

} // namespace cunho::print
