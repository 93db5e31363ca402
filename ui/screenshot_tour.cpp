// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/screenshot_tour.hpp"

#include "ui/convert.hpp"
#include "ui/sample_data.hpp"

#include <QApplication>

namespace cunho::ui {
namespace {

constexpr int pollInterval = 40;      ///< ms
constexpr int settleTurns = 8;        ///< polls after a page is ready: layouts and the page's drawing end
constexpr qint64 longestWait = 30000; ///< ms; then the picture is taken as it is

} // namespace

ScreenshotTour::ScreenshotTour(Places places, std::filesystem::path folder)
    : places_(std::move(places)), folder_(std::move(folder)) {
    addSteps(ThemeChoice::Light);
    addSteps(ThemeChoice::Dark);
    poll_.setInterval(pollInterval);
    connect(&poll_, &QTimer::timeout, this, &ScreenshotTour::look);
}

void ScreenshotTour::open(const WindowParts& parts, ThemeChoice theme) {
    window_.reset(); // the old one first: icons are tinted when a window is made
    applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), theme);
    window_ = std::make_unique<MainWindow>(parts);
    window_->show();
}

void ScreenshotTour::addSteps(ThemeChoice theme) {
    const auto day = [this] { return today(places_.full.services.clock, Zone::Lisbon); };
    const auto rows = [this] { return window_->documents().model().rowCount() > 0; };
    const auto page = [this] {
        const auto* view = window_->findChild<PageView*>();
        return view != nullptr && view->hasPage();
    };
    const auto signedRow = [this] {
        auto& model = window_->documents().model();
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.row(row).state == invoicing::DocumentState::Signed)
                return row;
        return 3;
    };
    const auto add = [&](const char* name, std::function<void()> prepare, std::function<bool()> ready) {
        steps_.push_back({theme, {name, std::move(prepare), std::move(ready)}});
    };
    add(
        "start", [this, theme] { open(places_.full, theme); }, rows);
    add(
        "documents",
        [this, signedRow] {
            auto& list = window_->documents();
            list.table().setCurrentIndex(list.model().index(signedRow(), 0));
        },
        page);
    add(
        "verified",
        [this] {
            for (auto* button : window_->findChildren<QPushButton*>())
                if (button->isVisible() && button->text() == DetailsPanel::tr("Verificar"))
                    button->click();
        },
        [this] { return !window_->documents().details().verdict().isEmpty(); });
    add(
        "toast",
        [this] {
            window_->toast().show(MainWindow::tr("%1 assinada e guardada").arg("FT 2026A/37"),
                                  MainWindow::tr("Abrir ficheiro"));
        },
        [] { return true; });
    add(
        "editor",
        [this, day] {
            window_->newInvoice();
            auto draft = sampleDraft(2, day());
            window_->editor().open(draft);
        },
        [] { return true; });
    add(
        "editor-problems",
        [this, day] {
            window_->editor().open(wrongDraft(day()));
            window_->editor().check();
        },
        [this] { return window_->editor().problems().count() > 0; });
    add(
        "setup", [this, theme] { open(places_.nothing, theme); },
        [this] { return window_->setup().isVisible(); });
    add(
        "setup-problems", [this] { window_->setup().check(); }, [] { return true; });
    add(
        "empty", [this, theme] { open(places_.empty, theme); },
        [this] { return window_->documents().isVisible(); });
}

void ScreenshotTour::start() {
    next();
    poll_.start();
}

void ScreenshotTour::next() {
    waited_.start();
    settled_ = 0;
    steps_[current_].second.prepare();
}

void ScreenshotTour::look() {
    const auto& [theme, step] = steps_[current_];
    const bool enough = waited_.elapsed() > longestWait;
    if (!enough && (!step.ready() || ++settled_ < settleTurns))
        return;
    const QString name =
        QStringLiteral("%1-%2.png")
            .arg(QLatin1String(step.name),
                 theme == ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
    window_->grab().save(pathToQt(folder_) + QLatin1Char('/') + name);
    if (++current_ < steps_.size()) {
        next();
        return;
    }
    poll_.stop();
    window_.reset();
    QCoreApplication::quit();
}

} // namespace cunho::ui
