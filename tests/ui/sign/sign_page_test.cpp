// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/pages/painted_files.hpp"
#include "tests/ui/wait.hpp"
#include "ui/cards/prompt_desk.hpp"
#include "ui/convert.hpp"
#include "ui/sample_desk.hpp"
#include "ui/sample_sign_desk.hpp"
#include "ui/sign/drop_zone.hpp"
#include "ui/sign/filter_chips.hpp"
#include "ui/sign/notice_bars.hpp"
#include "ui/sign/row_panel.hpp"
#include "ui/sign/send_file.hpp"
#include "ui/sign/sign_board.hpp"
#include "ui/sign/sign_list.hpp"
#include "ui/sign/sign_page.hpp"
#include "ui/sign/signed_log_view.hpp"
#include "ui/sign/start_bar.hpp"

#include <cunho/crypto/digest.hpp>
#include <cunho/pdf/worker_reader.hpp>

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTableView>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using app::BatchFileState;
using testing::Contains;
using testing::ElementsAre;
using Fate = SampleSignDesk::Fate;
using Phase = SignQueue::Phase;
namespace fs = std::filesystem;

struct MailAttempts {
    static inline QStringList attached;
    static inline QString subject;
    static inline bool there = true;
    static bool start(const QString&, const QStringList& arguments) {
        attached << arguments.back();
        subject = arguments.at(2);
        return there;
    }
};

class Page : public testing::Test, public PaintedFiles {
  protected:
    void SetUp() override {
        page = std::make_unique<SignPage>(
            jobs, queue,
            PreviewParts{jobs, options(), *foreign, nullptr,
                         [this](const fs::path& file, Secret password) { open(file, password); }});
        page->resize(1064, 768);
        ASSERT_TRUE(showActive(*page));
        ASSERT_TRUE(waitFor([&] { return queue.overview().has_value(); }));
    }

    void TearDown() override { desk.goOn(); }

    fs::path pdf(const std::string& name, int pages = 1) const {
        fs::create_directories((folder.path() / name).parent_path());
        return put(name, boxedPdf({.pages = pages}));
    }

    /// Whether the page took it.
    bool drop(const QMimeData& data) {
        const QPoint middle(500, 400);
        QDragEnterEvent enter(middle, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.setAccepted(false);
        QCoreApplication::sendEvent(page.get(), &enter);
        if (!enter.isAccepted())
            return false;
        EXPECT_EQ(enter.dropAction(), Qt::CopyAction);
        QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page.get(), &event);
        return event.isAccepted();
    }

    bool drop(const std::vector<fs::path>& files) {
        QMimeData data;
        QList<QUrl> urls;
        for (const auto& file : files)
            urls << QUrl::fromLocalFile(pathToQt(file));
        data.setUrls(urls);
        return drop(data);
    }

    /// Of files that the desk's fates call protected: one password for all.
    void open(const fs::path& file, const Secret& password) {
        if (password.exposeText() != "segredo")
            throw Error(Fault::Credential, "PDF_PASSWORD_NEEDED", {{"file", file.filename().string()}});
        desk.fates.clear();
    }

    static bool isOffered(const char* name, QWidget* in) {
        return std::ranges::any_of(in->findChildren<QAbstractButton*>(), [name](const auto* each) {
            return each->accessibleName() == QString::fromUtf8(name) && each->isVisible();
        });
    }

    bool is(Phase phase) {
        return waitFor([&] { return queue.phase() == phase; });
    }

    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& row : queue.batch().rows())
            names.push_back(row.source.filename().string());
        return names;
    }

    SignBoard& board() { return page->board(); }
    SignList& list() { return board().list(); }
    RowPanel& panel() { return board().panel(); }
    StartBar& bar() { return board().bar(); }

    QAbstractButton* button(const char* name, QWidget* in) {
        for (auto* each : in->findChildren<QAbstractButton*>())
            if (each->accessibleName() == QString::fromUtf8(name) && each->isVisible())
                return each;
        ADD_FAILURE() << name;
        return nullptr;
    }

    SystemClock clock;
    SampleSignDesk desk{sampleNow()};
    std::unique_ptr<pdf::Reader> foreign =
        pdf::makeWorkerReader({fs::path(CUNHO_BINARY_DIR) / "cunho-pdf-worker", nullptr, {}});
    Jobs jobs;
    QWidget window;
    PromptDesk prompts{jobs, {}, clock, &window};
    SignQueue queue{jobs, desk, prompts.line(), clock};
    std::unique_ptr<SignPage> page;
};

