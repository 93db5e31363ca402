// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/canvas.hpp"

#include <cunho/invoicing/issued_document.hpp>

namespace cunho::print {

/// The foot of every page: certificate line (or training mention) and page number, then ATCUD where no QR
/// code carries it, and the issuer, so that the certificate line is never the page's last.
class Footer {
  public:
    explicit Footer(const invoicing::IssuedFacts& facts);

    void draw(Canvas& canvas, std::size_t number, std::size_t pages) const;

  private:
    void drawIssuer(Canvas& canvas, double room) const;

    QString certificate_;
    QString title_;
    QString atcud_;
    QString issuer_;
    QString issuerFacts_; ///< tax number and registration, never cut
};

} // namespace cunho::print
