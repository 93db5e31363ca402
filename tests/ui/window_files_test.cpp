// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/office.hpp"
#include "tests/ui/sign/scripted_sign_desk.hpp"
#include "ui/sign/sign_page.hpp"

#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QSignalSpy>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using testing::ElementsAre;
using Phase = SignQueue::Phase;

class WindowFiles : public testing::Test {
  protected:
    ScriptedSignDesk desk;
    Office office;

    WindowParts parts() {
        auto parts = office.parts();
        parts.files = &desk;
        return parts;
    }

    static bool openWith(MainWindow& window) {
        QSignalSpy ready(&window, &MainWindow::ready);
        return showActive(window) && waitFor([&] { return ready.count() == 1; });
    }

    static bool is(MainWindow& window, Phase phase) {
        return waitFor([&] { return window.signQueue().phase() == phase; });
    }

    /// One file, signed and LTV pending.
    static bool signsBelowItsLevel(MainWindow& window) {
        if (!openWith(window))
            return false;
        window.take({{"/home/ana/ltv.pdf"}, true, {}});
        if (!is(window, Phase::Ready))
            return false;
        window.signQueue().sign();
        return is(window, Phase::Finished) && window.signQueue().counts().ltvPending == 1;
    }

    static std::vector<std::string> names(MainWindow& window) {
        std::vector<std::string> all;
        for (const auto& row : window.signQueue().batch().rows())
            all.push_back(row.source.string());
        return all;
    }

    static QPushButton* action(MainWindow& window, const QString& text) {
        for (auto* button : window.toast().findChildren<QPushButton*>())
            if (button->text() == text)
                return button;
        return nullptr;
    }
};

TEST_F(WindowFiles, HaveAPlaceOfTheirOwn) {
    MainWindow window(parts());
    ASSERT_TRUE(openWith(window));
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    EXPECT_TRUE(window.signPage().isVisible());
    EXPECT_TRUE(waitFor([&] { return desk.overviews > 0; }));
}

TEST_F(WindowFiles, WithoutADeskThereIsNoSuchPlace) {
    MainWindow window(office.parts());
    ASSERT_TRUE(openWith(window));
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    EXPECT_TRUE(window.documents().isVisible());
    EXPECT_FALSE(window.acceptDrops());
    window.take({{"/home/ana/a.pdf"}, true, {}});
    EXPECT_TRUE(window.documents().isVisible());
}

TEST_F(WindowFiles, FallOnWhateverPageIsInSight) {
    MainWindow window(parts());
    ASSERT_TRUE(openWith(window));
    QMimeData data;
    data.setData(QStringLiteral("text/uri-list"),
                 "file:///home/ana/a%231.pdf\r\nfile:///home/ana/%F0%9F%98%80.pdf\r\n");
    const QPoint middle = window.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(middle, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::ShiftModifier);
    drop.setDropAction(Qt::MoveAction); // as somebody who holds Shift wants it
    QCoreApplication::sendEvent(&window, &drop);
    EXPECT_TRUE(drop.isAccepted());
    EXPECT_EQ(drop.dropAction(), Qt::CopyAction) << "whoever gave them would remove the originals";
    EXPECT_TRUE(window.signPage().isVisible());
    ASSERT_TRUE(is(window, Phase::Ready));
    EXPECT_THAT(names(window), ElementsAre("/home/ana/a#1.pdf", "/home/ana/\xF0\x9F\x98\x80.pdf"));
    QMimeData text;
    text.setText(QStringLiteral("nada"));
    QDragEnterEvent other(middle, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &other);
    EXPECT_FALSE(other.isAccepted());
}

TEST_F(WindowFiles, OfASecondStartAreTakenWhileTheFirstBegins) {
    MainWindow window(parts());
    window.take({{"/home/ana/a.pdf"}, false, {}});
    EXPECT_TRUE(waitFor([&] { return window.signPage().isVisible(); }));
    ASSERT_TRUE(is(window, Phase::Ready));
    window.take({{"/home/ana/b.pdf"}, false, {}});
    EXPECT_TRUE(waitFor([&] { return names(window).size() == 2; }));
    window.goTo(Place::Documents);
    window.take({});
    EXPECT_TRUE(window.documents().isVisible()); // only raised
    window.take({{}, true, {}});
    EXPECT_TRUE(window.signPage().isVisible());
}

TEST_F(WindowFiles, WaitForTheCompanyToBeSetUp) {
    Office empty(false);
    auto parts = empty.parts();
    parts.files = &desk;
    MainWindow window(parts);
    QSignalSpy needed(&window, &MainWindow::setupNeeded);
    ASSERT_TRUE(showActive(window));
    ASSERT_TRUE(waitFor([&] { return needed.count() == 1; }));
    window.take({{"/home/ana/a.pdf"}, true, {}});
    EXPECT_TRUE(window.setup().isVisible());
    window.setup().useExample();
    window.setup().save();
    ASSERT_TRUE(waitFor([&] { return window.signPage().isVisible(); }));
    EXPECT_THAT(names(window), ElementsAre("/home/ana/a.pdf"));
}