TEST_F(Page, TakesFilesAndFoldersThatAreDropped) {
    EXPECT_TRUE(page->dropZone().isVisible());
    pdf("pasta/b.pdf");
    ASSERT_TRUE(drop({pdf("a.pdf"), folder.path() / "pasta"}));
    EXPECT_FALSE(page->dropZone().isVisible());
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_THAT(names(), ElementsAre("a.pdf", "b.pdf"));
    EXPECT_EQ(board().model().rowCount(), 2);
    EXPECT_TRUE(bar().start().isEnabled());
}

TEST_F(Page, ShowsThatItTakesWhatIsDragged) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile("/a.pdf")});
    QDragEnterEvent enter({500, 400}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(page.get(), &enter);
    EXPECT_TRUE(page->dropZone().isDropping());
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(page.get(), &leave);
    EXPECT_FALSE(page->dropZone().isDropping());
    ASSERT_TRUE(drop({pdf("a.pdf")}));
    ASSERT_TRUE(is(Phase::Ready));
    auto* veil = page->findChild<DropVeil*>();
    QCoreApplication::sendEvent(page.get(), &enter);
    EXPECT_TRUE(veil->isVisible());
    QCoreApplication::sendEvent(page.get(), &leave);
    EXPECT_FALSE(veil->isVisible());
}

TEST_F(Page, TakesAListOfAddressesWithNamesOfAllKinds) {
    const auto odd = pdf("um # dois %20 três\n😀.pdf");
    QMimeData data;
    data.setData("text/uri-list", "# comment\r\n" + QUrl::fromLocalFile(pathToQt(odd)).toEncoded() + "\r\n");
    ASSERT_TRUE(drop(data));
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_EQ(queue.batch().rows().front().source, odd);
}

TEST_F(Page, SaysWhatItLeavesOut) {
    QMimeData data;
    data.setUrls({QUrl("https://example.com/a.pdf"), QUrl::fromLocalFile(pathToQt(put("a.txt", "text")))});
    ASSERT_TRUE(drop(data));
    ASSERT_TRUE(waitFor([&] { return page->leftOut().isVisible(); }));
    ASSERT_TRUE(is(Phase::Empty));
    EXPECT_TRUE(page->dropZone().isVisible());
    EXPECT_EQ(queue.leftOut().size(), 2U);
    EXPECT_FALSE(page->leftOut().details().isVisible());
    button("Detalhes", &page->leftOut())->click();
    EXPECT_TRUE(page->leftOut().details().isVisible());
    EXPECT_EQ(page->leftOut().details().model()->rowCount(), 2);
    button("Fechar: o que ficou de fora", &page->leftOut())->click();
    EXPECT_FALSE(page->leftOut().isVisible());
}

TEST_F(Page, RefusesATextThatNamesNoFile) {
    QMimeData data;
    data.setText("bom dia");
    EXPECT_FALSE(drop(data));
    data.setText(pathToQt(pdf("a.pdf")));
    EXPECT_TRUE(drop(data));
    EXPECT_TRUE(is(Phase::Ready));
}

TEST_F(Page, PastesWhatWasCopied) {
    QApplication::clipboard()->setText(pathToQt(pdf("a.pdf")));
    QTest::keyClick(page.get(), Qt::Key_V, Qt::ControlModifier);
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_THAT(names(), ElementsAre("a.pdf"));
}

