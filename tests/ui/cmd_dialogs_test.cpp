// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/fakes/fake_clock.hpp"
#include "tests/ui/speaking.hpp"
#include "tests/ui/wait.hpp"
#include "ui/activation/step_page.hpp"
#include "ui/cmd/advice_dialog.hpp"
#include "ui/cmd/cmd_pin_dialog.hpp"
#include "ui/cmd/code_dialog.hpp"
#include "ui/cmd/information_dialog.hpp"
#include "ui/convert.hpp"
#include "ui/sample_ways_desk.hpp"
#include "ui/signing_step.hpp"
#include "ui/state/desk_texts.hpp"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <algorithm>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using signing::Question;
using std::chrono::seconds;

const std::vector<std::string> oneDocument{"FT_2026A_39.pdf"};
const std::vector<std::string> threeDocuments{"FT_2026A_37.pdf",
                                              "Contrato de arrendamento, Rua da Sofia 12 (2)", "ß.pdf"};

bool says(const QWidget& where, const QString& text) {
    const auto labels = where.findChildren<QLabel*>();
    return std::ranges::any_of(
        labels, [&](const auto* each) { return each->isVisible() && each->text().contains(text); });
}

bool hasCard(const QWidget& where, const char* name) {
    const auto frames = where.findChildren<QFrame*>(QLatin1String(name));
    return std::ranges::any_of(frames, [](const auto* each) { return each->isVisible(); });
}

/// Whatever any widget, or its accessible face, would show of a text.
bool isAnywhere(const QWidget& where, const QString& text) {
    for (auto* each : where.findChildren<QWidget*>()) {
        const auto* meta = each->metaObject();
        for (int i = 0; i < meta->propertyCount(); ++i)
            if (meta->property(i).read(each).toString().contains(text))
                return true;
        auto* face = QAccessible::queryAccessibleInterface(each);
        for (const auto kind : {QAccessible::Name, QAccessible::Value, QAccessible::Description})
            if (face != nullptr && face->text(kind).contains(text))
                return true;
    }
    return false;
}

/// Texts that would need more room than they have.
QStringList cutTexts(const QWidget& where) {
    QStringList cut;
    for (const auto* label : where.findChildren<QLabel*>())
        if (label->isVisible() && !label->text().isEmpty()) {
            const int needed =
                label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
            if (needed > label->height() ||
                (!label->wordWrap() && label->sizeHint().width() > label->width()))
                cut << label->text();
        }
    for (const auto* button : where.findChildren<QPushButton*>())
        if (button->isVisible() && button->minimumSizeHint().width() > button->width())
            cut << button->text();
    return cut;
}

class CmdPin : public testing::Test {
  protected:
    Jobs jobs;
    Question question = sampleCmdPin(oneDocument);
    std::unique_ptr<CmdPinDialog> dialog;

    CmdPinDialog& open() {
        dialog = std::make_unique<CmdPinDialog>(jobs, question, nullptr);
        EXPECT_TRUE(showActive(*dialog));
        return *dialog;
    }
};

TEST_F(CmdPin, ShowsTheNamesAsThePhoneWillSpellThem) {
    open();
    EXPECT_EQ(dialog->names()->toPlainText(), "FT_2026A_39.pdf");
    question.documentNames = threeDocuments;
    open();
    EXPECT_EQ(dialog->names()->toPlainText().toStdString(),
              threeDocuments[0] + "\n" + threeDocuments[1] + "\n" + threeDocuments[2]);
    EXPECT_TRUE(dialog->names()->isReadOnly());
    EXPECT_TRUE(says(*dialog, "Assinar 3 documento(s)"));
    question.documentNames = {std::string(44, 'W')};
    open();
    EXPECT_EQ(dialog->names()->toPlainText(), QString(44, 'W')); // whole, on a second line
    EXPECT_GT(dialog->names()->height(), 2 * dialog->names()->fontMetrics().lineSpacing());
    EXPECT_LT(dialog->width(), 500);
}

