// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/canvas.hpp"
#include "print/content.hpp"
#include "print/theme.hpp"

namespace cunho::print {

/// The foot of every page: certificate line (or training mention) and page number, then ATCUD where no QR
/// code carries it, and the issuer, so that the certificate line is never the page's last.
class Footer {
  public:
    Footer(const Theme& theme, const Content& content) : theme_(theme), content_(content) {}

    void draw(Canvas& canvas, std::size_t number, std::size_t pages) const;

  private:
    void drawIssuer(Canvas& canvas, double room) const;

    const Theme& theme_;
    const Content& content_;
};

} // namespace cunho::print
