// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/pages/page_canvas.hpp"

#include "ui/convert.hpp"
#include "ui/look/theme.hpp"

#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

namespace cunho::ui {
namespace {

constexpr int sheetMargin = 20; ///< around the sheet, with room for its shadow
constexpr double unitsPerPoint = 96.0 / 72;
constexpr int canvasSettleTime = 90; ///< ms

/// Soft: each ring adds to the ones inside.
void paintShadow(QPainter& painter, const QRectF& paper, bool dark) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, dark ? 26 : 5));
    for (int spread = 8; spread > 0; --spread)
        painter.drawRoundedRect(paper.adjusted(-spread + 1, -spread + 3, spread - 1, spread + 1), spread,
                                spread);
}

} // namespace

PageCanvas::PageCanvas(PagePainter& pages, SealPicture& seal, QWidget* parent)
    : QAbstractScrollArea(parent), pages_(pages), seal_(seal) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Página"));
    viewport()->setMouseTracking(true);
    viewport()->grabGesture(Qt::PinchGesture);
    settle_.setSingleShot(true);
    settle_.setInterval(canvasSettleTime);
    connect(&settle_, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    connect(&pages_, &PagePainter::opened, this, &PageCanvas::showOpened);
    connect(&pages_, &PagePainter::painted, this, &PageCanvas::showPainted);
    connect(&seal_, &SealPicture::changed, viewport(), qOverload<>(&QWidget::update));
}

void PageCanvas::showOpened() {
    objects_.clear();
    message_.clear();
    everyPageAllowed_ = true;
    page_ = 0; // whatever comes is a change
    hold(false);
    setPage(pageOf(place_, pages_.pageCount()));
}

void PageCanvas::showPainted(int page) {
    if (page == page_)
        viewport()->update();
}

void PageCanvas::setMessage(const QString& text) {
    message_ = text;
    viewport()->update();
}

SheetSize PageCanvas::sheet() const {
    const QSizeF size = pages_.pageSize(page_);
    return size.isEmpty() ? SheetSize{} : SheetSize{size.width(), size.height()};
}

void PageCanvas::setPage(int page) {
    page = std::clamp(page, 1, std::max(1, pageCount()));
    if (page == page_)
        return;
    page_ = page;
    if (grip_ == Grip::None)
        hold(held_ && sealInSight());
    layOut();
    horizontalScrollBar()->setValue(0);
    verticalScrollBar()->setValue(0);
    settle_.stop();
    describe();
    emit pageChanged(page_);
}

QSizeF PageCanvas::room() const {
    return QSizeF(maximumViewportSize())
        .shrunkBy(QMarginsF(sheetMargin, sheetMargin, sheetMargin, sheetMargin));
}

/// Measures the sheet anew, and what is to be scrolled.
void PageCanvas::layOut() {
    const SheetSize size = sheet();
    if (!size.isEmpty() && fit_ != Fit::Neither) {
        const int bar = verticalScrollBar()->sizeHint().width();
        const double across = (room().width() - (fit_ == Fit::Width ? bar : 0)) / size.width;
        const double whole = fit_ == Fit::Page ? std::min(across, room().height() / size.height) : across;
        scale_ = std::clamp(whole, 0.02, mostZoom * unitsPerPoint);
    }
    const QSize full(int(std::ceil(size.width * scale_)) + 2 * sheetMargin,
                     int(std::ceil(size.height * scale_)) + 2 * sheetMargin);
    for (auto* bar : {horizontalScrollBar(), verticalScrollBar()}) {
        const bool across = bar == horizontalScrollBar();
        const int seen = across ? viewport()->width() : viewport()->height();
        bar->setRange(0, std::max(0, (across ? full.width() : full.height()) - seen));
        bar->setPageStep(seen);
        bar->setSingleStep(40);
    }
    drawSeal();
    settle_.start();
    viewport()->update();
}

/// As the signer will: in the size that it has on the page of the signature's field.
void PageCanvas::drawSeal() {
    const QSizeF size = pages_.pageSize(pageOf(place_, pageCount()));
    const pdf::Rectangle seal =
        size.isEmpty() ? place_.where : placedOn(place_, {size.width(), size.height()});
    seal_.setSize(seal.width(), seal.height(), pixelsPerPoint());
}

double PageCanvas::pixelsPerPoint() const {
    return scale_ * devicePixelRatioF();
}

double PageCanvas::zoom() const {
    return scale_ / unitsPerPoint;
}

void PageCanvas::setFit(Fit fit) {
    fit_ = fit;
    layOut();
    emit zoomChanged();
}

void PageCanvas::setZoom(double zoom, std::optional<QPointF> at) {
    const QPointF fixed = at.value_or(QPointF(viewport()->rect().center()));
    const QPointF point = toPage(fixed);
    fit_ = Fit::Neither;
    scale_ = std::clamp(zoom, leastZoom, mostZoom) * unitsPerPoint;
    layOut();
    const QPointF moved = toViewport(point.x(), point.y()) - fixed;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(std::lround(moved.x())));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + int(std::lround(moved.y())));
    emit zoomChanged();
}

