// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/canvas.hpp"

#include <cunho/core/error.hpp>

#include <QFontMetricsF>
#include <QTextLayout>
#include <QTransform>
#include <algorithm>

namespace cunho::print {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

namespace {

QString printable(const QString& raw) {
    QString out;
    out.reserve(raw.size());
    for (const QChar c : raw) {
        if (c == QLatin1Char('\n'))
            out += QChar(QChar::LineSeparator);
        else if (c == QLatin1Char('\t'))
            out += QLatin1Char(' ');
        else if (c.category() != QChar::Other_Control)
            out += c;
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

QRectF Canvas::toDots(const QRectF& area) const {
    return {toDots(area.x()), toDots(area.y()), toDots(area.width()), toDots(area.height())};
}

double Canvas::width(const QString& text, const TextStyle& style) const {
    return toMillimetres(QFontMetricsF(font(style), &writer_).horizontalAdvance(text));
}

double Canvas::leading(const TextStyle& style) {
    return style.points * 25.4 / 72 * 1.38;
}

double Canvas::capHeight(const TextStyle& style) const {
    return toMillimetres(QFontMetricsF(font(style), &writer_).capHeight());
}

QStringList Canvas::wrap(const QString& text, const TextStyle& style, double width) const {
    QTextLayout layout(printable(text), font(style), &writer_);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList out;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(toDots(width));
        QString piece = layout.text().mid(line.textStart(), line.textLength());
        while (!piece.isEmpty() && piece.back().isSpace() && piece.back() != QChar::Nbsp)
            piece.chop(1);
        out += piece;
    }
    layout.endLayout();
    return out;
}

TextStyle Canvas::fit(const QString& text, TextStyle style, double width) const {
    const double natural = this->width(text, style);
    if (natural > width)
        style.points *= width / natural * 0.995;
    return style;
}

void Canvas::left(const QString& text, const TextStyle& style, double x, double baseline) {
    painter_.setFont(font(style));
    painter_.setPen(style.colour);
    painter_.drawText(QPointF(toDots(x), toDots(baseline)), text);
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

void Canvas::picture(const QImage& image, const QRectF& area) {
    painter_.drawImage(toDots(area), image);
}

} // namespace cunho::print
