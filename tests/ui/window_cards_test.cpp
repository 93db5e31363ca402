// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/office.hpp"
#include "ui/cmd/advice_dialog.hpp"
#include "ui/sample_cards.hpp"
#include "ui/sample_desk.hpp"

#include <cunho/wiring/trial_key.hpp>

#include <QFileDialog>
#include <QSignalSpy>
#include <atomic>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using State = signing::CardReader::State;

/// A key that asks for a PIN as a card does: once for each document, or for all that follow.
class AskingKey final : public signing::SignatureProvider {
  public:
    explicit AskingKey(const Clock& clock)
        : key_(wiring::makeTrialKey({"Ana Sousa", "Gerente", "Atelier"}, clock)) {}

    signing::Credential credential(const JobContext& job) override {
        if (missing)
            throw Error(Fault::NotFound, "CARD_NONE");
        auto credential = key_->credential(job);
        credential.provider = "citizen-card";
        return credential;
    }

    void sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
              signing::Prompter& prompter, const JobContext& job) override {
        auto question = samplePinQuestion({});
        for (const auto& item : items)
            question.documentNames.push_back(item.documentName);
        job.report({0, 0, "cmd-code"});
        if (mustChange)
            throw Error(Fault::Rejected, "CMD_CHANGE_PINS");
        const auto answer = prompter.ask(question, job);
        job.throwIfStopped();
        if (!answer)
            throw Error(Fault::Declined, "PIN_DECLINED");
        typed = answer->secret.exposeText() == "1234";
        key_->sign(items, sink, prompter, job);
    }

    std::atomic<bool> missing = false;
    std::atomic<bool> mustChange = false; ///< its PIN
    std::atomic<bool> typed = false;

  private:
    std::unique_ptr<signing::SignatureProvider> key_;
};

class WindowWithCards : public testing::Test {
  protected:
    SampleCatalogue catalogue;
    SampleDesk desk;
    Office office;
    AskingKey key{office.clock};
    std::unique_ptr<MainWindow> window;

    void SetUp() override {
        services().cards = &catalogue;
        services().provider = &key;
        catalogue.tell({sampleReader(State::Empty)});
    }
    void TearDown() override {
        window.reset();
        services().provider = nullptr;
        services().cards = nullptr;
    }

    app::Services& services() { return office.workplace.services(); }

    void open(bool signAtStart = false) {
        auto parts = office.parts();
        parts.desk = &desk;
        parts.signAtStart = signAtStart;
        window = std::make_unique<MainWindow>(parts);
        ASSERT_TRUE(showActive(*window));
        ASSERT_TRUE(waitFor([this] { return window->cardWatch() && window->cardWatch()->sight().known; }));
    }

    bool sidebarSays(const QString& heading) {
        return waitFor([&] { return window->sidebar().card().heading() == heading; });
    }

    QPushButton* button(const QString& text) {
        for (auto* each : window->findChildren<QPushButton*>())
            if (each->isVisible() && each->text() == text)
                return each;
        return nullptr;
    }
};

TEST_F(WindowWithCards, ShowsReaderAndCardAsTheyChange) {
    open();
    EXPECT_TRUE(sidebarSays("Sem cartão"));
    catalogue.tell({sampleReader(State::Mute)});
    EXPECT_TRUE(sidebarSays("Vire o cartão"));
    catalogue.tell({sampleCard(key.credential(JobContext()).chain)});
    EXPECT_TRUE(sidebarSays("Cartão pronto"));
    catalogue.fail({Fault::Configuration, "CARD_SERVICE_MISSING", {}, {}});
    EXPECT_TRUE(sidebarSays("Sem serviço de cartões"));
}

