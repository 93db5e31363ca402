// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/dialogs.hpp"
#include "tests/ui/office.hpp"
#include "ui/activation/step_page.hpp"
#include "ui/program/program_section.hpp"
#include "ui/program/wired_program_desk.hpp"
#include "ui/sample_desk.hpp"
#include "ui/sample_program_desk.hpp"
#include "ui/state/services_desk.hpp"

#include <cunho/wiring/trial_key.hpp>

#include <QFileDialog>
#include <QSignalSpy>
#include <fstream>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using ProxyKind = wiring::ProxyChoice::Kind;

const Failure root{Fault::Configuration, "DEVICE_ROOT", {}, {}};
const std::string manifest = "https://cunho.example/versoes.json";

int barsWith(const QWidget& where, const QString& text) {
    const auto bars = where.findChildren<NoticeBar*>();
    return static_cast<int>(std::ranges::count_if(
        bars, [&](const auto* each) { return each->isVisible() && each->accessibleName().contains(text); }));
}

QPushButton* buttonNamed(const QWidget& where, const QString& name) {
    for (auto* each : where.findChildren<QPushButton*>())
        if (each->isVisible() && each->accessibleName().startsWith(name))
            return each;
    return nullptr;
}

class Program : public testing::Test {
  protected:
    SampleProgramDesk desk{Environment::Production};
    Jobs jobs;
    ProgramSection section{jobs, desk, nullptr};

    void SetUp() override {
        section.resize(820, 900);
        ASSERT_TRUE(showActive(section));
        ASSERT_TRUE(refreshed());
    }

    bool shownAfter(const std::function<void()>& act) {
        QSignalSpy shown(&section, &ProgramSection::shown);
        act();
        return waitFor([&] { return shown.count() >= 1; });
    }

    bool refreshed() {
        return shownAfter([&] { section.refresh(); });
    }

    bool called(const std::string& call) {
        return waitFor([&] { return !desk.calls.empty() && desk.calls.back() == call; });
    }

    /// The proxy's fields, filled in by hand.
    void typeProxy(const QString& address, const QString& user) {
        section.proxy().choice(ProxyKind::Manual)->click();
        typeText(section.proxy().address(), address);
        typeText(section.proxy().user(), user);
    }
};

TEST_F(Program, SaysWhatTheSandboxIsAndAsksForNothing) {
    desk.answer = sampleProgram(Environment::Sandbox);
    ASSERT_TRUE(refreshed());
    EXPECT_TRUE(shows(section, "Ambiente: Sandbox"));
    EXPECT_TRUE(shows(section, "fica neste ambiente para sempre"));
    EXPECT_FALSE(section.environment().importButton()->isVisible());
}

TEST_F(Program, OpensProductionByCredentialsAndApproval) {
    EXPECT_TRUE(shows(section, "As credenciais do ambiente «production» não estão instaladas"));
    EXPECT_TRUE(shows(section, "fica fechada até haver também a aprovação"));
    section.environment().importButton()->click();
    auto* dialog = section.findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->close();
    QSignalSpy imported(&section, &ProgramSection::credentialsImported);
    ASSERT_TRUE(shownAfter([&] { section.importCredentials("/tmp/credenciais.json"); }));
    EXPECT_EQ(desk.calls.back(), "import credenciais.json");
    EXPECT_EQ(imported.count(), 1);
    EXPECT_TRUE(shows(section, "As credenciais estão instaladas."));
    EXPECT_TRUE(shows(section, "A agência aprovou a versão 0.1.0: ARTE 17/2026"));
}

TEST_F(Program, KeepsProductionClosedWithoutTheApproval) {
    desk.answer.lock = Failure{Fault::Configuration, "VERSION_NOT_APPROVED", {{"version", "0.1.0"}}, {}};
    ASSERT_TRUE(refreshed());
    EXPECT_TRUE(shows(section, "As credenciais estão instaladas."));
    EXPECT_TRUE(shows(section, "não aprovou a versão 0.1.0"));
}

