// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/office.hpp"

#include <QSignalSpy>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;

class Editor : public testing::Test {
  protected:
    Office office;
    InvoiceEditor editor{office.jobs, office.workplace.services()};

    void SetUp() override {
        editor.resize(1100, 760);
        ASSERT_TRUE(showActive(editor));
        editor.startNew();
        ASSERT_TRUE(waitFor([this] { return !editor.draft().series.empty(); }));
    }

    FormField* field(const QString& name) {
        for (auto* each : editor.findChildren<FormField*>())
            for (auto* control : each->findChildren<QWidget*>())
                if (control->accessibleName() == name)
                    return each;
        return nullptr;
    }
    QLineEdit* line(const QString& name) { return field(name)->findChild<QLineEdit*>(); }
    QString cellProblem(int row, int column) {
        return editor.lineModel().index(row, column).data(LineModel::ProblemRole).toString();
    }
    void openWrong() {
        editor.open(wrongDraft(today(office.clock, Zone::Lisbon)));
        ASSERT_TRUE(waitFor([this] { return !editor.draft().series.empty(); }));
        editor.check();
    }
    /// Types into the open cell and goes on with Enter.
    void type(const QString& text) {
        auto* cell = QApplication::focusWidget();
        ASSERT_NE(cell, nullptr);
        QTest::keyClicks(cell, text);
        QTest::keyClick(cell, Qt::Key_Return);
        QCoreApplication::sendPostedEvents();
    }
};

TEST_F(Editor, SaysNothingBeforeAPersonHasTyped) {
    EXPECT_EQ(editor.problems().count(), 0);
    EXPECT_TRUE(field("NIF")->problem().isEmpty());
}

TEST_F(Editor, ShowsAWrongNumberAtItsFieldAtOnce) {
    QTest::keyClicks(line("NIF"), "507000004");
    EXPECT_TRUE(field("NIF")->problem().contains("NIF"));
    EXPECT_TRUE(field("Nome do cliente")->problem().isEmpty()); // not reached yet
    line("NIF")->clear();
    QTest::keyClicks(line("NIF"), "507000005");
    EXPECT_TRUE(field("NIF")->problem().isEmpty());
}

TEST_F(Editor, ShowsEveryProblemAtItsFieldAndCountsThem) {
    openWrong();
    EXPECT_FALSE(field("NIF")->problem().isEmpty());
    EXPECT_FALSE(field("Nome do cliente")->problem().isEmpty());
    EXPECT_FALSE(cellProblem(0, LineModel::Quantity).isEmpty());
    EXPECT_FALSE(cellProblem(1, LineModel::Price).isEmpty());
    EXPECT_FALSE(cellProblem(2, LineModel::Exemption).isEmpty());
    EXPECT_TRUE(cellProblem(0, LineModel::Price).isEmpty());
    EXPECT_EQ(editor.problems().count(), 5);
    EXPECT_TRUE(editor.problems().summary().startsWith("5"));
}

TEST_F(Editor, IssuesNothingWhileThereAreProblems) {
    openWrong();
    QSignalSpy issued(&editor, &InvoiceEditor::issued);
    QTest::keyClick(&editor, Qt::Key_F9);
    EXPECT_FALSE(editor.isBusy());
    EXPECT_EQ(issued.count(), 0);
    EXPECT_EQ(office.workplace.services().documents.count({}), 0);
}

TEST_F(Editor, WritesLinesFromTheKeyboard) {
    editor.lines().editCell(0, LineModel::Code);
    for (const char* text : {"CON", "Consultoria", "2,5", "h", "45,00", "10"})
        type(text);
    type({}); // the rate stays
    ASSERT_EQ(editor.lineModel().rowCount(), 2);
    EXPECT_EQ(editor.lines().currentIndex().row(), 1); // went on to the new line
    const auto lines = editor.draft().lines;
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].code, "CON");
    EXPECT_EQ(lines[0].quantity, "2.5");
    EXPECT_EQ(lines[0].unitPrice, "45.00");
    EXPECT_EQ(lines[0].discount, "10");
    EXPECT_EQ(lines[0].tax, "NOR");
    EXPECT_EQ(editor.lineModel().index(0, LineModel::Total).data().toString(), "101,25");
}

