// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QString>
#include <QStringList>

namespace cunho::print {

/// How a run of text looks: size in points, one of three weights, one colour.
struct TextStyle {
    double points = 8.5;
    QFont::Weight weight = QFont::Normal;
    QColor colour;
    double tracking = 0; ///< extra space between letters in percent of their width

    TextStyle in(const QColor& other) const {
        TextStyle out = *this;
        out.colour = other;
        return out;
    }
};

/// The colours of the printed page: ink, two greys, one accent with its tint, one warning with its tint.
namespace colour {
inline const QColor ink(0x16, 0x20, 0x1f);
inline const QColor dim(0x56, 0x62, 0x60);
inline const QColor rule(0xd5, 0xde, 0xdc);
inline const QColor accent(0x0b, 0x6b, 0x61);
inline const QColor tint(0xee, 0xf5, 0xf3);
inline const QColor warning(0x9a, 0x34, 0x12);
inline const QColor warningTint(0xfd, 0xf0, 0xe6);
inline const QColor stamp(0xf4, 0xdc, 0xd3); ///< across a cancelled document, below its words
inline const QColor paper(0xff, 0xff, 0xff);
} // namespace colour

/// The type scale of the page.
namespace style {
inline const TextStyle title{17, QFont::DemiBold, colour::ink, 0};
inline const TextStyle runningTitle{10.5, QFont::DemiBold, colour::ink, 0};
inline const TextStyle name{11.5, QFont::DemiBold, colour::ink, 0};
inline const TextStyle runningName{9, QFont::DemiBold, colour::ink, 0};
inline const TextStyle body{8.5, QFont::Normal, colour::ink, 0};
inline const TextStyle strong{8.5, QFont::DemiBold, colour::ink, 0};
inline const TextStyle small{7.5, QFont::Normal, colour::dim, 0};
inline const TextStyle smallInk{7.5, QFont::Medium, colour::ink, 0};
inline const TextStyle label{6.5, QFont::DemiBold, colour::dim, 4};
inline const TextStyle columnTitle{7.5, QFont::DemiBold, colour::accent, 0};
inline const TextStyle total{12.5, QFont::DemiBold, colour::paper, 0};
inline const TextStyle band{8.5, QFont::DemiBold, colour::warning, 0};
} // namespace style

/// Between two facts on one line.
inline const QString kDot = QStringLiteral("  ·  ");

/// The family to print with, out of those that are installed. Throws Configuration/FONT_MISSING.
QString chooseFamily(const QStringList& installed);

} // namespace cunho::print