TEST_F(CmdPin, TellsWhichPhoneAndHidesItsNumber) {
    open();
    EXPECT_TRUE(says(*dialog, "+351 *****5678"));
    EXPECT_FALSE(isAnywhere(*dialog, "912345678"));
    EXPECT_TRUE(says(*dialog, "nunca fica guardado"));
}

TEST_F(CmdPin, IsMaskedAndWipedOnceItIsTaken) {
    open();
    EXPECT_EQ(QApplication::focusWidget(), dialog->pin());
    QSignalSpy given(dialog.get(), &QuestionDialog::given);
    QTest::keyClicks(dialog->pin(), "24x68 01");
    EXPECT_EQ(dialog->pin()->characters(), 6);
    EXPECT_FALSE(isAnywhere(*dialog, "246801"));
    QTest::keyClick(dialog->pin(), Qt::Key_Return);
    ASSERT_EQ(given.count(), 1);
    const auto answer = dialog->take();
    EXPECT_EQ(answer.secret.exposeText(), "246801");
    EXPECT_FALSE(answer.forAll); // asked for each batch
    EXPECT_TRUE(dialog->pin()->isEmpty());
}

TEST_F(CmdPin, HasFourToEightDigits) {
    open();
    QSignalSpy given(dialog.get(), &QuestionDialog::given);
    for (const auto* typed : {"123", "123456789"}) {
        dialog->pin()->clear();
        QTest::keyClicks(dialog->pin(), typed);
        QTest::keyClick(dialog->pin(), Qt::Key_Return);
        EXPECT_EQ(given.count(), 0) << typed;
        EXPECT_TRUE(says(*dialog, "Nada foi enviado")) << typed;
    }
    dialog->pin()->clear();
    dialog->submit();
    EXPECT_EQ(given.count(), 0);
    QTest::keyClicks(dialog->pin(), "12345678");
    EXPECT_FALSE(says(*dialog, "Nada foi enviado"));
    dialog->go()->click();
    EXPECT_EQ(given.count(), 1);
}

TEST_F(CmdPin, WarnsAfterAWrongOne) {
    open();
    EXPECT_FALSE(says(*dialog, "PIN errado"));
    question.refused = true;
    open();
    EXPECT_TRUE(hasCard(*dialog, "noticeCard"));
    EXPECT_TRUE(says(*dialog, "PIN errado"));
    EXPECT_TRUE(says(*dialog, "pode bloquear a Chave Móvel Digital"));
    EXPECT_TRUE(dialog->pin()->isEmpty());
}

TEST_F(CmdPin, IsDeclinedByEsc) {
    open();
    QSignalSpy rejected(dialog.get(), &QDialog::rejected);
    QSignalSpy given(dialog.get(), &QuestionDialog::given);
    QTest::keyClicks(dialog->pin(), "246801");
    QTest::keyClick(dialog->pin(), Qt::Key_Escape);
    EXPECT_EQ(rejected.count(), 1);
    EXPECT_EQ(given.count(), 0);
}

TEST_F(CmdPin, ShowsThePageBeforeItIsTyped) {
    open();
    EXPECT_FALSE(dialog->page()->isVisible());
    const std::string_view pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                 "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                 "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
                                 "trailer<</Root 1 0 R>>\n%%EOF\n";
    dialog->showPage({"FT 2026A/39", Bytes(pdf.begin(), pdf.end())});
    EXPECT_TRUE(waitFor([&] { return dialog->page()->isVisible() && dialog->page()->hasPage(); }));
    EXPECT_EQ(dialog->names()->toPlainText(), "FT_2026A_39.pdf"); // still as the message has it
}