TEST_F(Program, TellsWhyAFileOfCredentialsIsRefused) {
    desk.refusal =
        Failure{Fault::Conflict, "CREDENTIALS_OTHER_ENVIRONMENT", {{"name", "pre-production"}}, {}};
    ASSERT_TRUE(shownAfter([&] { section.importCredentials("/tmp/outro.json"); }));
    EXPECT_TRUE(waitFor([&] { return shows(section, "é do ambiente «pre-production»"); }));
    EXPECT_TRUE(shows(section, "não estão instaladas"));
}

TEST_F(Program, ImportsOnlyIntoAnOpenVault) {
    desk.answer.vault = signing::Vault::State::Locked;
    ASSERT_TRUE(refreshed());
    EXPECT_FALSE(section.environment().importButton()->isEnabled());
    QSignalSpy unlock(&section, &ProgramSection::unlockWanted);
    buttonNamed(section.environment(), "Desbloquear o cofre")->click();
    EXPECT_EQ(unlock.count(), 1);
    desk.answer.vault = signing::Vault::State::Absent;
    ASSERT_TRUE(refreshed());
    QSignalSpy protect(&section, &ProgramSection::protectionWanted);
    buttonNamed(section.environment(), "Escolher a proteção do cofre")->click();
    EXPECT_EQ(protect.count(), 1);
}

TEST_F(Program, KeepsAProxyAndTriesIt) {
    auto& proxy = section.proxy();
    EXPECT_TRUE(proxy.choice(ProxyKind::Environment)->isChecked());
    EXPECT_FALSE(proxy.address()->isVisible());
    typeProxy("http://proxy.example:3128", "ana");
    ASSERT_TRUE(proxy.password()->isEnabled());
    typeText(proxy.password(), "palavra-secreta");
    EXPECT_EQ(proxy.go()->text(), "Guardar e testar");
    QTest::keyClick(proxy.password(), Qt::Key_Return);
    EXPECT_TRUE(proxy.password()->isEmpty());
    ASSERT_TRUE(waitFor([&] { return shows(proxy, "autenticacao.gov.pt respondeu"); }));
    EXPECT_EQ(desk.calls, (std::vector<std::string>{"proxy http://proxy.example:3128 ana new", "try"}));
    EXPECT_EQ(proxy.go()->text(), "Testar de novo");
    ASSERT_TRUE(waitFor([&] { return shows(proxy, "Há uma palavra-passe guardada"); }));
}

TEST_F(Program, IsReachedByTheKeyboardAlone) {
    auto& proxy = section.proxy();
    proxy.choice(ProxyKind::Environment)->setFocus();
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    ASSERT_TRUE(proxy.choice(ProxyKind::Manual)->isChecked());
    EXPECT_EQ(proxy.go()->text(), "Guardar e testar");
    QStringList visited;
    typeText(proxy.user(), "ana"); // so that the password is open
    for (int i = 0; i < 9; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        visited << QApplication::focusWidget()->accessibleName();
    }
    EXPECT_EQ(visited.join(", ").toStdString(),
              "Endereço, Utilizador (se o proxy o pedir), Palavra-passe, Guardar e testar, "
              "Aviso de versões: endereço https ou ficheiro, Escolher o ficheiro do aviso de versões, "
              "Certificado de quem publica, Escolher o ficheiro do certificado de quem publica, "
              "Importar credenciais…");
}

TEST_F(Program, LeavesTheKeptPasswordAloneUnlessTheProxyIsAnother) {
    desk.answer.proxy = {ProxyKind::Manual, "http://proxy.example:3128", "ana"};
    desk.answer.proxyPassword = true;
    ASSERT_TRUE(refreshed());
    EXPECT_TRUE(shows(section.proxy(), "Deixe em branco para a manter"));
    typeText(section.proxy().user(), "bela");
    EXPECT_TRUE(shows(section.proxy(), "vai ser apagada"));
    section.proxy().go()->click();
    ASSERT_TRUE(waitFor([&] { return desk.calls.size() == 2; }));
    EXPECT_EQ(desk.calls.front(), "proxy http://proxy.example:3128 anabela kept"); // who keeps it decides
}

