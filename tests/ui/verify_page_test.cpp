// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/office.hpp"
#include "ui/convert.hpp"

#include <QAccessible>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <algorithm>
#include <atomic>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using signing::Indication;

/// Made up by the file's name.
app::FileReport judge(const std::filesystem::path& file, const JobContext&) {
    app::FileReport out;
    out.file = file;
    if (file.filename() == "broken.pdf")
        out.failure = Failure{Fault::File, "PDF_NO_HEADER", {{"file", file.filename()}}, {}};
    if (file.filename() == "broken.pdf" || file.filename() == "plain.pdf")
        return out;
    signing::SignatureReport report;
    report.signer = "Ana Sousa";
    report.field = "Signature1";
    report.indication = file.filename() == "changed.pdf" ? Indication::TotalFailed : Indication::TotalPassed;
    if (report.indication == Indication::TotalFailed)
        report.subIndication = "HASH_FAILURE";
    out.signatures = {report};
    return out;
}

VerifyParts made() {
    VerifyParts parts;
    parts.verify = judge;
    return parts;
}

/// Of a fiscal code on page 2, with the total that is asked for.
app::PageCodes codeOver(const std::string& total) {
    return {
        3,
        2,
        {{2,
          "A:123456789*B:999999990*C:PT*D:FS*E:N*F:20190812*G:FS CDVF/12345*H:CDF7T5HD-12345*I1:PT*I7:0.65*"
          "I8:0.15*N:0.15*O:" +
              total + "*Q:YhGV*R:9999"}}};
}

class Verification : public testing::Test {
  protected:
    Jobs jobs;
    VerifyPage page{jobs, Environment::Sandbox, made()};

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
    VerifyParts parts;
    parts.verify = [report](const std::filesystem::path& file, const JobContext&) {
        app::FileReport out;
        out.file = file;
        out.signatures = {report};
        return out;
    };
    VerifyPage wide(jobs, Environment::Sandbox, parts);
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
    QDropEvent drop({5, 5}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::ShiftModifier);
    drop.setDropAction(Qt::MoveAction); // as somebody who holds Shift wants it
    QCoreApplication::sendEvent(&page, &drop);
    EXPECT_EQ(drop.dropAction(), Qt::CopyAction);
    ASSERT_TRUE(waitFor([&] { return page.results().size() == 1; })); // a job looks for it
    EXPECT_EQ(page.results()[0]->file(), "/tmp/a b.pdf");
    EXPECT_TRUE(isDone());
}

TEST_F(Verification, TakesTheFilesOfAFolder) {
    page.begin("trust");
    TemporaryFolder folder;
    const auto write = [&](const std::string& name, const std::string& text) {
        AtomicFile file(folder.path() / name);
        file.write(asBytes(text));
        file.commit();
    };
    write("a.pdf", "%PDF-1.4");
    write("b-assinado.pdf", "%PDF-1.4");
    write("notes.txt", "text");
    page.take({folder.path(), folder.path() / "absent.pdf"});
    ASSERT_TRUE(waitFor([&] { return page.results().size() == 3 && page.isIdle(); }));
    EXPECT_EQ(page.results()[0]->file().filename(), "a.pdf");
    EXPECT_EQ(page.results()[1]->file().filename(), "b-assinado.pdf");
    EXPECT_EQ(nameOfCard(2), "Não foi encontrado: Não foi lido");
}

/// Six hundred cost no more than the few that are shown, and the others come when they are asked for.
TEST_F(Verification, ShowsFewOfManyAndFoldsThem) {
    page.begin("trust");
    std::vector<std::filesystem::path> many;
    for (int i = 0; i < 600; ++i)
        many.emplace_back(i % 2 == 0 ? std::to_string(i) + ".pdf" : std::to_string(i) + "/changed.pdf");
    page.verify(many);
    EXPECT_EQ(page.count(), 600U);
    EXPECT_EQ(page.results().size(), 25U);
    ASSERT_TRUE(waitFor([&] { return page.isIdle(); }));
    EXPECT_EQ(page.summary(), "Alterado: 300 · Válida: 300");
    EXPECT_TRUE(page.results()[1]->cards().empty());
    page.results()[1]->setUnfolded(true);
    EXPECT_EQ(nameOfCard(1), "Assinatura de Ana Sousa: Alterado");
    for (auto* each : page.findChildren<QPushButton*>())
        if (each->text() == "Mostrar mais (faltam 575)")
            each->click();
    EXPECT_EQ(page.results().size(), 50U);
    EXPECT_TRUE(page.results().back()->isDone());
    button(page, "Limpar lista")->click();
    EXPECT_EQ(page.count(), 0U);
}