TEST_F(CmdPin, TellsWhatTheLawSays) {
    for (const char* language : {"pt", "en"}) {
        const Speaking spoken(language);
        ASSERT_TRUE(spoken.loaded());
        open();
        dialog->information()->click();
        auto* information = dialog->findChild<InformationDialog*>();
        ASSERT_NE(information, nullptr) << language;
        for (const char* act : {"910/2014", "28/2019", "12/2021"})
            EXPECT_TRUE(says(*information, act)) << language << act;
        EXPECT_TRUE(says(*information, "2026-11"));
        information->close();
    }
    EXPECT_EQ(cmdInformation(Language::Portuguese).parts.size(),
              cmdInformation(Language::English).parts.size());
    for (const auto& part : cmdInformation(Language::English).parts) {
        EXPECT_FALSE(part.heading.empty());
        EXPECT_GT(part.text.size(), part.heading.size());
    }
}

class Code : public testing::Test {
  protected:
    Jobs jobs;
    test::FakeClock clock;
    Question question = sampleCode(oneDocument, clock.now());
    std::unique_ptr<CodeDialog> dialog;

    CodeDialog& open() {
        dialog = std::make_unique<CodeDialog>(jobs, question, clock, nullptr);
        EXPECT_TRUE(showActive(*dialog));
        return *dialog;
    }

    void pass(seconds time) {
        clock.advance(time);
        dialog->tick();
    }
};

TEST_F(Code, SaysThatItSigns) {
    open();
    EXPECT_TRUE(hasCard(*dialog, "commitCard"));
    EXPECT_TRUE(says(*dialog, "Ao confirmar o código, assina este documento:"));
    EXPECT_EQ(dialog->go()->text(), "Confirmar e assinar");
    EXPECT_TRUE(says(*dialog, "+351 *****5678"));
    EXPECT_EQ(dialog->names()->toPlainText(), "FT_2026A_39.pdf");
    question.documentNames = threeDocuments;
    open();
    EXPECT_TRUE(says(*dialog, "Ao confirmar o código, assina estes 3 documentos:"));
    EXPECT_EQ(dialog->names()->toPlainText().toStdString(),
              threeDocuments[0] + "\n" + threeDocuments[1] + "\n" + threeDocuments[2]);
}

TEST_F(Code, IsMaskedTakenWithoutSpacesAndWiped) {
    open();
    EXPECT_EQ(QApplication::focusWidget(), dialog->pin());
    QSignalSpy given(dialog.get(), &QuestionDialog::given);
    QTest::keyClicks(dialog->pin(), "482 91");
    QTest::keyClick(dialog->pin(), Qt::Key_Return);
    EXPECT_EQ(given.count(), 0);
    EXPECT_TRUE(says(*dialog, "O código tem 6 algarismos. Nada foi enviado."));
    QTest::keyClicks(dialog->pin(), "3");
    EXPECT_FALSE(isAnywhere(*dialog, "482913"));
    QTest::keyClick(dialog->pin(), Qt::Key_Return);
    ASSERT_EQ(given.count(), 1);
    const auto answer = dialog->take();
    EXPECT_EQ(answer.secret.exposeText(), "482913");
    EXPECT_FALSE(answer.resend);
    EXPECT_TRUE(dialog->pin()->isEmpty());
}

TEST_F(Code, CountsTheFiveMinutesByTheProgramsClock) {
    open();
    EXPECT_EQ(dialog->timeLeft(), "Vale mais 5:00");
    pass(seconds(53));
    EXPECT_EQ(dialog->timeLeft(), "Vale mais 4:07");
    pass(seconds(246));
    EXPECT_EQ(dialog->timeLeft(), "Vale mais 0:01");
    EXPECT_FALSE(dialog->isOver());
}

