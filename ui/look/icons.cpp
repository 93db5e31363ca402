// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/look/icons.hpp"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace cunho::ui {
namespace {

constexpr int buttonSize = 18;

} // namespace

QPixmap iconPixmap(const QString& name, const QColor& colour, int size, double ratio) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

QPixmap discPixmap(const QString& name, const PillColours& colours, int size, double ratio) {
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.fill(Qt::transparent);
    pixmap.setDevicePixelRatio(ratio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ground);
    painter.drawEllipse(QRectF(0, 0, size, size));
    const int sign = (size * 5 + 8) / 9 / 2 * 2; // even, as the disc, so that it stands in the middle
    const int edge = (size - sign) / 2;
    painter.drawPixmap(edge, edge, iconPixmap(name, colours.text, sign, ratio));
    return pixmap;
}

QIcon icon(const QString& name, const QColor& colour) {
    QIcon result;
    for (const double ratio : {1.0, 1.5, 2.0, 3.0})
        result.addPixmap(iconPixmap(name, colour, buttonSize, ratio));
    return result;
}

} // namespace cunho::ui
