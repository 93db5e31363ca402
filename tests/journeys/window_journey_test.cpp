// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/wait.hpp"
#include "ui/sample_data.hpp"
#include "ui/window/main_window.hpp"

#include <cunho/app/verify_file.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>
#include <cunho/wiring/workplace.hpp>

#include <QSignalSpy>
#include <filesystem>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using namespace std::chrono_literals;

constexpr int signingLimit = 120000; ///< ms: the service's protocol has waits of seconds by itself

/// A sandbox of this test's own; its keys are made once and kept for all.
class Sandbox {
  public:
    explicit Sandbox(const std::filesystem::path& access)
        : process_(std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-sandbox",
                   {"--state", (std::filesystem::path(CUNHO_BUILD_DIR) / "sandbox-pki").string(),
                    "--seed-account", "--nipc", sampleCompany().nif, "--fast-keys", "--tsa-quota", "0"}) {
        const auto line = process_.readLine(120s);
        if (!line)
            throw std::runtime_error("cunho-sandbox printed nothing");
        AtomicFile file(access);
        file.write(asBytes(*line));
        file.commit();
    }

  private:
    Process process_;
};

class WindowJourney : public testing::Test {
  protected:
    TemporaryFolder folder{"cunho-journey"};
    SystemClock clock;
    Sandbox sandbox{folder.path() / "access.json"};
    wiring::Workplace workplace{{folder.path() / "empresa.db", Environment::Sandbox, CUNHO_BINARY_DIR,
                                 folder.path() / "access.json", true},
                                clock};
    Jobs jobs;

    WindowParts parts() {
        return {jobs, workplace.services(), [this](const JobContext& job) { workplace.connect(job); }};
    }

    static void type(const QString& text, Qt::Key then) {
        auto* control = QApplication::focusWidget();
        ASSERT_NE(control, nullptr);
        typeText(control, text);
        QTest::keyClick(control, then);
        QCoreApplication::sendPostedEvents();
    }

    void setUpCompany(MainWindow& window) {
        QSignalSpy ready(&window, &MainWindow::ready);
        window.setup().useExample();
        window.setup().save();
        ASSERT_TRUE(waitFor([&] { return ready.count() == 1; }));
    }

    static void verifyInTheWindow(MainWindow& window, const std::filesystem::path& file) {
        QTest::keyClick(&window, Qt::Key_6, Qt::ControlModifier);
        auto& page = window.verification();
        ASSERT_TRUE(page.isVisible());
        page.verify({file});
        ASSERT_TRUE(waitFor([&] { return page.results().front()->isDone(); }));
        const auto cards = page.results().front()->cards();
        ASSERT_EQ(cards.size(), 2U);
        EXPECT_TRUE(cards[0]->accessibleName().endsWith(": Válida"));
        EXPECT_TRUE(cards[1]->accessibleName().endsWith(": Válido"));
    }

    static void writeInvoice(MainWindow& window) {
        window.newInvoice();
        ASSERT_TRUE(waitFor([&] { return !window.editor().draft().series.empty(); }));
        for (const char* text :
             {"507000005", "Padaria São João, Lda", "Rua Direita 8", "3000-115", "Coimbra"})
            type(QString::fromUtf8(text), Qt::Key_Tab);
        window.editor().lines().editCell(0, LineModel::Code);
        for (const char* text : {"CON", "Consultoria técnica", "12", "h", "45,00", "0"})
            type(QString::fromUtf8(text), Qt::Key_Return);
        window.editor().lines().commit();
    }
};

TEST_F(WindowJourney, FromTheFirstStartToASignedInvoice) {
    MainWindow window(parts());
    QSignalSpy signing(&window, &MainWindow::signingReady);
    QSignalSpy needed(&window, &MainWindow::setupNeeded);
    ASSERT_TRUE(showActive(window));
    ASSERT_TRUE(waitFor([&] { return needed.count() == 1; }));
    setUpCompany(window);
    ASSERT_TRUE(waitFor([&] { return signing.count() == 1; }, signingLimit))
        << window.sidebar().signingHeading().toStdString();

    writeInvoice(window);
    std::optional<app::IssueResult> result;
    QObject::connect(&window.editor(), &InvoiceEditor::issued, &window,
                     [&](const app::IssueResult& issued) { result = issued; });
    QTest::keyClick(&window.editor(), Qt::Key_F9);
    ASSERT_TRUE(window.editor().isBusy()) << window.editor().problems().summary().toStdString();
    ASSERT_TRUE(waitFor([&] { return result.has_value(); }, signingLimit));

    EXPECT_EQ(result->document->number, "FT 2026A/1");
    EXPECT_EQ(result->document->totals.gross.toString(), "664.20"); // 12 x 45 + 23 %
    ASSERT_TRUE(result->signature) << (result->pending ? result->pending->reason + result->pending->detail
                                                       : "");
    auto& model = window.documents().model();
    ASSERT_TRUE(waitFor([&] { return model.rowCount() == 1; }));
    EXPECT_TRUE(model.index(0, DocumentModel::State).data().toString().startsWith("Assinado"));
    EXPECT_TRUE(window.toast().text().contains("FT 2026A/1"));

    auto& services = workplace.services();
    const auto verdict = app::verifyFile(result->signature->file, services, {});
    ASSERT_EQ(verdict.signatures.size(), 2U);
    for (const auto& report : verdict.signatures)
        EXPECT_TRUE(report.passed()) << report.field << " " << report.subIndication;
    EXPECT_EQ(verdict.signatures[0].level, "B-LTA");
    EXPECT_TRUE(verdict.signatures[1].coversWholeFile);
    verifyInTheWindow(window, result->signature->file);
}

TEST_F(WindowJourney, SignsAtStartWhatWasLeftPending) {
    auto& services = workplace.services();
    services.company.saveCompany(sampleCompany());
    services.company.addSeries(sampleSeries());
    issueSamples(services, 2, today(clock, Zone::Lisbon));
    ASSERT_EQ(services.documents.pending().size(), 2U);

    MainWindow window(parts());
    QSignalSpy done(&window, &MainWindow::signingDone);
    window.show();
    ASSERT_TRUE(waitFor([&] { return done.count() == 1; }, signingLimit));
    EXPECT_TRUE(services.documents.pending().empty()) << window.toast().text().toStdString();
    auto& model = window.documents().model();
    ASSERT_TRUE(waitFor([&] {
        return model.rowCount() == 2 && model.row(0).state != invoicing::DocumentState::SignaturePending &&
               model.row(1).state != invoicing::DocumentState::SignaturePending;
    }));
}

} // namespace
