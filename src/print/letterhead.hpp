// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/canvas.hpp"

#include <cunho/core/environment.hpp>
#include <cunho/invoicing/issued_document.hpp>

#include <QImage>

namespace cunho::print {

/// Opaque picture of a company's logo, or a null image when the bytes are no PNG or JPEG that can be read.
QImage readLogo(const Bytes& bytes);

/// Everything above the lines: warning band, issuer, title, customer; small on the pages after the first.
class Letterhead {
  public:
    Letterhead(const Canvas& canvas, const invoicing::IssuedFacts& facts, Environment environment);

    /// Where the table begins.
    double firstEnd() const noexcept { return firstEnd_; }
    double nextEnd() const noexcept { return nextEnd_; }

    void drawFirst(Canvas& canvas) const;
    void drawNext(Canvas& canvas) const;

  private:
    struct Fact {
        QString label;
        QString value;
    };

    void measureIssuer(const Canvas& canvas, const invoicing::Company& issuer);
    void measureCustomer(const Canvas& canvas, const invoicing::Party& customer);
    void drawBand(Canvas& canvas) const;
    void drawIssuer(Canvas& canvas) const;
    void drawTitle(Canvas& canvas) const;
    void drawFacts(Canvas& canvas) const;
    void drawCustomer(Canvas& canvas) const;

    QString band_;
    QStringList title_; ///< one line, or designation and number where one line would be too small
    bool sandbox_ = false;
    QString monogram_;
    QImage logo_;
    double logoWidth_ = 0;
    QStringList issuerName_;
    QStringList issuerLines_;
    QString issuerShort_;
    QStringList customerName_;
    QStringList customerLines_;
    std::vector<Fact> facts_;
    bool gross_ = false;
    double top_ = 0;
    double middle_ = 0; ///< top of facts and customer
    double customerHeight_ = 0;
    double firstEnd_ = 0;
    double nextEnd_ = 0;
};

} // namespace cunho::print
