// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/application.hpp"
#include "print/picture.hpp"
#include "print/recent_seals.hpp"
#include "print/seal_block.hpp"
#include "print/seal_file.hpp"

#include <cunho/core/error.hpp>
#include <cunho/print/seal_painter.hpp>

#include <QBuffer>
#include <QFontDatabase>
#include <QPageSize>
#include <cmath>

namespace cunho::print {

using signing::SealContent;

namespace {

constexpr double kLargestPage = 14400; // points (ISO 32000-1, annex C)

constexpr double mm(double points) {
    return points * 25.4 / 72;
}

constexpr double kLeastText = mm(68); // the time in the smallest letters
constexpr double kSealEdge = mm(4);   // free all round
constexpr double kBar = mm(1.5);
constexpr double kSealGap = mm(7);
constexpr double kSealRight = mm(2); // beside the text, more than below
constexpr double kPictureShare = 0.32;
constexpr double kBandPoints = 6.5;
constexpr double kBandLeast = 4.5; // points
constexpr double kCorner = mm(1.5);
constexpr double kLine = mm(0.5);
constexpr double kMentionBandHeight = 1.75;

const TextStyle kBand{kBandPoints, QFont::DemiBold, colour::warning, 0};

/// A thin line around the area: a ground would hide what is below.
QPainterPath frame(const QRectF& area) {
    QPainterPath out;
    out.addRoundedRect(area, kCorner, kCorner);
    out.addRoundedRect(area.adjusted(kLine, kLine, -kLine, -kLine), kCorner - kLine, kCorner - kLine);
    return out;
}

/// One seal, measured and drawn. Lengths are millimetres from the seal's top left corner.
class Seal {
  public:
    Seal(const Canvas& canvas, const SealContent& content, QSizeF size)
        : size_(size)
        , bar_(content.layout == SealContent::Layout::Neutral ? colour::accent : colour::rule)
        , mention_(sealValue(content.mention))
        , picture_(pictureOf(content))
        , pictureSize_(pictureSize())
        , block_(canvas, sealTexts(content), textWidth(), bodyHeight()) {
        if (textWidth() < kLeastText || bodyHeight() <= 0 || block_.tooHigh())
            throw tooSmall();
    }

    void draw(Canvas& canvas, double top) const {
        canvas.fill(QRectF(kSealEdge, top + kSealEdge, kBar, bodyHeight()), bar_, kBar / 2);
        const double middle = top + kSealEdge + bodyHeight() / 2;
        if (!picture_.isNull())
            canvas.picture(
                picture_,
                {QPointF(kSealEdge + kBar + kSealGap, middle - pictureSize_.height() / 2), pictureSize_});
        block_.draw(canvas, textLeft(), middle - block_.height() / 2);
        if (!mention_.isEmpty())
            drawMention(canvas, top + size_.height() - kSealEdge - bandHeight());
    }

  private:
    static QImage pictureOf(const SealContent& content) {
        if (content.picture.empty())
            return {};
        const QImage picture = readPicture(content.picture);
        if (picture.isNull())
            throw Error(Fault::Input, "PICTURE_UNREADABLE");
        return content.opaque ? onPaper(picture) : picture;
    }

    Error tooSmall() const {
        const auto points = [](double length) { return std::to_string(std::lround(length * 72 / 25.4)); };
        return Error(Fault::Input, "SEAL_TOO_SMALL",
                     {{"width", points(size_.width())}, {"height", points(size_.height())}});
    }

    double bandHeight() const {
        const double shrunk = std::clamp(size_.height() / mm(60), kBandLeast / kBandPoints, 1.2);
        return mm(kBandPoints) * shrunk * kMentionBandHeight;
    }

    double bodyHeight() const {
        const double band = mention_.isEmpty() ? 0 : bandHeight() + kSealEdge;
        return size_.height() - 2 * kSealEdge - band;
    }

    QSizeF pictureSize() const {
        if (picture_.isNull())
            return {0, 0};
        const QSizeF room(std::max(size_.width() * kPictureShare, 0.0), std::max(bodyHeight(), 0.0));
        return QSizeF(picture_.size()).scaled(room, Qt::KeepAspectRatio);
    }

    double textLeft() const {
        const double picture = picture_.isNull() ? 0 : pictureSize_.width() + kSealGap;
        return kSealEdge + kBar + kSealGap + picture;
    }

    double textWidth() const { return size_.width() - textLeft() - kSealEdge - kSealRight; }

    void drawMention(Canvas& canvas, double top) const {
        const double width = size_.width() - 2 * kSealEdge;
        const double height = bandHeight();
        canvas.fill(frame({kSealEdge, top, width, height}), colour::warning);
        TextStyle style = kBand;
        style.points = height / kMentionBandHeight * 72 / 25.4;
        const double room = width - 2 * kSealGap;
        style = canvas.fit(mention_, style, room * 0.99); // Qt rounds letters to whole dots
        style.points = std::max(style.points, kBandLeast);
        const QString shown = canvas.elide(mention_, style, room);
        canvas.centred(shown, style, size_.width() / 2, top + (height + canvas.capHeight(style)) / 2);
    }

    QSizeF size_;
    QColor bar_;
    QString mention_;
    QImage picture_;
    QSizeF pictureSize_;
    SealBlock block_;
};

void prepareSeal(QPdfWriter& writer, const SealContent& content, QSizeF page) {
    writer.setPdfVersion(content.opaque ? QPagedPaintDevice::PdfVersion_A1b
                                        : QPagedPaintDevice::PdfVersion_1_4);
    writer.setResolution(kResolution);
    writer.setPageSize(QPageSize(page, QPageSize::Point, QStringLiteral("seal"), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setCreator(QStringLiteral("Cunho"));
}

class QtSealPainter final : public signing::SealPainter {
  public:
    Bytes paint(const SealContent& content, double width, double height) override {
        requireApplication();
        if (!(width > 0 && height > 0))
            throw Error(Fault::Input, "SEAL_TOO_SMALL", {{"width", "0"}, {"height", "0"}});
        if (width > kLargestPage || height > kLargestPage)
            throw Error(Fault::Internal, "PRINT_FAILED", {}, "a seal larger than any page");
        if (auto same = recent_.find(content, width, height))
            return *std::move(same);
        Bytes pdf = draw(content, width, height);
        recent_.keep(content, width, height, pdf);
        return pdf;
    }

  private:
    static Bytes draw(const SealContent& content, double width, double height) {
        const QSizeF page(std::ceil(width), std::ceil(height));
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        {
            QPdfWriter writer(&buffer);
            prepareSeal(writer, content, page);
            Canvas canvas(writer, chooseFamily(QFontDatabase::families()));
            const Seal seal(canvas, content, QSizeF(mm(width), mm(height)));
            canvas.begin();
            seal.draw(canvas, mm(page.height() - height));
            canvas.end();
        }
        QByteArray pdf = buffer.data();
        setPageBox(pdf, width, height);
        dropTransparency(pdf);
        makeReproducible(pdf, content.time);
        return {pdf.begin(), pdf.end()};
    }

    RecentSeals recent_;
};

} // namespace

std::unique_ptr<signing::SealPainter> makeSealPainter() {
    return std::make_unique<QtSealPainter>();
}

} // namespace cunho::print
