// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/canvas.hpp"

#include <cunho/core/error.hpp>

#include <QFontMetricsF>
#include <QTextBoundaryFinder>
#include <QTransform>
#include <algorithm>
#include <cmath>
#include <optional>

namespace cunho::print {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

namespace {

constexpr double kNoLimit = 1e7;         // dots
constexpr char32_t kSurelyThere = 0x17f; // Latin letters of Europe

/// What shapes or joins other characters has no glyph of its own.
bool needsGlyph(char32_t c) {
    return c > kSurelyThere && !QChar::isSpace(c) && QChar::category(c) != QChar::Other_Format &&
           !QChar::isMark(c);
}

/// Embeddings, overrides and isolates (Unicode 15, UAX #9).
bool turnsDirection(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

enum class Run { Letters, Digits, Punctuation };

Run runOf(QChar c, Run before) {
    if (c.isSpace() || c.isMark() || c.isSurrogate() || c.category() == QChar::Other_Format)
        return before == Run::Punctuation ? Run::Letters : before;
    if (c.isDigit())
        return Run::Digits;
    return c.isLetter() ? Run::Letters : Run::Punctuation;
}

/// Words, numbers and each mark of punctuation are shaped on their own. Inter swaps a hyphen, colon or
/// bracket beside capitals and digits for another glyph (OpenType calt, which Qt 6.4 cannot turn off), and
/// Qt writes no ToUnicode for a glyph that stands for no character: "ATCUD:A-1" would be read as "ATCUD A 1".
QList<QTextLayout::FormatRange> shapedApart(const QString& text) {
    QList<QTextLayout::FormatRange> out;
    Run run = Run::Letters;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const Run next = runOf(text[i], run);
        if (i == 0 || next != run || next == Run::Punctuation)
            out.push_back({static_cast<int>(i), 0, {}});
        ++out.back().length;
        run = next;
    }
    return out;
}

} // namespace

Canvas::Canvas(QPdfWriter& writer, QString family)
    : writer_(writer), family_(std::move(family)), resolution_(writer.resolution()) {}

void Canvas::begin() {
    if (!painter_.begin(&writer_))
        throw Error(Fault::Internal, "PRINT_FAILED", {}, "QPainter does not start on the PDF writer");
    // Lossless keeps flat logos crisp; smooth scaling would set Interpolate, which PDF/A-1 forbids.
    painter_.setRenderHint(QPainter::LosslessImageRendering, true);
    painter_.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter_.setRenderHint(QPainter::Antialiasing, true);
}

void Canvas::nextPage() {
    if (!writer_.newPage())
        throw Error(Fault::Internal, "PRINT_FAILED", {}, "QPdfWriter gives no new page");
}

void Canvas::end() {
    if (!painter_.end())
        throw Error(Fault::Internal, "PRINT_FAILED", {}, "QPainter does not end");
}

QFont Canvas::font(const TextStyle& style) const {
    QFont out(family_);
    out.setPointSizeF(style.points);
    out.setWeight(style.weight);
    out.setHintingPreference(QFont::PreferNoHinting);
    if (style.tracking != 0)
        out.setLetterSpacing(QFont::PercentageSpacing, 100 + style.tracking);
    return out;
}

QString Canvas::printable(const QString& raw, const QFont& font) const {
    std::optional<QFontMetricsF> metrics;
    QString out;
    out.reserve(raw.size());
    for (const char32_t c : raw.toUcs4()) {
        if (c == U'\n') {
            out += QChar(QChar::LineSeparator);
        } else if (c == U'\t') {
            out += QLatin1Char(' ');
        } else if (QChar::category(c) == QChar::Other_Control || turnsDirection(c)) {
            continue;
        } else if (!needsGlyph(c)) {
            out += QString::fromUcs4(&c, 1);
        } else {
            if (!metrics)
                metrics.emplace(font, &writer_);
            const bool there = metrics->inFontUcs4(c);
            out += there ? QString::fromUcs4(&c, 1) : QStringLiteral("□");
            if (!there)
                missing_.insert(c);
        }
    }
    return out;
}

QRectF Canvas::toDots(const QRectF& area) const {
    return {toDots(area.x()), toDots(area.y()), toDots(area.width()), toDots(area.height())};
}

std::unique_ptr<QTextLayout> Canvas::layOut(const QString& text, const TextStyle& style,
                                            std::optional<double> width, double indent) const {
    const QFont used = font(style);
    auto out = std::make_unique<QTextLayout>(printable(text, used), used, &writer_);
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(width ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    out->setTextOption(option);
    out->setFormats(shapedApart(out->text()));
    out->beginLayout();
    for (QTextLine line = out->createLine(); line.isValid(); line = out->createLine()) {
        line.setLineWidth(width ? toDots(*width - indent) : kNoLimit);
        indent = 0;
    }
    out->endLayout();
    return out;
}

double Canvas::width(const QString& text, const TextStyle& style) const {
    return toMillimetres(layOut(text, style)->maximumWidth());
}

double Canvas::leading(const TextStyle& style) {
    return style.points * 25.4 / 72 * 1.38;
}

double Canvas::capHeight(const TextStyle& style) const {
    return toMillimetres(QFontMetricsF(font(style), &writer_).capHeight());
}

QStringList Canvas::wrap(const QString& text, const TextStyle& style, double width, double indent) const {
    const auto layout = layOut(text, style, width, indent);
    QStringList out;
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        QString piece = layout->text().mid(line.textStart(), line.textLength());
        while (!piece.isEmpty() && piece.back().isSpace() && piece.back() != QChar::Nbsp)
            piece.chop(1);
        out += piece;
    }
    return out;
}

TextStyle Canvas::fit(const QString& text, TextStyle style, double width) const {
    const double natural = this->width(text, style);
    if (natural > width)
        style.points *= width / natural * 0.995;
    return style;
}

QString Canvas::elide(const QString& text, const TextStyle& style, double width) const {
    if (this->width(text, style) <= width)
        return text;
    // By length, not by place: where writing turns its direction, what stands left need not come first.
    const QString whole = layOut(text, style)->text();
    const auto cut = [&whole](qsizetype length) {
        return whole.left(length).trimmed() + QStringLiteral("…");
    };
    qsizetype fits = 0;
    qsizetype over = whole.size();
    while (over - fits > 1) {
        const qsizetype middle = (fits + over) / 2;
        (this->width(cut(middle), style) <= width ? fits : over) = middle;
    }
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, whole);
    finder.setPosition(fits);
    return cut(finder.isAtBoundary() ? fits : std::max<qsizetype>(0, finder.toPreviousBoundary()));
}

