// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/canvas.hpp"
#include "print/content.hpp"
#include "print/theme.hpp"

#include <cunho/core/bytes.hpp>

#include <QImage>
#include <optional>
#include <vector>

namespace cunho::print {

/// Opaque picture of a company's logo, or a null image when the bytes are no PNG or JPEG that can be read.
QImage readLogo(const Bytes& bytes);

/// The first letter or digit of a name, as a capital: stands for a logo.
QString initial(const QString& name);

/// Labels with their values, side by side in lines as wide as they are given.
class FactGrid {
  public:
    FactGrid(const Canvas& canvas, const Theme& theme, const std::vector<Pair>& facts, double width);

    double height() const noexcept { return height_; }
    void draw(Canvas& canvas, double x, double top) const;

  private:
    struct Cell {
        QString label;
        QStringList value;
        double x;
        double y;
    };
    const Theme& theme_;
    std::vector<Cell> cells_;
    double height_ = 0;
};

/// Everything above the lines: warning band, issuer, title, customer, transport; small on the pages after
/// the first.
class Letterhead {
  public:
    Letterhead(const Canvas& canvas, const Theme& theme, const Content& content);

    /// Where the table begins.
    double firstEnd() const noexcept { return firstEnd_; }
    double nextEnd() const noexcept { return nextEnd_; }

    void drawFirst(Canvas& canvas) const;
    void drawNext(Canvas& canvas) const;

  private:
    void placeTop();
    void measureIssuer(const Canvas& canvas);
    void packIssuer(const Canvas& canvas, double width);
    double titleStep() const;
    void measureTitle(const Canvas& canvas);
    void measureCustomer(const Canvas& canvas);
    void measureMentions(const Canvas& canvas);
    void measureTransport(const Canvas& canvas);
    void drawBand(Canvas& canvas) const;
    void drawField(Canvas& canvas, double end) const;
    void drawIssuer(Canvas& canvas) const;
    void drawTitle(Canvas& canvas) const;
    void drawCustomer(Canvas& canvas) const;
    void drawTransport(Canvas& canvas) const;

    const Theme& theme_;
    const Content& content_;
    QStringList title_; ///< one line, or designation and number where one line would be too small
    double logoWidth_ = 0;
    QStringList issuerName_;
    QStringList issuerLines_;
    double titleHeight_ = 0;
    QStringList customerName_;
    QStringList customerLines_;
    double customerHeight_ = 0;
    std::optional<FactGrid> facts_;
    QStringList mentions_;
    std::vector<QStringList> transport_; ///< lines of loading and unloading place
    std::optional<FactGrid> transportFacts_;
    double transportTop_ = 0;
    double transportHeight_ = 0; ///< without the warning
    double fieldTop_ = 0;        ///< of the band of colour
    double top_ = 0;
    double headEnd_ = 0;
    double middle_ = 0; ///< top of facts and customer
    double mentionsTop_ = 0;
    double firstEnd_ = 0;
    double nextEnd_ = 0;
};

} // namespace cunho::print
