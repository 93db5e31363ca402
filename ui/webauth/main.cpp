// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/look/theme.hpp"
#include "ui/webauth/login_window.hpp"

#include <QApplication>
#include <QSocketNotifier>
#include <QTranslator>
#include <array>
#include <cerrno>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace cunho;
using wiring::webauth::Ending;

namespace {

/// A core dump could hold the token. The page's own processes inherit the limit.
void disableCoreDumps() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

/// One line, at most 64 KiB.
QByteArray readLine() {
    QByteArray line;
    char next = 0;
    while (line.size() < 65536) {
        const auto got = read(STDIN_FILENO, &next, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || next == '\n')
            break;
        line.append(next);
    }
    return line;
}

bool writeAll(const char* bytes, std::size_t size) {
    while (size > 0) {
        const auto written = write(STDOUT_FILENO, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

/// Length and fragment to standard output. Right afterwards this process ends, and its memory with it.
Ending handOver(const QByteArray& fragment) {
    const auto size = static_cast<std::size_t>(fragment.size());
    if (size == 0 || size > wiring::webauth::longestFragment)
        return Ending::Crashed;
    const std::array<char, 4> length{static_cast<char>(size >> 24U), static_cast<char>(size >> 16U),
                                     static_cast<char>(size >> 8U), static_cast<char>(size)};
    const bool written = writeAll(length.data(), length.size()) && writeAll(fragment.constData(), size);
    return written ? Ending::Caught : Ending::Crashed;
}

/// Chromium refuses to run its sandbox as root. Only a test's environment may say that it shall do without.
bool mayRun() {
    return geteuid() != 0 || qEnvironmentVariableIsSet("QTWEBENGINE_DISABLE_SANDBOX");
}

int exitCode(Ending ending) {
    return static_cast<int>(ending);
}

} // namespace

int main(int argc, char** argv) {
    disableCoreDumps();
    if (!mayRun())
        return exitCode(Ending::Root);
    const auto request = ui::parseLoginRequest(readLine());
    if (!request)
        return exitCode(Ending::BadRequest);
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Cunho"));
    QApplication::setDesktopFileName(QStringLiteral("cunho"));
    QTranslator translator;
    const bool english = request->language == QLatin1String("en");
    if (translator.load(english ? QStringLiteral(":/i18n/webauth_en.qm")
                                : QStringLiteral(":/i18n/webauth_pt.qm")))
        QApplication::installTranslator(&translator);
    ui::applyTheme(application, ui::desktopTheme());
    Ending ending = Ending::Crashed;
    {
        ui::LoginWindow window(*request);
        const auto leave = [&ending](Ending how) {
            ending = how;
            QCoreApplication::quit();
        };
        QObject::connect(&window, &ui::LoginWindow::caught, &application,
                         [&leave](const QByteArray& fragment) { leave(handOver(fragment)); });
        QObject::connect(&window, &ui::LoginWindow::ended, &application, leave);
        // Who started us wants us no more, or is gone.
        QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
        QObject::connect(&input, &QSocketNotifier::activated, &application,
                         [&leave] { leave(Ending::Closed); });
        window.show();
        window.start();
        QApplication::exec();
    }
    return exitCode(ending);
}
