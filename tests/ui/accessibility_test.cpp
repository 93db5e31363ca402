// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/office.hpp"
#include "ui/cards/pin_dialog.hpp"
#include "ui/cmd/advice_dialog.hpp"
#include "ui/cmd/cmd_pin_dialog.hpp"
#include "ui/cmd/code_dialog.hpp"
#include "ui/cmd/information_dialog.hpp"
#include "ui/sample_cards.hpp"
#include "ui/sample_desk.hpp"
#include "ui/sample_program_desk.hpp"
#include "ui/sample_saft_desk.hpp"
#include "ui/sample_sign_desk.hpp"
#include "ui/sample_ways_desk.hpp"
#include "ui/sign/notice_bars.hpp"
#include "ui/sign/row_panel.hpp"
#include "ui/sign/sign_board.hpp"
#include "ui/sign/sign_options.hpp"
#include "ui/sign/sign_page.hpp"
#include "ui/sign/signed_log_view.hpp"
#include "ui/vault/protection_dialog.hpp"
#include "ui/ways/ways_section.hpp"

#include <cunho/wiring/trial_key.hpp>

#include <QAccessible>
#include <QSignalSpy>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;

bool isControl(QAccessible::Role role) {
    switch (role) {
    case QAccessible::PushButton:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::EditableText:
    case QAccessible::ComboBox:
    case QAccessible::SpinBox:
    case QAccessible::Table:
    case QAccessible::ProgressBar: return true;
    default: return false;
    }
}

/// Controls of the tree without a name; the cells of tables are left to their models.
void collectUnnamed(QAccessibleInterface* element, const QString& path, QStringList& unnamed, int& controls) {
    if (element == nullptr || element->state().invisible)
        return;
    const QString here = path + QStringLiteral("/%1").arg(
                                    element->object() ? element->object()->metaObject()->className() : "?");
    if (isControl(element->role())) {
        ++controls;
        if (element->text(QAccessible::Name).isEmpty())
            unnamed << here;
    }
    if (element->role() == QAccessible::Table || element->role() == QAccessible::ComboBox ||
        element->role() == QAccessible::SpinBox)
        return;
    for (int i = 0; i < element->childCount(); ++i)
        collectUnnamed(element->child(i), here, unnamed, controls);
}

void expectAllNamed(QWidget& window, int atLeast) {
    QStringList unnamed;
    int controls = 0;
    collectUnnamed(QAccessible::queryAccessibleInterface(&window), {}, unnamed, controls);
    EXPECT_TRUE(unnamed.isEmpty()) << unnamed.join('\n').toStdString();
    EXPECT_GE(controls, atLeast); // the walk did reach the controls
}

TEST(Accessibility, EveryControlOfTheListHasAName) {
    Office office;
    issueSamples(office.workplace.services(), 3, today(office.clock, Zone::Lisbon));
    MainWindow window(office.parts());
    window.show();
    ASSERT_TRUE(waitFor([&] { return window.documents().model().rowCount() == 3; }));
    expectAllNamed(window, 8);
}

TEST(Accessibility, EveryControlOfTheEditorHasAName) {
    Office office;
    MainWindow window(office.parts());
    QSignalSpy ready(&window, &MainWindow::ready);
    window.show();
    ASSERT_TRUE(waitFor([&] { return ready.count() == 1; }));
    window.newInvoice();
    window.editor().check();
    expectAllNamed(window, 12);
}

TEST(Accessibility, EveryControlOfTheSetUpHasAName) {
    Office office(false);
    MainWindow window(office.parts());
    QSignalSpy setup(&window, &MainWindow::setupNeeded);
    window.show();
    ASSERT_TRUE(waitFor([&] { return setup.count() == 1; }));
    expectAllNamed(window, 9);
}

TEST(Accessibility, EveryControlOfTheVerdictsHasAName) {
    Jobs jobs;
    VerifyParts parts;
    parts.verify = [](const std::filesystem::path& file, const JobContext&) {
        signing::SignatureReport report;
        report.signer = "Ana Sousa";
        report.revisionEnd = 10;
        app::FileReport out;
        out.file = file;
        out.signatures = {report, report};
        out.revisions = app::revisionsOf(out.signatures);
        return out;
    };
    parts.codes = [](const std::filesystem::path&, const JobContext&) {
        return app::judgeCodes({1, 1, {{1, "A:1*B:2"}}}, nullptr);
    };
    VerifyPage page(jobs, Environment::Sandbox, parts);
    page.resize(1000, 700);
    page.show();
    page.verify({"a.pdf", "b.pdf"});
    expectAllNamed(page, 5); // with two in motion
    page.begin("trust");
    const auto isShown = [&](size_t file) {
        return page.results()[file]->isDone() && page.results()[file]->cards()[1]->isVisible();
    };
    ASSERT_TRUE(waitFor([&] { return isShown(0) && isShown(1); }));
    for (auto* card : page.results()[0]->cards())
        card->setUnfolded(true);
    expectAllNamed(page, 10);
}

