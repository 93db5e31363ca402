// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/pages/page_painter.hpp"
#include "ui/pages/seal_place.hpp"

#include <QAbstractListModel>
#include <QListView>

namespace cunho::ui {

/// The pages of a file by number, for the strip.
class PageModel : public QAbstractListModel {
    Q_OBJECT

  public:
    explicit PageModel(PagePainter& pages, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// After another file, or none.
    void reload();

  private:
    PagePainter& pages_;
    int count_ = 0; ///< as the view was told
};

/// Thumbnails of all pages, painted as they come into sight, with a mark where the seal stands.
class PageStrip : public QListView {
    Q_OBJECT

  public:
    explicit PageStrip(PagePainter& pages, QWidget* parent = nullptr);

    void setPage(int page);
    void setPlace(const SealPlace& place);
    /// As PageCanvas.
    void setEveryPageAllowed(bool allowed);
    /// After another file, or none.
    void reload();

  signals:
    void chosen(int page);

  protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

  private:
    PageModel* model_;
    SealPlace place_;
    bool everyPageAllowed_ = true;
    bool telling_ = true;
};

} // namespace cunho::ui
