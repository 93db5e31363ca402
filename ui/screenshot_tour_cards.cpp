// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// Readers and cards, in every state, and the questions for a PIN.
#include "ui/convert.hpp"
#include "ui/sample_cards.hpp"
#include "ui/screenshot_tour.hpp"

#include <QApplication>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QScrollBar>

namespace cunho::ui {
namespace {

using signing::CardReader;
using signing::Question;

void type(QWidget& field, int digits) {
    for (int i = 0; i < digits; ++i) {
        QKeyEvent key(QEvent::KeyPress, Qt::Key_1, Qt::NoModifier, QStringLiteral("1"));
        QCoreApplication::sendEvent(&field, &key);
    }
}

std::vector<std::string> manyNames() {
    std::vector<std::string> names;
    for (int number = 38; number > 26; --number) // the first of them is one that waits
        names.push_back("FT_2026A_" + std::to_string(number) + ".pdf");
    return names;
}

} // namespace

void ScreenshotTour::closeDialogs() {
    for (auto* dialog : window_->findChildren<QDialog*>())
        dialog->close();
    while (auto* popup = QApplication::activePopupWidget())
        popup->close();
}

void ScreenshotTour::showReaders(std::vector<CardReader> readers, int daysLeft) {
    showSight({true, std::move(readers), {}}, daysLeft);
}

/// On a day that many days before the certificate ends.
void ScreenshotTour::showSight(const CardSight& sight, int daysLeft) {
    const auto ends = account_.chain.front().notAfter();
    const auto number = account_.citizen.substr(account_.citizen.rfind('/') + 1);
    const auto now = ends - std::chrono::days(std::min(daysLeft, 300));
    window_->showCards(sight, now, {toQt(account_.citizenName), number, {}});
    window_->preferences().card().verticalScrollBar()->setValue(0);
}

void ScreenshotTour::addCards(ThemeChoice theme) {
    add(
        theme, "card-ready",
        [this] {
            window_->goTo(Place::Preferences);
            window_->preferences().choose(PreferencesPage::Card);
            showReaders({sampleCard(account_.chain)});
        },
        always);
    addCardStates(theme);
    addPins(theme);
}

void ScreenshotTour::addCardStates(ThemeChoice theme) {
    using State = CardReader::State;
    const auto state = [this, theme](const char* name, State each) {
        add(
            theme, name, [this, each] { showReaders({sampleReader(each)}); }, always);
    };
    add(
        theme, "card-no-service",
        [this] {
            showSight({true, {}, Failure{Fault::Configuration, "CARD_SERVICE_MISSING", {}, {}}}, 300);
        },
        always);
    add(
        theme, "card-no-reader", [this] { showReaders({}); }, always);
    state("card-empty", State::Empty);
    state("card-reading", State::Reading);
    state("card-foreign", State::Foreign);
    state("card-contactless", State::Contactless);
    state("card-mute", State::Mute);
    state("card-in-use", State::InUse);
    state("card-unreadable", State::Unusable);
    add(
        theme, "card-blocked", [this] { showReaders({blockedCard(account_.chain)}); }, always);
    add(
        theme, "card-inactive", [this] { showReaders({inactiveCard(account_.chain)}); }, always);
    add(
        theme, "card-expires", [this] { showReaders({sampleCard(account_.chain)}, 23); }, always);
    add(
        theme, "card-expired", [this] { showReaders({sampleCard(account_.chain)}, -4); }, always);
    add(
        theme, "card-other-person",
        [this] {
            auto reader = sampleCard(account_.chain);
            reader.card->holder = "MARIA DA CONCEIÇÃO DE VASCONCELOS E ALBUQUERQUE MONTENEGRO";
            reader.card->civilNumber = "876543210";
            reader.card->signaturePin.triesLeft = 1;
            showReaders({reader});
        },
        always);
    add(
        theme, "card-several",
        [this] {
            auto other = sampleCard(account_.chain);
            other.name = "ACS ACR39U ICC Reader 01 00";
            other.card->holder = "RUI MANUEL TEIXEIRA";
            other.card->generation = "CC1";
            other.card->signaturePin.triesLeft = 2;
            showReaders({sampleCard(account_.chain), other});
        },
        always);
}

void ScreenshotTour::askPin(const Question& question, int typed) {
    closeDialogs();
    window_->goTo(Place::Documents);
    showReaders({sampleCard(account_.chain)});
    window_->prompts().put(std::make_shared<AskedQuestion>(question, 1));
    auto* dialog = window_->prompts().dialog();
    if (dialog != nullptr && dialog->pin() != nullptr)
        type(*dialog->pin(), typed);
}

void ScreenshotTour::addPins(ThemeChoice theme) {
    const auto ask = [&](const char* name, std::function<void(Question&)> change, int typed,
                         std::vector<std::string> documents) {
        add(
            theme, name,
            [this, change, typed, documents] {
                auto question = samplePinQuestion(documents);
                change(question);
                askPin(question, typed);
            },
            [this, documents] { // their page is read by then
                return documents.empty() || window_->prompts().dialog()->page()->hasPage();
            });
    };
    const std::vector<std::string> one{"FT_2026A_39.pdf"};
    ask(
        "pin", [](Question&) {}, 4, one);
    ask(
        "pin-many", [](Question& question) { question.offersForAll = true; }, 4, manyNames());
    ask(
        "pin-refused",
        [](Question& question) {
            question.refused = true;
            question.triesLeft = 2;
        },
        0, one);
    ask(
        "pin-last",
        [](Question& question) {
            question.refused = true;
            question.triesLeft = 1;
            question.holder = "MARIA DA CONCEIÇÃO DE VASCONCELOS E ALBUQUERQUE MONTENEGRO";
        },
        0, one);
    ask(
        "pin-pad", [](Question& question) { question.kind = Question::Kind::PinPad; }, 0, one);
    ask(
        "pin-pad-waiting", [](Question& question) { question.kind = Question::Kind::PinPad; }, 0, one);
    steps_.back().second.ready = [this] {
        const bool read = window_->prompts().dialog()->page()->hasPage();
        if (read)
            window_->prompts().dialog()->submit();
        return read;
    };
    ask("pin-new", [](Question& question) { question.kind = Question::Kind::NewCardPin; }, 5, {});
    add(
        theme, "card-documents", [this] { closeDialogs(); }, always);
}

} // namespace cunho::ui
