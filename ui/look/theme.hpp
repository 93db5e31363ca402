// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/look/tokens.hpp"

class QApplication;
class QPalette;
class QString;
class QWidget;

namespace cunho::ui {

enum class ThemeChoice { Light, Dark };

QPalette paletteOf(const Tokens& tokens);
QString styleSheetOf(const Tokens& tokens);

/// Style, font, palette and style sheet of the whole program. May be called again to change between them.
void applyTheme(QApplication& application, ThemeChoice choice);

/// The tokens that were applied, seen from any widget by its palette.
Tokens tokensOf(const QWidget& widget);

/// What the desktop prefers, as far as its palette tells.
ThemeChoice desktopTheme();

} // namespace cunho::ui
