// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/seal.hpp>

#include <memory>

namespace cunho::print {

/// Draws seals in the letter and colours of the printed documents, without a ground of their own: what lies
/// below stays legible. The same content and size give the same bytes within a process.
///
/// Where the room is short, the texts shrink first, then the longest are cut, then the least needed lines go;
/// name, time and mention stay. Needs a `Runtime` (or a QGuiApplication) alive in the process; may run on any
/// thread and on several at once. Besides what the port says, `paint` throws Internal/PRINT_FAILED and
/// Configuration/FONT_MISSING.
std::unique_ptr<signing::SealPainter> makeSealPainter();

} // namespace cunho::print
