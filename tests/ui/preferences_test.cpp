// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/dialogs.hpp"
#include "tests/ui/office.hpp"
#include "ui/sample_desk.hpp"
#include "ui/state/account_text.hpp"
#include "ui/state/confirm_dialog.hpp"
#include "ui/vault/protection_dialog.hpp"

#include <QSignalSpy>
#include <future>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using NoticeKind = app::AccountNotice::Kind;

class Preferences : public testing::Test {
  protected:
    SampleDesk desk;
    Jobs jobs;
    PreferencesPage page{jobs, desk};

    void SetUp() override {
        page.resize(1064, 780);
        ASSERT_TRUE(showActive(page));
        ASSERT_TRUE(refreshed());
    }

    bool refreshed() {
        QSignalSpy shown(&page.signature(), &SignatureSection::shown);
        page.refresh();
        return waitFor([&] { return shown.count() >= 1; }); // an earlier change may show itself too
    }

    /// The next answer of the desk is in sight.
    bool shownAfter(const std::function<void()>& act) {
        QSignalSpy shown(&page.signature(), &SignatureSection::shown);
        act();
        return waitFor([&] { return shown.count() >= 1; });
    }

    bool called(const std::string& call) {
        return waitFor([&] { return std::ranges::find(desk.calls, call) != desk.calls.end(); });
    }
};

TEST_F(Preferences, HasTheFourSectionsByTheGuidesNames) {
    for (const auto& name : {"Assinatura Digital Qualificada", "Séries", "Faturas", "Transporte"}) {
        auto* chip = button(page, QString::fromUtf8(name));
        ASSERT_NE(chip, nullptr) << name;
        chip->click();
        EXPECT_TRUE(chip->isChecked());
    }
    EXPECT_TRUE(shows(page, "guias de transporte"));
}

TEST_F(Preferences, AsksForTheTermsFirst) {
    desk.answer.termsAccepted.reset();
    ASSERT_TRUE(refreshed());
    EXPECT_FALSE(page.signature().terms().manage()->isEnabled());
    ASSERT_TRUE(shownAfter([&] { page.signature().terms().agree()->click(); }));
    EXPECT_TRUE(called("terms 2026-11"));
    auto* manage = page.signature().terms().manage();
    EXPECT_EQ(manage->text(), "Gerir assinatura no Autenticação.gov");
    ASSERT_TRUE(manage->isEnabled());
    QSignalSpy wizard(&page, &PreferencesPage::wizardWanted);
    manage->click();
    ASSERT_EQ(wizard.count(), 1);
    EXPECT_EQ(wizard[0][0].toLongLong(), 0);
}

TEST_F(Preferences, SaysWhereAnActivationStands) {
    desk.answer.underWay = sampleActivation(signing::ActivationStep::CompanyData, sampleNow());
    ASSERT_TRUE(refreshed());
    EXPECT_TRUE(shows(page, "no passo «Dados da conta»"));
}

TEST_F(Preferences, ShowsAnAccountWithAtLeastSoManySignatures) {
    EXPECT_TRUE(shows(page, "usadas pelo menos 212 de 1000"));
    QSignalSpy wizard(&page, &PreferencesPage::wizardWanted);
    button(page, "Renovar")->click();
    ASSERT_EQ(wizard.count(), 1);
    EXPECT_EQ(wizard[0][0].toLongLong(), 1);
}

TEST_F(Preferences, CancelsOnlyAfterTheConsequencesWereNamed) {
    button(page, "Cancelar a conta")->click();
    auto* dialog = page.findChild<ConfirmDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(shows(*dialog, "continua válido"));
    EXPECT_TRUE(desk.calls.empty());
    ASSERT_TRUE(shownAfter([&] { dialog->action()->click(); }));
    EXPECT_TRUE(called("cancel 1"));
}

TEST_F(Preferences, CancelsEverythingOnlyWhenUnderstood) {
    button(page, "Cancelar todas as contas e apagar os tokens")->click();
    auto* dialog = page.findChild<ConfirmDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(dialog->action()->isEnabled());
    dialog->tick()->click();
    ASSERT_TRUE(dialog->action()->isEnabled());
    ASSERT_TRUE(shownAfter([&] { dialog->action()->click(); }));
    EXPECT_TRUE(called("cancelAll"));
}