TEST_F(Code, EndsWithTheNextStepWhenTheTimeIsOver) {
    open();
    QSignalSpy given(dialog.get(), &QuestionDialog::given);
    QSignalSpy rejected(dialog.get(), &QDialog::rejected);
    QTest::keyClicks(dialog->pin(), "482913");
    clock.advance(seconds(300));
    dialog->submit(); // pressed before the timer has looked
    EXPECT_EQ(given.count(), 0);
    EXPECT_TRUE(dialog->isOver());
    EXPECT_TRUE(dialog->pin()->isEmpty());
    EXPECT_FALSE(dialog->pin()->isVisible());
    EXPECT_FALSE(dialog->go()->isVisible());
    EXPECT_TRUE(says(*dialog, "O tempo do código acabou"));
    EXPECT_TRUE(says(*dialog, "Feche e assine de novo"));
    EXPECT_FALSE(says(*dialog, "Ao confirmar o código"));
    EXPECT_EQ(dialog->decline()->text(), "Fechar");
    dialog->submit();
    dialog->tick();
    EXPECT_EQ(given.count(), 0);
    dialog->decline()->click();
    EXPECT_EQ(rejected.count(), 1);
}

TEST_F(Code, IsOverAtOnceWhenItWasOverBefore) {
    question = sampleCode(oneDocument, clock.now() - seconds(301));
    open();
    EXPECT_TRUE(dialog->isOver());
    EXPECT_TRUE(says(*dialog, "O tempo do código acabou"));
}

TEST_F(Code, SendsAnotherOneFromThatMomentOn) {
    open();
    QSignalSpy given(dialog.get(), &QuestionDialog::given);
    EXPECT_FALSE(dialog->another()->isEnabled());
    EXPECT_EQ(dialog->another()->text(), "Enviar novo código (daqui a 30 s)");
    pass(seconds(29));
    EXPECT_EQ(dialog->another()->text(), "Enviar novo código (daqui a 1 s)");
    pass(seconds(1));
    ASSERT_TRUE(dialog->another()->isEnabled());
    EXPECT_EQ(dialog->another()->text(), "Enviar novo código");
    QTest::keyClicks(dialog->pin(), "482");
    dialog->another()->click();
    ASSERT_EQ(given.count(), 1);
    const auto answer = dialog->take();
    EXPECT_TRUE(answer.resend);
    EXPECT_TRUE(answer.secret.empty());
    EXPECT_TRUE(dialog->pin()->isEmpty());
}

TEST_F(Code, SaysWhenNoOtherIsSent) {
    question.resendFrom.reset();
    open();
    EXPECT_EQ(dialog->another(), nullptr);
    EXPECT_TRUE(says(*dialog, "Não se pode pedir outro código"));
}

TEST_F(Code, SaysThatTheOneBeforeWasWrong) {
    question.refused = true;
    question.triesLeft = 2;
    open();
    EXPECT_TRUE(hasCard(*dialog, "noticeCard"));
    EXPECT_TRUE(says(*dialog, "Código errado"));
    EXPECT_TRUE(says(*dialog, "Resta(m) 2 tentativa(s)."));
}

TEST_F(Code, IsDeclinedByEsc) {
    open();
    QSignalSpy rejected(dialog.get(), &QDialog::rejected);
    QSignalSpy given(dialog.get(), &QuestionDialog::given);
    QTest::keyClicks(dialog->pin(), "482913");
    QTest::keyClick(dialog->pin(), Qt::Key_Escape);
    EXPECT_EQ(rejected.count(), 1);
    EXPECT_EQ(given.count(), 0);
}

TEST(CmdDialogs, CutNoTextInEitherLanguage) {
    Jobs jobs;
    test::FakeClock clock;
    for (const char* language : {"pt", "en"}) {
        const Speaking spoken(language);
        ASSERT_TRUE(spoken.loaded());
        for (const bool refused : {false, true}) {
            auto pin = sampleCmdPin(threeDocuments);
            pin.refused = refused;
            CmdPinDialog first(jobs, pin, nullptr);
            ASSERT_TRUE(showActive(first));
            EXPECT_EQ(cutTexts(first).join('|').toStdString(), "") << language;
            auto code = sampleCode(threeDocuments, clock.now());
            code.refused = refused;
            if (refused)
                code.resendFrom.reset();
            CodeDialog second(jobs, code, clock, nullptr);
            ASSERT_TRUE(showActive(second));
            EXPECT_EQ(cutTexts(second).join('|').toStdString(), "") << language;
            EXPECT_LT(second.height(), 680) << language; // of the smallest window
            clock.advance(seconds(300));
            second.tick();
            EXPECT_EQ(cutTexts(second).join('|').toStdString(), "") << language;
        }
    }
}

