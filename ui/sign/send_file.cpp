// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/send_file.hpp"

#include "ui/convert.hpp"

#include <QProcess>
#include <QStandardPaths>

namespace cunho::ui {
namespace {

/// It goes on by itself: the mail program stays open as long as the person writes.
bool startDetached(const QString& program, const QStringList& arguments) {
    const QString found = QStandardPaths::findExecutable(program);
    return !found.isEmpty() && QProcess::startDetached(found, arguments);
}

ProgramStarter& starter() {
    static ProgramStarter instance = startDetached;
    return instance;
}

} // namespace

void setProgramStarter(ProgramStarter with) {
    starter() = with != nullptr ? with : startDetached;
}

bool composeMail(const std::filesystem::path& file) {
    return starter()(QStringLiteral("xdg-email"),
                     {QStringLiteral("--utf8"), QStringLiteral("--subject"),
                      pathToQt(file.filename()).simplified(), // one line of the message
                      QStringLiteral("--attach"), pathToQt(file)});
}

} // namespace cunho::ui
