// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/painter/service.hpp"

#include "ui/pages/painter_protocol.hpp"
#include "ui/painter/limits.hpp"

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QPdfDocument>
#include <QPdfDocumentRenderOptions>
#include <algorithm>
#include <cerrno>
#include <cmath>
#include <optional>
#include <unistd.h>
#include <vector>

namespace cunho::ui::painter {
namespace {

constexpr int wrongQuestion = 4; // exit code

bool readAll(int from, std::span<std::byte> place) {
    while (!place.empty()) {
        const auto got = read(from, place.data(), place.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        place = place.subspan(static_cast<std::size_t>(got));
    }
    return true;
}

bool writeAll(int to, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const auto written = write(to, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

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

/// The file that the window sent last.
class Shown {
  public:
    /// Nothing when it can be shown.
    std::optional<Why> open(QByteArray bytes) {
        document_.close();
        buffer_.close();
        showWidgets(bytes);
        buffer_.setData(bytes);
        buffer_.open(QIODevice::ReadOnly);
        document_.load(&buffer_);
        if (document_.status() == QPdfDocument::Status::Ready)
            return document_.pageCount() > int(mostPages) ? std::optional(Why::TooManyPages)
                   : document_.pageCount() < 1            ? std::optional(Why::Unreadable)
                                                          : std::nullopt;
        const bool locked = document_.error() == QPdfDocument::Error::IncorrectPassword ||
                            document_.error() == QPdfDocument::Error::UnsupportedSecurityScheme;
        return locked ? Why::PasswordNeeded : Why::Unreadable;
    }

    /// Zero where a page has no size that can be.
    std::vector<double> sizes() {
        std::vector<double> out;
        for (int page = 0; page < document_.pageCount(); ++page) {
            const QSizeF size = document_.pagePointSize(page);
            const bool good = isPageSize(size);
            out.push_back(good ? size.width() : 0);
            out.push_back(good ? size.height() : 0);
        }
        return out;
    }

    /// Null when the page cannot be drawn.
    QImage render(const Asked& asked) {
        if (document_.status() != QPdfDocument::Status::Ready ||
            asked.page >= std::uint32_t(document_.pageCount()))
            return {};
        const QSize size(int(asked.width), int(asked.height));
        QPdfDocumentRenderOptions options;
        options.setRenderFlags(QPdfDocumentRenderOptions::RenderFlag::Annotations);
        QImage drawn = document_.render(int(asked.page), size, options);
        if (drawn.size() != size || drawn.depth() != 32)
            return {};
        layOnWhite(drawn);
        return drawn;
    }

  private:
    QBuffer buffer_;
    QPdfDocument document_;
};

bool refuse(int output, Why why) {
    return writeAll(output, encode(Answer::Failure, static_cast<std::uint32_t>(why)));
}

bool answerOpen(int input, int output, Shown& shown, std::uint64_t size) {
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (!readAll(input, std::as_writable_bytes(std::span(bytes.data(), size))))
        return false;
    if (const auto why = shown.open(std::move(bytes)))
        return refuse(output, *why);
    const auto sizes = shown.sizes();
    const auto count = static_cast<std::uint32_t>(sizes.size() / 2);
    return writeAll(output, encode(Answer::Document, count)) &&
           writeAll(output, std::as_bytes(std::span(sizes)));
}

bool answerRender(int output, Shown& shown, const Asked& asked) {
    const QImage image = shown.render(asked);
    if (image.isNull())
        return refuse(output, Why::Unreadable);
    const auto bytes =
        std::as_bytes(std::span(image.constBits(), static_cast<std::size_t>(image.sizeInBytes())));
    return writeAll(output, encode(Answer::Picture, static_cast<std::uint32_t>(bytes.size()))) &&
           writeAll(output, bytes);
}

} // namespace

int serve(int input, int output, std::chrono::milliseconds time) {
    Shown shown;
    QuestionBytes bytes{};
    bool good = writeAll(output, std::as_bytes(std::span(greeting)));
    while (good && readAll(input, bytes)) {
        allowTime(time);
        const Asked asked = decode(bytes);
        if (asked.kind == Question::Open && asked.size <= largestFile)
            good = answerOpen(input, output, shown, asked.size);
        else if (asked.kind == Question::Render && isPaintable(asked.width, asked.height))
            good = answerRender(output, shown, asked);
        else
            return wrongQuestion;
        allowTime(std::chrono::milliseconds(0));
    }
    return 0;
}

} // namespace cunho::ui::painter
