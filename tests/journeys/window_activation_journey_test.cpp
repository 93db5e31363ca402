// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/open_vault.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/portal_visit.hpp"
#include "fakes/running_sandbox.hpp"
#include "tests/journeys/activation_canary.hpp"
#include "tests/ui/wait.hpp"
#include "tests/webauth/page_person.hpp"
#include "ui/activation/company_data_page.hpp"
#include "ui/activation/consent_page.hpp"
#include "ui/activation/prerequisites_page.hpp"
#include "ui/sample_data.hpp"
#include "ui/state/services_desk.hpp"
#include "ui/window/main_window.hpp"

#include <cunho/app/verify_file.hpp>
#include <cunho/core/file.hpp>
#include <cunho/wiring/workplace.hpp>

#include <QClipboard>
#include <QSignalSpy>
#include <gtest/gtest.h>
#include <unistd.h>

// The real wizard and the real cunho-webauth, before the sandbox's pages.
namespace {

using namespace cunho;
using namespace cunho::ui;
using namespace std::chrono_literals;
using signing::ActivationStep;
using test::PagePerson;

constexpr int stateLimit = 90000; ///< ms: a page of Chromium's, fifteen seconds, a certificate
constexpr int timeScale = 10;     ///< of the sandbox's clock: the page's session lasts a minute of ours

class WindowActivation : public testing::Test {
  protected:
    WindowActivation() {
        if (geteuid() == 0)
            qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
        auto& services = workplace_->services();
        services.company.saveCompany(sampleCompany());
        services.company.addSeries(sampleSeries());
        test::openVault(*services.activation.vault);
    }

    void open() {
        WindowParts parts{*jobs_, workplace_->services(),
                          [this](const JobContext& job) { workplace_->connect(job); }};
        parts.desk = desk_.get();
        parts.sandbox = [this](const std::string& method, const std::string& path, const std::string& body,
                               const JobContext& job) {
            return workplace_->askSandbox(method, path, body, job);
        };
        window_ = std::make_unique<MainWindow>(parts);
        ASSERT_TRUE(showActive(*window_));
        ASSERT_TRUE(waitFor([&] { return workplace_->services().activation.fa != nullptr; }, stateLimit));
        window_->activate();
        ASSERT_TRUE(waitFor([&] { return wizard().page() != nullptr && !wizard().isBusy(); }));
    }

    ActivationWizard& wizard() { return window_->wizard(); }
    ActivationStep step() { return wizard().state().step; }

    QPushButton* button(const QString& text) {
        for (auto* each : wizard().findChildren<QPushButton*>())
            if (each->isVisible() && each->isEnabled() &&
                (each->text() == text || each->accessibleName() == text))
                return each;
        return nullptr;
    }

    void press(const QString& text) {
        ASSERT_TRUE(waitFor([&] { return button(text) != nullptr; })) << text.toStdString();
        button(text)->click();
    }

    void pressAndWait(const QString& text, ActivationStep next) {
        press(text);
        ASSERT_TRUE(waitFor([&] { return step() == next && !wizard().isBusy(); }))
            << text.toStdString() << " " << wizard().state().problem.reason;
    }

    /// A yes to whatever is asked.
    void answerPrerequisites() {
        const auto asked = [&]() -> PrerequisiteRow* {
            for (auto* row : dynamic_cast<PrerequisitesPage&>(*wizard().page()).rows()) {
                const auto& facts = wizard().state().facts;
                const auto fact = facts.find(row->prerequisite());
                if (fact != facts.end() && fact->second.standing == signing::Standing::Asked)
                    return row;
            }
            return nullptr;
        };
        while (auto* row = asked()) {
            const auto which = row->prerequisite();
            row->yes()->click();
            ASSERT_TRUE(waitFor([&] {
                return !wizard().isBusy() &&
                       wizard().state().facts.at(which).standing == signing::Standing::Good;
            }));
        }
    }

    /// From the prerequisites to the button that opens the State's page.
    void walkToThePage() {
        ASSERT_NO_FATAL_FAILURE(answerPrerequisites());
        pressAndWait("Continuar", ActivationStep::Consent);
        for (auto* tick : wizard().page()->findChildren<QCheckBox*>())
            if (!tick->isChecked())
                tick->click();
        pressAndWait("Aceito e continuo", ActivationStep::CompanyData);
        for (auto* line : wizard().page()->findChildren<QLineEdit*>())
            if (line->accessibleName() == "Correio eletrónico para os avisos do Estado")
                line->setText("geral@olaria.example.pt");
        pressAndWait("Continuar", ActivationStep::Authentication);
    }

