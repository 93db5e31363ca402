// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What a person does on the page.
#include "ui/convert.hpp"
#include "ui/pages/page_canvas.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

namespace cunho::ui {
namespace {

constexpr double reachUnits = 7; ///< of the mouse, in units of the screen
constexpr double snapUnits = 6;
constexpr double zoomStep = 1.25;
constexpr double coarseStep = 4; ///< points, by key
constexpr double fineStep = 0.5;
constexpr int wheelNotch = 120;

Qt::CursorShape cursorOf(Grip grip) {
    switch (grip) {
    case Grip::None: return Qt::ArrowCursor;
    case Grip::Body: return Qt::SizeAllCursor;
    case Grip::Left:
    case Grip::Right: return Qt::SizeHorCursor;
    case Grip::Bottom:
    case Grip::Top: return Qt::SizeVerCursor;
    case Grip::BottomLeft:
    case Grip::TopRight: return Qt::SizeBDiagCursor;
    case Grip::BottomRight:
    case Grip::TopLeft: return Qt::SizeFDiagCursor;
    }
    return Qt::ArrowCursor;
}

} // namespace

bool PageCanvas::sealStandsHere() const {
    return standsOn(place_, page_, pageCount(), everyPageAllowed_);
}

void PageCanvas::setEveryPageAllowed(bool allowed) {
    everyPageAllowed_ = allowed;
    hold(held_ && sealInSight());
}

std::optional<pdf::Rectangle> PageCanvas::sealInSight() const {
    if (sheet().isEmpty() || !sealStandsHere())
        return std::nullopt;
    return placedOn(place_, sheet());
}

void PageCanvas::setPlace(SealPlace place) {
    place_ = std::move(place);
    if (!sealInSight() || grip_ != Grip::None) {
        grip_ = Grip::None;
        hold(false);
    }
    guideX_.reset();
    guideY_.reset();
    layOut();
    describe();
}

void PageCanvas::lockSeal(bool locked) {
    if (std::exchange(locked_, locked) == locked)
        return;
    grip_ = Grip::None;
    guideX_.reset();
    guideY_.reset();
    viewport()->unsetCursor();
    hold(held_ && !locked);
}

void PageCanvas::change(const Dragged& to) {
    guideX_ = to.guideX;
    guideY_ = to.guideY;
    if (place_.where == to.seal && place_.sheet == sheet()) {
        viewport()->update();
        return;
    }
    place_.where = to.seal;
    place_.sheet = sheet();
    drawSeal();
    viewport()->update();
    describe();
    emit placeChanged(place_);
}

void PageCanvas::moveSeal(const pdf::Rectangle& where) {
    if (!sheet().isEmpty() && !locked_)
        change({keptOn(where, sheet()), {}, {}});
}

void PageCanvas::putSeal(double x, double y) {
    if (sheet().isEmpty() || locked_)
        return;
    if (!sealStandsHere()) {
        place_.on = SealPlace::On::ThisPage;
        place_.page = page_;
        place_.sheet = {};
    }
    const double width = place_.where.width();
    const double height = place_.where.height();
    moveSeal({x - width / 2, y - height / 2, x + width / 2, y + height / 2});
    hold(true);
}

void PageCanvas::setObjects(int page, std::vector<pdf::Rectangle> objects) {
    objects_[page] = std::move(objects);
}

SnapLines PageCanvas::lines() const {
    const auto found = objects_.find(page_);
    return snapLines(sheet(), found == objects_.end() ? std::vector<pdf::Rectangle>() : found->second);
}

void PageCanvas::hold(bool held) {
    held_ = held;
    describe();
    viewport()->update();
}

/// For who does not see it.
void PageCanvas::describe() {
    setAccessibleName(pageCount() > 0 ? tr("Página %1 de %2").arg(page_).arg(pageCount()) : tr("Página"));
    const auto seal = sealInSight();
    if (!seal) {
        setAccessibleDescription(tr("Sem selo nesta página"));
        return;
    }
    const auto mm = [](double points) { return QString::number(std::lround(points * 25.4 / 72)); };
    setAccessibleDescription(
        tr("Selo a %1 mm da esquerda e %2 mm de baixo, com %3 por %4 mm")
            .arg(mm(seal->left), mm(seal->bottom), mm(seal->width()), mm(seal->height())) +
        (held_     ? tr(", agarrado")
         : locked_ ? tr(", já não se move")
                   : QString()));
}

Grip PageCanvas::gripUnder(QPointF position) const {
    const auto seal = locked_ ? std::nullopt : sealInSight();
    const QPointF point = toPage(position);
    return seal ? gripAt(*seal, point.x(), point.y(), reachUnits / scale_) : Grip::None;
}

void PageCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    grip_ = gripUnder(event->position());
    hold(grip_ != Grip::None);
    panning_ = grip_ == Grip::None;
    panned_ = event->position();
    if (const auto seal = sealInSight(); seal && held_) {
        before_ = *seal;
        gripped_ = toPage(event->position());
    }
}

void PageCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (grip_ != Grip::None) {
        const QPointF way = toPage(event->position()) - gripped_;
        const bool free = event->modifiers().testFlag(Qt::AltModifier);
        change(dragged(before_, grip_, way.x(), way.y(), sheet(), lines(), free ? 0 : snapUnits / scale_));
        return;
    }
    if (panning_ && event->buttons().testFlag(Qt::LeftButton)) {
        const QPoint way = (event->position() - panned_).toPoint();
        panned_ = event->position();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - way.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - way.y());
        return;
    }
    viewport()->setCursor(cursorOf(gripUnder(event->position())));
}

void PageCanvas::mouseReleaseEvent(QMouseEvent* /*event*/) {
    grip_ = Grip::None;
    panning_ = false;
    guideX_.reset();
    guideY_.reset();
    viewport()->update();
}

void PageCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (place_.on == SealPlace::On::Nothing || gripUnder(event->position()) != Grip::None)
        return;
    const QPointF point = toPage(event->position());
    putSeal(point.x(), point.y());
}

void PageCanvas::zoomBy(double factor, std::optional<QPointF> at) {
    setZoom(zoom() * factor, at);
}

void PageCanvas::turnBy(int pages, bool toEnd) {
    const int before = page_;
    setPage(page_ + pages);
    if (toEnd && page_ != before)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

/// A screenful on, and at the end of the page the next one.
void PageCanvas::scrollOrTurn(int direction) {
    auto* bar = verticalScrollBar();
    const bool atEnd = direction > 0 ? bar->value() == bar->maximum() : bar->value() == bar->minimum();
    if (atEnd)
        turnBy(direction, direction < 0);
    else
        bar->setValue(bar->value() + direction * (bar->pageStep() - bar->singleStep()));
}

void PageCanvas::wheelEvent(QWheelEvent* event) {
    const int way = event->angleDelta().y();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomBy(std::pow(zoomStep, double(way) / wheelNotch), event->position());
        event->accept();
        return;
    }
    auto* bar = verticalScrollBar();
    const bool atEnd = way < 0 ? bar->value() == bar->maximum() : bar->value() == bar->minimum();
    if (!atEnd || way == 0) {
        turned_ = 0;
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    turned_ += way;
    if (std::abs(turned_) >= wheelNotch) {
        turnBy(turned_ < 0 ? 1 : -1, turned_ > 0);
        turned_ = 0;
    }
    event->accept();
}

bool PageCanvas::pinch(QEvent* event) {
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() != Qt::ZoomNativeGesture)
            return false;
        zoomBy(1 + gesture->value(), gesture->position());
        return true;
    }
    if (event->type() != QEvent::Gesture)
        return false;
    const auto* gesture =
        static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture));
    if (gesture == nullptr)
        return false;
    zoomBy(gesture->scaleFactor(), QPointF(viewport()->mapFromGlobal(gesture->centerPoint().toPoint())));
    return true;
}

bool PageCanvas::viewportEvent(QEvent* event) {
    return pinch(event) || QAbstractScrollArea::viewportEvent(event);
}

bool PageCanvas::moveByKey(const QKeyEvent& event) {
    const auto seal = sealInSight();
    if (!held_ || !seal)
        return false;
    const double step = event.modifiers().testFlag(Qt::ShiftModifier) ? fineStep : coarseStep;
    const Grip grip = event.modifiers().testFlag(Qt::ControlModifier) ? Grip::TopRight : Grip::Body;
    double dx = 0;
    double dy = 0;
    switch (event.key()) {
    case Qt::Key_Left: dx = -step; break;
    case Qt::Key_Right: dx = step; break;
    case Qt::Key_Down: dy = -step; break;
    case Qt::Key_Up: dy = step; break;
    default: return false;
    }
    change(dragged(*seal, grip, dx, dy, sheet(), {}, 0));
    return true;
}

bool PageCanvas::goByKey(const QKeyEvent& event) {
    switch (event.key()) {
    case Qt::Key_PageDown: scrollOrTurn(1); return true;
    case Qt::Key_PageUp: scrollOrTurn(-1); return true;
    case Qt::Key_Home: setPage(1); return true;
    case Qt::Key_End: setPage(pageCount()); return true;
    case Qt::Key_Plus: zoomBy(zoomStep); return true;
    case Qt::Key_Minus: zoomBy(1 / zoomStep); return true;
    case Qt::Key_0: setFit(Fit::Page); return true;
    case Qt::Key_W: setFit(Fit::Width); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!sealInSight() || locked_)
            return false;
        hold(true);
        return true;
    case Qt::Key_Escape:
        if (!held_)
            return false; // whoever is around may have a use for it
        hold(false);
        return true;
    default: return false;
    }
}

void PageCanvas::keyPressEvent(QKeyEvent* event) {
    if (moveByKey(*event) || goByKey(*event))
        event->accept();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

} // namespace cunho::ui
