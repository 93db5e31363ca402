// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/screenshot_tour.hpp"

#include "ui/convert.hpp"
#include "ui/sample_data.hpp"

#include <cunho/core/file.hpp>

#include <QApplication>
#include <QDialog>
#include <QMenu>
#include <QPainter>
#include <algorithm>

namespace cunho::ui {
namespace {

constexpr int pollInterval = 40;      ///< ms
constexpr int settleTurns = 8;        ///< polls after a page is ready: layouts and the page's drawing end
constexpr qint64 longestWait = 30000; ///< ms; then the picture is taken as it is

} // namespace

ScreenshotTour::ScreenshotTour(Places places, Desks desks, TourFiles files, std::filesystem::path folder)
    : places_(std::move(places))
    , desk_(desks.state)
    , program_(desks.program)
    , ways_(desks.ways)
    , saft_(desks.saft)
    , account_(desk_.answer.accounts.front())
    , files_(std::move(files))
    , folder_(std::move(folder)) {
    for (const auto theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        addDocuments(theme);
        addVerification(theme);
        addPages(theme);
        addSign(theme);
        addEditor(theme);
        addEditorKinds(theme);
        addEditorParts(theme);
        addDocumentKinds(theme);
        addDocumentDialogs(theme);
        addEditorInEnglish(theme);
        addBooks(theme);
        addPreferences(theme);
        addLists(theme);
        addCards(theme);
        addCmd(theme);
        addProgram(theme);
        addWizard(theme);
        addVault(theme);
        addSetup(theme);
    }
    poll_.setInterval(pollInterval);
    connect(&poll_, &QTimer::timeout, this, &ScreenshotTour::look);
}

void ScreenshotTour::open(const WindowParts& parts, ThemeChoice theme) {
    window_.reset(); // the old one first: icons are tinted when a window is made
    applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), theme);
    window_ = std::make_unique<MainWindow>(parts);
    window_->show();
}

void ScreenshotTour::add(ThemeChoice theme, const char* name, std::function<void()> prepare,
                         std::function<bool()> ready) {
    steps_.push_back({theme, {name, std::move(prepare), std::move(ready)}});
}

/// The newest document that has reached its level, or has not yet.
void ScreenshotTour::choose(bool complete) {
    auto& list = window_->documents();
    auto& documents = places_.full.services.documents;
    for (int row = 0; row < list.model().rowCount(); ++row) {
        const auto& each = list.model().row(row);
        if (each.state == invoicing::DocumentState::Draft)
            continue;
        const auto record = documents.signature(each.id);
        if (record && (record->level == "B-LTA") == complete) {
            list.table().setCurrentIndex(list.model().index(row, 0));
            return;
        }
    }
}

PageView* ScreenshotTour::pageView() const {
    return window_->documents().findChild<PageView*>();
}

void ScreenshotTour::addDocuments(ThemeChoice theme) {
    const auto page = [this] { return pageView()->hasPage(); };
    add(
        theme, "start",
        [this, theme] {
            desk_.answer.notices.clear();
            program_.answer = sampleProgram();
            program_.newer.reset();
            ways_.answer = sampleWays(sampleNow());
            open(places_.full, theme);
        },
        [this] { return window_->documents().model().rowCount() > 0; });
    add(
        theme, "documents", [this] { choose(true); }, page);
    add(
        theme, "verified",
        [this] {
            for (auto* button : window_->documents().findChildren<QPushButton*>())
                if (button->isVisible() && button->text() == DetailsPanel::tr("Verificar"))
                    button->click();
        },
        [this] { return !window_->documents().details().verdict().isEmpty(); });
    add(
        theme, "toast",
        [this] {
            window_->toast().show(MainWindow::tr("%1 assinada e guardada").arg("FT 2026A/37") +
                                      QStringLiteral(": ~/.local/share/cunho/production/arquivo/"
                                                     "FT_2026A_37.pdf"),
                                  MainWindow::tr("Mostrar na pasta"));
        },
        always);
    add(
        theme, "waiting",
        [this] {
            window_->toast().hide();
            choose(false);
        },
        page);
    if (!files_.sealed.empty())
        addSeal(theme);
}

/// The page alone: in the window it is too small for the words of a seal.
void ScreenshotTour::addSeal(ThemeChoice theme) {
    add(
        theme, "seal",
        [this] {
            auto page = std::make_unique<PageView>(places_.full.jobs);
            page->resize(664, 944);
            page->show(readFile(files_.sealed));
            sheet_ = std::move(page);
        },
        [this] { return qobject_cast<PageView*>(sheet_.get())->hasPage(); });
}

void ScreenshotTour::addEditor(ThemeChoice theme) {
    const auto day = [this] { return today(places_.full.services.clock, Zone::Lisbon); };
    add(
        theme, "editor",
        [this, day] {
            window_->newInvoice();
            auto draft = sampleDraft(2, day());
            window_->editor().open(draft);
        },
        [] { return true; });
    add(
        theme, "editor-problems",
        [this, day] {
            window_->editor().open(wrongDraft(day()));
            window_->editor().check();
        },
        [this] { return window_->editor().problems().count() > 0; });
}

void ScreenshotTour::addSetup(ThemeChoice theme) {
    add(
        theme, "setup", [this, theme] { open(places_.nothing, theme); },
        [this] { return window_->setup().isVisible(); });
    add(
        theme, "setup-problems", [this] { window_->setup().check(); }, [] { return true; });
    add(
        theme, "empty", [this, theme] { open(places_.empty, theme); },
        [this] { return window_->documents().isVisible(); });
}

/// The window, with a dialog in its middle where one is open, and menus and lists where they are.
QPixmap ScreenshotTour::picture() const {
    QWidget& whole = sheet_ ? *sheet_ : *window_;
    QPixmap picture = whole.grab();
    for (auto* dialog : whole.findChildren<QDialog*>()) {
        if (!dialog->isVisible())
            continue;
        const QPixmap box = dialog->grab();
        QPainter painter(&picture);
        painter.fillRect(whole.rect(), QColor(0, 0, 0, 110)); // as a desktop shades what waits
        painter.drawPixmap((whole.width() - dialog->width()) / 2, (whole.height() - dialog->height()) / 2,
                           box);
    }
    if (sheet_)
        return picture;
    for (auto* popup : QApplication::topLevelWidgets()) {
        if (!popup->isVisible() || popup->windowType() != Qt::Popup)
            continue;
        QPainter painter(&picture);
        painter.drawPixmap(window_->mapFromGlobal(popup->pos()), popup->grab());
    }
    return picture;
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
    picture().save(pathToQt(folder_) + QLatin1Char('/') + name);
    sheet_.reset();
    if (++current_ < steps_.size()) {
        next();
        return;
    }
    poll_.stop();
    window_.reset();
    QCoreApplication::quit();
}

} // namespace cunho::ui