TEST(Accessibility, EveryControlOfSigningFilesHasAName) {
    Office office;
    SystemClock clock;
    SampleSignDesk desk(sampleNow());
    desk.log = sampleSignedFiles(sampleNow(), 3);
    desk.answer.unfinished = {sampleUnfinished(sampleNow(), 2)};
    desk.fates["b.pdf"].reading = Failure{Fault::File, "PDF_EMPTY", {{"file", "b.pdf"}}, {}};
    desk.collection =
        app::Collection{{{"/a/a.pdf", {}}, {"/a/b.pdf", {}}},
                        {{"/a/c", {Fault::File, "PDF_NO_HEADER", {{"file", "c"}}, {}}, true, 0}},
                        3};
    Jobs jobs;
    QWidget window;
    PromptDesk prompts(jobs, {}, clock, &window);
    SignQueue queue(jobs, desk, prompts.line(), clock);
    SignPage page(jobs, queue, {jobs, {}, office.workplace.services().foreign, nullptr});
    page.resize(1064, 900);
    page.show();
    ASSERT_TRUE(waitFor([&] { return page.unfinished().isVisible(); }));
    expectAllNamed(page, 6); // three ways to name files, the log, and what was left
    queue.add({"/a"});
    ASSERT_TRUE(waitFor([&] { return queue.phase() == SignQueue::Phase::Ready; }));
    page.board().options().setUnfolded(true);
    page.leftOut().setUnfolded(true);
    page.board().panel().show(2);
    expectAllNamed(page, 25);
    queue.sign();
    ASSERT_TRUE(waitFor([&] { return queue.phase() == SignQueue::Phase::Finished; }));
    page.board().panel().show(1);
    expectAllNamed(page, 20);
    page.showLog(true);
    ASSERT_TRUE(waitFor([&] { return page.log().model().rowCount() == 3; }));
    expectAllNamed(page, 6);
}

TEST(Accessibility, EveryControlOfTheWizardHasAName) {
    Jobs jobs;
    SampleDesk desk;
    ActivationWizard wizard(jobs, desk);
    wizard.resize(1064, 780);
    wizard.show();
    auto scene = sampleScene(sampleNow());
    scene.blocked = true;
    scene.waiting = 2;
    scene.account = sampleAccount(sampleNow());
    for (int step = 0; step <= static_cast<int>(signing::ActivationStep::Done); ++step) {
        wizard.present({sampleActivation(static_cast<signing::ActivationStep>(step), sampleNow()), scene});
        expectAllNamed(wizard, 4);
    }
}

TEST(Accessibility, EveryControlOfThePreferencesHasAName) {
    Jobs jobs;
    SampleDesk desk;
    PreferencesPage page(jobs, desk);
    page.resize(1064, 780);
    page.show();
    desk.answer.termsAccepted.reset();
    desk.answer.notices = {{app::AccountNotice::Kind::EndsSoon, 1, 3, {}, 0, 0}};
    page.signature().show(desk.answer);
    expectAllNamed(page, 12);
    page.attributes().show(desk.attributeAnswer);
    page.showAttributes();
    expectAllNamed(page, 7);
    UnlockPage unlock(jobs, desk);
    unlock.show();
    expectAllNamed(unlock, 3);
    ProtectionDialog protection(jobs, desk, QStringLiteral("scrypt"), nullptr);
    protection.show();
    expectAllNamed(protection, 6);
    SandboxDock dock(jobs, {}, nullptr);
    dock.setVisible(true);
    dock.show(sampleSandbox());
    expectAllNamed(dock, 6);
}

TEST(Accessibility, EveryControlOfTheCardsHasAName) {
    Jobs jobs;
    CardSection section(nullptr);
    section.resize(820, 700);
    section.setVisible(true);
    auto one = sampleCard({});
    auto other = one;
    other.name = "ACS ACR39U ICC Reader 01 00";
    section.show({true, {one, other}, {}}, sampleNow(), {"Ana Sousa", "12345678", "gone"});
    expectAllNamed(section, 6); // look again, any reader, and two of each card
    using Kind = signing::Question::Kind;
    for (const auto kind : {Kind::CardPin, Kind::NewCardPin, Kind::PinPad}) {
        auto question = samplePinQuestion({"a.pdf", "b.pdf"});
        question.kind = kind;
        question.offersForAll = true;
        PinDialog dialog(jobs, question, true, nullptr);
        dialog.show();
        expectAllNamed(dialog, 3);
        if (kind == Kind::PinPad)
            dialog.submit();
        expectAllNamed(dialog, 2);
    }
}

