// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/ui/wait.hpp"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <algorithm>

namespace cunho::ui {

/// The dialog of this class that is open over `parent`; waits for it, and gives null when none comes.
template<class Dialog>
Dialog* openDialog(QWidget& parent) {
    Dialog* found = nullptr;
    (void)waitFor([&] {
        for (auto* each : parent.findChildren<Dialog*>())
            if (each->isVisible())
                found = each;
        return found != nullptr;
    });
    return found;
}

/// A visible control by its accessible name.
template<class Control>
Control* named(QWidget& parent, const QString& name) {
    for (auto* each : parent.findChildren<Control*>())
        if (each->isVisible() && each->accessibleName() == name)
            return each;
    return nullptr;
}

/// A visible button by its text.
inline QPushButton* button(const QWidget& where, const QString& text) {
    for (auto* each : where.findChildren<QPushButton*>())
        if (each->isVisible() && each->text() == text)
            return each;
    return nullptr;
}

/// Whether a visible label has this text in it.
inline bool shows(const QWidget& where, const QString& text) {
    const auto labels = where.findChildren<QLabel*>();
    return std::ranges::any_of(
        labels, [&](const auto* each) { return each->isVisible() && each->text().contains(text); });
}

/// Types a text in the place of what the line has.
inline void retype(QLineEdit* line, const QString& text) {
    line->clear();
    typeText(line, text);
}

} // namespace cunho::ui
