// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/wait.hpp"
#include "ui/activation/activation_wizard.hpp"
#include "ui/activation/company_data_page.hpp"
#include "ui/activation/consent_page.hpp"
#include "ui/activation/hand_over_page.hpp"
#include "ui/activation/prerequisites_page.hpp"
#include "ui/activation/step_text.hpp"
#include "ui/activation/waiting_page.hpp"
#include "ui/convert.hpp"
#include "ui/sample_desk.hpp"
#include "ui/vault/protection_dialog.hpp"

#include <QSignalSpy>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
namespace activation = app::activation;
using signing::ActivationStep;
using signing::Prerequisite;

class Wizard : public testing::Test {
  protected:
    SampleDesk desk;
    Jobs jobs; // after the desk: its jobs end first
    ActivationWizard wizard{jobs, desk};

    void SetUp() override {
        wizard.resize(1064, 780);
        ASSERT_TRUE(showActive(wizard));
    }

    void TearDown() override { setLinkOpener(nullptr); }

    bool idle() {
        return waitFor([&] { return !wizard.isBusy(); });
    }

    void show(ActivationStep step) { show(sampleActivation(step, sampleNow()), sampleScene(sampleNow())); }
    void show(const signing::Activation& state, const ActivationScene& scene) {
        wizard.present({state, scene});
    }

    QPushButton* button(const QString& text) {
        for (auto* each : wizard.findChildren<QPushButton*>())
            if (each->isVisible() && (each->text() == text || each->accessibleName() == text))
                return each;
        return nullptr;
    }

    void press(const QString& text) {
        auto* found = button(text);
        ASSERT_NE(found, nullptr) << text.toStdString();
        ASSERT_TRUE(found->isEnabled()) << text.toStdString();
        found->click();
        ASSERT_TRUE(idle());
    }

    template<class Event>
    const Event& last() {
        return std::get<Event>(desk.events.back());
    }
    ActivationStep step() const { return wizard.state().step; }
    template<class Page>
    Page& page() {
        return *dynamic_cast<Page*>(wizard.page());
    }
};

TEST_F(Wizard, WalksFromTheFirstPageToTheLast) {
    wizard.start();
    ASSERT_TRUE(idle());
    EXPECT_FALSE(button("Continuar")->isEnabled()); // nobody is chosen yet
    press("Sou eu");
    press("Continuar");
    EXPECT_EQ(last<activation::SignerChosen>().signer, signing::SignerChoice::Myself);
    press("Continuar");
    EXPECT_EQ(step(), ActivationStep::Consent);
    EXPECT_FALSE(button("Aceito e continuo")->isEnabled());
    wizard.findChild<QCheckBox*>();
    for (auto* tick : page<ConsentPage>().findChildren<QCheckBox*>())
        tick->click();
    press("Aceito e continuo");
    EXPECT_EQ(last<activation::ConsentGiven>().textVersion, "2026-11");
    EXPECT_EQ(last<activation::ConsentGiven>().shownAt, sampleNow());
    press("Continuar");
    EXPECT_EQ(last<activation::DataEntered>().data.nipc, "500000000");
    EXPECT_EQ(last<activation::DataEntered>().data.signaturesLimit, 1000);
    EXPECT_EQ(formatDate(last<activation::DataEntered>().data.until), "2027-01-10"); // 45 days
    press("Abrir a página do Estado");
    EXPECT_TRUE(std::holds_alternative<activation::LoginWanted>(desk.events.back()));
    EXPECT_EQ(step(), ActivationStep::Certificate);
    QSignalSpy finished(&wizard, &ActivationWizard::finished);
    press("Verificar agora");
    EXPECT_EQ(step(), ActivationStep::Done);
    EXPECT_EQ(finished.count(), 1);
    QSignalSpy left(&wizard, &ActivationWizard::left);
    press("Concluir");
    EXPECT_TRUE(std::holds_alternative<activation::Continue>(desk.events.back()));
    EXPECT_TRUE(wizard.state().closed);
    EXPECT_EQ(left.count(), 1);
}