TEST_F(Preferences, TellsWhatCouldNotBeAsked) {
    desk.answer.notices = {{NoticeKind::EndsSoon, 1, 7, {}, 0, 0}};
    ASSERT_TRUE(refreshed());
    EXPECT_TRUE(shows(page, "A assinatura termina em 7 dia"));
    QSignalSpy wizard(&page, &PreferencesPage::wizardWanted);
    for (auto* bar : page.findChildren<NoticeBar*>())
        if (bar->isVisible())
            bar->findChild<QPushButton*>()->click();
    EXPECT_EQ(wizard.count(), 1);
}

TEST_F(Preferences, KeepsTheDefaultOfEachKindOfDocument) {
    for (auto* list : page.findChildren<QComboBox*>())
        if (list->accessibleName() == "Assinar Faturas com")
            emit list->activated(list->currentIndex());
    EXPECT_TRUE(called("provider.FT safe"));
}

TEST_F(Preferences, LocksTheVaultAndSetsItsIdleTime) {
    auto* idle = page.signature().vault().idle();
    EXPECT_EQ(idle->currentData().toInt(), 15);
    idle->setCurrentIndex(0);
    emit idle->activated(0);
    EXPECT_TRUE(called("idle 5"));
    ASSERT_TRUE(refreshed());
    button(page, "Bloquear agora")->click();
    EXPECT_TRUE(called("lock"));
    QSignalSpy unlock(&page, &PreferencesPage::unlockWanted);
    ASSERT_TRUE(waitFor([&] { return button(page, "Desbloquear") != nullptr; }));
    button(page, "Desbloquear")->click();
    EXPECT_EQ(unlock.count(), 1);
}

TEST_F(Preferences, ListsAttributesWithValiditySourceAndLastCheck) {
    QSignalSpy shown(&page.attributes(), &AttributesPage::shown);
    page.showAttributes();
    ASSERT_TRUE(waitFor([&] { return shown.count() == 1; }));
    EXPECT_TRUE(waitFor([&] { return shows(page, "Gerente"); }));
    EXPECT_TRUE(shows(page, "Assinatura de faturas eletrónicas"));
    EXPECT_TRUE(shows(page, "segundo o serviço de atributos (SCAP)"));
    EXPECT_TRUE(shows(page, "Validade desconhecida"));
    EXPECT_TRUE(shows(page, "não pode durar mais do que este atributo")); // ends in three weeks
    button(page, "Verificar de novo")->click();
    EXPECT_TRUE(called("checkAttributes"));
    ASSERT_TRUE(waitFor([&] { return shown.count() == 2; }));
}

TEST(AccountTexts, TellEveryNoticeAndState) {
    for (const auto kind : {NoticeKind::EndsSoon, NoticeKind::Ended, NoticeKind::NeedsReactivation,
                            NoticeKind::LimitNear, NoticeKind::LimitReached, NoticeKind::AttributeEndsSoon}) {
        EXPECT_FALSE(noticeText({kind, 1, 3, {}, 900, 1000}).isEmpty());
        EXPECT_FALSE(noticeAction({kind, 1, 3, {}, 900, 1000}).isEmpty());
    }
    for (int state = 0; state <= static_cast<int>(signing::AccountState::Failed); ++state)
        EXPECT_FALSE(accountStateText(static_cast<signing::AccountState>(state)).word.isEmpty()) << state;
    EXPECT_TRUE(isUrgent({NoticeKind::EndsSoon, 1, 3, {}, 0, 0}));
    EXPECT_FALSE(isUrgent({NoticeKind::EndsSoon, 1, 7, {}, 0, 0}));
    EXPECT_TRUE(isUrgent({NoticeKind::LimitReached, 1, 0, {}, 0, 0}));
    EXPECT_FALSE(isUrgent({NoticeKind::LimitNear, 1, 0, {}, 0, 0}));
}

TEST(Protection, WantsALongPassphraseTwice) {
    SampleDesk desk;
    Jobs jobs;
    ProtectionDialog dialog(jobs, desk, QStringLiteral("secret-service"), nullptr);
    dialog.show();
    dialog.choosePassphrase();
    typeText(&dialog.first(), QStringLiteral("curta"));
    dialog.save();
    EXPECT_TRUE(shows(dialog, "São precisos 12"));
    dialog.first().clear();
    typeText(&dialog.first(), QStringLiteral("quatro palavras ao acaso"));
    typeText(&dialog.second(), QStringLiteral("quatro palavras ao caso"));
    dialog.save();
    EXPECT_TRUE(shows(dialog, "Não é igual"));
    EXPECT_TRUE(desk.calls.empty());
    dialog.second().clear();
    typeText(&dialog.second(), QStringLiteral("quatro palavras ao acaso"));
    QSignalSpy changed(&dialog, &ProtectionDialog::changed);
    dialog.save();
    EXPECT_TRUE(dialog.first().isEmpty());
    EXPECT_TRUE(dialog.second().isEmpty());
    ASSERT_TRUE(waitFor([&] { return changed.count() == 1; }));
    EXPECT_EQ(desk.calls.back(), "protect passphrase");
}

