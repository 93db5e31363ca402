// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/pages/page_painter.hpp"
#include "ui/pages/seal_picture.hpp"
#include "ui/pages/seal_place.hpp"

#include <QAbstractScrollArea>
#include <QTimer>
#include <map>

class QNativeGestureEvent;

namespace cunho::ui {

/// One page of a foreign file with the seal where it will stand: seen at any size, moved by mouse and
/// keyboard.
///
/// Keys: PgUp, PgDn, Home, End go through the pages; + and - change the size, 0 shows the whole page, W its
/// width; Enter takes hold of the seal, arrows then move it (Shift: finely; Ctrl: its upper right corner) and
/// Esc lets go of it.
class PageCanvas : public QAbstractScrollArea {
    Q_OBJECT

  public:
    enum class Fit { Page, Width, Neither };

    static constexpr double leastZoom = 0.5;
    static constexpr double mostZoom = 4; ///< 1: an inch of paper is 96 units of the screen

    PageCanvas(PagePainter& pages, SealPicture& seal, QWidget* parent = nullptr);

    int page() const { return page_; }
    int pageCount() const { return pages_.pageCount(); }
    void setPage(int page);

    Fit fit() const { return fit_; }
    void setFit(Fit fit);
    double zoom() const;
    /// Kept within leastZoom and mostZoom; `at`, in the viewport, stays where it is.
    void setZoom(double zoom, std::optional<QPointF> at = {});

    const SealPlace& place() const { return place_; }
    void setPlace(SealPlace place);
    /// Whether the file in sight may bear seals on every page; else On::EveryPage is on one. True at first,
    /// and for each new file.
    void setEveryPageAllowed(bool allowed);
    /// The seal in the place that it has on the page in sight; nothing when it does not stand there.
    std::optional<pdf::Rectangle> sealInSight() const;
    /// Makes the seal stand on the page in sight with its middle there (points), or there where it is moved
    /// to.
    void putSeal(double x, double y);
    /// The same place and page, with this rectangle.
    void moveSeal(const pdf::Rectangle& where);
    bool isSealHeld() const { return held_; }
    /// Locked, nobody can take hold of it, and it looks so.
    void lockSeal(bool locked);
    bool isSealLocked() const { return locked_; }

    /// What stands on a page already; the seal is drawn to its edges.
    void setObjects(int page, std::vector<pdf::Rectangle> objects);

    /// In its place while there is no page.
    void setMessage(const QString& text);

    /// Points of the page in sight to the viewport and back.
    QPointF toViewport(double x, double y) const;
    QPointF toPage(QPointF viewport) const;
    QRectF toViewport(const pdf::Rectangle& shown) const;

  signals:
    void pageChanged(int page);
    void zoomChanged();
    /// By a person or by `putSeal` and `moveSeal`.
    void placeChanged(const cunho::ui::SealPlace& place);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    SheetSize sheet() const;
    QRectF paper() const;
    QSizeF room() const;
    double pixelsPerPoint() const;
    void layOut();
    void drawSeal();
    void zoomBy(double factor, std::optional<QPointF> at = {});
    QSize wantedPixels() const;
    void showOpened();
    void showPainted(int page);
    void turnBy(int pages, bool toEnd);
    void scrollOrTurn(int direction);
    bool pinch(QEvent* event);

    bool sealStandsHere() const;
    void hold(bool held);
    void change(const Dragged& to);
    SnapLines lines() const;
    Grip gripUnder(QPointF position) const;
    bool moveByKey(const QKeyEvent& event);
    bool goByKey(const QKeyEvent& event);
    void describe();

    void paintSheet(QPainter& painter, const QRectF& paper);
    void paintSeal(QPainter& painter, const pdf::Rectangle& seal);
    void paintGrips(QPainter& painter, const QRectF& seal);
    void paintGuides(QPainter& painter, const QRectF& paper);

    PagePainter& pages_;
    SealPicture& seal_;
    int page_ = 1;
    Fit fit_ = Fit::Page;
    double scale_ = 1; ///< units of the screen for a point
    SealPlace place_;
    bool everyPageAllowed_ = true;
    std::map<int, std::vector<pdf::Rectangle>> objects_;
    QString message_;
    QTimer settle_; ///< waits for the end of a change of size
    bool held_ = false;
    bool locked_ = false;
    Grip grip_ = Grip::None;
    QPointF gripped_;         ///< points
    pdf::Rectangle before_{}; ///< the seal when it was gripped
    QPointF panned_;
    bool panning_ = false;
    std::optional<double> guideX_;
    std::optional<double> guideY_;
    int turned_ = 0; ///< wheel units beyond the page's end
};

} // namespace cunho::ui
