// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// One of the two programs between which files are dragged: "source FILE…" or "target FOLDER". It answers
// "where" on its input with the middle of its window, and tells what happens, one line each.
#include "tests/ui/office.hpp"
#include "ui/look/theme.hpp"
#include "ui/sign/sign_page.hpp"
#include "ui/sign/wired_sign_desk.hpp"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QSocketNotifier>
#include <QUrl>
#include <cstdio>
#include <unistd.h>

using namespace cunho;
using namespace cunho::ui;

namespace {

void say(const std::string& line) {
    std::puts(line.c_str());
    std::fflush(stdout);
}

/// A file manager's window: what is pressed in it is dragged away.
class Source : public QWidget {
  public:
    explicit Source(QList<QUrl> urls) : urls_(std::move(urls)) {
        setWindowTitle(QStringLiteral("drag-source"));
        resize(160, 120);
    }

  protected:
    void mousePressEvent(QMouseEvent*) override { say("pressed"); }
    void mouseMoveEvent(QMouseEvent*) override {
        if (std::exchange(dragging_, true))
            return;
        auto* drag = new QDrag(this);
        auto* dragged = new QMimeData;
        dragged->setUrls(urls_);
        drag->setMimeData(dragged);
        say("dragging");
        say(drag->exec(Qt::CopyAction) == Qt::CopyAction ? "copied" : "refused");
    }

  private:
    QList<QUrl> urls_;
    bool dragging_ = false;
};

/// Tells that something is over the window.
class Watcher : public QObject {
  public:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::DragEnter && !std::exchange(told_, true))
            say("entered");
        return QObject::eventFilter(watched, event);
    }

  private:
    bool told_ = false;
};

/// Ends with the test.
void endWithInput(QWidget& window) {
    auto* input = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &window);
    QObject::connect(input, &QSocketNotifier::activated, &window, [input] {
        input->setEnabled(false);
        QApplication::quit();
    });
}

int runSource(const QStringList& files) {
    QList<QUrl> urls;
    for (const auto& file : files)
        urls << QUrl::fromLocalFile(file);
    Source window(urls);
    window.move(20, 20);
    window.show();
    endWithInput(window);
    return QApplication::exec();
}

int runTarget() {
    Office office;
    WiredSignDesk desk(office.workplace.services(), {});
    auto parts = office.parts();
    parts.files = &desk;
    parts.painter.program = wiring::programFolder() / "cunho-page-painter";
    Watcher watcher;
    qApp->installEventFilter(&watcher);
    MainWindow window(parts);
    window.setWindowTitle(QStringLiteral("drop-target"));
    QObject::connect(&window, &MainWindow::ready, [] { say("ready"); });
    auto& queue = window.signQueue();
    QObject::connect(&queue, &SignQueue::phaseChanged, [&](SignQueue::Phase phase) {
        if (phase != SignQueue::Phase::Ready)
            return;
        for (const auto& row : queue.batch().rows())
            say("row " + toHex(asBytes(row.source.native())));
        say(window.signPage().isVisible() ? "shown" : "hidden");
    });
    window.move(350, 120);
    window.show();
    endWithInput(window);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application, ThemeChoice::Light);
    const auto arguments = QApplication::arguments();
    return arguments.value(1) == QLatin1String("source") ? runSource(arguments.mid(2)) : runTarget();
}