TEST_F(WindowWithCards, LeadsToWhatCanBeDone) {
    catalogue.tell({});
    open();
    ASSERT_TRUE(sidebarSays("Sem leitor de cartões"));
    window->sidebar().card().action()->click();
    EXPECT_TRUE(window->preferences().card().isVisible());
    EXPECT_EQ(window->preferences().card().service().row("Leitor e controlador")->standing(),
              CardCheck::Standing::Bad);
    const int before = catalogue.looks();
    button("Verificar de novo")->click();
    EXPECT_TRUE(waitFor([&] { return catalogue.looks() > before; }));
}

TEST_F(WindowWithCards, ComparesTheCardWithTheHolderOfTheAccount) {
    auto other = sampleCard(key.credential(JobContext()).chain);
    other.card->civilNumber = "876543210";
    catalogue.tell({other});
    open(); // the desk's account is Ana's
    EXPECT_TRUE(sidebarSays("Cartão de outra pessoa"));
}

TEST_F(WindowWithCards, WaitsCalmlyForACardAndGoesOnWhenItIsThere) {
    key.missing = true;
    open();
    ASSERT_TRUE(waitFor([&] { return window->sidebar().signingHeading() == "Assina-se com o cartão"; }));
    QSignalSpy ready(window.get(), &MainWindow::signingReady);
    key.missing = false;
    catalogue.tell({sampleCard(key.credential(JobContext()).chain)});
    EXPECT_TRUE(waitFor([&] { return ready.count() == 1; }));
}

TEST_F(WindowWithCards, AsksForNoPinUnbidden) {
    issueSamples(services(), 2, today(office.clock, Zone::Lisbon));
    open(true);
    ASSERT_TRUE(waitFor([&] { return window->toast().text().contains("documento(s) por assinar"); }))
        << window->toast().text().toStdString();
    EXPECT_EQ(window->prompts().dialog(), nullptr);
    ASSERT_NE(button("Assinar"), nullptr);
    button("Assinar")->click();
    EXPECT_TRUE(waitFor([&] { return window->prompts().dialog() != nullptr; }));
    window->prompts().dialog()->reject();
    EXPECT_TRUE(waitFor([&] { return window->toast().text().contains("O PIN não foi introduzido"); }));
}

TEST_F(WindowWithCards, ShowsThePageAndSignsWithThePin) {
    const auto keys = issueSamples(services(), 1, today(office.clock, Zone::Lisbon));
    open();
    QSignalSpy done(window.get(), &MainWindow::signingDone);
    ASSERT_TRUE(waitFor([&] { return window->documents().model().rowCount() == 1; }));
    const int before = catalogue.looks();
    window->sign(keys);
    ASSERT_TRUE(waitFor([&] {
        return window->prompts().dialog() != nullptr && window->prompts().dialog()->page()->hasPage();
    }));
    EXPECT_TRUE(window->toast().text().startsWith("O código foi enviado")) // the step under way
        << window->toast().text().toStdString();
    auto* dialog = window->prompts().dialog();
    QTest::keyClicks(dialog->pin(), "1234");
    QTest::keyClick(dialog->pin(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return services().documents.pending().empty(); }))
        << window->toast().text().toStdString();
    EXPECT_TRUE(key.typed);
    EXPECT_TRUE(waitFor([&] { return window->toast().text().contains("guardado(s): "); }));
    EXPECT_TRUE(window->toast().text().endsWith(".pdf")); // where it is
    EXPECT_NE(button("Mostrar na pasta"), nullptr);
    EXPECT_TRUE(waitFor([&] { return catalogue.looks() > before; })); // tries left are read anew
}

TEST_F(WindowWithCards, LeadsToThePortalWhenThePinMustBeChanged) {
    const auto keys = issueSamples(services(), 1, today(office.clock, Zone::Lisbon));
    open();
    key.mustChange = true;
    window->sign(keys);
    ASSERT_TRUE(waitFor([&] { return window->findChild<AdviceDialog*>() != nullptr; }));
    auto* advice = window->findChild<AdviceDialog*>();
    EXPECT_TRUE(advice->isVisible());
    EXPECT_TRUE(advice->text()->text().startsWith("Para continuar a usar a assinatura da CMD"));
    EXPECT_TRUE(waitFor([&] { return window->toast().text() == "1 assinatura(s) pendente(s)."; }))
        << window->toast().text().toStdString();
    advice->close();
}