TEST(Unlocking, TakesTheRightPassphraseOnly) {
    SampleDesk desk;
    Jobs jobs;
    UnlockPage page(jobs, desk);
    ASSERT_TRUE(showActive(page));
    QSignalSpy unlocked(&page, &UnlockPage::unlocked);
    page.unlock(); // nothing typed
    EXPECT_TRUE(shows(page, "Escreva a frase-passe."));
    typeText(&page.passphrase(), QStringLiteral("errada"));
    QTest::keyClick(&page.passphrase(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return shows(page, "não abre o cofre"); }));
    EXPECT_TRUE(page.passphrase().isEmpty());
    typeText(&page.passphrase(), QStringLiteral("quatro palavras ao acaso"));
    page.unlock();
    ASSERT_TRUE(waitFor([&] { return unlocked.count() == 1; }));
}

class StateInTheWindow : public testing::Test {
  protected:
    Office office;
    SampleDesk desk;
    std::vector<std::string> asked;

    WindowParts parts() {
        auto parts = office.parts();
        parts.desk = &desk;
        return parts;
    }

    static bool open(MainWindow& window) {
        QSignalSpy shown(&window.preferences().signature(), &SignatureSection::shown);
        return showActive(window) && waitFor([&] { return shown.count() >= 1; });
    }
};

TEST_F(StateInTheWindow, IsReachedByKeyAndByTheSidebar) {
    MainWindow window(parts());
    ASSERT_TRUE(open(window));
    QTest::keyClick(&window, Qt::Key_8, Qt::ControlModifier);
    EXPECT_TRUE(window.preferences().isVisible());
    window.preferences().signature().terms().manage()->click();
    EXPECT_TRUE(window.wizard().isVisible());
    ASSERT_TRUE(waitFor([&] { return !window.wizard().isBusy(); }));
    QTest::keyClick(&window.wizard(), Qt::Key_Escape);
    EXPECT_TRUE(window.preferences().isVisible());
}

TEST_F(StateInTheWindow, IsNotThereWithoutADesk) {
    MainWindow window(office.parts());
    QSignalSpy ready(&window, &MainWindow::ready);
    ASSERT_TRUE(showActive(window));
    ASSERT_TRUE(waitFor([&] { return ready.count() == 1; }));
    EXPECT_EQ(button(window, "Preferências"), nullptr);
    QTest::keyClick(&window, Qt::Key_8, Qt::ControlModifier);
    EXPECT_TRUE(window.documents().isVisible());
}

TEST_F(StateInTheWindow, WarnsAtTheStartWhenTheSignatureEnds) {
    desk.answer.notices = {{NoticeKind::EndsSoon, 1, 3, {}, 0, 0}};
    MainWindow window(parts());
    ASSERT_TRUE(open(window));
    ASSERT_TRUE(waitFor([&] { return shows(window, "A assinatura termina em 3 dia"); }));
    button(window, "Renovar")->click();
    EXPECT_TRUE(window.wizard().isVisible());
    ASSERT_TRUE(waitFor([&] { return window.wizard().state().renews == 1; }));
}

TEST_F(StateInTheWindow, ToastsWhatIsLessUrgent) {
    desk.answer.notices = {{NoticeKind::LimitNear, 1, 0, {}, 905, 1000}};
    MainWindow window(parts());
    ASSERT_TRUE(open(window));
    ASSERT_TRUE(waitFor([&] { return window.toast().isVisible(); }));
    EXPECT_EQ(window.toast().text(), "Já usou pelo menos 905 das 1000 assinaturas.");
}

TEST_F(StateInTheWindow, AsksForThePassphraseWhileTheVaultIsLocked) {
    desk.answer.vault = signing::Vault::State::Locked;
    MainWindow window(parts());
    ASSERT_TRUE(open(window));
    ASSERT_TRUE(waitFor([&] { return window.unlock().isVisible(); }));
    typeText(&window.unlock().passphrase(), QStringLiteral("quatro palavras ao acaso"));
    QTest::keyClick(&window.unlock().passphrase(), Qt::Key_Return);
    EXPECT_TRUE(waitFor([&] { return window.documents().isVisible(); }));
}

