// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/pages/seal_picture.hpp"

#include "ui/convert.hpp"

#include <QBuffer>
#include <QPdfDocument>
#include <algorithm>
#include <cmath>

namespace cunho::ui {
namespace {

constexpr int sealSettleTime = 60;    ///< ms
constexpr double longestSide = 4'096; ///< pixels of a side

/// Of our own making, so that it is drawn here.
QImage pictureOf(const Bytes& pdf, QSize pixels) {
    QByteArray bytes = bytesToQt(pdf);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    if (document.status() != QPdfDocument::Status::Ready)
        throw Error(Fault::Internal, "PRINT_FAILED", {}, "the seal's page cannot be read");
    return document.render(0, pixels);
}

} // namespace

SealPicture::SealPicture(Jobs& jobs, signing::SealPainter* painter, QObject* parent)
    : QObject(parent), jobs_(jobs), painter_(painter) {
    settle_.setSingleShot(true);
    settle_.setInterval(sealSettleTime);
    connect(&settle_, &QTimer::timeout, this, &SealPicture::draw);
}

void SealPicture::setContent(signing::SealContent content) {
    content_ = std::move(content);
    settle_.start();
}

void SealPicture::setSize(double width, double height, double pixelsPerPoint) {
    const double most = std::min(pixelsPerPoint, longestSide / std::max({width, height, 1.0}));
    const QSize pixels(std::max(1, int(std::lround(width * most))),
                       std::max(1, int(std::lround(height * most))));
    if (width == width_ && height == height_ && pixels == pixels_)
        return;
    width_ = width;
    height_ = height;
    pixels_ = pixels;
    settle_.start();
}

void SealPicture::draw() {
    if (painter_ == nullptr || pixels_.isEmpty())
        return;
    if (running_) {
        again_ = true;
        return;
    }
    running_ = true;
    runJob(
        jobs_, Lane::Reading, this,
        [painter = painter_, content = content_, width = width_, height = height_, pixels = pixels_](
            const JobContext&) { return pictureOf(painter->paint(content, width, height), pixels); },
        [this](Outcome<QImage> outcome) {
            running_ = false;
            problem_.reset();
            if (auto* image = std::get_if<QImage>(&outcome))
                image_ = std::move(*image);
            else
                problem_ = std::get<Failure>(std::move(outcome));
            emit changed();
            if (std::exchange(again_, false))
                draw();
        });
}

} // namespace cunho::ui
