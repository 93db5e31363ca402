// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/office.hpp"

#include <cunho/wiring/trial_key.hpp>

#include <QSignalSpy>
#include <atomic>
#include <future>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;

class Window : public testing::Test {
  protected:
    Office office;
    Date day = today(office.clock, Zone::Lisbon);

    app::Services& services() { return office.workplace.services(); }

    bool openWith(MainWindow& window, int rows) {
        return showActive(window) && waitFor([&] { return window.documents().model().rowCount() == rows; });
    }
};

TEST_F(Window, SaysThatTheSandboxHasNoLegalValue) {
    MainWindow window(office.parts());
    EXPECT_TRUE(window.windowTitle().contains("SANDBOX"));
    bool banner = false;
    for (const auto* label : window.findChildren<QLabel*>())
        banner = banner || label->text().startsWith("SANDBOX – sem valor legal");
    EXPECT_TRUE(banner);
}

TEST_F(Window, CtrlKSearchesAndFindsByCustomer) {
    issueSamples(services(), 6, day);
    MainWindow window(office.parts());
    ASSERT_TRUE(openWith(window, 6));
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    typeText(QApplication::focusWidget(), "farmacia");
    ASSERT_TRUE(waitFor([&] { return window.documents().model().rowCount() == 1; }));
    EXPECT_EQ(window.documents().model().row(0).customer, "Farmácia da Praça");
}

TEST_F(Window, CtrlNBeginsAnInvoiceAndEscLeavesIt) {
    MainWindow window(office.parts());
    QSignalSpy ready(&window, &MainWindow::ready);
    ASSERT_TRUE(showActive(window));
    ASSERT_TRUE(waitFor([&] { return ready.count() == 1; }));
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    EXPECT_TRUE(window.editor().isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_TRUE(waitFor([&] { return window.documents().isVisible(); }));
}

TEST_F(Window, AnEmptyListHasASentenceAndAButton) {
    MainWindow window(office.parts());
    ASSERT_TRUE(showActive(window));
    const auto button = [&]() -> QPushButton* {
        for (auto* each : window.findChildren<QPushButton*>())
            if (each->isVisible() && each->text() == "Escrever fatura")
                return each;
        return nullptr;
    };
    ASSERT_TRUE(waitFor([&] { return button() != nullptr; }));
    QTest::mouseClick(button(), Qt::LeftButton);
    EXPECT_TRUE(window.editor().isVisible());
}

TEST_F(Window, DeletesADraftAndTakesItBack) {
    services().drafts.save(sampleDraft(0, day), {});
    MainWindow window(office.parts());
    ASSERT_TRUE(openWith(window, 1));
    window.documents().table().setFocus();
    QTest::keyClick(&window.documents().table(), Qt::Key_Delete);
    ASSERT_TRUE(
        waitFor([&] { return window.documents().model().rowCount() == 0 && window.toast().isVisible(); }));
    for (auto* button : window.toast().findChildren<QPushButton*>())
        if (button->text() == "Desfazer")
            button->click();
    ASSERT_TRUE(waitFor([&] { return window.documents().model().rowCount() == 1; }));
    ASSERT_EQ(services().documents.count({}), 1);
    EXPECT_EQ(services().documents.page({}).front().customer, "Padaria São João, Lda");
}

TEST_F(Window, NeverDeletesAnIssuedDocument) {
    issueSamples(services(), 1, day);
    MainWindow window(office.parts());
    ASSERT_TRUE(openWith(window, 1));
    QTest::keyClick(&window.documents().table(), Qt::Key_Delete);
    EXPECT_FALSE(window.toast().isVisible());
    EXPECT_EQ(services().documents.count({}), 1);
}

TEST_F(Window, ShowsThePageOfTheChosenDocument) {
    issueSamples(services(), 2, day);
    MainWindow window(office.parts());
    ASSERT_TRUE(openWith(window, 2));
    auto* page = window.findChild<PageView*>();
    ASSERT_NE(page, nullptr);
    EXPECT_TRUE(waitFor([&] { return page->hasPage(); }));
}

TEST_F(Window, KeepsTheDraftWhenItIsClosed) {
    MainWindow window(office.parts());
    QSignalSpy ready(&window, &MainWindow::ready);
    ASSERT_TRUE(showActive(window));
    ASSERT_TRUE(waitFor([&] { return ready.count() == 1; }));
    window.newInvoice();
    ASSERT_TRUE(waitFor([&] { return !window.editor().draft().series.empty(); }));
    typeText(QApplication::focusWidget(), "507000005");
    window.close();
    ASSERT_TRUE(waitFor([&] { return !window.isVisible(); }));
    ASSERT_EQ(services().documents.count({}), 1);
    EXPECT_EQ(services().documents.page({}).front().customerNif, "507000005");
}

TEST_F(Window, TellsWhyTheWayToSignIsMissing) {
    auto parts = office.parts();
    parts.connect = [](const JobContext&) { throw Error(Fault::Service, "SANDBOX_NOT_STARTED"); };
    MainWindow window(parts);
    window.show();
    EXPECT_TRUE(waitFor([&] {
        return window.sidebar().signingHeading() == "O serviço de assinatura falhou";
    })) << window.sidebar().signingHeading().toStdString();
}

/// W36
TEST_F(Window, TellsWhatTheLastRunLeftInTheMiddle) {
    signing::JournalEntry entry;
    entry.id = "left";
    entry.provider = "safe";
    entry.documentName = "FT_2026A_1.pdf";
    entry.state = signing::JobState::SignSent;
    services().journal.put(std::span(&entry, 1));
    const auto key = wiring::makeTrialKey({"Ana Sousa", "Gerente", sampleCompany().name}, office.clock);
    services().provider = key.get(); // without one nothing is taken up
    std::promise<void> seen;
    std::atomic<int> calls = 0;
    auto parts = office.parts();
    parts.signAtStart = true;
    parts.connect = [&calls, wait = seen.get_future().share()](const JobContext&) {
        if (++calls == 2) // signing waits until the window was looked at
            wait.wait();
    };
    MainWindow window(parts);
    QSignalSpy done(&window, &MainWindow::signingDone);
    window.show();
    EXPECT_TRUE(waitFor([&] { return window.toast().text().startsWith("Há 1 assinatura(s) por concluir"); }))
        << window.toast().text().toStdString();
    seen.set_value();
    EXPECT_TRUE(waitFor([&] { return done.count() == 1; }));
    services().provider = nullptr;
}

} // namespace
