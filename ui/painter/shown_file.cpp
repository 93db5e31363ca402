// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/painter/shown_file.hpp"

#include <cunho/wiring/password_block.hpp>

#include <QPdfDocumentRenderOptions>
#include <algorithm>
#include <cmath>

namespace cunho::ui::painter {
namespace {

/// QtPdf draws annotations but no widgets, and the seal of an earlier signature is one, as is a filled field:
/// for the eye it is as good as a stamp, whose name takes the same room.
void showWidgets(QByteArray& pdf) {
    pdf.replace("/Subtype /Widget", "/Subtype /Stamp ");
    pdf.replace("/Subtype/Widget", "/Subtype/Stamp ");
}

bool isPageSize(QSizeF size) {
    return std::isfinite(size.width()) && std::isfinite(size.height()) && size.width() > 0 &&
           size.height() > 0 && size.width() <= longestPage && size.height() <= longestPage;
}

/// Lays a picture on white paper: what is drawn has no ground. By hand, since Qt would do it on several
/// threads, which this process may not have.
void layOnWhite(QImage& image) {
    const bool premultiplied = image.format() == QImage::Format_ARGB32_Premultiplied;
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int alpha = qAlpha(line[x]);
            if (alpha == 255)
                continue;
            const auto laid = [alpha, premultiplied](int part) {
                return std::min(255, (premultiplied ? part : part * alpha / 255) + 255 - alpha);
            };
            line[x] = qRgb(laid(qRed(line[x])), laid(qGreen(line[x])), laid(qBlue(line[x])));
        }
    }
}

} // namespace

/// A document of its own for each: one that could not be opened keeps parts of what it saw. QtPdf takes a
/// password as a QString, which this process alone, without core dumps, has for this moment.
bool ShownFile::load(std::string_view password) {
    document_ = std::make_unique<QPdfDocument>();
    if (!password.empty()) {
        QString text = QString::fromUtf8(password.data(), qsizetype(password.size()));
        document_->setPassword(text);
        text.fill(QChar(0));
    }
    document_->load(&buffer_);
    return document_->status() == QPdfDocument::Status::Ready;
}

std::optional<Why> ShownFile::open(QByteArray bytes, std::string_view passwords) {
    document_ = std::make_unique<QPdfDocument>();
    buffer_.close();
    showWidgets(bytes);
    buffer_.setData(bytes);
    buffer_.open(QIODevice::ReadOnly);
    bool good = load({});
    const auto error = document_->error();
    if (!good && error == QPdfDocument::Error::IncorrectPassword) {
        const auto all = wiring::passwordsIn(passwords).value_or(std::vector<std::string_view>());
        good = std::ranges::any_of(all, [this](std::string_view password) { return load(password); });
    }
    if (good)
        return document_->pageCount() > int(mostPages) ? std::optional(Why::TooManyPages)
               : document_->pageCount() < 1            ? std::optional(Why::Unreadable)
                                                       : std::nullopt;
    const bool locked = error == QPdfDocument::Error::IncorrectPassword ||
                        error == QPdfDocument::Error::UnsupportedSecurityScheme;
    return locked ? Why::PasswordNeeded : Why::Unreadable;
}

std::vector<double> ShownFile::sizes() {
    std::vector<double> out;
    for (int page = 0; page < document_->pageCount(); ++page) {
        const QSizeF size = document_->pagePointSize(page);
        const bool good = isPageSize(size);
        out.push_back(good ? size.width() : 0);
        out.push_back(good ? size.height() : 0);
    }
    return out;
}

QImage ShownFile::render(std::uint32_t page, QSize pixels) {
    if (document_->status() != QPdfDocument::Status::Ready || page >= std::uint32_t(document_->pageCount()))
        return {};
    QPdfDocumentRenderOptions options;
    options.setRenderFlags(QPdfDocumentRenderOptions::RenderFlag::Annotations);
    QImage drawn = document_->render(int(page), pixels, options);
    if (drawn.size() != pixels || drawn.depth() != 32)
        return {};
    layOnWhite(drawn);
    return drawn;
}

} // namespace cunho::ui::painter