    testing::AssertionResult isAt(PagePerson& person, const QString& step) {
        if (person.sees(
                QStringLiteral("document.querySelector('input[name=step]')?.value === '%1'").arg(step)))
            return testing::AssertionSuccess();
        return testing::AssertionFailure() << "not at " << step.toStdString() << ": " << person.whatIsThere()
                                           << "; the wizard: " << wizard().state().problem.reason << " "
                                           << wizard().state().problem.detail;
    }

    static void click(PagePerson& person, const QString& action) {
        person.click(QStringLiteral("button[value=%1]").arg(action));
    }

    void chooseMeans(PagePerson& person, const QString& means) {
        ASSERT_TRUE(isAt(person, "means"));
        person.click(QStringLiteral("input[value=%1]").arg(means));
        click(person, "continue");
        ASSERT_TRUE(isAt(person, "consent"));
        click(person, "authorize");
    }

    /// Phone, PIN, and the code from the phone's page.
    void authenticateByCmd(PagePerson& person, const QString& phone, const QString& pin) {
        ASSERT_NO_FATAL_FAILURE(chooseMeans(person, "cmd"));
        ASSERT_TRUE(isAt(person, "cmd"));
        person.type("phone", phone);
        person.type("pin", pin);
        click(person, "authenticate");
        ASSERT_TRUE(isAt(person, "code"));
        const auto messages = sandbox_.get("/sandbox/phone.json?phone=" + phone.toStdString()).at("messages");
        const std::string code = messages.back().at("code");
        for (const auto& [name, secret] : {std::pair{"the phone", phone.toStdString()},
                                           {"the PIN", pin.toStdString()},
                                           {"the code", code}})
            canary_.knows(name, secret);
        person.type("code", QString::fromStdString(code));
        click(person, "confirm");
    }

    void authenticateByCard(PagePerson& person, const QString& card, const QString& pin) {
        ASSERT_NO_FATAL_FAILURE(chooseMeans(person, "cc"));
        ASSERT_TRUE(isAt(person, "card"));
        person.click("button.main"); // to the plug-in
        ASSERT_TRUE(person.sees("document.getElementsByName('card').length === 1"));
        person.type("card", card);
        person.type("pin", pin);
        click(person, "read");
    }

    void expectDone() {
        ASSERT_TRUE(waitFor([&] { return step() == ActivationStep::Done; }, stateLimit))
            << static_cast<int>(step()) << " " << wizard().state().problem.reason << " "
            << wizard().state().problem.detail;
        ASSERT_TRUE(waitFor([&] { return workplace_->services().provider != nullptr; }, stateLimit));
        const auto account =
            workplace_->services().activation.accounts->find(wizard().state().account).value();
        EXPECT_EQ(account.state, signing::AccountState::Active);
    }

    /// Invoices are issued and signed; each is believed by openssl and by us.
    void signInvoices(int count) {
        auto& services = workplace_->services();
        const auto ids = issueSamples(services, count, today(clock_, Zone::Lisbon));
        QSignalSpy done(window_.get(), &MainWindow::signingDone);
        window_->sign({});
        ASSERT_TRUE(
            waitFor([&] { return services.documents.pending().empty() && done.count() > 0; }, stateLimit))
            << window_->toast().text().toStdString();
        for (const auto id : ids) {
            const auto file = services.documents.signature(id).value().file;
            EXPECT_TRUE(app::verifyFile(file, services, {}).passed()) << file;
            EXPECT_TRUE(test::opensslCms(file, sandbox_.root()).good) << file;
        }
        EXPECT_EQ(sandbox_.signatures().size(), static_cast<std::size_t>(count));
    }

    /// Neither in a file of ours, nor in a command line or environment, nor on the clipboard.
    void expectNoSecretAnywhere() {
        for (const auto& account : workplace_->services().activation.accounts->all()) {
            const auto tokens = workplace_->services().activation.lease(account.id)->tokens();
            canary_.knows("an access token", std::string(tokens.access.exposeText()));
            canary_.knows("a refresh token", std::string(tokens.refresh.exposeText()));
        }
        children_.end();
        std::set<std::string> found = canary_.below(folder_.path());
        bool page = false;
        for (const auto& [pid, text] : children_.seen()) {
            found.merge(canary_.in("process " + text.substr(0, text.find('\0')), text));
            page |= text.find("cunho-webauth") != std::string::npos;
        }
        found.merge(canary_.in("the clipboard", QApplication::clipboard()->text().toStdString()));
        EXPECT_TRUE(page) << "the page's processes were seen";
        EXPECT_GE(canary_.secrets(), 5U);
        for (const auto& each : found)
            ADD_FAILURE() << each;
    }