TEST_F(Program, WantsNoPasswordWithoutAUserOrWithAClosedVault) {
    typeProxy("http://proxy.example:3128", {});
    EXPECT_FALSE(section.proxy().password()->isEnabled());
    section.proxy().go()->click();
    ASSERT_TRUE(called("try"));
    EXPECT_EQ(desk.calls.front(), "proxy http://proxy.example:3128  none");
    // Its answer, and what was read before it, are in sight.
    ASSERT_TRUE(waitFor([&] { return shows(section.proxy(), "respondeu"); }));
    desk.answer.vault = signing::Vault::State::Locked;
    ASSERT_TRUE(refreshed());
    typeText(section.proxy().user(), "ana");
    EXPECT_TRUE(waitFor([&] { return !section.proxy().password()->isEnabled(); }));
    EXPECT_TRUE(waitFor([&] { return shows(section.proxy(), "que não está aberto"); }));
}

TEST_F(Program, SaysAtTheAddressWhatIsWrongWithIt) {
    desk.refusal = Failure{Fault::Input, "PROXY_ADDRESS_WRONG", {}, {}};
    typeProxy("proxy.example", {});
    section.proxy().go()->click();
    ASSERT_TRUE(waitFor([&] { return shows(section.proxy(), "O endereço do proxy não serve"); }));
    EXPECT_EQ(QApplication::focusWidget(), section.proxy().address());
    EXPECT_TRUE(section.proxy().isChanged()); // a refresh does not take the text away
    ASSERT_TRUE(refreshed());
    EXPECT_EQ(section.proxy().address()->text(), "proxy.example");
}

TEST_F(Program, TellsThatAProxyWantsAPassword) {
    desk.refusal = Failure{Fault::Network, "PROXY_AUTHENTICATION", {}, {}};
    EXPECT_EQ(section.proxy().go()->text(), "Testar a ligação");
    section.proxy().go()->click();
    ASSERT_TRUE(waitFor([&] { return shows(section.proxy(), "O proxy pede autenticação"); }));
    section.proxy().go()->click();
    EXPECT_TRUE(waitFor([&] { return shows(section.proxy(), "respondeu"); }));
    EXPECT_FALSE(shows(section.proxy(), "O proxy pede autenticação"));
}

TEST_F(Program, AsksNobodyForVersionsUntilItKnowsWhom) {
    auto& versions = section.versions();
    EXPECT_TRUE(shows(versions, "falta indicar quem as publica"));
    EXPECT_FALSE(versions.look()->isEnabled());
    EXPECT_FALSE(versions.save()->isEnabled());
    typeText(versions.manifest(), QString::fromStdString(manifest));
    desk.refusal = Failure{Fault::Input, "UPDATE_PUBLISHER_MISSING", {}, {}};
    versions.save()->click();
    ASSERT_TRUE(waitFor([&] { return shows(versions, "Falta o certificado"); }));
    versions.choosePublisher("/tmp/editor.pem");
    EXPECT_FALSE(shows(versions, "Falta o certificado"));
    versions.save()->click();
    ASSERT_TRUE(called("look"));
    EXPECT_EQ(desk.calls[1], "source " + manifest + " editor.pem");
    EXPECT_TRUE(waitFor([&] { return shows(versions, "É a versão mais recente"); }));
    EXPECT_TRUE(versions.look()->isEnabled());
    EXPECT_FALSE(versions.save()->isEnabled());
}

TEST_F(Program, TellsOfANewerVersionAndLeadsToIt) {
    static QString opened;
    setLinkOpener([](const QString& url) { opened = url; });
    desk.answer.versions.manifest = manifest;
    desk.newer = sampleVersion();
    ASSERT_TRUE(refreshed());
    EXPECT_TRUE(shows(section.versions(), "Ainda não se procurou"));
    section.versions().look()->click();
    ASSERT_TRUE(waitFor([&] { return shows(section.versions(), "Há uma versão nova do Cunho: a 0.2.0"); }));
    EXPECT_TRUE(shows(section.versions(), "Comunica séries"));
    buttonNamed(section.versions(), "Obter a versão 0.2.0")->click();
    EXPECT_EQ(opened, "https://cunho.example/0.2.0");
    desk.newer = sampleVersion(true);
    section.versions().look()->click();
    EXPECT_TRUE(waitFor([&] { return shows(section.versions(), "já não deve ser usada"); }));
}

