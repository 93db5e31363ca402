// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What the window does with readers and cards: watching them, telling how they stand, changing the PIN.
#include "ui/cards/card_text.hpp"
#include "ui/cards/shown_document.hpp"
#include "ui/convert.hpp"
#include "ui/window/main_window.hpp"

#include <algorithm>

namespace cunho::ui {
namespace {

constexpr auto readerSetting = "card.reader";

/// The one who signs for the company: the holder of its live account.
void setHolder(CardUser& user, const SigningOverview& overview) {
    user.name.clear();
    user.number.clear();
    const auto account = std::ranges::find_if(overview.accounts, [&](const auto& each) {
        return each.stateAt(overview.now) == signing::AccountState::Active;
    });
    if (account == overview.accounts.end() || !account->citizen.starts_with("BI/PT/"))
        return;
    user.name = toQt(account->citizenName);
    user.number = account->citizen.substr(account->citizen.rfind('/') + 1);
}

} // namespace

void MainWindow::connectCards() {
    editor_->setPrompter([line = prompts_->line()] { return std::make_unique<WindowPrompter>(line); });
    connect(sidebar_, &Sidebar::cardChosen, this, [this] {
        if (preferences_ == nullptr)
            return;
        goTo(Place::Preferences);
        preferences_->choose(PreferencesPage::Card);
    });
    if (preferences_ == nullptr)
        return;
    auto& section = preferences_->card();
    connect(&section, &CardSection::lookWanted, this, &MainWindow::followCards);
    connect(&section, &CardSection::changePinWanted, this,
            [this](const QString& reader) { changePin(fromQt(reader)); });
    connect(&section, &CardSection::readerChosen, this,
            [this](const QString& reader) { chooseReader(fromQt(reader)); });
    connect(&preferences_->signature(), &SignatureSection::shown, this, [this] {
        setHolder(cardUser_, preferences_->signature().overview());
        showWatched();
    });
}

/// Once the company is known: before that nobody signs.
void MainWindow::beginCards() {
    auto& services = parts_.services;
    if (watch_ != nullptr || services.cards == nullptr)
        return;
    watch_ = new CardWatch(parts_.jobs, *services.cards, this);
    prompts_->setWatch(*watch_);
    connect(watch_, &CardWatch::changed, this, &MainWindow::showWatched);
    showWatched();
    watch_->refresh();
    if (auto* settings = services.activation.settings)
        runJob(
            parts_.jobs, Lane::Reading, this,
            [settings](const JobContext&) { return settings->find(readerSetting).value_or(""); },
            [this](Outcome<std::string> outcome) {
                if (auto* reader = std::get_if<0>(&outcome); reader && cardUser_.reader.empty())
                    cardUser_.reader = std::move(*reader); // unless one was chosen meanwhile
                showWatched();
            });
}

void MainWindow::showWatched() {
    if (watch_ == nullptr)
        return;
    const TimePoint now = parts_.services.clock.now();
    showCards(watch_->sight(), now, cardUser_);
    followCardsForFiles();
    if (!waitsForCard_ || !canSign(cardNews(watch_->sight(), now, cardUser_).state))
        return;
    waitsForCard_ = false;
    offered_ = false; // somebody has put it in to sign
    connectSigning();
}

void MainWindow::showCards(const CardSight& sight, TimePoint now, const CardUser& user) {
    sidebar_->setCard(cardNews(sight, now, user));
    if (preferences_ != nullptr)
        preferences_->card().show(sight, now, user);
}

/// Tries left are read with the card: after each signature they may be others.
void MainWindow::followCards() {
    if (watch_ != nullptr)
        watch_->refresh();
}

/// A card shall sign and none can: no failure of the program, and it goes on when one is there.
bool MainWindow::waitForCard(const Failure& failure) {
    waitsForCard_ = watch_ != nullptr && failure.reason.starts_with("CARD_");
    if (waitsForCard_)
        sidebar_->setSigning(SigningState::CardMissing, tr("Assina-se com o cartão"),
                             tr("Falta um que possa assinar; até lá as faturas ficam por assinar."));
    return waitsForCard_;
}

/// Whether a card can sign files is asked anew when one was put in or taken out, not while it is used: asking
/// uses it, too.
void MainWindow::followCardsForFiles() {
    std::vector<std::pair<std::string, std::uint32_t>> insertions;
    for (const auto& reader : watch_->sight().readers)
        insertions.emplace_back(reader.name, reader.events);
    if (insertions == insertions_)
        return;
    insertions_ = std::move(insertions);
    if (queue_ != nullptr && pages_->currentWidget() == pageOf(Place::Sign))
        queue_->refresh();
}

void MainWindow::chooseReader(const std::string& reader) {
    auto* settings = parts_.services.activation.settings;
    if (settings == nullptr)
        return;
    cardUser_.reader = reader;
    showWatched();
    runJob(
        parts_.jobs, Lane::Reading, this,
        [settings, reader](const JobContext&) { settings->put(readerSetting, reader); },
        [this](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                preferences_->card().showProblem(*failure);
            else
                connectSigning();
        });
}

void MainWindow::changePin(const std::string& reader) {
    if (watch_ == nullptr)
        return;
    preferences_->card().setBusy(true);
    watch_->interrupt(
        [line = prompts_->line(), reader](signing::CardCatalogue& cards, const JobContext& job) {
            WindowPrompter prompter(line);
            cards.changePin(reader, prompter, job);
        },
        [this](Outcome<std::monostate> outcome) {
            preferences_->card().setBusy(false);
            const auto* failure = std::get_if<Failure>(&outcome);
            if (failure == nullptr)
                toast_->show(tr("O PIN de assinatura foi alterado."));
            else if (failure->reason == "PIN_DECLINED")
                toast_->show(tr("O PIN não foi alterado."));
            else
                preferences_->card().showProblem(*failure);
        });
}

} // namespace cunho::ui
