// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/pages/page_strip.hpp"

#include "ui/look/theme.hpp"

#include <QPainter>
#include <QStyledItemDelegate>
#include <cmath>
#include <utility>

namespace cunho::ui {
namespace {

constexpr QSize cell(128, 164);
constexpr QSize pageThumbnail(96, 128); ///< at most
constexpr int numberHeight = 20;

/// One thumbnail with its number.
class PageDelegate : public QStyledItemDelegate {
  public:
    PageDelegate(PagePainter& pages, const SealPlace& place, const bool& everyPageAllowed, QObject* parent)
        : QStyledItemDelegate(parent), pages_(pages), place_(place), everyPageAllowed_(everyPageAllowed) {}

    QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const override {
        return cell;
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const int page = index.row() + 1;
        const Tokens tokens = tokensOf(*option.widget);
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        const QRectF paper = paperIn(option.rect, page);
        painter->setPen(chosen ? QPen(tokens.accent, 2) : QPen(tokens.edge, 1));
        painter->setBrush(Qt::white);
        painter->drawRoundedRect(paper.adjusted(-2, -2, 2, 2), 3, 3);
        paintPage(*painter, paper, page, option.widget->devicePixelRatioF());
        painter->setPen(chosen ? tokens.accent : tokens.dim);
        painter->drawText(QRect(option.rect.left(), option.rect.bottom() - numberHeight - 1,
                                option.rect.width(), numberHeight),
                          Qt::AlignCenter, QString::number(page));
        painter->restore();
    }

  private:
    QRectF paperIn(QRect room, int page) const {
        const QSizeF size = pages_.pageSize(page).isEmpty() ? QSizeF(210, 297) : pages_.pageSize(page);
        const QSizeF paper = size.scaled(pageThumbnail, Qt::KeepAspectRatio).expandedTo({4, 4});
        const QPointF middle(room.center().x() + 0.5, room.top() + (room.height() - numberHeight) / 2.0 + 1);
        return {middle - QPointF(paper.width() / 2, paper.height() / 2), paper};
    }

    void paintPage(QPainter& painter, const QRectF& paper, int page, double ratio) const {
        const QSize pixels = PagePainter::paintable((paper.size() * ratio).toSize());
        const QImage image = pages_.picture(page, pixels, PagePainter::Use::Thumbnail);
        if (!image.isNull())
            painter.drawImage(paper, image);
        const QSizeF size = pages_.pageSize(page);
        if (size.isEmpty() || !standsOn(place_, page, pages_.pageCount(), everyPageAllowed_))
            return;
        const pdf::Rectangle seal = placedOn(place_, {size.width(), size.height()});
        const double scale = paper.width() / size.width();
        QColor ground = lightTokens().accent;
        ground.setAlpha(110);
        painter.setPen(QPen(lightTokens().accent, 1));
        painter.setBrush(ground);
        painter.drawRect(QRectF(paper.left() + seal.left * scale, paper.bottom() - seal.top * scale,
                                seal.width() * scale, seal.height() * scale));
    }

    PagePainter& pages_;
    const SealPlace& place_;
    const bool& everyPageAllowed_;
};

} // namespace

PageModel::PageModel(PagePainter& pages, QObject* parent) : QAbstractListModel(parent), pages_(pages) {
    connect(&pages_, &PagePainter::painted, this, [this](int page) {
        const QModelIndex changed = index(page - 1);
        emit dataChanged(changed, changed, {Qt::DecorationRole});
    });
}

int PageModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count_;
}

QVariant PageModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return QString::number(index.row() + 1);
    if (role == Qt::AccessibleTextRole)
        return tr("Página %1").arg(index.row() + 1);
    return {};
}

void PageModel::reload() {
    beginResetModel();
    count_ = pages_.pageCount();
    endResetModel();
}

PageStrip::PageStrip(PagePainter& pages, QWidget* parent)
    : QListView(parent), model_(new PageModel(pages, this)) {
    setModel(model_);
    setItemDelegate(new PageDelegate(pages, place_, everyPageAllowed_, this));
    setAccessibleName(tr("Páginas em miniatura"));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setFixedWidth(cell.width() + 20);
}

void PageStrip::setPage(int page) {
    const bool before = std::exchange(telling_, false);
    setCurrentIndex(model_->index(page - 1));
    telling_ = before;
}

void PageStrip::setPlace(const SealPlace& place) {
    place_ = place;
    viewport()->update();
}

void PageStrip::setEveryPageAllowed(bool allowed) {
    everyPageAllowed_ = allowed;
    viewport()->update();
}

void PageStrip::reload() {
    const bool before = std::exchange(telling_, false);
    everyPageAllowed_ = true;
    model_->reload();
    telling_ = before;
}

void PageStrip::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (telling_ && current.isValid())
        emit chosen(current.row() + 1);
}

} // namespace cunho::ui
