// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <filesystem>

namespace cunho::ui {

/// Opens a message with this file attached in the person's mail program, by xdg-email; the address
/// "mailto:" cannot attach. False where there is no such program.
bool composeMail(const std::filesystem::path& file);

/// How programs of the desktop are started; replaced in tests. Gets the name and the arguments, and tells
/// whether it was started.
using ProgramStarter = bool (*)(const QString& program, const QStringList& arguments);
void setProgramStarter(ProgramStarter starter);

} // namespace cunho::ui