TEST_F(Editor, TabInAnEmptyLineLeavesTheLines) {
    editor.lines().editCell(0, LineModel::Code);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    EXPECT_EQ(editor.lines().currentIndex().column(), LineModel::Description);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCoreApplication::sendPostedEvents();
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    EXPECT_EQ(QApplication::focusWidget()->accessibleName(), "Emitir e assinar");
}

TEST_F(Editor, RemovesALineWithCtrlD) {
    editor.open(sampleDraft(2, today(office.clock, Zone::Lisbon)));
    ASSERT_EQ(editor.draft().lines.size(), 3U);
    editor.lines().editCell(1, LineModel::Description);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D, Qt::ControlModifier);
    ASSERT_EQ(editor.draft().lines.size(), 2U);
    EXPECT_EQ(editor.draft().lines[1].code, "EMB");
}

TEST_F(Editor, KeepsTheDraftWhenLeaving) {
    QTest::keyClicks(line("Nome do cliente"), "Livraria Avenida");
    QSignalSpy left(&editor, &InvoiceEditor::left);
    QTest::keyClick(line("Nome do cliente"), Qt::Key_Escape);
    ASSERT_TRUE(waitFor([&] { return left.count() == 1; }));
    const auto rows = office.workplace.services().documents.page({});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].state, invoicing::DocumentState::Draft);
    EXPECT_EQ(rows[0].customer, "Livraria Avenida");
}

TEST_F(Editor, KeepsNothingOfAnEmptyInvoice) {
    QSignalSpy left(&editor, &InvoiceEditor::left);
    editor.leave();
    ASSERT_TRUE(waitFor([&] { return left.count() == 1; }));
    EXPECT_EQ(office.workplace.services().documents.count({}), 0);
}

TEST_F(Editor, IssuesWithoutAWayToSignAndSaysThatItIsPending) {
    editor.open(sampleDraft(0, today(office.clock, Zone::Lisbon)));
    ASSERT_TRUE(waitFor([this] { return !editor.draft().series.empty(); }));
    std::optional<app::IssueResult> result;
    QObject::connect(&editor, &InvoiceEditor::issued, &editor,
                     [&](const app::IssueResult& issued) { result = issued; });
    QTest::keyClick(&editor, Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([&] { return result.has_value(); }));
    EXPECT_EQ(result->document->number, "FT 2026A/1");
    ASSERT_TRUE(result->pending);
    EXPECT_EQ(result->pending->reason, "NO_PROVIDER");
}

TEST(ProblemPlaces, AreReadFromTheNamesThatTheCheckGives) {
    EXPECT_EQ(placeOf("lines[12].unitPrice").line, 12);
    EXPECT_EQ(placeOf("lines[12].unitPrice").member, "unitPrice");
    EXPECT_EQ(placeOf("lines[0]").member, "");
    EXPECT_EQ(placeOf("customer.nif").line, -1);
    EXPECT_EQ(columnOf("rate"), LineModel::Tax);
}

TEST(Setup, ShowsProblemsAtItsFieldsAndTakesTheExample) {
    Office office(false);
    SetupPage setup(office.jobs, office.workplace.services());
    EXPECT_FALSE(setup.check());
    int wrong = 0;
    for (auto* each : setup.findChildren<FormField*>())
        wrong += each->problem().isEmpty() ? 0 : 1;
    EXPECT_EQ(wrong, 7);
    setup.useExample();
    EXPECT_TRUE(setup.check());
    QSignalSpy done(&setup, &SetupPage::done);
    setup.save();
    ASSERT_TRUE(waitFor([&] { return done.count() == 1; }));
    EXPECT_EQ(office.workplace.services().company.company()->name, "Atelier do Mondego, Lda");
    EXPECT_EQ(office.workplace.services().company.series().front().validationCode, "SANDBOX1");
}

} // namespace
