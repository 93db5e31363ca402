// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>
#include <cstdint>
#include <functional>

class QWidget;

namespace cunho::ui {

/// Of a file that proves what a customer accepted or knows: the database keeps it.
inline constexpr std::uint64_t largestProof = 10U << 20U; ///< bytes

/// Asks which file to read; `chosen` gets the path. `filter` as QFileDialog takes it.
void askFile(QWidget* parent, const QString& title, const QString& filter,
             std::function<void(const QString&)> chosen);

} // namespace cunho::ui