QString openedPage;

class CmdAdvice : public testing::Test {
  protected:
    void SetUp() override {
        openedPage.clear();
        setLinkOpener([](const QString& url) { openedPage = url; });
    }
    void TearDown() override { setLinkOpener(nullptr); }

    static Failure failure(const char* reason) { return {Fault::Rejected, reason, {}, {}}; }
};

TEST_F(CmdAdvice, SaysTheMandatedTextsWordByWordInEveryLanguage) {
    const QString pins =
        "Para continuar a usar a assinatura da CMD, tem de alterar o seu PIN de assinatura. Para o "
        "alterar, basta iniciar sessão com CMD em www.autenticacao.gov.pt.";
    const QString signature =
        "Para continuar a usar a assinatura da CMD, tem de alterar o seu PIN de assinatura em "
        "www.autenticacao.gov.pt. Inicie sessão e aceda a \"Área Reservada -> A Minha Chave "
        "Móvel Digital\" e escolha editar em “Assinatura Digital.";
    for (const char* language : {"pt", "en"}) {
        const Speaking spoken(language);
        ASSERT_TRUE(spoken.loaded());
        for (const auto& [reason, text] :
             {std::pair{"CMD_CHANGE_PINS", pins}, std::pair{"CMD_CHANGE_SIGNATURE_PIN", signature}}) {
            const auto advice = adviceOf(failure(reason));
            ASSERT_TRUE(advice) << reason;
            AdviceDialog dialog(*advice, nullptr);
            ASSERT_TRUE(showActive(dialog));
            EXPECT_EQ(dialog.text()->text().toStdString(), text.toStdString()) << language;
            EXPECT_TRUE(dialog.text()->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
            EXPECT_EQ(cutTexts(dialog).join('|').toStdString(), "") << language;
            dialog.portal()->click();
            EXPECT_EQ(openedPage, "https://www.autenticacao.gov.pt");
        }
    }
}

TEST_F(CmdAdvice, LeadsToThePortalWhenTheSignatureIsNotActive) {
    const auto advice = adviceOf(failure("CMD_NOT_ACTIVE"));
    ASSERT_TRUE(advice);
    AdviceDialog dialog(*advice, nullptr);
    ASSERT_TRUE(showActive(dialog));
    EXPECT_TRUE(says(dialog, "não está ativa"));
    dialog.portal()->click();
    EXPECT_EQ(openedPage, "https://www.autenticacao.gov.pt");
    EXPECT_FALSE(adviceOf(failure("CMD_UNAVAILABLE")));
}

TEST(SigningSteps, AreNamedInBothLanguages) {
    const auto words = [](const char* step) { return signingStep({0, 0, step}); };
    for (const char* language : {"pt", "en"}) {
        const Speaking spoken(language);
        ASSERT_TRUE(spoken.loaded());
        QStringList all;
        for (const auto* step : {"cmd-certificate", "cmd-request", "cmd-code", "cmd-values", "capacity",
                                 "complete", "prepare", "sign", "write", "print"})
            all << words(step);
        EXPECT_FALSE(all.contains(QString())) << language;
        EXPECT_EQ(all.removeDuplicates(), 0) << language;
    }
    EXPECT_TRUE(words("something-else").isEmpty());
    EXPECT_TRUE(words("cmd-code").contains("telemóvel"));
    const Speaking english("en");
    EXPECT_TRUE(words("cmd-code").contains("phone"));
    EXPECT_TRUE(signingStep({37, 230, "cmd-values"}).endsWith("(37/230)"));
}

} // namespace