TEST_F(Wizard, FitsBesideTheDockOfTheSandbox) {
    constexpr int beside = 792; // of a window of 1280, between sidebar and dock
    wizard.resize(beside, 780);
    auto scene = sampleScene(sampleNow());
    scene.waiting = 3;
    scene.account = sampleAccount(sampleNow());
    for (int step = 0; step <= int(ActivationStep::Done); ++step) {
        show(sampleActivation(ActivationStep(step), sampleNow()), scene);
        const QScrollArea* area = nullptr;
        for (QWidget* up = wizard.page(); up != nullptr && area == nullptr; up = up->parentWidget())
            area = qobject_cast<QScrollArea*>(up);
        ASSERT_NE(area, nullptr);
        EXPECT_LE(area->widget()->minimumSizeHint().width(), area->viewport()->width()) << "step " << step;
    }
}

TEST_F(Wizard, LeadsAnotherSignerAndASoleTraderElsewhere) {
    wizard.start();
    ASSERT_TRUE(idle());
    press("É outra pessoa");
    press("Continuar");
    EXPECT_EQ(step(), ActivationStep::HandOver);
    press("A pessoa está aqui: continuar");
    EXPECT_EQ(step(), ActivationStep::Prerequisites);
    press("Voltar");
    EXPECT_EQ(step(), ActivationStep::Signer);
    press("Sou empresário em nome individual");
    press("Continuar");
    EXPECT_EQ(step(), ActivationStep::SoleTrader);
    QSignalSpy left(&wizard, &ActivationWizard::left);
    press("Fechar");
    EXPECT_TRUE(std::holds_alternative<activation::GiveUp>(desk.events.back()));
    EXPECT_EQ(left.count(), 1);
}

QString openedMail;

TEST_F(Wizard, WritesTheHandOverIntoAMail) {
    show(ActivationStep::HandOver);
    setLinkOpener([](const QString& url) { openedMail = url; });
    button("Enviar por correio eletrónico")->click();
    EXPECT_TRUE(openedMail.startsWith("mailto:?subject=Assinatura%20das%20faturas"));
    EXPECT_TRUE(openedMail.contains("%0D%0A"));
    EXPECT_TRUE(openedMail.contains("NIPC%20500000000") || openedMail.contains("500000000"));
}

TEST_F(Wizard, SendsEachAnswerAndStopsAtWhatIsMissing) {
    show(ActivationStep::Prerequisites);
    EXPECT_TRUE(button("Continuar")->isEnabled()); // nothing is bad
    press("Os códigos, sem os trocar: Não");
    const auto& answer = last<activation::PrerequisiteAnswered>();
    EXPECT_EQ(answer.prerequisite, Prerequisite::PinsKnown);
    EXPECT_FALSE(answer.good);
    EXPECT_FALSE(button("Continuar")->isEnabled());
    press("Os códigos, sem os trocar: Sim");
    EXPECT_TRUE(button("Continuar")->isEnabled());
    press("Cartão de Cidadão");
    EXPECT_EQ(last<activation::MeansChosen>().means, signing::LoginMeans::CitizenCard);
    EXPECT_EQ(page<PrerequisitesPage>().rows().front()->prerequisite(), Prerequisite::CardReader);
    press("Verificar de novo");
    EXPECT_TRUE(std::holds_alternative<activation::CheckAgain>(desk.events.back()));
}

TEST_F(Wizard, KeepsTheTwoTicksApartAndTakesAPendingOne) {
    auto state = sampleActivation(ActivationStep::Prerequisites, sampleNow());
    state.facts[Prerequisite::InvoiceAttribute] = {signing::Standing::Asked, {}, {}, false};
    show(state, sampleScene(sampleNow()));
    press("Atributo «Assinatura de faturas eletrónicas»: Pedido, por aprovar");
    EXPECT_EQ(last<activation::PrerequisiteAnswered>().prerequisite, Prerequisite::InvoiceAttribute);
    EXPECT_TRUE(last<activation::PrerequisiteAnswered>().pending);
    EXPECT_FALSE(button("Continuar")->isEnabled());
    EXPECT_EQ(button("Chave Móvel Digital ativa: Pedido, por aprovar"), nullptr); // nobody approves a CMD
}

