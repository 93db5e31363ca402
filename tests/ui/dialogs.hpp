// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/ui/wait.hpp"

#include <QLineEdit>
#include <QPushButton>

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

} // namespace cunho::ui