void Canvas::left(const QString& text, const TextStyle& style, double x, double baseline) {
    const auto layout = layOut(text, style);
    if (layout->lineCount() == 0)
        return;
    const QTextLine line = layout->lineAt(0);
    painter_.setPen(style.colour);
    line.draw(&painter_, QPointF(toDots(x), toDots(baseline) - line.ascent()));
}

void Canvas::right(const QString& text, const TextStyle& style, double x, double baseline) {
    left(text, style, x - width(text, style), baseline);
}

void Canvas::centred(const QString& text, const TextStyle& style, double x, double baseline) {
    left(text, style, x - width(text, style) / 2, baseline);
}

double Canvas::paragraph(const QStringList& lines, const TextStyle& style, double x, double baseline) {
    for (const QString& line : lines) {
        left(line, style, x, baseline);
        baseline += leading(style);
    }
    return baseline;
}

void Canvas::fill(const QRectF& area, const QColor& colour, double radius) {
    QPainterPath path;
    path.addRoundedRect(area, radius, radius);
    fill(path, colour);
}

void Canvas::fill(const QPainterPath& path, const QColor& colour) {
    const double scale = toDots(1.0);
    painter_.fillPath(QTransform::fromScale(scale, scale).map(path), colour);
}

void Canvas::rule(double x1, double x2, double y, const QColor& colour, double thickness) {
    fill(QRectF(x1, y - thickness / 2, x2 - x1, thickness), colour);
}

void Canvas::stamp(const QString& text, const QRectF& area, const QColor& colour) {
    QPainterPath letters;
    letters.addText(0, 0, font({72, QFont::Bold, colour, 0}), text);
    const QRectF box = letters.boundingRect();
    if (box.isEmpty())
        return;
    const double diagonal = std::hypot(area.width(), area.height());
    const double angle = std::atan2(area.height(), area.width());
    const double scale = std::min(0.8 * diagonal / box.width(), 0.25 * area.width() / box.height());
    QTransform turn;
    turn.translate(area.center().x(), area.center().y());
    turn.rotateRadians(-angle);
    turn.scale(scale, scale);
    turn.translate(-box.center().x(), -box.center().y());
    fill(turn.map(letters), colour);
}

void Canvas::picture(const QImage& image, const QRectF& area) {
    painter_.drawImage(toDots(area), image);
}

} // namespace cunho::print
