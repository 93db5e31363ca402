// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/wait.hpp"
#include "ui/cards/pin_dialog.hpp"
#include "ui/look/theme.hpp"
#include "ui/sample_cards.hpp"
#include "ui/sample_data.hpp"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <algorithm>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using signing::Question;

const std::vector<std::string> oneInvoice{"FT_2026A_37.pdf"};
const std::vector<std::string> threeInvoices{"FT_2026A_35.pdf", "FT_2026A_36.pdf", "FT_2026A_37.pdf"};

class PinOf : public testing::Test {
  protected:
    Jobs jobs;
    Question question = samplePinQuestion(oneInvoice);
    std::unique_ptr<PinDialog> dialog;

    PinDialog& open(bool digits = true) {
        dialog = std::make_unique<PinDialog>(jobs, question, digits, nullptr);
        EXPECT_TRUE(showActive(*dialog));
        return *dialog;
    }

    bool says(const QString& text) const {
        const auto labels = dialog->findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](const auto* each) { return each->isVisible() && each->text().contains(text); });
    }

    bool hasCard(const char* name) const {
        const auto frames = dialog->findChildren<QFrame*>(QLatin1String(name));
        return std::ranges::any_of(frames, [](const auto* each) { return each->isVisible(); });
    }

    /// Whatever any widget, or its accessible face, would show of a text.
    bool isAnywhere(const QString& text) const {
        for (const auto* each : dialog->findChildren<QWidget*>()) {
            const auto* meta = each->metaObject();
            for (int i = 0; i < meta->propertyCount(); ++i)
                if (meta->property(i).read(each).toString().contains(text))
                    return true;
            auto* face = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(each));
            for (const auto kind : {QAccessible::Name, QAccessible::Value, QAccessible::Description})
                if (face != nullptr && face->text(kind).contains(text))
                    return true;
        }
        return false;
    }
};

TEST_F(PinOf, ACardTellsWhatWhoseAndHowManyTries) {
    open();
    EXPECT_TRUE(says("Assinar FT_2026A_37.pdf"));
    EXPECT_TRUE(says("ANA BEATRIZ SOUSA"));
    EXPECT_TRUE(says("Gemalto PC Twin Reader"));
    EXPECT_TRUE(says("Resta(m) 3 tentativa(s).")); // the plural is the translation's
    EXPECT_FALSE(hasCard("errorCard"));
    EXPECT_FALSE(hasCard("noticeCard"));
    EXPECT_EQ(dialog->forAll(), nullptr);
}

