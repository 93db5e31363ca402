// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/typography.hpp"

#include <cunho/print/document_printer.hpp>

#include <string>

namespace cunho::print {

/// WCAG 2.1 contrast ratio of two opaque colours, 1 to 21.
double contrast(const QColor& a, const QColor& b);

/// The company's colour, darkened until its letters can be read on paper and paper's letters on it (4.5 and
/// more, on the tint as well). What is no "#rrggbb" becomes the house's own colour.
QColor readableAccent(const std::string& colour);

/// How one template looks: colours, type scale, measures in millimetres.
struct Theme {
    Template look = Template::Classic;
    QColor accent;
    QColor tint; ///< the accent's, for grounds

    TextStyle title;
    TextStyle runningTitle;
    TextStyle name;
    TextStyle runningName;
    TextStyle body;
    TextStyle strong;
    TextStyle small;
    TextStyle smallInk;
    TextStyle label;
    TextStyle columnTitle;
    TextStyle total;
    TextStyle totalLabel;

    QColor headInk; ///< name and title in the letterhead
    QColor headDim; ///< what stands below them
    QColor headMark;

    double emblem = 15;    ///< edge of the monogram, height of a logo
    double rowPadding = 2; ///< above and below the text of a row
    double sumRow = 5.6;   ///< of totals and of the tax summary
    double totalField = 12;
    double gap = 7;  ///< between the parts of a page
    double head = 8; ///< from the letterhead to facts and customer

    bool headField() const noexcept { return look == Template::Modern; }
    bool ruled() const noexcept { return look == Template::Classic; }
    bool dense() const noexcept { return look == Template::Compact; }
};

/// The same with less white between its parts, the letters as they are.
Theme tightened(Theme theme);

/// The same with every letter of that share of its size.
Theme shrunk(Theme theme, double share);

Theme makeTheme(Template look, const std::string& colour);

} // namespace cunho::print
