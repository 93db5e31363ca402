// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/scroll_column.hpp"

#include <QHBoxLayout>

namespace cunho::ui {

ScrollColumn::ScrollColumn(QWidget* column, int widest, const QMargins& margins, QWidget* parent)
    : QScrollArea(parent), column_(column) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget(this);
    inside->setObjectName(QStringLiteral("page"));
    auto* room = new QHBoxLayout(inside);
    room->setContentsMargins(margins);
    column->setMaximumWidth(widest);
    room->addWidget(column, 100);
    room->addStretch(1);
    setWidget(inside);
}

} // namespace cunho::ui