TEST_F(Page, IsWorkedByTheKeyboard) {
    ASSERT_TRUE(drop({pdf("a.pdf"), pdf("b.pdf"), pdf("c.pdf")}));
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_TRUE(list().hasFocus());
    EXPECT_EQ(list().current(), 1);
    QTest::keyClick(&list(), Qt::Key_Down, Qt::AltModifier);
    EXPECT_THAT(names(), ElementsAre("b.pdf", "a.pdf", "c.pdf"));
    QTest::keyClick(&list(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(&list(), Qt::Key_Up, Qt::AltModifier);
    EXPECT_THAT(names(), ElementsAre("b.pdf", "a.pdf", "c.pdf"));
    EXPECT_EQ(list().current(), 1); // it stays where the person is
    QTest::keyClick(&list(), Qt::Key_Return);
    EXPECT_TRUE(panel().preview().canvas().hasFocus());
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(list().chosen().size(), 3U);
    list().choose(1);
    QTest::keyClick(&list(), Qt::Key_Delete);
    EXPECT_THAT(names(), ElementsAre("b.pdf", "c.pdf"));
    QMenu menu;
    list().fill(menu);
    EXPECT_GE(menu.actions().size(), 4);
}

TEST_F(Page, SignsAndSaysWhatBecameOfEach) {
    desk.fates["b.pdf"].signing = Failure{Fault::Network, "NO_CONNECTION", {{"host", "tsa"}}, {}};
    desk.fates["b.pdf"].pending = true;
    desk.fates["c.pdf"].reading = Failure{Fault::File, "PDF_EMPTY", {{"file", "c.pdf"}}, {}};
    ASSERT_TRUE(drop({pdf("a.pdf"), pdf("b.pdf"), pdf("c.pdf")}));
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_TRUE(bar().text().startsWith("2 "));
    desk.holdAt(2);
    bar().start().click();
    ASSERT_TRUE(waitFor([&] { return desk.isHeld() && queue.counts().done == 1; }));
    EXPECT_TRUE(bar().stop().isVisible());
    EXPECT_FALSE(bar().start().isVisible());
    EXPECT_EQ(bar().progress().value(), 2); // one signed, one that cannot be read
    desk.goOn();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_EQ(bar().text().count(QStringLiteral(" · ")), 2);
    auto* chips = &board().chips();
    EXPECT_TRUE(chips->chip(RowFilter::Signed)->text().endsWith("2"));
    chips->choose(RowFilter::Problem);
    EXPECT_EQ(board().model().rowCount(), 1);
    EXPECT_EQ(panel().row(), 3);
    EXPECT_TRUE(panel().problem().isVisible());
    chips->choose(RowFilter::All);
    desk.fates.clear();
    button("Tentar de novo", &bar())->click();
    ASSERT_TRUE(is(Phase::Ready));
    bar().start().click();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_EQ(queue.counts().done, 2U);
    button("Limpar assinados", &bar())->click();
    ASSERT_TRUE(is(Phase::Empty));
    EXPECT_TRUE(page->dropZone().isVisible());
}

TEST_F(Page, StopsAndKeepsWhatIsSigned) {
    ASSERT_TRUE(drop({pdf("a.pdf"), pdf("b.pdf"), pdf("c.pdf")}));
    ASSERT_TRUE(is(Phase::Ready));
    desk.holdAt(2);
    bar().start().click();
    ASSERT_TRUE(waitFor([&] { return desk.isHeld(); }));
    bar().stop().click();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_EQ(queue.counts().done, 1U);
    EXPECT_EQ(queue.counts().cancelled, 2U);
    EXPECT_TRUE(board().chips().chip(RowFilter::Cancelled)->isVisible());
}

TEST_F(Page, OffersToGoOnOrToForget) {
    desk.answer.unfinished = {sampleUnfinished(sampleNow(), 3), sampleUnfinished(sampleNow(), 2)};
    desk.answer.unfinished[1].id = "8";
    queue.refresh();
    ASSERT_TRUE(waitFor([&] { return page->unfinished().isVisible(); }));
    EXPECT_TRUE(page->unfinished().text().contains("3 "));
    button("Esquecer", &page->unfinished())->click();
    ASSERT_TRUE(waitFor([&] { return page->unfinished().text().contains("2 "); }));
    EXPECT_THAT(desk.calls(), Contains("forget 7"));
    button("Continuar", &page->unfinished())->click();
    ASSERT_TRUE(waitFor([&] { return queue.counts().all == 2; }));
    EXPECT_THAT(desk.calls(), Contains("reopen 8"));
    EXPECT_FALSE(page->unfinished().isVisible());
}

TEST_F(Page, ABatchThatAnotherWindowSignsCanOnlyBeLookedAtAgain) {
    desk.answer.unfinished = {sampleUnfinished(sampleNow(), 3)};
    desk.answer.unfinished[0].elsewhere = true;
    queue.refresh();
    ASSERT_TRUE(waitFor([&] { return page->unfinished().isVisible(); }));
    EXPECT_TRUE(page->unfinished().text().startsWith("Outra janela"))
        << page->unfinished().text().toStdString();
    EXPECT_FALSE(isOffered("Continuar", &page->unfinished()));
    EXPECT_FALSE(isOffered("Esquecer", &page->unfinished()));
    desk.answer.unfinished[0].elsewhere = false;
    button("Ver de novo", &page->unfinished())->click();
    ASSERT_TRUE(waitFor([&] { return isOffered("Continuar", &page->unfinished()); }));
    EXPECT_FALSE(isOffered("Ver de novo", &page->unfinished()));
}

TEST_F(Page, ShowsThePreviewAndKeepsThePlaceOfTheSeal) {
    ASSERT_TRUE(drop({pdf("a.pdf", 3)}));
    ASSERT_TRUE(is(Phase::Ready));
    auto& preview = panel().preview();
    ASSERT_TRUE(waitFor([&] { return preview.file().has_value(); }));
    EXPECT_EQ(preview.pages().pageCount(), 3);
    SealPlace place = preview.place();
    place.on = SealPlace::On::LastPage;
    preview.setPlace(place);
    emit preview.placeChanged(place);
    EXPECT_EQ(queue.choice().place.on, SealPlace::On::LastPage);
    ASSERT_TRUE(waitFor([&] { return desk.remembered().place.on == SealPlace::On::LastPage; }));
}

TEST_F(Page, GivesOneFileAPlaceOfItsOwn) {
    ASSERT_TRUE(drop({pdf("a.pdf"), pdf("b.pdf")}));
    ASSERT_TRUE(is(Phase::Ready));
    list().choose(2);
    auto& preview = panel().preview();
    SealPlace own = preview.place();
    own.where = {200, 300, 400, 360};
    own.inAllFiles = false;
    preview.setPlace(own);
    emit preview.placeChanged(own);
    list().choose(1);
    EXPECT_EQ(preview.place(), queue.choice().place);
    EXPECT_FALSE(preview.place() == own);
    list().choose(2);
    EXPECT_EQ(preview.place(), own);
    bar().start().click();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_THAT(desk.calls(), Contains("own seal b.pdf"));
    EXPECT_THAT(desk.calls(), testing::Not(Contains("own seal a.pdf")));
}

TEST_F(Page, MakesTheSameOwnPlaceThatOfAllFiles) {
    ASSERT_TRUE(drop({pdf("a.pdf"), pdf("b.pdf")}));
    ASSERT_TRUE(is(Phase::Ready));
    auto& preview = panel().preview();
    SealPlace place = preview.place();
    place.where = {200, 300, 400, 360};
    place.inAllFiles = false;
    emit preview.placeChanged(place);
    EXPECT_FALSE(queue.choice().place == place);
    place.inAllFiles = true;
    emit preview.placeChanged(place);
    EXPECT_EQ(queue.choice().place, place);
    EXPECT_EQ(queue.placeOf(2), place);
}

TEST_F(Page, ReadsAFileAgainThatIsNotAsItIsShown) {
    const auto file = pdf("a.pdf");
    ASSERT_TRUE(drop({file}));
    ASSERT_TRUE(is(Phase::Ready));
    auto& preview = panel().preview();
    ASSERT_TRUE(waitFor([&] { return preview.file().has_value(); }));
    const Bytes before = queue.batch().rows().front().sha256;
    EXPECT_EQ(preview.file()->sha256, before);
    EXPECT_TRUE(panel().notice().isEmpty());
    pdf("a.pdf", 2);
    QEvent back(QEvent::WindowActivate); // from another program
    QApplication::sendEvent(page.get(), &back);
    ASSERT_TRUE(waitFor([&] {
        return queue.phase() == Phase::Ready && queue.batch().rows().front().sha256 != before &&
               preview.file() && preview.file()->sha256 == queue.batch().rows().front().sha256;
    }));
    EXPECT_TRUE(panel().notice().contains(QStringLiteral("mudou")));
    EXPECT_EQ(preview.pages().pageCount(), 2);
}

/// A person's way out of any number of changes: «Ler de novo».
TEST_F(Page, FollowsAFileThatChangesAgainAndAgainOnceItIsReadAgain) {
    const auto file = pdf("a.pdf");
    ASSERT_TRUE(drop({file}));
    ASSERT_TRUE(is(Phase::Ready));
    auto& preview = panel().preview();
    const auto agree = [&] {
        return queue.phase() == Phase::Ready && preview.file() &&
               queue.batch().rows().front().sha256 == crypto::sha256File(file).value &&
               preview.file()->sha256 == crypto::sha256File(file).value;
    };
    ASSERT_TRUE(waitFor(agree));
    for (int pages = 2; pages < 8; ++pages) {
        pdf("a.pdf", pages);
        panel().checkShown();
        ASSERT_TRUE(waitFor(agree)) << pages;
    }
    EXPECT_EQ(preview.pages().pageCount(), 7);
    EXPECT_TRUE(panel().notice().contains(QStringLiteral("mudou")));
}

/// Its password was typed on another page, or the file was mended.
TEST_F(Page, ShowsAFileOnceItCanBeRead) {
    desk.fates["a.pdf"] = Fate{.reading = Failure{Fault::File, "PDF_NO_HEADER", {{"file", "a.pdf"}}, {}}};
    const auto file = folder.path() / "a.pdf";
    put("a.pdf", "%PDF-1.4 nothing");
    ASSERT_TRUE(drop({file}));
    ASSERT_TRUE(waitFor([&] { return queue.counts().failed == 1; }));
    QSignalSpy failed(&panel().preview(), &PagePreview::failed);
    ASSERT_TRUE(waitFor([&] { return failed.count() > 0 || !panel().preview().file(); }));
    desk.fates.clear();
    pdf("a.pdf");
    queue.retry();
    EXPECT_TRUE(waitFor([&] { return panel().preview().file().has_value(); }));
}

TEST_F(Page, SignsAFileThatWasNotReadAsItShowsIt) {
    const auto file = pdf("a.pdf");
    desk.holdAt(1);
    ASSERT_TRUE(drop({file}));
    ASSERT_TRUE(waitFor([&] { return desk.isHeld(); }));
    queue.stop();
    ASSERT_TRUE(is(Phase::Ready));
    desk.goOn();
    auto& preview = panel().preview();
    ASSERT_TRUE(waitFor([&] { return preview.file().has_value(); }));
    const Bytes seen = preview.file()->sha256;
    ASSERT_EQ(queue.batch().rows().front().state, BatchFileState::Waiting);
    pdf("a.pdf", 2);
    bar().start().click();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_EQ(queue.batch().rows().front().sha256, seen) << "whoever signs compares it with the file";
}

TEST_F(Page, TakesThePasswordOfProtectedFilesOnce) {
    const auto locked = [](const char* name) {
        return Fate{.reading = Failure{Fault::Credential, "PDF_PASSWORD_NEEDED", {{"file", name}}, {}}};
    };
    desk.fates["a.pdf"] = locked("a.pdf");
    desk.fates["b.pdf"] = locked("b.pdf");
    ASSERT_TRUE(drop({pdf("a.pdf"), pdf("b.pdf"), pdf("c.pdf")}));
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_EQ(queue.counts().failed, 2U);
    list().choose(3);
    EXPECT_FALSE(isOffered("Escrever a palavra-passe…", &panel()));
    list().choose(1);
    QMenu menu;
    list().fill(menu);
    EXPECT_EQ(menu.actions().front()->text(), "Escrever a palavra-passe…");
    button("Escrever a palavra-passe…", &panel())->click();
    auto* dialog = page->findChild<PasswordDialog*>();
    ASSERT_NE(dialog, nullptr);
    QTest::keyClicks(&dialog->password(), "errada");
    dialog->submit();
    ASSERT_TRUE(waitFor([&] { return !dialog->problem().isEmpty(); }));
    EXPECT_EQ(queue.counts().failed, 2U);
    QTest::keyClicks(&dialog->password(), "segredo");
    dialog->submit();
    ASSERT_TRUE(waitFor([&] { return queue.counts().ready == 3 && queue.phase() == Phase::Ready; }));
    EXPECT_FALSE(isOffered("Escrever a palavra-passe…", &panel()));
    EXPECT_FALSE(panel().problem().isVisible());
}

/// What is signed and only kept is no failure to be tried again: it wants another folder.
TEST_F(Page, OffersAnotherFolderForWhatIsOnlyKept) {
    desk.fates["a.pdf"].kept = true;
    ASSERT_TRUE(drop({pdf("a.pdf"), pdf("b.pdf")}));
    ASSERT_TRUE(is(Phase::Ready));
    bar().start().click();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_FALSE(isOffered("Tentar de novo", &bar()));
    QSignalSpy wanted(page.get(), &SignPage::saveKeptRequested);
    button("Guardar noutra pasta…", &bar())->click();
    list().choose(1);
    button("Guardar noutra pasta…", &panel())->click();
    ASSERT_EQ(wanted.count(), 2);
    const auto kept = wanted.back().front().value<std::vector<app::KeptFile>>();
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept.front().file, folder.path() / "guardados" / "a-assinado.pdf");
    fs::create_directory(folder.path() / "outra");
    const auto saved = app::saveKept(kept.front(), folder.path() / "outra");
    queue.savedElsewhere({{kept.front().file, saved}});
    ASSERT_TRUE(waitFor([&] { return queue.counts().done == 2; }));
    EXPECT_FALSE(isOffered("Guardar noutra pasta…", &bar()));
    EXPECT_FALSE(isOffered("Guardar noutra pasta…", &panel()));
    EXPECT_TRUE(waitFor([&] { return panel().preview().file() && panel().preview().file()->path == saved; }))
        << "the signed file is shown";
}

TEST_F(Page, LetsNobodyMoveTheSealOfAFileThatIsBeingSigned) {
    ASSERT_TRUE(drop({pdf("a.pdf"), pdf("b.pdf")}));
    ASSERT_TRUE(is(Phase::Ready));
    list().choose(1);
    auto& preview = panel().preview();
    auto& canvas = preview.canvas();
    ASSERT_TRUE(waitFor([&] { return preview.file().has_value(); }));
    const auto drag = [&canvas] {
        const auto seal = canvas.sealInSight().value();
        const auto middle = canvas.toViewport((seal.left + seal.right) / 2, (seal.bottom + seal.top) / 2);
        QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, middle.toPoint());
        QMouseEvent move(QEvent::MouseMove, middle + QPointF(20, -60),
                         canvas.viewport()->mapToGlobal(middle + QPointF(20, -60)), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(canvas.viewport(), &move);
        QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, (middle + QPointF(20, -60)).toPoint());
    };
    SealPlace before = preview.place();
    drag();
    ASSERT_FALSE(preview.place() == before) << "before it can be moved";
    before = preview.place();
    desk.holdAt(1);
    bar().start().click();
    EXPECT_TRUE(canvas.isSealLocked()) << "from the first moment";
    ASSERT_TRUE(waitFor([&] { return desk.isHeld(); }));
    drag();
    const auto seal = canvas.sealInSight().value();
    QTest::keyClick(&canvas, Qt::Key_Return);
    QTest::keyClick(&canvas, Qt::Key_Right);
    QTest::mouseDClick(canvas.viewport(), Qt::LeftButton, {}, canvas.toViewport(300, 500).toPoint());
    preview.findFreePlace();
    EXPECT_FALSE(canvas.isSealHeld());
    EXPECT_EQ(canvas.sealInSight(), seal);
    EXPECT_EQ(preview.place(), before);
    EXPECT_EQ(queue.placeOf(1), before);
    desk.goOn();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_FALSE(canvas.sealInSight()) << "it stands on the page itself";
    QTest::mouseDClick(canvas.viewport(), Qt::LeftButton, {}, canvas.toViewport(300, 500).toPoint());
    EXPECT_FALSE(canvas.sealInSight());
    EXPECT_EQ(queue.choice().place, before);
}