    /// From a new window to an account of citizen A, by the CMD.
    void activateByCmd(PagePerson& person) {
        ASSERT_NO_FATAL_FAILURE(open());
        press("Sou eu");
        pressAndWait("Continuar", ActivationStep::Prerequisites);
        ASSERT_NO_FATAL_FAILURE(walkToThePage());
        press("Abrir a página do Estado");
        ASSERT_NO_FATAL_FAILURE(authenticateByCmd(person, "912000001", "135701"));
        ASSERT_NO_FATAL_FAILURE(expectDone());
    }

    void TearDown() override { EXPECT_EQ(sandbox_.violations(), nlohmann::json::array()); }

    test::ChildWatch children_;
    test::Canary canary_;
    TemporaryFolder folder_{"cunho-window-activation"};
    test::RunningSandbox sandbox_{test::SandboxChoice{0, false, timeScale}};
    SystemClock machine_;
    ScaledClock clock_{machine_};
    std::unique_ptr<wiring::Workplace> workplace_ = [this] {
        wiring::WorkplaceOptions options;
        options.database = folder_.path() / "empresa.db";
        options.programs = CUNHO_BINARY_DIR;
        options.sandboxAccess = sandbox_.accessFile();
        options.seedAccount = false;
        options.follow = &clock_;
        return std::make_unique<wiring::Workplace>(options, clock_);
    }();
    std::unique_ptr<ServicesDesk> desk_ =
        std::make_unique<ServicesDesk>(workplace_->services(), DeskParts{"1.0.0", {}, {}});
    std::unique_ptr<Jobs> jobs_ = std::make_unique<Jobs>();
    std::unique_ptr<MainWindow> window_;
};

TEST_F(WindowActivation, ByCmdThenTenInvoices) {
    PagePerson person;
    ASSERT_NO_FATAL_FAILURE(activateByCmd(person));
    signInvoices(10);
    expectNoSecretAnywhere();
}

TEST_F(WindowActivation, ByTheCitizenCard) {
    PagePerson person;
    ASSERT_NO_FATAL_FAILURE(open());
    press("Sou eu");
    pressAndWait("Continuar", ActivationStep::Prerequisites);
    press("Cartão de Cidadão");
    ASSERT_TRUE(waitFor(
        [&] { return !wizard().isBusy() && wizard().state().means == signing::LoginMeans::CitizenCard; }));
    ASSERT_NO_FATAL_FAILURE(walkToThePage());
    press("Abrir a página do Estado");
    ASSERT_NO_FATAL_FAILURE(authenticateByCard(person, "A", "135701"));
    ASSERT_NO_FATAL_FAILURE(expectDone());
    signInvoices(1);
}

TEST_F(WindowActivation, HandedOverAndTakenUpByTheManagerAfterTheWindowWasClosed) {
    ASSERT_NO_FATAL_FAILURE(open());
    press("É outra pessoa");
    pressAndWait("Continuar", ActivationStep::HandOver);
    const auto* page = wizard().page()->findChild<QPlainTextEdit*>();
    ASSERT_NE(page, nullptr);
    EXPECT_TRUE(page->toPlainText().contains(QString::fromStdString(sampleCompany().nif)));
    window_.reset();
    PagePerson person;
    ASSERT_NO_FATAL_FAILURE(open());
    EXPECT_EQ(step(), ActivationStep::HandOver);
    pressAndWait("A pessoa está aqui: continuar", ActivationStep::Prerequisites);
    ASSERT_NO_FATAL_FAILURE(walkToThePage());
    press("Abrir a página do Estado");
    ASSERT_NO_FATAL_FAILURE(authenticateByCmd(person, "912000012", "135712"));
    ASSERT_NO_FATAL_FAILURE(expectDone());
    EXPECT_EQ(workplace_->services().activation.accounts->all().front().citizenName, "LUÍS SEGUNDO GERENTE");
    signInvoices(1);
}

TEST_F(WindowActivation, IsRenewedAfterFortyDays) {
    PagePerson person;
    ASSERT_NO_FATAL_FAILURE(activateByCmd(person));
    const auto first = wizard().state().account;
    window_.reset();
    for (int week = 0; week < 5; ++week) { // the program is started each week
        workplace_->askSandbox("POST", "/sandbox/clock", R"({"jumpSeconds":691200})", {});
        workplace_->connect({});
    }
    const auto notices = app::accountNotices(workplace_->services(), clock_.now());
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices.front().kind, app::AccountNotice::Kind::EndsSoon);