TEST_F(Program, SaysWhyNobodyKnowsOfAVersion) {
    desk.answer.versions.manifest = manifest;
    desk.answer.versions.problem = Failure{Fault::Trust, "UPDATE_SIGNATURE_WRONG", {}, {}};
    ASSERT_TRUE(refreshed());
    EXPECT_TRUE(shows(section.versions(), "não foi assinado pelo editor"));
}

TEST_F(Program, WarnsAboutTheComputerOnceEach) {
    desk.answer.warnings = {root, {Fault::Configuration, "DEVICE_TRACED", {}, {}}};
    ASSERT_TRUE(refreshed());
    ASSERT_TRUE(refreshed());
    EXPECT_EQ(barsWith(section, "corre como root"), 1);
    EXPECT_EQ(barsWith(section, "depurador"), 1);
}

class ProgramInTheWindow : public testing::Test {
  protected:
    Office office;
    SampleDesk desk;
    SampleProgramDesk program;

    WindowParts parts() {
        auto parts = office.parts();
        parts.desk = &desk;
        parts.program = &program;
        return parts;
    }

    /// Shown, and everything that is looked at on the start is known.
    static bool open(MainWindow& window) {
        QSignalSpy shown(window.preferences().program(), &ProgramSection::shown);
        QSignalSpy known(window.preferences().program(), &ProgramSection::versionKnown);
        return showActive(window) && waitFor([&] { return shown.count() >= 1 && known.count() >= 1; });
    }
};

TEST_F(ProgramInTheWindow, WarnsAtTheStartOnceEachAndCanBeClosed) {
    program.answer.warnings = {root};
    MainWindow window(parts());
    ASSERT_TRUE(open(window));
    EXPECT_EQ(barsWith(window, "corre como root"), 1);
    buttonNamed(window, "Fechar o aviso")->click();
    EXPECT_EQ(barsWith(window, "corre como root"), 0);
    window.goTo(Place::Preferences);
    window.preferences().choose(PreferencesPage::Program);
    EXPECT_EQ(barsWith(window, "corre como root"), 1); // there it stays
    window.goTo(Place::Documents);
    EXPECT_EQ(barsWith(window, "corre como root"), 0);
}

TEST_F(ProgramInTheWindow, LooksQuietlyForAVersionAtTheStart) {
    program.answer.versions.manifest = manifest;
    program.newer = sampleVersion();
    MainWindow window(parts());
    ASSERT_TRUE(open(window));
    EXPECT_EQ(barsWith(window, "Há uma versão nova"), 1);
    buttonNamed(window, "Há uma versão nova")->click();
    ASSERT_TRUE(window.preferences().isVisible());
    EXPECT_TRUE(window.preferences().program()->versions().look()->isVisible());
}

TEST_F(ProgramInTheWindow, SaysNothingWhenThereIsNothingToSay) {
    MainWindow window(parts());
    ASSERT_TRUE(open(window));
    EXPECT_TRUE(window.findChildren<NoticeBar*>().isEmpty());
    EXPECT_FALSE(window.toast().isVisible());
}

TEST_F(ProgramInTheWindow, HasASectionOfItsOwnInThePreferences) {
    MainWindow window(parts());
    ASSERT_TRUE(open(window));
    window.goTo(Place::Preferences);
    EXPECT_TRUE(shows(window, "Comunicação com o Estado"));
    EXPECT_TRUE(shows(window, "Ligação e programa"));
    buttonNamed(window, "Ambiente, proxy e versões")->click();
    EXPECT_TRUE(window.preferences().program()->isVisible());
}

TEST_F(ProgramInTheWindow, ComesBackWhenTheVaultIsOpen) {
    program.answer = sampleProgram(Environment::PreProduction);
    program.answer.vault = signing::Vault::State::Locked;
    MainWindow window(parts());
    ASSERT_TRUE(open(window));
    window.goTo(Place::Preferences);
    window.preferences().choose(PreferencesPage::Program);
    buttonNamed(window.preferences().program()->environment(), "Desbloquear o cofre")->click();
    ASSERT_TRUE(window.unlock().isVisible());
    typeText(&window.unlock().passphrase(), QStringLiteral("quatro palavras ao acaso"));
    QTest::keyClick(&window.unlock().passphrase(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return !window.unlock().isVisible(); }));
    EXPECT_TRUE(window.preferences().program()->isVisible());
}