TEST_F(Page, GivesAMessageASubjectOfOneLine) {
    setProgramStarter(&MailAttempts::start);
    MailAttempts::there = true;
    EXPECT_TRUE(composeMail("/home/ana/a\nBcc: eva@example.org.pdf"));
    EXPECT_EQ(MailAttempts::subject, QStringLiteral("a Bcc: eva@example.org.pdf"));
    setProgramStarter(nullptr);
}

TEST_F(Page, SendsByMailOrOpensTheFolder) {
    setProgramStarter(&MailAttempts::start);
    ASSERT_TRUE(drop({pdf("a.pdf")}));
    ASSERT_TRUE(is(Phase::Ready));
    bar().start().click();
    ASSERT_TRUE(is(Phase::Finished));
    QSignalSpy folders(page.get(), &SignPage::showInFolder);
    MailAttempts::there = true;
    button("Enviar", &panel())->click();
    EXPECT_EQ(MailAttempts::attached.back(), pathToQt(folder.path() / "a-assinado.pdf"));
    EXPECT_EQ(folders.count(), 0);
    MailAttempts::there = false;
    button("Enviar", &panel())->click();
    EXPECT_EQ(folders.count(), 1);
    EXPECT_TRUE(panel().notice().contains(QStringLiteral("pasta")));
    QSignalSpy verify(page.get(), &SignPage::verifyRequested);
    button("Verificar", &panel())->click();
    ASSERT_EQ(verify.count(), 1);
    EXPECT_THAT(verify[0][0].value<std::vector<fs::path>>(), ElementsAre(folder.path() / "a-assinado.pdf"));
    setProgramStarter(nullptr);
}