TEST_F(PinOf, IsTypedAtOnceAndGivenByEnter) {
    open();
    QSignalSpy given(dialog.get(), &PinDialog::given);
    EXPECT_EQ(QApplication::focusWidget(), dialog->pin());
    EXPECT_FALSE(dialog->go()->isEnabled());
    QTest::keyClicks(QApplication::focusWidget(), "12a34");
    EXPECT_EQ(dialog->pin()->characters(), 4); // digits only
    EXPECT_TRUE(dialog->go()->isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    ASSERT_EQ(given.count(), 1);
    const auto answer = dialog->take();
    EXPECT_EQ(answer.secret.exposeText(), "1234");
    EXPECT_FALSE(answer.forAll);
}

TEST_F(PinOf, LeavesNothingOfItInAnyWidget) {
    open();
    QTest::keyClicks(dialog->pin(), "739182");
    EXPECT_FALSE(isAnywhere("739182"));
    EXPECT_FALSE(isAnywhere("7391"));
    const auto answer = dialog->take();
    EXPECT_TRUE(dialog->pin()->isEmpty());
    EXPECT_EQ(answer.secret.size(), 6U);
}

TEST_F(PinOf, FourToEightDigitsIsAskedForBeforeTheCardCountsATry) {
    open();
    QSignalSpy given(dialog.get(), &PinDialog::given);
    for (const auto* typed : {"123", "123456789"}) {
        dialog->pin()->clear();
        QTest::keyClicks(dialog->pin(), typed);
        QTest::keyClick(dialog->pin(), Qt::Key_Return);
        EXPECT_EQ(given.count(), 0) << typed;
        EXPECT_TRUE(says("Nada foi enviado ao cartão")) << typed;
    }
    dialog->pin()->clear();
    QTest::keyClick(dialog->pin(), Qt::Key_Return); // nothing typed: nothing happens
    EXPECT_EQ(given.count(), 0);
    QTest::keyClicks(dialog->pin(), "1234");
    EXPECT_FALSE(says("Nada foi enviado ao cartão"));
    QTest::keyClick(dialog->pin(), Qt::Key_Return);
    EXPECT_EQ(given.count(), 1);
}

TEST_F(PinOf, ATokenMayHaveLetters) {
    question.triesLeft.reset();
    open(false);
    QTest::keyClicks(dialog->pin(), "a1b");
    QTest::keyClick(dialog->pin(), Qt::Key_Return);
    EXPECT_EQ(dialog->take().secret.exposeText(), "a1b");
    EXPECT_FALSE(says("tentativa"));
}

TEST_F(PinOf, IsDeclinedByEscAndByItsButton) {
    open();
    QSignalSpy rejected(dialog.get(), &QDialog::rejected);
    QSignalSpy given(dialog.get(), &PinDialog::given);
    QTest::keyClicks(dialog->pin(), "1234");
    QTest::keyClick(dialog->pin(), Qt::Key_Escape);
    EXPECT_EQ(rejected.count(), 1);
    open();
    QSignalSpy again(dialog.get(), &QDialog::rejected);
    EXPECT_EQ(dialog->decline()->text(), "Não assinar");
    dialog->decline()->click();
    EXPECT_EQ(again.count(), 1);
    EXPECT_EQ(given.count(), 0);
}

TEST_F(PinOf, SaysThatTheOneBeforeWasWrong) {
    question.refused = true;
    question.triesLeft = 2;
    open();
    EXPECT_TRUE(hasCard("noticeCard"));
    EXPECT_FALSE(hasCard("errorCard"));
    EXPECT_TRUE(says("O PIN estava errado."));
    EXPECT_TRUE(says("2 tentativa"));
}

TEST_F(PinOf, WarnsBeforeTheLastTryInAnotherWay) {
    question.triesLeft = 1;
    open();
    EXPECT_TRUE(hasCard("errorCard"));
    EXPECT_TRUE(says("Última tentativa."));
    EXPECT_TRUE(says("bloqueado"));
    EXPECT_FALSE(says("O PIN estava errado."));
    question.refused = true;
    open();
    EXPECT_TRUE(says("O PIN estava errado. Última tentativa."));
}

TEST_F(PinOf, OffersOnePinForAllOnlyWhereTheQuestionDoes) {
    question = samplePinQuestion(threeInvoices);
    open();
    EXPECT_TRUE(says("Assinar 3 documento(s)"));
    auto* names = dialog->findChild<QPlainTextEdit*>();
    ASSERT_NE(names, nullptr);
    EXPECT_TRUE(names->isReadOnly());
    EXPECT_EQ(names->toPlainText(), "FT_2026A_35.pdf\nFT_2026A_36.pdf\nFT_2026A_37.pdf");
    EXPECT_EQ(dialog->forAll(), nullptr);
    question.offersForAll = true;
    open();
    ASSERT_NE(dialog->forAll(), nullptr);
    EXPECT_FALSE(dialog->forAll()->isChecked()); // nobody chose it yet
    QTest::keyClicks(dialog->pin(), "1234");
    dialog->forAll()->click();
    EXPECT_TRUE(dialog->take().forAll);
    question.documentNames = oneInvoice;
    open();
    EXPECT_EQ(dialog->forAll(), nullptr); // nothing follows
}

TEST_F(PinOf, ShowsThePageBeforeItIsTyped) {
    open();
    EXPECT_FALSE(dialog->page()->isVisible());
    const auto narrow = dialog->width();
    const std::string_view pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                 "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                 "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
                                 "trailer<</Root 1 0 R>>\n%%EOF\n";
    dialog->showPage({"FT 2026A/37", Bytes(pdf.begin(), pdf.end())});
    EXPECT_TRUE(dialog->page()->isVisible());
    EXPECT_GT(dialog->width(), narrow);
    EXPECT_TRUE(says("Assinar FT 2026A/37"));
    EXPECT_TRUE(waitFor([&] { return dialog->page()->hasPage(); }));
}

TEST_F(PinOf, APadIsMarkedOnTheReader) {
    question.kind = Question::Kind::PinPad;
    open();
    EXPECT_EQ(dialog->pin(), nullptr);
    EXPECT_EQ(dialog->findChild<SecretEdit*>(), nullptr);
    EXPECT_EQ(QApplication::focusWidget(), dialog->go());
    QSignalSpy given(dialog.get(), &PinDialog::given);
    dialog->go()->click();
    ASSERT_EQ(given.count(), 1);
    EXPECT_TRUE(dialog->take().secret.empty());
    EXPECT_TRUE(dialog->isWaitingForReader());
    EXPECT_TRUE(says("Marque agora o PIN no leitor"));
    EXPECT_FALSE(dialog->go()->isVisible());
    dialog->submit();
    EXPECT_EQ(given.count(), 1); // once
}

TEST_F(PinOf, ANewOneIsTypedTwice) {
    question = samplePinQuestion({});
    question.kind = Question::Kind::NewCardPin;
    open();
    QSignalSpy given(dialog.get(), &PinDialog::given);
    EXPECT_FALSE(says("tentativa"));
    QTest::keyClicks(dialog->pin(), "4711");
    QTest::keyClick(dialog->pin(), Qt::Key_Return);
    EXPECT_EQ(QApplication::focusWidget(), dialog->repeated());
    QTest::keyClicks(dialog->repeated(), "4712");
    QTest::keyClick(dialog->repeated(), Qt::Key_Return);
    EXPECT_EQ(given.count(), 0);
    EXPECT_TRUE(says("Não é igual ao primeiro."));
    QTest::keyClick(dialog->repeated(), Qt::Key_Backspace);
    QTest::keyClicks(dialog->repeated(), "1");
    QTest::keyClick(dialog->repeated(), Qt::Key_Return);
    ASSERT_EQ(given.count(), 1);
    EXPECT_EQ(dialog->take().secret.exposeText(), "4711");
    EXPECT_TRUE(dialog->repeated()->isEmpty());
}

TEST_F(PinOf, KeepsLongNamesInsideItsWidth) {
    question.documentNames.front().insert(0, 300, 'W');
    question.holder = "MARIA DA CONCEIÇÃO DE VASCONCELOS E ALBUQUERQUE MONTENEGRO DE SOUSA COUTINHO";
    question.reader = std::string(120, 'R');
    open();
    EXPECT_LT(dialog->width(), 500);
    question.documentNames = threeInvoices;
    open();
    EXPECT_LT(dialog->width(), 500);
}

} // namespace