TEST_F(Wizard, AnInactiveCmdSignatureWarnsAndDoesNotBlock) {
    auto state = sampleActivation(ActivationStep::Prerequisites, sampleNow());
    state.facts[Prerequisite::CmdSignature] = {signing::Standing::Bad, {}, {}, true};
    show(state, sampleScene(sampleNow()));
    EXPECT_TRUE(button("Continuar")->isEnabled());
    EXPECT_EQ(page<PrerequisitesPage>().rows().back()->accessibleName(),
              "Assinatura da Chave Móvel Digital: Aviso");
}

TEST_F(Wizard, ShowsTheChecklistOfAMissingAttributeAtItsPage) {
    auto state = sampleActivation(ActivationStep::Prerequisites, sampleNow());
    state.facts[Prerequisite::InvoiceAttribute].standing = signing::Standing::Bad;
    state.problem = {Fault::Rejected, "INVOICE_ATTRIBUTE_MISSING", {{"nipc", "500000000"}}, {}};
    show(state, sampleScene(sampleNow()));
    bool asked = false;
    for (const auto* label : wizard.page()->findChildren<QLabel*>())
        asked = asked || (label->isVisible() && label->text().contains("além de «Gerente»"));
    EXPECT_TRUE(asked);
    for (const auto* card : wizard.findChildren<ErrorCard*>())
        EXPECT_FALSE(card->isVisible()); // told once
}

TEST_F(Wizard, ChecksTheDataFieldByField) {
    show(ActivationStep::CompanyData);
    auto& data = page<CompanyDataPage>();
    const auto write = [&](const QString& name, const QString& text) {
        for (auto* line : data.findChildren<QLineEdit*>())
            if (line->accessibleName() == name)
                line->setText(text);
    };
    write("Informação adicional", "Loja $1");
    write("Correio eletrónico para os avisos do Estado", "ninguém");
    write("Número máximo de assinaturas", "450001");
    EXPECT_FALSE(data.check());
    for (const char* name : {"additionalInfo", "email", "signaturesLimit"})
        EXPECT_FALSE(data.field(name)->problem().isEmpty()) << name;
    for (const char* name : {"nipc", "until"})
        EXPECT_TRUE(data.field(name)->problem().isEmpty()) << name;
    EXPECT_EQ(QApplication::focusWidget()->accessibleName(), "Informação adicional");
    EXPECT_TRUE(desk.events.empty());
    write("Informação adicional", "Loja do Porto");
    write("Correio eletrónico para os avisos do Estado", "a@example.pt");
    write("Número máximo de assinaturas", "450000");
    EXPECT_TRUE(data.check());
}

TEST_F(Wizard, TellsTheServicesComplaintAtItsField) {
    auto state = sampleActivation(ActivationStep::CompanyData, sampleNow());
    state.problem = {Fault::Input, "FA_EMAIL_INVALID", {{"field", "email"}}, {}};
    show(state, sampleScene(sampleNow()));
    EXPECT_FALSE(page<CompanyDataPage>().field("email")->problem().isEmpty());
    for (const auto* card : wizard.findChildren<ErrorCard*>())
        EXPECT_FALSE(card->isVisible());
}

TEST_F(Wizard, LetsNobodyChangeTheNipc) {
    show(ActivationStep::CompanyData);
    for (const auto* line : wizard.page()->findChildren<QLineEdit*>())
        if (line->accessibleName() == "NIPC da empresa") {
            EXPECT_TRUE(line->isReadOnly());
            EXPECT_EQ(line->text(), "500000000");
        }
}

