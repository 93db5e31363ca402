// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace cunho::ui {

/// Asks which file to read; `chosen` gets the path. `filter` as QFileDialog takes it.
void askFile(QWidget* parent, const QString& title, const QString& filter,
             std::function<void(const QString&)> chosen);

} // namespace cunho::ui
