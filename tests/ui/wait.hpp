// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QCoreApplication>
#include <QKeyEvent>
#include <QTest>
#include <QWidget>
#include <functional>

namespace cunho::ui {

/// Runs the event loop until `condition` holds; false after `limit` milliseconds.
inline bool waitFor(const std::function<bool()>& condition, int limit = 20000) {
    return QTest::qWaitFor(condition, limit);
}

/// Shows the window and waits until it has the keyboard.
inline bool showActive(QWidget& window) {
    window.show();
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window);
}

/// Types a text that may have letters outside ASCII, which QTest::keyClicks refuses.
inline void typeText(QWidget* control, const QString& text) {
    for (const QChar letter : text)
        for (const auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(kind, Qt::Key_unknown, Qt::NoModifier, QString(letter));
            QCoreApplication::sendEvent(control, &event);
        }
}

} // namespace cunho::ui
