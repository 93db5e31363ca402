// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <string>

namespace cunho::ui {

/// One line of a table for a spreadsheet: fields divided by semicolons as Portugal's programs read them,
/// quoted where needed (RFC 4180), ended by CRLF. A text that a spreadsheet would take for a formula gets an
/// apostrophe before it; amounts stay amounts.
std::string csvLine(const QStringList& fields);

/// What a file of them begins with, so that its letters are read as UTF-8.
inline constexpr const char* csvMark = "\xEF\xBB\xBF";

} // namespace cunho::ui
