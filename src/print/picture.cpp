// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/picture.hpp"

#include "print/typography.hpp"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

namespace cunho::print {

namespace {

constexpr int kLargestSource = 8000;  // pixels; more is no picture of ours but an attack on memory
constexpr int kLargestPrinted = 1000; // pixels; 42 mm at 600 dpi

} // namespace

QImage readPicture(const Bytes& bytes) {
    if (bytes.empty())
        return {};
    QByteArray view = QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&view);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!reader.canRead() || (reader.format() != "png" && reader.format() != "jpeg"))
        return {};
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > kLargestSource || size.height() > kLargestSource)
        return {};
    const QImage picture = reader.read();
    if (picture.width() <= kLargestPrinted && picture.height() <= kLargestPrinted)
        return picture;
    return picture.scaled(kLargestPrinted, kLargestPrinted, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

QImage onPaper(const QImage& picture) {
    QImage out(picture.size(), QImage::Format_RGB32);
    out.fill(colour::paper);
    QPainter(&out).drawImage(0, 0, picture);
    return out;
}

} // namespace cunho::print
