// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace cunho::ui {

/// One of our stroke pictures (resources/icons, a grid of 24 units) in one colour, sharp at `ratio`.
QPixmap iconPixmap(const QString& name, const QColor& colour, int size, double ratio);

/// The same as an icon of 18 units for buttons, for screens of ratio 1 and 2.
QIcon icon(const QString& name, const QColor& colour);

} // namespace cunho::ui
