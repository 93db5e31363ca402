// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/office.hpp"
#include "ui/convert.hpp"

#include <QAccessible>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using signing::Indication;

/// Made up by the file's name.
app::FileVerdict judge(const std::filesystem::path& file, const JobContext&) {
    if (file.filename() == "broken.pdf")
        throw Error(Fault::File, "PDF_NO_HEADER", {{"file", file.filename()}});
    if (file.filename() == "plain.pdf")
        return {file, {}};
    signing::SignatureReport report;
    report.signer = "Ana Sousa";
    report.field = "Signature1";
    report.indication = file.filename() == "changed.pdf" ? Indication::TotalFailed : Indication::TotalPassed;
    if (report.indication == Indication::TotalFailed)
        report.subIndication = "HASH_FAILURE";
    return {file, {report}};
}

class Verification : public testing::Test {
  protected:
    Jobs jobs;
    VerifyPage page{jobs, Environment::Sandbox, judge};

    bool isDone() {
        return waitFor([&] { return std::ranges::all_of(page.results(), &FileResult::isDone); });
    }

    void verify(std::vector<std::filesystem::path> files) {
        page.verify(files);
        page.begin("trust");
        ASSERT_TRUE(isDone());
    }

    static QPushButton* button(QWidget& where, const QString& name) {
        for (auto* each : where.findChildren<QPushButton*>())
            if (each->accessibleName() == name)
                return each;
        return nullptr;
    }

    QString nameOfCard(int result) { return page.results()[size_t(result)]->cards()[0]->accessibleName(); }
};

TEST_F(Verification, ShowsOneCardForEachOutcome) {
    verify({"a.pdf", "changed.pdf", "plain.pdf", "broken.pdf"});
    ASSERT_EQ(page.results().size(), 4U);
    EXPECT_EQ(nameOfCard(0), "Assinatura de Ana Sousa: Válida");
    EXPECT_EQ(nameOfCard(1), "Assinatura de Ana Sousa: Alterado");
    EXPECT_EQ(nameOfCard(2), "Este ficheiro não está assinado: Sem assinaturas");
    EXPECT_EQ(nameOfCard(3), "Este ficheiro não serve: Não foi lido");
}

TEST_F(Verification, WaitsUntilItKnowsWhomToTrust) {
    page.verify({"a.pdf"});
    QCoreApplication::processEvents();
    EXPECT_FALSE(page.results()[0]->isDone());
    page.begin("trust");
    EXPECT_TRUE(isDone());
}

TEST_F(Verification, PutsNewFilesOnTopAndAFileOnlyOnce) {
    verify({"a.pdf", "plain.pdf"});
    page.verify({"changed.pdf", "a.pdf"});
    ASSERT_TRUE(isDone());
    QStringList names;
    for (const auto* result : page.results())
        names << pathToQt(result->file());
    EXPECT_EQ(names.join(' '), "changed.pdf a.pdf plain.pdf");
}

TEST_F(Verification, UnfoldsAndCopiesTheDetails) {
    verify({"a.pdf"});
    page.show();
    auto* card = page.results()[0]->cards()[0];
    button(*card, "Detalhes")->click();
    EXPECT_TRUE(card->isUnfolded());
    button(*card, "Copiar detalhes")->click();
    EXPECT_TRUE(QApplication::clipboard()->text().contains("TOTAL-PASSED"));
    button(*card, "Esconder detalhes")->click();
    EXPECT_FALSE(card->isUnfolded());
}

TEST_F(Verification, CutsANameWithoutEnd) {
    signing::SignatureReport report;
    report.signer = std::string(5000, 'W');
    report.chain = {"CN=" + report.signer};
    VerifyPage wide(jobs, Environment::Sandbox, [report](const auto& file, const JobContext&) {
        return app::FileVerdict{file, {report}};
    });
    wide.resize(900, 600);
    wide.show();
    wide.begin("trust");
    wide.verify({"a.pdf"});
    ASSERT_TRUE(waitFor([&] { return wide.results()[0]->isDone(); }));
    auto* card = wide.results()[0]->cards()[0];
    card->setUnfolded(true);
    EXPECT_LE(card->minimumSizeHint().width(), 900);
}

TEST_F(Verification, TakesDroppedFiles) {
    page.begin("trust");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile("/tmp/a b.pdf"), QUrl("https://example.com/c.pdf")});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&page, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&page, &drop);
    ASSERT_EQ(page.results().size(), 1U);
    EXPECT_EQ(page.results()[0]->file(), "/tmp/a b.pdf");
    EXPECT_TRUE(isDone());
}

TEST_F(Verification, RefusesADropWithoutFiles) {
    QMimeData data;
    data.setText("text");
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(&page, &enter);
    EXPECT_FALSE(enter.isAccepted());
}

TEST_F(Verification, TakesFilesOffTheList) {
    verify({"a.pdf", "plain.pdf"});
    button(page, "Tirar a.pdf da lista")->click();
    ASSERT_EQ(page.results().size(), 1U);
    button(page, "Limpar lista")->click();
    EXPECT_TRUE(page.results().empty());
}

TEST(VerifyInTheWindow, IsReachedByKeyAndReadsARealFile) {
    Office office;
    issueSamples(office.workplace.services(), 1, today(office.clock, Zone::Lisbon));
    MainWindow window(office.parts());
    QSignalSpy ready(&window, &MainWindow::ready);
    ASSERT_TRUE(showActive(window));
    ASSERT_TRUE(waitFor([&] { return ready.count() == 1; }));
    QTest::keyClick(&window, Qt::Key_5, Qt::ControlModifier);
    ASSERT_TRUE(window.verification().isVisible());
    const auto file = office.folder.path() / "text.pdf";
    AtomicFile text(file);
    text.write(asBytes("no PDF"));
    text.commit();
    window.verification().verify({file});
    ASSERT_TRUE(waitFor([&] { return window.verification().results()[0]->isDone(); }));
    EXPECT_EQ(window.verification().results()[0]->cards()[0]->accessibleName(),
              "Este ficheiro não serve: Não foi lido");
    QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
    EXPECT_TRUE(window.documents().isVisible());
}

TEST(VerifyInTheWindow, KeepsTheDraftThatIsLeftForIt) {
    Office office;
    MainWindow window(office.parts());
    QSignalSpy ready(&window, &MainWindow::ready);
    ASSERT_TRUE(showActive(window));
    ASSERT_TRUE(waitFor([&] { return ready.count() == 1; }));
    window.newInvoice();
    ASSERT_TRUE(waitFor([&] { return !window.editor().draft().series.empty(); }));
    typeText(QApplication::focusWidget(), "507000005");
    window.goTo(Place::Verify);
    ASSERT_TRUE(waitFor([&] { return window.verification().isVisible(); }));
    EXPECT_EQ(office.workplace.services().documents.count({}), 1);
}

} // namespace