TEST_F(Page, FindsSignedFilesInTheLog) {
    desk.log = sampleSignedFiles(sampleNow(), 120);
    page->showLog(true);
    auto& log = page->log();
    ASSERT_TRUE(waitFor([&] { return log.model().rowCount() == 50; }));
    EXPECT_EQ(log.model().all(), 120);
    EXPECT_EQ(log.sha256().size(), 64);
    button("Copiar SHA-256", &log)->click();
    EXPECT_EQ(QApplication::clipboard()->text(), log.sha256());
    log.table().scrollToBottom();
    ASSERT_TRUE(waitFor([&] { return log.model().rowCount() == 100; }));
    typeText(&log.search(), "Propostas");
    ASSERT_TRUE(waitFor([&] { return log.model().all() == 24; }));
    typeText(&log.search(), "nada");
    ASSERT_TRUE(waitFor([&] { return log.model().rowCount() == 0; }));
    EXPECT_FALSE(log.table().isVisible());
    QTest::keyClick(page.get(), Qt::Key_Escape);
    EXPECT_TRUE(page->dropZone().isVisible());
}

TEST_F(Page, TellsWhyTheLogCannotBeRead) {
    desk.refusal = Failure{Fault::Storage, "FOLDER_NOT_READABLE", {{"path", "/a"}}, {}};
    page->showLog(true);
    ASSERT_TRUE(waitFor([&] {
        auto* error = page->log().findChild<ErrorCard*>();
        return error != nullptr && error->isVisible();
    }));
}

TEST_F(Page, DoesNotStartWithoutAWayThatSigns) {
    desk.answer.choice.way = "pkcs11";
    queue.refresh();
    ASSERT_TRUE(waitFor([&] { return queue.choice().way == "pkcs11"; }));
    ASSERT_TRUE(drop({pdf("a.pdf")}));
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_FALSE(bar().start().isEnabled());
    EXPECT_TRUE(bar().detail().contains(QStringLiteral("token")));
}

} // namespace