TEST(Accessibility, EveryControlOfTheCmdsDialogsHasAName) {
    Jobs jobs;
    SystemClock clock;
    CmdPinDialog pin(jobs, sampleCmdPin({"a.pdf", "b.pdf"}), nullptr);
    pin.show();
    expectAllNamed(pin, 5); // names, PIN, information and the two buttons
    auto question = sampleCode({"a.pdf"}, clock.now());
    CodeDialog code(jobs, question, clock, nullptr);
    code.show();
    expectAllNamed(code, 7); // and the time and another code
    InformationDialog information(nullptr);
    information.show();
    expectAllNamed(information, 1);
    AdviceDialog advice({"heading", "text", "https://a.example", "Abrir a.example"}, nullptr);
    advice.show();
    expectAllNamed(advice, 2);
}

TEST(Accessibility, EveryControlOfTheWaysToSignHasAName) {
    Jobs jobs;
    SampleWaysDesk desk(sampleNow());
    WaysSection section(jobs, desk, nullptr);
    section.resize(780, 900);
    section.setVisible(true);
    desk.answer.cmd.encryptionEnds = sampleNow();
    desk.answer.token.module = "/usr/lib/a.so";
    SystemClock clock;
    const auto key = wiring::makeTrialKey({"Ana Sousa", "Gerente", "Atelier"}, clock);
    section.show(desk.answer);
    section.token().showKeys(sampleTokenKeys(key->credential(JobContext()).chain.front()));
    expectAllNamed(section, 11);
    CapacityDialog capacities(desk.answer.capacity, sampleNow(), nullptr);
    capacities.show();
    expectAllNamed(capacities, 7);
}

TEST(Accessibility, EveryControlOfTheProgramsSectionHasAName) {
    Jobs jobs;
    SampleDesk desk;
    SampleProgramDesk program(Environment::Production);
    PreferencesPage page(jobs, desk, &program);
    page.resize(1064, 780);
    page.show();
    page.choose(PreferencesPage::Program);
    program.answer.vault = signing::Vault::State::Locked;
    program.answer.warnings = {{Fault::Configuration, "DEVICE_ROOT", {}, {}}};
    program.answer.proxy = {wiring::ProxyChoice::Kind::Manual, "http://proxy.example:3128", "ana"};
    program.answer.versions.manifest = "https://cunho.example/versoes.json";
    program.answer.versions.newer = sampleVersion();
    page.program()->show(program.answer);
    expectAllNamed(page, 22);
}

TEST(Accessibility, EveryControlOfTheBooksHasAName) {
    Office office;
    auto& services = office.workplace.services();
    issueSamples(services, 3, today(office.clock, Zone::Lisbon));
    SampleSaftDesk saft(today(office.clock, Zone::Lisbon));
    saft.findings = sampleFindings();
    auto parts = office.parts();
    parts.saft = &saft;
    MainWindow window(parts);
    QSignalSpy ready(&window, &MainWindow::ready);
    window.show();
    ASSERT_TRUE(waitFor([&] { return ready.count() == 1; }));
    window.goTo(Place::Customers);
    ASSERT_TRUE(waitFor([&] { return window.customers().panel().shown() != 0; }));
    window.customers().panel().acceptance().accepts().setChecked(true);
    expectAllNamed(window, 25);
    window.customers().panel().choose(CustomerPanel::Account);
    expectAllNamed(window, 14);
    window.goTo(Place::Products);
    ASSERT_TRUE(waitFor([&] { return window.products().panel().shown() != 0; }));
    expectAllNamed(window, 20);
    window.goTo(Place::State);
    ASSERT_TRUE(waitFor([&] { return window.state().series().model().rowCount() > 0; }));
    window.state().series().create();
    expectAllNamed(window, 18);
    window.state().choose(StatePage::Saft);
    ASSERT_TRUE(waitFor([&] { return window.state().saft().model().rowCount() > 0; }));
    window.state().saft().verify();
    ASSERT_TRUE(waitFor([&] { return window.state().saft().findings().findings().rowCount() == 3; }));
    expectAllNamed(window, 14);
    window.goTo(Place::Company);
    for (const auto section :
         {CompanyPage::Data, CompanyPage::Look, CompanyPage::Payments, CompanyPage::Books}) {
        window.company().choose(section);
        expectAllNamed(window, 13);
    }
}

TEST(Accessibility, TabFollowsTheReadingOrderOfTheForm) {
    Office office;
    InvoiceEditor editor(office.jobs, office.workplace.services());
    ASSERT_TRUE(showActive(editor));
    editor.form().focusField("customer.nif");
    QStringList visited;
    for (int i = 0; i < 12 && visited.size() < 9; ++i) {
        const QString name = QApplication::focusWidget()->accessibleName();
        if (visited.isEmpty() || visited.back() != name) // the date has a stop for day, month and year
            visited << name;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    EXPECT_EQ(visited.join(", ").toStdString(),
              "NIF, Nome do cliente, Morada, Código postal, Localidade, País, Série, Data, Preços");
}

} // namespace