TEST_F(Wizard, TabFollowsTheReadingOrderOfTheData) {
    show(ActivationStep::CompanyData);
    for (auto* line : wizard.page()->findChildren<QLineEdit*>())
        if (line->accessibleName() == "NIPC da empresa")
            line->setFocus();
    QStringList visited;
    for (int i = 0; i < 10 && visited.size() < 7; ++i) {
        const QString name = QApplication::focusWidget()->accessibleName();
        if (visited.isEmpty() || visited.back() != name) // the date has a stop for day, month and year
            visited << name;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    EXPECT_EQ(
        visited.join(", ").toStdString(),
        "NIPC da empresa, Informação adicional, Correio eletrónico para os avisos do Estado, Válida até, "
        "Número máximo de assinaturas, , Voltar");
}

TEST_F(Wizard, SaysWhyTheStatesPageCannotOpen) {
    auto scene = sampleScene(sampleNow());
    scene.obstacle = Failure{Fault::Unsupported, "WEB_LOGIN_AS_ROOT", {}, {}};
    show(sampleActivation(ActivationStep::Authentication, sampleNow()), scene);
    EXPECT_FALSE(button("Abrir a página do Estado")->isEnabled());
    bool said = false;
    for (const auto* label : wizard.page()->findChildren<QLabel*>())
        said = said || (label->isVisible() && label->text() == "A página do Estado não pode abrir aqui");
    EXPECT_TRUE(said);
}

TEST_F(Wizard, StopsTheAuthenticationWhenAsked) {
    std::atomic<bool> begun = false;
    desk.react = [&](signing::Activation state, const app::ActivationEvent&, const JobContext& job) {
        begun = true;
        SystemClock().sleep(std::chrono::hours(1), job.stop());
        return state;
    };
    show(ActivationStep::Authentication);
    button("Abrir a página do Estado")->click();
    ASSERT_TRUE(waitFor([&] { return begun.load(); }));
    EXPECT_FALSE(button("Abrir a página do Estado")->isEnabled());
    button("Cancelar a autenticação")->click();
    ASSERT_TRUE(idle());
    EXPECT_EQ(step(), ActivationStep::Authentication);
    EXPECT_TRUE(button("Abrir a página do Estado")->isEnabled());
}

TEST_F(Wizard, WantsAPlaceForTheTokenBeforeItComes) {
    desk.answer.vault = signing::Vault::State::Absent;
    show(ActivationStep::Authentication);
    button("Abrir a página do Estado")->click();
    EXPECT_TRUE(desk.events.empty());
    auto* dialog = wizard.findChild<ProtectionDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->save(); // the keyring
    ASSERT_TRUE(waitFor([&] { return step() == ActivationStep::Certificate; }));
    EXPECT_EQ(desk.calls.back(), "protect keyring");
}

TEST_F(Wizard, WantsTheVaultOpenBeforeTheTokenComes) {
    desk.answer.vault = signing::Vault::State::Locked;
    show(ActivationStep::Authentication);
    QSignalSpy unlock(&wizard, &ActivationWizard::unlockWanted);
    button("Abrir a página do Estado")->click();
    EXPECT_EQ(unlock.count(), 1);
    EXPECT_TRUE(desk.events.empty());
}

TEST_F(Wizard, NamesTheSubStepsAsTheyCome) {
    std::atomic<int> told = 0;
    std::atomic<bool> end = false;
    desk.react = [&](signing::Activation state, const app::ActivationEvent&, const JobContext& job) {
        for (const char* each : {"probe", "login", "account", "certificate"}) {
            job.report({0, 0, each});
            ++told;
        }
        while (!end && !job.stop().stop_requested())
            std::this_thread::yield();
        state.step = ActivationStep::Done;
        return state;
    };
    show(ActivationStep::Authentication);
    button("Abrir a página do Estado")->click();
    ASSERT_TRUE(waitFor([&] {
        auto* waiting = dynamic_cast<WaitingPage*>(wizard.page());
        return waiting != nullptr && waiting->reached() == 2;
    }));
    EXPECT_TRUE(button("Continuar em segundo plano")->isEnabled());
    QSignalSpy left(&wizard, &ActivationWizard::left);
    button("Continuar em segundo plano")->click();
    EXPECT_EQ(left.count(), 1);
    QSignalSpy finished(&wizard, &ActivationWizard::finished);
    end = true;
    ASSERT_TRUE(waitFor([&] { return finished.count() == 1; })); // it went on without being seen
}

TEST_F(Wizard, OffersThePortalAndARestartWhenBlocked) {
    auto scene = sampleScene(sampleNow());
    scene.blocked = true;
    show(sampleActivation(ActivationStep::Certificate, sampleNow()), scene);
    EXPECT_NE(button(toQt(scene.portalAccounts.linkName)), nullptr);
    press("Recomeçar com os mesmos dados");
    EXPECT_TRUE(std::holds_alternative<activation::Restart>(desk.events.back()));
    EXPECT_EQ(step(), ActivationStep::Authentication);
}

TEST_F(Wizard, AsksAgainByItself) {
    auto scene = sampleScene(sampleNow());
    scene.nextQuestion = sampleNow(); // due
    show(sampleActivation(ActivationStep::Certificate, sampleNow()), scene);
    ASSERT_TRUE(waitFor([&] { return step() == ActivationStep::Done; }));
    EXPECT_TRUE(std::holds_alternative<activation::CheckAgain>(desk.events.back()));
}

TEST_F(Wizard, ResumesWhereItWasLeft) {
    wizard.start();
    ASSERT_TRUE(idle());
    press("Sou eu");
    press("Continuar");
    ActivationWizard another(jobs, desk);
    another.start();
    ASSERT_TRUE(waitFor([&] { return !another.isBusy(); }));
    EXPECT_EQ(another.state().step, ActivationStep::Prerequisites);
}

TEST_F(Wizard, RenewsWithItsOwnActivation) {
    wizard.start(7);
    ASSERT_TRUE(idle());
    EXPECT_EQ(wizard.state().renews, 7);
}

TEST_F(Wizard, F1OpensTheHelpOfThePageAndEscClosesIt) {
    for (const auto each :
         {ActivationStep::Signer, ActivationStep::CompanyData, ActivationStep::Certificate}) {
        show(each);
        EXPECT_EQ(wizard.help().text(), stepHelp(each));
    }
    QTest::keyClick(&wizard, Qt::Key_F1);
    EXPECT_TRUE(wizard.isHelpShown());
    QSignalSpy left(&wizard, &ActivationWizard::left);
    QTest::keyClick(&wizard, Qt::Key_Escape);
    EXPECT_FALSE(wizard.isHelpShown());
    EXPECT_EQ(left.count(), 0);
    QTest::keyClick(&wizard, Qt::Key_Escape);
    EXPECT_EQ(left.count(), 1);
}

TEST_F(Wizard, OffersToSignWhatWaitsAndToVerify) {
    auto scene = sampleScene(sampleNow());
    scene.waiting = 3;
    scene.account = sampleAccount(sampleNow());
    show(sampleActivation(ActivationStep::Done, sampleNow()), scene);
    QSignalSpy sign(&wizard, &ActivationWizard::signWanted);
    QSignalSpy verify(&wizard, &ActivationWizard::verifyWanted);
    press("Assinar agora");
    EXPECT_TRUE(wizard.state().closed); // it is over
    press("Verificar um PDF assinado");
    EXPECT_EQ(sign.count(), 1);
    EXPECT_EQ(verify.count(), 1);
    scene.waiting = 0;
    show(sampleActivation(ActivationStep::Done, sampleNow()), scene);
    EXPECT_EQ(button("Assinar agora"), nullptr);
}

TEST(WizardsJobs, EndWithTheWindowInTheMiddleOfOne) {
    SampleDesk desk;
    std::atomic<bool> begun = false;
    std::atomic<bool> ended = false;
    desk.react = [&](signing::Activation state, const app::ActivationEvent&, const JobContext& job) {
        begun = true;
        try {
            SystemClock().sleep(std::chrono::hours(1), job.stop());
        } catch (const Error&) {
            ended = true;
            throw;
        }
        return state;
    };
    {
        Jobs jobs;
        auto wizard = std::make_unique<ActivationWizard>(jobs, desk);
        wizard->present(
            {sampleActivation(ActivationStep::Authentication, sampleNow()), sampleScene(sampleNow())});
        wizard->send(activation::LoginWanted{});
        ASSERT_TRUE(waitFor([&] { return begun.load(); }));
        wizard.reset(); // the window goes first
    }
    EXPECT_TRUE(ended);
}

} // namespace
