// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/typography.hpp"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QRectF>
#include <QTextLayout>
#include <memory>
#include <optional>
#include <set>
#include <string_view>

namespace cunho::print {

/// Dots per inch of every PDF that is written here.
inline constexpr int kResolution = 1200;

QString text(std::string_view utf8);

/// Measures and draws on the pages of a PDF writer. Lengths are millimetres from the page's top left corner,
/// texts stand on their baseline; measuring needs no open page.
class Canvas {
  public:
    Canvas(QPdfWriter& writer, QString family);

    /// Opens the first page. Throws Internal/PRINT_FAILED.
    void begin();
    void nextPage();
    void end();

    double width(const QString& text, const TextStyle& style) const;

    /// Distance from one baseline to the next.
    static double leading(const TextStyle& style);

    /// Height of a capital letter: what has to be added to a top to get a baseline.
    double capHeight(const TextStyle& style) const;

    /// Lines no wider than `width`, broken between words, inside a word only where it is too long; line
    /// breaks of the text are kept, other control characters dropped. The first line is shorter by `indent`.
    QStringList wrap(const QString& text, const TextStyle& style, double width, double indent = 0) const;

    /// The style, made smaller until the text fits into `width`.
    TextStyle fit(const QString& text, TextStyle style, double width) const;

    /// The text, cut and ended with "…" where it is wider than `width`.
    QString elide(const QString& text, const TextStyle& style, double width) const;

    void left(const QString& text, const TextStyle& style, double x, double baseline);
    void right(const QString& text, const TextStyle& style, double x, double baseline);
    void centred(const QString& text, const TextStyle& style, double x, double baseline);

    /// One baseline after the other; returns the last baseline plus one leading.
    double paragraph(const QStringList& lines, const TextStyle& style, double x, double baseline);

    void fill(const QRectF& area, const QColor& colour, double radius = 0);
    void fill(const QPainterPath& path, const QColor& colour);
    void rule(double x1, double x2, double y, const QColor& colour, double thickness = 0.2);
    void picture(const QImage& image, const QRectF& area);

    /// Large letters across the area, from its lower left to its upper right; a shape, so that nobody reads
    /// them among the page's words.
    void stamp(const QString& text, const QRectF& area, const QColor& colour);

    /// Characters that no installed font has, of everything measured or drawn so far.
    const std::set<char32_t>& missing() const noexcept { return missing_; }

  private:
    QFont font(const TextStyle& style) const;

    /// Laid out as one line, or in lines of at most `width` millimetres, the first shorter by `indent`.
    std::unique_ptr<QTextLayout> layOut(const QString& text, const TextStyle& style,
                                        std::optional<double> width = {}, double indent = 0) const;

    /// Without control characters, direction overrides and isolates (they would let an amount read
    /// otherwise); a character that no installed font has becomes "□", since a missing glyph is no valid
    /// PDF/A.
    QString printable(const QString& raw, const QFont& font) const;
    double toMillimetres(double dots) const { return dots * 25.4 / resolution_; }
    double toDots(double millimetres) const { return millimetres * resolution_ / 25.4; }
    QRectF toDots(const QRectF& area) const;

    QPdfWriter& writer_;
    QPainter painter_;
    QString family_;
    double resolution_;
    mutable std::set<char32_t> missing_;
};

} // namespace cunho::print
