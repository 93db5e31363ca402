// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QColor>

namespace cunho::ui {

/// Every colour of the window; nothing else names one.
struct Tokens {
    bool dark = false;
    QColor window; ///< behind everything
    QColor panel;  ///< cards, tables, fields
    QColor side;   ///< the sidebar
    QColor line;   ///< hairlines and borders of cards
    QColor edge;   ///< borders of controls
    QColor text;
    QColor dim;        ///< secondary text
    QColor accent;     ///< primary buttons, focus ring, links
    QColor accentText; ///< on accent
    QColor accentHover;
    QColor hover;     ///< under the mouse
    QColor selection; ///< chosen rows and entries
    QColor selectionText;
    QColor danger;     ///< problems, as text and border
    QColor dangerSoft; ///< behind a problem
    QColor toast;
    QColor toastText;
    QColor toastAction;
    QColor banner; ///< the sandbox's strip
    QColor bannerText;
};

/// A pill's ground and text.
struct PillColours {
    QColor ground;
    QColor text;
};

enum class PillKind { Grey, Amber, Green, Blue, Red };

Tokens lightTokens();
Tokens darkTokens();
PillColours pillColours(PillKind kind, bool dark);

/// Contrast ratio of WCAG 2.2, 1 to 21.
double contrast(const QColor& a, const QColor& b);

} // namespace cunho::ui