TEST_F(WindowFiles, KeepTheWindowOpenWhileTheyAreSigned) {
    MainWindow window(parts());
    ASSERT_TRUE(openWith(window));
    window.take({{"/home/ana/a.pdf", "/home/ana/b.pdf"}, true, {}});
    ASSERT_TRUE(is(window, Phase::Ready));
    desk.signing.close();
    desk.signing.let(1);
    window.signQueue().sign();
    ASSERT_TRUE(waitFor([&] { return window.signQueue().counts().done == 1; }));
    window.goTo(Place::Documents);
    EXPECT_FALSE(window.close());
    EXPECT_TRUE(window.isVisible());
    EXPECT_TRUE(window.signPage().isVisible());
    ASSERT_TRUE(action(window, "Fechar mesmo assim") != nullptr);
    action(window, "Fechar mesmo assim")->click();
    EXPECT_FALSE(window.isVisible());
    ASSERT_TRUE(is(window, Phase::Finished));
    EXPECT_EQ(window.signQueue().counts().cancelled, 1U);
    EXPECT_EQ(window.signQueue().counts().done, 1U); // what is done stays done
}

/// W36
TEST_F(WindowFiles, OfABatchThatWasLeftAreOffered) {
    signing::BatchRecord left;
    left.id = "left";
    for (int place = 1; place <= 3; ++place) {
        signing::BatchEntry entry;
        entry.place = place;
        entry.source = "/home/ana/" + std::to_string(place) + ".pdf";
        left.files.push_back(entry);
    }
    desk.answer.unfinished = {left};
    MainWindow window(parts());
    ASSERT_TRUE(openWith(window));
    ASSERT_TRUE(waitFor([&] { return window.toast().text().contains("por assinar de um lote"); }))
        << window.toast().text().toStdString();
    action(window, "Continuar")->click();
    EXPECT_TRUE(window.signPage().isVisible());
}

TEST_F(WindowFiles, AreToldWhenTheyAreSignedBehindAnotherPage) {
    MainWindow window(parts());
    ASSERT_TRUE(openWith(window));
    window.take({{"/home/ana/a.pdf", "/home/ana/bad.pdf"}, true, {}});
    ASSERT_TRUE(is(window, Phase::Ready));
    desk.signing.close();
    window.signQueue().sign();
    window.goTo(Place::Documents);
    desk.signing.open();
    ASSERT_TRUE(waitFor([&] { return window.toast().text().contains("assinado"); }));
    action(window, "Ver")->click();
    EXPECT_TRUE(window.signPage().isVisible());
}

TEST_F(WindowFiles, RiseWhenTheyAreCompleted) {
    MainWindow window(parts());
    ASSERT_TRUE(signsBelowItsLevel(window));
    auto& queue = window.signQueue();
    queue.completed(queue.batch().rows().front().result->file, signing::PadesLevel::B_LTA);
    EXPECT_EQ(queue.counts().done, 1U);
    EXPECT_EQ(queue.batch().rows().front().result->level, signing::PadesLevel::B_LTA);
}

/// Nothing comes back to such a file: it is told though nobody asked.
TEST_F(WindowFiles, ThatAreOtherOnesByNowAreToldOf) {
    MainWindow window(parts());
    ASSERT_TRUE(signsBelowItsLevel(window));
    auto& queue = window.signQueue();
    app::CompletionOutcome outcome;
    outcome.waiting.file = queue.batch().rows().front().result->file;
    outcome.outcome = Failure{Fault::File, "WAITING_FILE_CHANGED", {{"file", "ltv.pdf"}}, {}};
    auto* completion = window.findChild<LevelCompletion*>();
    ASSERT_NE(completion, nullptr);
    emit completion->done({outcome}, false);
    EXPECT_TRUE(window.toast().text().contains("já não é o ficheiro")) << window.toast().text().toStdString();
    EXPECT_EQ(queue.batch().rows().front().problem->reason, "WAITING_FILE_CHANGED");
    EXPECT_EQ(queue.counts().ltvPending, 1U);
}

TEST_F(WindowFiles, OfABatchThatAnotherWindowSignsAreNotOffered) {
    signing::BatchRecord held;
    held.id = "held";
    held.files.emplace_back().place = 1;
    held.elsewhere = true;
    desk.answer.unfinished = {held};
    MainWindow window(parts());
    ASSERT_TRUE(openWith(window));
    ASSERT_TRUE(waitFor([&] { return window.signQueue().overview().has_value(); }));
    EXPECT_FALSE(window.toast().text().contains("por assinar de um lote"));
}

} // namespace