TEST_F(WindowWithCards, ChangesThePinFromThePreferences) {
    catalogue.tell({sampleCard(key.credential(JobContext()).chain)});
    open();
    ASSERT_TRUE(sidebarSays("Cartão pronto"));
    window->goTo(Place::Preferences);
    window->preferences().choose(PreferencesPage::Card);
    auto* change = window->preferences().card().readers().at(0)->changePin();
    change->click();
    EXPECT_FALSE(change->isEnabled());
    ASSERT_TRUE(waitFor([&] { return window->prompts().dialog() != nullptr; }));
    window->prompts().dialog()->reject();
    EXPECT_TRUE(waitFor([&] { return window->toast().text() == "O PIN não foi alterado."; }));
    EXPECT_TRUE(waitFor([&] { return change->isEnabled(); }));
    catalogue.change = [](signing::Prompter&, const JobContext&) {};
    change->click();
    EXPECT_TRUE(waitFor([&] { return window->toast().text() == "O PIN de assinatura foi alterado."; }));
}

TEST_F(WindowWithCards, RemembersTheReaderThatWasChosen) {
    auto second = sampleCard(key.credential(JobContext()).chain);
    second.name = "ACS ACR39U ICC Reader 01 00";
    catalogue.tell({sampleCard(second.card->signature), second});
    open();
    window->goTo(Place::Preferences);
    window->preferences().choose(PreferencesPage::Card);
    ASSERT_TRUE(waitFor([&] { return window->preferences().card().readers().size() == 2; }));
    window->preferences().card().readers()[1]->choose()->click();
    EXPECT_TRUE(waitFor(
        [&] { return services().activation.settings->find("card.reader").value_or("") == second.name; }));
    EXPECT_TRUE(sidebarSays("Cartão pronto")) << window->sidebar().card().heading().toStdString();
}

TEST_F(WindowWithCards, ClosesWhileAPinIsAskedFor) {
    const auto keys = issueSamples(services(), 1, today(office.clock, Zone::Lisbon));
    open();
    window->sign(keys);
    ASSERT_TRUE(waitFor([&] { return window->prompts().dialog() != nullptr; }));
    window.reset();
    EXPECT_EQ(services().documents.pending().size(), 1U); // nothing was signed, and nobody hangs
}

TEST_F(WindowWithCards, OffersAnotherFolderForWhatCouldNotBeSaved) {
    const auto kept = office.folder.path() / "kept";
    const auto chosen = office.folder.path() / "chosen";
    for (const auto& each : {kept / "1", chosen})
        std::filesystem::create_directories(each);
    const auto file = kept / "1" / "Contrato-assinado.pdf";
    {
        AtomicFile written(file);
        written.write(asBytes(std::string_view("signed")));
        written.commit();
    }
    services().kept = {kept};
    open();
    ASSERT_TRUE(waitFor([&] { return button("Escolher outra pasta") != nullptr; }));
    button("Escolher outra pasta")->click();
    auto* dialog = window->findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->close();
    window->saveKept(app::keptFiles(kept), office.folder.path() / "gone");
    EXPECT_TRUE(waitFor([&] { return !window->findChildren<NoticeBar*>().empty(); }));
    ASSERT_TRUE(std::filesystem::exists(file)); // still kept
    window->saveKept(app::keptFiles(kept), chosen);
    ASSERT_TRUE(waitFor([&] { return window->toast().text() == "Contrato-assinado.pdf está guardado."; }))
        << window->toast().text().toStdString();
    EXPECT_TRUE(std::filesystem::exists(chosen / "Contrato-assinado.pdf"));
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_TRUE(waitFor([&] { return button("Escolher outra pasta") == nullptr; }));
}

} // namespace