TEST_F(Verification, SaysWhatTheQrCodeSays) {
    VerifyParts parts = made();
    std::string total = "0.80";
    parts.codes = [&total](const std::filesystem::path&, const JobContext&) {
        return app::judgeCodes(codeOver(total), nullptr);
    };
    VerifyPage reading(jobs, Environment::Sandbox, parts);
    reading.begin("trust");
    for (const auto& [stated, pill] : {std::pair{"0.80", "Lido"}, std::pair{"8.80", "Com erros"}}) {
        total = stated;
        reading.verify({"a.pdf"});
        ASSERT_TRUE(waitFor([&] { return reading.isIdle(); }));
        ASSERT_NE(reading.results()[0]->codes(), nullptr);
        EXPECT_EQ(reading.results()[0]->codes()->accessibleName(), QStringLiteral("Código QR: ") + pill);
    }
    reading.verify({"broken.pdf"});
    ASSERT_TRUE(waitFor([&] { return reading.isIdle(); }));
    EXPECT_EQ(reading.results()[0]->codes(), nullptr);
}

/// A file whose second half came after the first signature.
class VerifiedRevisions : public testing::Test {
  protected:
    VerifiedRevisions() {
        AtomicFile whole(file);
        whole.write(asBytes("first half, second half"));
        whole.commit();
        VerifyParts parts;
        parts.verify = [](const std::filesystem::path& path, const JobContext&) {
            app::FileReport out;
            out.file = path;
            out.state = fileState(path);
            signing::SignatureReport one;
            one.signer = "Ana Sousa";
            one.revisionEnd = 10;
            one.indication = Indication::TotalPassed;
            one.changes = {{pdf::Change::Kind::SecurityStore, true, "DSS"}};
            out.signatures = {one};
            out.revisions = app::revisionsOf(out.signatures);
            return out;
        };
        parts.open = [this](const std::filesystem::path& path) { opened.push_back(path); };
        page = std::make_unique<VerifyPage>(jobs, Environment::Sandbox, parts);
        page->begin("trust");
        page->verify({file});
        QObject::connect(page.get(), &VerifyPage::saved, [this] { ++saved; });
    }

    bool isShowingAProblem() {
        const auto cards = page->findChildren<ErrorCard*>();
        return std::ranges::any_of(cards, [](const ErrorCard* card) { return !card->isHidden(); });
    }

    Jobs jobs;
    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "a.pdf";
    std::vector<std::filesystem::path> opened;
    int saved = 0;
    std::unique_ptr<VerifyPage> page;
};

TEST_F(VerifiedRevisions, AreShownAsTheyWere) {
    ASSERT_TRUE(waitFor([&] { return page->isIdle(); }));
    ASSERT_NE(page->results()[0]->revisions(), nullptr);
    for (auto* button : page->results()[0]->revisions()->findChildren<QPushButton*>())
        if (button->accessibleName() == "Ver como foi assinado: revisão 1")
            button->click();
    ASSERT_TRUE(waitFor([&] { return opened.size() == 1; }));
    EXPECT_EQ(asText(readFile(opened[0])), "first half");
    EXPECT_EQ(std::filesystem::status(opened[0]).permissions(), std::filesystem::perms::owner_read);
    EXPECT_EQ(std::filesystem::status(opened[0].parent_path()).permissions(),
              std::filesystem::perms::owner_all);
    page.reset();
    EXPECT_FALSE(std::filesystem::exists(opened[0]));
}

TEST_F(VerifiedRevisions, AreSavedAndNeverOverAFile) {
    ASSERT_TRUE(waitFor([&] { return page->isIdle(); }));
    const auto target = folder.path() / "old.pdf";
    page->saveRevision(file, 1, target);
    ASSERT_TRUE(waitFor([&] { return saved == 1; }));
    EXPECT_EQ(asText(readFile(target)), "first half");
    page->saveRevision(file, 1, file);
    ASSERT_TRUE(waitFor([&] { return isShowingAProblem(); }));
    EXPECT_EQ(asText(readFile(file)), "first half, second half");
}

