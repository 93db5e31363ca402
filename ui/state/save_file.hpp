// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <functional>

class QWidget;

namespace cunho::ui {

/// Asks where, then writes the bytes there by way of a temporary file. Problems are told in a message box.
void saveText(QWidget* parent, const QString& title, const QString& name, const QByteArray& bytes);

/// Asks where, without writing; `chosen` gets the path.
void askWhere(QWidget* parent, const QString& title, const QString& name,
              std::function<void(const QString&)> chosen);

/// Draws a plain text as PDF into the temporary folder and opens it with the desktop's viewer, to be printed.
void openAsPage(const QString& text, const QString& title);

} // namespace cunho::ui