    ASSERT_NO_FATAL_FAILURE(open());
    window_->activate(first);
    ASSERT_TRUE(waitFor([&] { return wizard().state().renews == first && !wizard().isBusy(); }));
    press("Sou eu");
    pressAndWait("Continuar", ActivationStep::Prerequisites);
    ASSERT_NO_FATAL_FAILURE(walkToThePage());
    EXPECT_EQ(workplace_->services().activation.activations->consents().size(), 6U);
    press("Abrir a página do Estado");
    ASSERT_NO_FATAL_FAILURE(authenticateByCmd(person, "912000001", "135701"));
    // The service knows one account at a time: the old one made room, and the person authenticates again.
    ASSERT_TRUE(
        waitFor([&] { return wizard().state().problem.reason == "EARLIER_ACCOUNT_CANCELLED"; }, stateLimit))
        << wizard().state().problem.reason;
    ASSERT_TRUE(waitFor([&] { return !wizard().isBusy(); }));
    press("Abrir a página do Estado");
    ASSERT_NO_FATAL_FAILURE(authenticateByCmd(person, "912000001", "135701"));
    ASSERT_NO_FATAL_FAILURE(expectDone());
    EXPECT_NE(wizard().state().account, first);
    signInvoices(1);
    EXPECT_TRUE(app::accountNotices(workplace_->services(), clock_.now()).empty());
}

TEST_F(WindowActivation, AMissingAttributeIsObtainedInThePortal) {
    auto company = sampleCompany();
    company.nif = "501000020";
    workplace_->services().company.saveCompany(company);
    PagePerson person;
    ASSERT_NO_FATAL_FAILURE(open());
    press("Sou eu");
    pressAndWait("Continuar", ActivationStep::Prerequisites);
    ASSERT_NO_FATAL_FAILURE(walkToThePage());
    press("Abrir a página do Estado");
    ASSERT_NO_FATAL_FAILURE(authenticateByCmd(person, "912000002", "135702"));
    ASSERT_TRUE(
        waitFor([&] { return wizard().state().problem.reason == "INVOICE_ATTRIBUTE_MISSING"; }, stateLimit))
        << wizard().state().problem.reason;
    ASSERT_TRUE(waitFor([&] { return !wizard().isBusy(); }));
    EXPECT_EQ(step(), ActivationStep::Prerequisites);
    EXPECT_EQ(button("Continuar"), nullptr);

    const test::FormPerson manager(sandbox_, 'B');
    test::PortalVisit portal(sandbox_, manager);
    portal.ask(company.nif, "SANDBOX SEM ATRIBUTO, Lda.",
               formatDate(std::chrono::floor<std::chrono::days>(clock_.now()) + std::chrono::days(400)));
    press("Verificar de novo"); // the program cannot see the portal: it asks
    press("Atributo «Assinatura de faturas eletrónicas»: Pedido, por aprovar");
    ASSERT_TRUE(waitFor([&] {
        return wizard().state().facts.at(signing::Prerequisite::InvoiceAttribute).standing ==
               signing::Standing::Pending;
    }));
    EXPECT_EQ(button("Continuar"), nullptr);
    portal.approve(company.nif);
    press("Atributo «Assinatura de faturas eletrónicas»: Sim");
    ASSERT_TRUE(waitFor([&] { return button("Continuar") != nullptr; }));
    ASSERT_NO_FATAL_FAILURE(walkToThePage());
    press("Abrir a página do Estado");
    ASSERT_NO_FATAL_FAILURE(authenticateByCmd(person, "912000002", "135702"));
    ASSERT_NO_FATAL_FAILURE(expectDone());
    signInvoices(1);
}

TEST_F(WindowActivation, ASoleTraderIsToldWhyThereIsNoAccount) {
    ASSERT_NO_FATAL_FAILURE(open());
    press("Sou empresário em nome individual");
    pressAndWait("Continuar", ActivationStep::SoleTrader);
    press("Fechar");
    ASSERT_TRUE(waitFor([&] { return wizard().state().closed; }));
    EXPECT_EQ(sandbox_.transcript().size(), 0U); // nothing was asked of the State
}

} // namespace
