// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/look/tokens.hpp"

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace cunho::ui {

/// One of our stroke pictures (resources/icons, a grid of 24 units) in one colour, sharp at `ratio`.
QPixmap iconPixmap(const QString& name, const QColor& colour, int size, double ratio);

/// The picture on a disc of `size` in a pill's colours: how something stands.
QPixmap discPixmap(const QString& name, const PillColours& colours, int size, double ratio);

/// The same as an icon of 18 units for buttons, for screens of ratio 1 and 2.
QIcon icon(const QString& name, const QColor& colour);

} // namespace cunho::ui
