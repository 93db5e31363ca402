// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QStyledItemDelegate>

namespace cunho::ui {

/// Rows of 52 px of two lines or a pill; the first column is the one that is read first.
class SignRowDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    static constexpr int rowHeight = 52; ///< px

    /// What a model gives besides its text.
    enum Role {
        LineRole = Qt::UserRole, ///< the second line
        ProblemRole,             ///< bool: it tells a problem
        PillRole,                ///< int of PillKind, where the text is a pill
        OwnRole,                 ///< the first that is the model's own
    };

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace cunho::ui