/// Where the sheet lies in the viewport: in its middle as long as there is room.
QRectF PageCanvas::paper() const {
    const SheetSize size = sheet();
    const QSizeF paper(size.width * scale_, size.height * scale_);
    const double left = std::max<double>(sheetMargin, std::floor((viewport()->width() - paper.width()) / 2));
    const double top = std::max<double>(sheetMargin, std::floor((viewport()->height() - paper.height()) / 2));
    return {QPointF(left - horizontalScrollBar()->value(), top - verticalScrollBar()->value()), paper};
}

QPointF PageCanvas::toViewport(double x, double y) const {
    const QRectF on = paper();
    return {on.left() + x * scale_, on.bottom() - y * scale_};
}

QPointF PageCanvas::toPage(QPointF viewport) const {
    const QRectF on = paper();
    return {(viewport.x() - on.left()) / scale_, (on.bottom() - viewport.y()) / scale_};
}

QRectF PageCanvas::toViewport(const pdf::Rectangle& shown) const {
    return {toViewport(shown.left, shown.top), toViewport(shown.right, shown.bottom)};
}

void PageCanvas::resizeEvent(QResizeEvent* /*event*/) {
    layOut();
    if (fit_ != Fit::Neither)
        emit zoomChanged();
}

void PageCanvas::scrollContentsBy(int /*dx*/, int /*dy*/) {
    viewport()->update();
}

QSize PageCanvas::wantedPixels() const {
    const SheetSize size = sheet();
    return PagePainter::paintable(
        {int(std::lround(size.width * pixelsPerPoint())), int(std::lround(size.height * pixelsPerPoint()))});
}

void PageCanvas::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), tokensOf(*this).window);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const Failure* failure = pages_.failureOf(page_);
    if (sheet().isEmpty() || failure != nullptr) {
        painter.setPen(tokensOf(*this).dim);
        painter.drawText(viewport()->rect().adjusted(sheetMargin, sheetMargin, -sheetMargin, -sheetMargin),
                         Qt::AlignCenter | Qt::TextWordWrap,
                         failure != nullptr ? reason(*failure) : message_);
        return;
    }
    const QRectF on = paper();
    paintSheet(painter, on);
    painter.setClipRect(viewport()->rect());
    if (const auto seal = sealInSight())
        paintSeal(painter, *seal);
    paintGuides(painter, on);
}

/// What there is stretched, until the very size is there.
void PageCanvas::paintSheet(QPainter& painter, const QRectF& paper) {
    paintShadow(painter, paper, tokensOf(*this).dark);
    painter.fillRect(paper, Qt::white);
    const QSize wanted = wantedPixels();
    QImage image = settle_.isActive() ? QImage() : pages_.picture(page_, wanted, PagePainter::Use::Sheet);
    if (image.isNull())
        image = pages_.anyPicture(page_);
    if (!image.isNull())
        painter.drawImage(paper, image);
}

void PageCanvas::paintSeal(QPainter& painter, const pdf::Rectangle& seal) {
    const Tokens tokens = tokensOf(*this);
    const QRectF area = toViewport(seal);
    if (!seal_.image().isNull() && !seal_.problem())
        painter.drawImage(area, seal_.image());
    const QColor line = seal_.problem() ? lightTokens().danger // on white paper
                        : locked_       ? lightTokens().edge
                                        : lightTokens().accent;
    QColor ground = seal_.problem() ? tokens.danger : locked_ ? tokens.dim : tokens.accent;
    ground.setAlpha(seal_.problem() || seal_.image().isNull() ? 40 : locked_ ? 0 : 14);
    painter.setBrush(ground);
    painter.setPen(QPen(line, held_ ? 1.6 : 1.2, held_ || locked_ ? Qt::SolidLine : Qt::DashLine));
    painter.drawRect(area);
    if (seal_.problem())
        painter.drawText(area.adjusted(4, 4, -4, -4), Qt::AlignCenter | Qt::TextWordWrap,
                         reason(*seal_.problem()));
    if (held_)
        paintGrips(painter, area);
}

void PageCanvas::paintGrips(QPainter& painter, const QRectF& seal) {
    painter.setBrush(Qt::white);
    const QPointF middle = seal.center();
    for (const double x : {seal.left(), middle.x(), seal.right()})
        for (const double y : {seal.top(), middle.y(), seal.bottom()})
            if (QPointF(x, y) != middle)
                painter.drawRect(QRectF(x - 3.5, y - 3.5, 7, 7));
}

void PageCanvas::paintGuides(QPainter& painter, const QRectF& paper) {
    painter.setPen(QPen(lightTokens().danger, 1, Qt::DotLine));
    if (guideX_) {
        const double x = toViewport(*guideX_, 0).x();
        painter.drawLine(QPointF(x, paper.top()), QPointF(x, paper.bottom()));
    }
    if (guideY_) {
        const double y = toViewport(0, *guideY_).y();
        painter.drawLine(QPointF(paper.left(), y), QPointF(paper.right(), y));
    }
}

} // namespace cunho::ui