TEST_F(VerifiedRevisions, AreRefusedWhenTheFileChanged) {
    ASSERT_TRUE(waitFor([&] { return page->isIdle(); }));
    std::filesystem::resize_file(file, 12);
    page->openRevision(file, 1);
    ASSERT_TRUE(waitFor([&] { return isShowingAProblem(); }));
    EXPECT_TRUE(opened.empty());
}

TEST_F(VerifiedRevisions, AndTheReportIsSavedAsBothKinds) {
    ASSERT_TRUE(waitFor([&] { return page->isIdle(); }));
    page->saveReport(folder.path() / "report.pdf");
    page->saveReport(folder.path() / "report.json");
    ASSERT_TRUE(waitFor([&] { return saved == 2; }));
    EXPECT_TRUE(asText(readFile(folder.path() / "report.pdf")).starts_with("%PDF-1.4"));
    EXPECT_TRUE(asText(readFile(folder.path() / "report.json")).starts_with("{\"schema\""));
    page->saveReport(folder.path() / "report.json");
    ASSERT_TRUE(waitFor([&] { return isShowingAProblem(); }));
}

TEST_F(Verification, RefusesADropWithoutFiles) {
    QMimeData data;
    data.setText("text");
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(&page, &enter);
    EXPECT_FALSE(enter.isAccepted());
}

TEST(VerificationOfProtectedFiles, TakesTheirPasswordOnceAndKeepsTheirPlaces) {
    Jobs jobs;
    std::atomic<bool> open = false;
    VerifyParts parts;
    parts.verify = [&open](const std::filesystem::path& file, const JobContext& job) {
        auto report = judge(file, job);
        if (!open && file.filename().string().starts_with("locked")) {
            report.signatures.clear();
            report.failure =
                Failure{Fault::Credential, "PDF_PASSWORD_NEEDED", {{"file", file.filename()}}, {}};
        }
        return report;
    };
    parts.unlock = [&open](const std::filesystem::path& file, Secret password) {
        if (password.exposeText() != "segredo")
            throw Error(Fault::Credential, "PDF_PASSWORD_NEEDED", {{"file", file.filename()}});
        open = true;
    };
    VerifyPage page(jobs, Environment::Sandbox, std::move(parts));
    page.show();
    page.verify({"/locked-1.pdf", "/valid.pdf", "/locked-2.pdf"});
    page.begin("");
    const auto done = [&page] {
        return page.isIdle() && page.results().size() == 3 &&
               std::ranges::all_of(page.results(), &FileResult::isDone);
    };
    ASSERT_TRUE(waitFor(done));
    const auto unlock = [&page](std::size_t at) -> QPushButton* {
        for (auto* each : page.results()[at]->findChildren<QPushButton*>())
            if (each->accessibleName() == QStringLiteral("Escrever a palavra-passe…"))
                return each;
        return nullptr;
    };
    EXPECT_EQ(unlock(1), nullptr);
    ASSERT_NE(unlock(2), nullptr);
    unlock(2)->click();
    auto* dialog = page.findChild<PasswordDialog*>();
    ASSERT_NE(dialog, nullptr);
    QTest::keyClicks(&dialog->password(), "errada");
    dialog->submit();
    ASSERT_TRUE(waitFor([&] { return !dialog->problem().isEmpty(); }));
    QTest::keyClicks(&dialog->password(), "segredo");
    dialog->submit();
    ASSERT_TRUE(waitFor([&] { return done() && unlock(0) == nullptr && unlock(2) == nullptr; }));
    std::vector<std::string> names;
    for (const auto* each : page.results())
        names.push_back(each->file().filename());
    EXPECT_EQ(names, (std::vector<std::string>{"locked-1.pdf", "valid.pdf", "locked-2.pdf"}));
    EXPECT_TRUE(waitFor([&page] {
        return std::ranges::is_sorted(page.results(), {}, [](const FileResult* each) { return each->y(); }) &&
               page.results()[0]->y() < page.results()[2]->y();
    })) << "and are seen so";
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
    QTest::keyClick(&window, Qt::Key_6, Qt::ControlModifier);
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