/// Chave Móvel Digital outside the sandbox: its credentials are in the vault.
TEST_F(StateInTheWindow, LeadsToTheVaultThatKeepsFromSigning) {
    auto locked = parts();
    locked.connect = [](const JobContext&) { throw Error(Fault::Credential, "VAULT_LOCKED"); };
    MainWindow window(locked);
    QSignalSpy done(&window, &MainWindow::signingDone);
    ASSERT_TRUE(open(window));
    ASSERT_TRUE(waitFor([&] { return done.count() >= 1; }));
    auto* const unlock = button(window, "Abrir o cofre");
    ASSERT_NE(unlock, nullptr);
    unlock->click();
    EXPECT_TRUE(window.unlock().isVisible());
}

TEST_F(StateInTheWindow, OpensTheKeyringWithoutAsking) {
    desk.answer.vault = signing::Vault::State::Locked;
    desk.answer.protection = "secret-service";
    MainWindow window(parts());
    ASSERT_TRUE(open(window));
    ASSERT_TRUE(waitFor([&] { return desk.vaultState() == signing::Vault::State::Open; }));
    EXPECT_TRUE(window.documents().isVisible());
}

TEST_F(StateInTheWindow, GoesOnWithAWaitingActivationAfterTheStart) {
    desk.react = [](auto state, const auto&, const auto&) { return state; };
    desk.send(sampleActivation(signing::ActivationStep::Certificate, sampleNow()),
              app::activation::CheckAgain{}, {});
    MainWindow window(parts());
    ASSERT_TRUE(open(window));
    EXPECT_TRUE(waitFor([&] { return std::ranges::find(desk.calls, "resume") != desk.calls.end(); }));
    EXPECT_TRUE(
        waitFor([&] { return window.wizard().state().step == signing::ActivationStep::Certificate; }));
}

TEST_F(StateInTheWindow, HasADockInTheSandboxOnly) {
    auto with = parts();
    std::mutex mutex;
    with.sandbox = [&](const std::string& method, const std::string& path, const std::string& body,
                       const JobContext&) {
        const std::lock_guard lock(mutex);
        asked.push_back(method + " " + path + " " + body);
        if (path == "/sandbox/phone.json")
            return std::string(R"({"messages":[{"at":"10:00","phone":"+351","text":"um","code":"1"},)"
                               R"({"at":"10:01","phone":"+351","text":"dois","code":"2"}]})");
        return std::string("{}");
    };
    MainWindow window(with);
    ASSERT_NE(window.dock(), nullptr);
    ASSERT_TRUE(open(window));
    EXPECT_FALSE(window.dock()->isVisible());
    button(window, "Telemóvel e avarias")->click();
    ASSERT_TRUE(waitFor([&] { return window.dock()->messages() == 2; }));
    EXPECT_TRUE(waitFor([&] { return shows(*window.dock(), "dois"); }));
    for (auto* each : window.dock()->findChildren<QPushButton*>())
        if (each->accessibleName().startsWith("Avançar o relógio 40"))
            each->click();
    EXPECT_TRUE(waitFor([&] {
        const std::lock_guard lock(mutex);
        return std::ranges::any_of(asked,
                                   [](const auto& each) { return each.starts_with("POST /sandbox/clock"); });
    }));
    button(window, "Telemóvel e avarias")->click();
    EXPECT_FALSE(window.dock()->isVisible());
    EXPECT_EQ(MainWindow(parts()).dock(), nullptr);
}

TEST_F(StateInTheWindow, ShowsTheSandboxsPhoneBesideTheQuestionOfItsCode) {
    auto with = parts();
    with.sandbox = [](const std::string&, const std::string&, const std::string&, const JobContext&) {
        return std::string("{}");
    };
    MainWindow window(with);
    ASSERT_TRUE(open(window));
    ASSERT_FALSE(window.dock()->isVisible());
    signing::Question question;
    question.kind = signing::Question::Kind::OneTimeCode;
    question.documentNames = {"contrato.pdf"};
    question.sentTo = "+351 *****0001";
    WindowPrompter prompter(window.prompts().line());
    auto answer = std::async(std::launch::async, [&] { return prompter.ask(question, JobContext()); });
    ASSERT_TRUE(waitFor([&] { return window.prompts().dialog() != nullptr; }));
    EXPECT_TRUE(window.dock()->isVisible()) << "the code comes to its phone";
    const auto dock = window.dock()->mapToGlobal(QPoint(0, 0));
    EXPECT_LE(window.prompts().dialog()->frameGeometry().right(), dock.x());
    window.prompts().dialog()->reject();
    EXPECT_FALSE(answer.get());
}

} // namespace
