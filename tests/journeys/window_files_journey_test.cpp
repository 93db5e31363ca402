// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/sample_pdf.hpp"
#include "tests/ui/dialogs.hpp"
#include "ui/cmd/cmd_pin_dialog.hpp"
#include "ui/cmd/code_dialog.hpp"
#include "ui/sample_data.hpp"
#include "ui/sign/sign_page.hpp"
#include "ui/sign/wired_sign_desk.hpp"
#include "ui/vault/secret_edit.hpp"
#include "ui/window/main_window.hpp"

#include <cunho/app/verify_file.hpp>
#include <cunho/core/file.hpp>
#include <cunho/wiring/workplace.hpp>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using Phase = SignQueue::Phase;
namespace fs = std::filesystem;

constexpr int sandboxLimit = 180000; ///< ms: a sandbox of its own makes its keys

/// A clerk without card, phone and settings, as the program is wired by its main.
class FilesJourney : public testing::Test {
  protected:
    TemporaryFolder folder{"cunho-files"};
    SystemClock system;
    ScaledClock clock{system};
    wiring::Workplace workplace{options(), clock};
    WiredSignDesk desk{workplace.services(), parts()};
    Jobs jobs;

    FilesJourney() {
        workplace.services().cards = nullptr; // this machine's readers are nobody's business here
        workplace.services().kept = {folder.path() / "kept"};
        workplace.services().company.saveCompany(sampleCompany());
    }

    wiring::WorkplaceOptions options() {
        wiring::WorkplaceOptions made;
        made.database = folder.path() / "db" / "empresa.db";
        made.programs = CUNHO_BINARY_DIR;
        made.fastKeys = true;
        made.seedAccount = false;
        made.follow = &clock;
        return made;
    }

    SignParts parts() {
        SignParts made;
        made.connect = [this](const JobContext& job) { workplace.connectForFiles(job); };
        made.trialPhone = wiring::sandboxPhone;
        return made;
    }

    WindowParts windowParts() {
        WindowParts made{jobs, workplace.services(), [this](const JobContext& job) {
                             workplace.connect(job);
                             desk.noteServices();
                         }};
        made.files = &desk;
        made.painter.program = fs::path(CUNHO_BINARY_DIR) / "cunho-page-painter";
        return made;
    }

    std::vector<fs::path> samples() const {
        std::vector<fs::path> files;
        for (const char* name : {"Contrato #1 \xF0\x9F\x98\x80.pdf", "duas\nlinhas.pdf", "anexo.pdf"}) {
            test::SamplePdf sample;
            sample.text = "Contrato";
            files.push_back(test::writeSample(folder.path() / "docs", name, test::samplePdf(sample)));
        }
        return files;
    }

    /// The code of the newest message on the sandbox's phone.
    QString code() {
        const auto answer = workplace.askSandbox("GET", "/sandbox/phone.json", {}, {});
        const auto messages = QJsonDocument::fromJson(QByteArray::fromStdString(answer))
                                  .object()[QLatin1String("messages")]
                                  .toArray();
        return messages.isEmpty() ? QString() : messages.last().toObject()[QLatin1String("code")].toString();
    }

    template<class Dialog>
    static void answer(MainWindow& window, const QString& digits) {
        auto* dialog = openDialog<Dialog>(window);
        ASSERT_NE(dialog, nullptr);
        auto* edit = dialog->template findChild<SecretEdit*>();
        typeText(edit, digits);
        QTest::keyClick(edit, Qt::Key_Return);
    }
};

TEST_F(FilesJourney, SignsWhatWasNamedAtTheStartByTheSandboxesPhone) {
    fs::create_directories(folder.path() / "docs");
    const auto files = samples();
    MainWindow window(windowParts());
    window.take({{folder.path() / "docs"}, true, {}});
    ASSERT_TRUE(waitFor([&] { return window.signPage().isVisible(); }, sandboxLimit));
    auto& queue = window.signQueue();
    ASSERT_TRUE(waitFor([&] { return queue.phase() == Phase::Ready && queue.counts().ready == 3; }));
    ASSERT_TRUE(waitFor([&] { return queue.way() != nullptr && !queue.way()->obstacle; }, sandboxLimit));
    EXPECT_EQ(queue.way()->id, "cmd");
    ASSERT_TRUE(waitFor([&] { return queue.plan() && queue.overview()->stamps; }));

    QSignalSpy finished(&queue, &SignQueue::finished);
    queue.sign();
    answer<CmdPinDialog>(window, QLatin1String(wiring::sandboxPin));
    ASSERT_NE(openDialog<CodeDialog>(window), nullptr);
    answer<CodeDialog>(window, code());
    ASSERT_TRUE(waitFor([&] { return finished.count() == 1; }, sandboxLimit));
    EXPECT_EQ(queue.phase(), Phase::Finished);
    ASSERT_EQ(queue.counts().done, 3U) << queue.batch().rows().front().problem.value_or(Failure{}).reason;
    for (const auto& row : queue.batch().rows()) {
        const auto verdict = app::verifyFile(row.target, workplace.services(), {});
        EXPECT_TRUE(verdict.passed());
        EXPECT_EQ(verdict.signatures.front().level, "B-LTA");
    }
    for (const auto& file : files)
        EXPECT_TRUE(fs::exists(file)); // as they were, beside them
    EXPECT_EQ(desk.signedFiles({}).all, 3);
    queue.add({queue.batch().rows().front().target}); // what is signed already is judged
    ASSERT_TRUE(waitFor([&] {
        const auto& rows = queue.batch().rows();
        return rows.size() == 4 && queue.verdict(rows.back().id) != nullptr;
    }));
    const auto* verdict = queue.verdict(queue.batch().rows().back().id);
    ASSERT_TRUE(std::holds_alternative<app::FileVerdict>(*verdict));
    EXPECT_TRUE(std::get<app::FileVerdict>(*verdict).passed());
}

} // namespace
