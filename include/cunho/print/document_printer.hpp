// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/invoicing/issued_document.hpp>

namespace cunho::print {

/// Draws an issued document as PDF/A-1b, A4, in Portuguese: Despacho 8632/2014 section 2.2, Portaria
/// 195/2020.
///
/// Needs a `Runtime` (or a QGuiApplication) alive in the process; may run on any thread. Throws
/// Internal/PRINT_FAILED, Configuration/FONT_MISSING, Input/QR_TOO_LONG.
Bytes printDocument(const invoicing::IssuedDocument& document, Environment environment);

} // namespace cunho::print
