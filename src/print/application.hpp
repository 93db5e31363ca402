// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace cunho::print {

/// Throws Internal/PRINT_FAILED where no QGuiApplication lives: Qt's fonts would crash.
void requireApplication();

} // namespace cunho::print
