// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What the window does with the State's signature: preferences, wizard, vault, notices, and the sandbox's
// dock.
#include "ui/convert.hpp"
#include "ui/state/account_text.hpp"
#include "ui/window/main_window.hpp"

#include <QApplication>
#include <QLayout>
#include <algorithm>
#include <chrono>
#include <utility>

namespace cunho::ui {
namespace {

constexpr auto dockSetting = "window.sandboxDock";
constexpr int vaultLook = 10000; ///< ms between looks at the vault's idle time
constexpr std::chrono::hours careLook{6};

} // namespace

void MainWindow::buildState() {
    careWatch_.setInterval(careLook);
    connect(&careWatch_, &QTimer::timeout, this, [this] {
        connectSigning(); // renews tokens that grow old (app::keepAccountsAlive)
        loadNotices();
    });
    if (parts_.services.environment == Environment::Sandbox && parts_.sandbox) {
        dock_ = new SandboxDock(parts_.jobs, parts_.sandbox, this);
        dock_->hide();
        connect(dock_, &SandboxDock::hideWanted, this, [this] { setDockShown(false); });
    }
    sidebar_->setOffered(Place::Preferences, parts_.desk != nullptr);
    if (parts_.desk == nullptr)
        return;
    auto lists = parts_.lists.all ? parts_.lists : makeTrustedListParts(parts_.services);
    preferences_ =
        new PreferencesPage(parts_.jobs, *parts_.desk, parts_.program, parts_.ways, std::move(lists), pages_);
    wizard_ = new ActivationWizard(parts_.jobs, *parts_.desk, pages_);
    unlock_ = new UnlockPage(parts_.jobs, *parts_.desk, pages_);
    for (QWidget* page : std::initializer_list<QWidget*>{preferences_, wizard_, unlock_})
        pages_->addWidget(page);
}

void MainWindow::connectState() {
    if (parts_.desk == nullptr)
        return;
    const auto toPreferences = [this] { showPlace(Place::Preferences); };
    connect(preferences_, &PreferencesPage::wizardWanted, this, &MainWindow::activate);
    connect(preferences_, &PreferencesPage::unlockWanted, this, &MainWindow::showUnlock);
    connect(preferences_, &PreferencesPage::listsChanged, this, &MainWindow::judgeAnew);
    connect(verify_, &VerifyPage::listsWanted, this, &MainWindow::showLists);
    connect(preferences_, &PreferencesPage::told, this, [this](const QString& text) {
        toast_->show(text);
        loadNotices();
    });
    connect(wizard_, &ActivationWizard::left, this, [this, toPreferences] {
        if (pages_->currentWidget() == wizard_)
            toPreferences();
    });
    connect(wizard_, &ActivationWizard::verifyWanted, this, [this] { showPlace(Place::Verify); });
    connect(wizard_, &ActivationWizard::signWanted, this, [this] {
        showPlace(Place::Documents);
        sign({});
    });
    connect(wizard_, &ActivationWizard::loginBegan, this, [this] {
        if (dock_ != nullptr && dockWish_.value_or(true))
            showDock(true); // its phone gets the code
    });
    connect(prompts_, &PromptDesk::opened, this, &MainWindow::showPhoneFor);
    connect(wizard_, &ActivationWizard::finished, this, [this] {
        loadNotices();
        connectSigning();
        if (pages_->currentWidget() != wizard_)
            toast_->show(tr("A assinatura está ativa."), tr("Ver"), [this] { activate(); });
    });
    connect(wizard_, &ActivationWizard::unlockWanted, this, &MainWindow::showUnlock);
    connect(unlock_, &UnlockPage::unlocked, this, &MainWindow::afterUnlock);
    connect(unlock_, &UnlockPage::left, this, [this] { showPlace(Place::Documents); });
    vaultWatch_.setInterval(vaultLook);
    connect(&vaultWatch_, &QTimer::timeout, this, &MainWindow::watchVault);
    vaultWatch_.start();
    qApp->installEventFilter(this);
}

void MainWindow::showLists() {
    showPlace(Place::Preferences);
    preferences_->choose(PreferencesPage::Lists);
}

void MainWindow::activate(qint64 renews) {
    if (wizard_ == nullptr)
        return;
    wizard_->start(renews);
    showPage(wizard_);
}

void MainWindow::showUnlock() {
    auto* page = pages_->currentWidget();
    if (page != unlock_)
        backTo_ = page == wizard_ || page == preferences_ ? page : nullptr;
    unlock_->begin(toQt(preferences_->signature().overview().protection));
    showPage(unlock_);
    unlock_->setFocus();
}

void MainWindow::afterUnlock() {
    const auto* back = std::exchange(backTo_, nullptr);
    if (back == wizard_) {
        showPage(wizard_);
        return;
    }
    showPlace(back == preferences_ ? Place::Preferences : Place::Documents);
    connectSigning();
    wizard_->resumeInBackground();
}

/// What is on at the start: a locked vault first, then an activation that waits, then what ends soon.
void MainWindow::loadNotices() {
    if (parts_.desk == nullptr)
        return;
    runJob(
        parts_.jobs, Lane::Reading, this,
        [desk = parts_.desk, language = windowLanguage(),
         settings = parts_.services.activation.settings](const JobContext&) {
            auto dock = settings == nullptr ? std::nullopt : settings->find(dockSetting);
            return std::pair(desk->overview(language), std::move(dock));
        },
        [this](Outcome<std::pair<SigningOverview, std::optional<std::string>>> outcome) {
            const auto* told = std::get_if<0>(&outcome);
            if (told == nullptr)
                return; // the page of preferences says what is wrong
            if (told->second && !dockWish_ && dock_ != nullptr) {
                dockWish_ = *told->second == "shown";
                showDock(*dockWish_);
            }
            preferences_->signature().show(told->first); // tells whose card it should be, too
            showNotices(told->first);
        });
}

void MainWindow::showNotices(const SigningOverview& overview) {
    while (auto* item = accountNotices_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto urgent = std::ranges::find_if(overview.notices, isUrgent);
    if (urgent != overview.notices.end()) {
        auto* bar = new NoticeBar(*urgent, this);
        connect(bar, &NoticeBar::acted, this, [this, notice = *urgent] {
            if (notice.kind == app::AccountNotice::Kind::AttributeEndsSoon) {
                showPlace(Place::Preferences);
                preferences_->showAttributes();
            } else {
                activate(notice.account);
            }
        });
        accountNotices_->addWidget(bar);
    } else if (!overview.notices.empty() && pages_->currentWidget() == documents_) {
        const auto& notice = overview.notices.front();
        toast_->show(noticeText(notice), noticeAction(notice), [this, id = notice.account] { activate(id); });
    }
    refreshNotices();
    const bool locked = overview.vault == signing::Vault::State::Locked;
    if (locked && overview.protection == "secret-service")
        openKeyring();
    else if (locked && pages_->currentWidget() == documents_)
        showUnlock();
    else if (!locked && overview.underWay)
        wizard_->resumeInBackground();
}

void MainWindow::refreshNotices() {
    const auto* page = pages_->currentWidget();
    const bool any = accountNotices_->count() + programNotices_->count() > 0;
    noticeArea_->setVisible(
        any && (page == documents_ || page == verify_ || (page != nullptr && page == pageOf(Place::Sign))));
}

/// The desktop's keyring mostly needs nobody; only when it fails is the person asked.
void MainWindow::openKeyring() {
    runJob(
        parts_.jobs, Lane::Keeping, this,
        [desk = parts_.desk](const JobContext& job) { desk->unlock(Secret(), job); },
        [this](Outcome<std::monostate> outcome) {
            if (std::holds_alternative<Failure>(outcome)) {
                if (pages_->currentWidget() == documents_)
                    showUnlock();
                return;
            }
            connectSigning();
            wizard_->resumeInBackground();
            preferences_->refresh();
        });
}

/// In the sandbox the message with the code comes to the dock's phone, which nobody can open behind the
/// question.
void MainWindow::showPhoneFor(QuestionDialog* dialog, signing::Question::Kind kind) {
    using Kind = signing::Question::Kind;
    if (dock_ == nullptr || (kind != Kind::CmdPin && kind != Kind::OneTimeCode))
        return;
    showDock(true);
    dock_->parentWidget()->layout()->activate();
    dialog->keepLeftOf(dock_);
}

/// No page has less room than it can do with.
void MainWindow::showDock(bool shown) {
    dock_->setVisible(shown);
    setMinimumWidth(leastWidth + (shown ? widthBesideDock : 0));
}

void MainWindow::setDockShown(bool shown) {
    dockWish_ = shown;
    showDock(shown);
    auto* settings = parts_.services.activation.settings;
    if (settings == nullptr)
        return;
    runJob(
        parts_.jobs, Lane::Reading, this,
        [settings, shown](const JobContext&) { settings->put(dockSetting, shown ? "shown" : "hidden"); },
        [](Outcome<std::monostate>) {}); // forgotten at worst
}

void MainWindow::watchVault() {
    if (!parts_.desk->lockWhenIdle())
        return;
    preferences_->refresh();
    if (pages_->currentWidget() == editor_ || pages_->currentWidget() == setup_)
        toast_->show(tr("O cofre foi bloqueado por falta de uso."), tr("Desbloquear"),
                     [this] { showUnlock(); });
    else
        showUnlock();
}

/// Any key or click is somebody at work.
bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress)
        parts_.desk->touch();
    return QMainWindow::eventFilter(watched, event);
}

Place MainWindow::placeOf(const QWidget* page) const {
    if (page != nullptr && page == wizard_)
        return Place::Preferences;
    for (int place = 0; place <= static_cast<int>(Place::Preferences); ++place)
        if (page != nullptr && page == pageOf(static_cast<Place>(place)))
            return static_cast<Place>(place);
    return Place::Documents;
}

} // namespace cunho::ui