/// Over the wiring: the vault open, and a company.
class WiredProgram : public testing::Test {
  protected:
    Office office;
    ServicesDesk signing{office.workplace.services(), {"0.1.0", {}, {}}};
    WiredProgramDesk desk{office.workplace.services(), "0.1.0", office.folder.path()};

    void openVault() { signing.protect(Secret(asBytes("quatro palavras ao acaso")), {}); }

    std::string reasonOf(const std::function<void()>& act) {
        try {
            act();
            return {};
        } catch (const Error& error) {
            return error.reason();
        }
    }
};

TEST_F(WiredProgram, KnowsTheEnvironmentAndTheChoices) {
    const auto overview = desk.overview();
    EXPECT_EQ(overview.environment, Environment::Sandbox);
    EXPECT_FALSE(overview.lock);
    EXPECT_EQ(overview.proxy.kind, ProxyKind::Environment);
    EXPECT_EQ(overview.vault, signing::Vault::State::Absent);
    EXPECT_EQ(overview.testedHost, "www.autenticacao.gov.pt");
    EXPECT_TRUE(overview.versions.manifest.empty());
}

TEST_F(WiredProgram, KeepsAProxyWithItsPasswordInTheVault) {
    const wiring::ProxyChoice choice{ProxyKind::Manual, "http://127.0.0.1:1", "ana"};
    const auto keep = [&](std::optional<Secret> password) { desk.keepProxy(choice, std::move(password)); };
    EXPECT_EQ(reasonOf([&] { keep(Secret(asBytes("palavra-secreta"))); }), "VAULT_LOCKED");
    openVault();
    keep(Secret(asBytes("palavra-secreta")));
    EXPECT_EQ(desk.overview().proxy.address, "http://127.0.0.1:1");
    EXPECT_TRUE(desk.overview().proxyPassword);
    keep(std::nullopt);
    EXPECT_TRUE(desk.overview().proxyPassword);
    EXPECT_EQ(reasonOf([&] { desk.tryConnection({}); }), "NO_CONNECTION");
    desk.keepProxy({ProxyKind::Direct, {}, {}}, std::nullopt);
    EXPECT_FALSE(desk.overview().proxyPassword);
}

TEST_F(WiredProgram, KeepsAProxyWithoutAPasswordWhileThereIsNoVault) {
    desk.keepProxy({ProxyKind::Manual, "http://127.0.0.1:1", {}}, Secret());
    EXPECT_EQ(desk.overview().proxy.address, "http://127.0.0.1:1");
}

TEST_F(WiredProgram, TellsWhyAManifestIsNotBelieved) {
    EXPECT_EQ(reasonOf([&] { desk.keepUpdateSource(manifest, {}); }), "UPDATE_PUBLISHER_MISSING");
    EXPECT_FALSE(desk.lookForVersion({}).asked);
    const auto file = office.folder.path() / "versoes.json";
    const auto certificate = office.folder.path() / "editor.pem";
    const auto key = wiring::makeTrialKey({"Editor", "", "Cunho"}, office.clock);
    std::ofstream(certificate) << key->credential({}).chain.front().pem();
    std::ofstream(file) << "{}";
    std::ofstream(file.string() + ".sig") << "AAAA";
    desk.keepUpdateSource(file.string(), certificate);
    EXPECT_EQ(desk.overview().versions.publisher, "Editor");
    EXPECT_FALSE(desk.overview().versions.asked);
    const auto answer = desk.lookForVersion({});
    ASSERT_TRUE(answer.problem);
    EXPECT_EQ(answer.problem->reason, "UPDATE_SIGNATURE_WRONG");
    EXPECT_TRUE(desk.overview().versions.asked); // remembered
    desk.keepUpdateSource({}, {});
    EXPECT_FALSE(desk.overview().versions.problem);
}

TEST_F(WiredProgram, WarnsAboutTheFolderOfTheData) {
    std::filesystem::permissions(office.folder.path(), std::filesystem::perms::all);
    const auto warnings = desk.overview().warnings;
    EXPECT_TRUE(
        std::ranges::any_of(warnings, [](const auto& each) { return each.reason == "DEVICE_FOLDER_OPEN"; }));
}

} // namespace
