// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "batch_journey.hpp"
#include "fakes/phone_person.hpp"

#include <cunho/app/sign_batch.hpp>
#include <cunho/print/seal_painter.hpp>
#include <cunho/wiring/soft_key.hpp>
#include <cunho/wiring/workplace.hpp>

#include <algorithm>

// Five hundred files as the window signs them, but for the window: read, placed, signed, stopped at the
// 200th outcome, and gone on with after a restart.
namespace cunho::test {
namespace {

namespace fs = std::filesystem;
using app::BatchFileState;

struct StoppedBatch : testing::Test {
    wiring::WorkplaceOptions workplaceOptions() const {
        wiring::WorkplaceOptions options;
        options.database = cli.database();
        options.programs = CUNHO_BINARY_DIR;
        options.mark = cli.file("mark");
        options.fastKeys = true;
        return options;
    }

    static app::BatchOptions batchOptions() {
        app::BatchOptions options;
        signing::SealRequest seal;
        seal.page = -1;
        seal.placement.where = pdf::Corner::BottomRight;
        options.sign.seal = seal;
        return options;
    }

    /// One run of the program: everything is opened anew.
    struct Run {
        Run(wiring::WorkplaceOptions options, Clock& clock) : workplace(std::move(options), clock) {}

        app::BatchPorts ports(signing::SignatureProvider& provider) {
            app::Services& services = workplace.services();
            signing::SignerServices signer;
            signer.seals = painter.get();
            return {services.foreign,    &provider,        services.clock,      signer,
                    services.completion, services.batches, services.signedFiles};
        }

        wiring::Workplace workplace;
        std::unique_ptr<signing::SealPainter> painter = print::makeSealPainter();
    };

    static bool isOver(const app::BatchRow& row) {
        return signing::isSigned(row.state) || row.state == BatchFileState::Failed;
    }

    /// Reads all, lets two of them be spoiled, and stops at the 200th outcome.
    void beginAndStop(BatchJourney& journey, const app::BatchPorts& ports, signing::Prompter& person) {
        app::SignBatch batch(batchOptions(), today(clock, Zone::Lisbon));
        std::vector<fs::path> files;
        for (const std::string& name : journey.folder.names())
            files.push_back(cli.file(name));
        EXPECT_TRUE(batch.add(files).empty());
        const app::BatchRunner runner(ports);
        runner.read(batch, {});
        EXPECT_EQ(batch.counts().ready, 483U) << "a seal that does not fit shows when it is placed";
        journey.folder.spoil();
        std::stop_source stop;
        std::size_t outcomes = 0;
        runner.sign(batch, person, JobContext(stop.get_token()), [&](const app::BatchRow& row) {
            if (isOver(row) && ++outcomes == 200)
                stop.request_stop();
        });
        const app::BatchCounts counts = batch.counts();
        EXPECT_EQ(counts.failed, 20U);
        EXPECT_GE(counts.done, 197U);
        EXPECT_EQ(counts.done + counts.cancelled, 480U);
        EXPECT_EQ(counts.underWay + counts.ready, 0U);
        EXPECT_EQ(journey.results().size(), counts.done);
        journey.remember();
        doneBefore = counts.done;
    }

    void goOn(const BatchJourney& journey, const app::BatchPorts& ports, signing::Prompter& person) {
        const auto begun = ports.journal->open();
        ASSERT_EQ(begun.size(), 1U);
        EXPECT_EQ(begun[0].left(), 480U - doneBefore);
        const app::BatchRunner runner(ports);
        app::SignBatch batch = runner.reopen(begun[0], batchOptions(), {});
        EXPECT_EQ(batch.counts().done, doneBefore);
        runner.sign(batch, person, {});
        EXPECT_EQ(batch.counts().done, 480U);
        EXPECT_EQ(batch.counts().failed, 20U);
        for (const app::BatchRow& row : batch.rows())
            expectExplained(journey, row);
        EXPECT_TRUE(ports.journal->open().empty()) << "nothing is left to do";
        EXPECT_EQ(ports.log->count({}), 480);
    }

    void expectExplained(const BatchJourney& journey, const app::BatchRow& row) const {
        const auto bad = journey.folder.bad().find(row.source.lexically_relative(cli.folder()));
        if (bad == journey.folder.bad().end()) {
            EXPECT_EQ(row.state, BatchFileState::Done) << row.source;
            return;
        }
        const bool isFolder = bad->second == "FOLDER_WITHOUT_PDF"; // who collects files says that
        EXPECT_EQ(row.problem.value_or(Failure{}).reason, isFolder ? "FILE_IS_FOLDER" : bad->second)
            << row.source;
    }

    TestPki pki;
    CommandLine cli;
    SystemClock clock;
    std::size_t doneBefore = 0;
};

TEST_F(StoppedBatch, WithAKeyInAFileIsGoneOnWithAfterARestart) {
    BatchJourney journey(cli, pki, 500);
    signing::SilentPrompter nobody;
    const auto key = wiring::openSoftKey(pki.pkcs12File(), TestPki::pkcs12Password());
    {
        Run run(workplaceOptions(), clock);
        beginAndStop(journey, run.ports(*key), nobody);
    }
    Run run(workplaceOptions(), clock);
    goOn(journey, run.ports(*key), nobody);
    journey.expectSigned({pki.rootFile()});
}

/// The service signs a hundred at once; who confirms sees how many.
TEST_F(StoppedBatch, ByPhoneTakesAsFewCodesAsTheServiceAllows) {
    const RunningSandbox sandbox{SandboxChoice{.seedAccount = false}};
    const SandboxPhone phone(sandbox);
    BatchJourney journey(cli, pki, 500);
    wiring::WorkplaceOptions options = workplaceOptions();
    options.sandboxAccess = sandbox.accessFile();
    options.fileWay = wiring::SigningWay{.provider = "cmd", .card = {}, .token = {}, .phone = phone.number()};
    PhonePerson person(phone);
    {
        Run run(options, clock);
        run.workplace.connectForFiles({});
        beginAndStop(journey, run.ports(*run.workplace.services().fileProvider), person);
    }
    EXPECT_EQ(phone.messages().size(), 2U);
    Run run(options, clock);
    run.workplace.connectForFiles({});
    goOn(journey, run.ports(*run.workplace.services().fileProvider), person);
    EXPECT_EQ(phone.messages().size(), 5U) << "480 files by hundreds";
    std::vector<std::size_t> pins;
    std::vector<std::size_t> codes;
    for (const signing::Question& question : person.asked())
        (question.kind == signing::Question::Kind::CmdPin ? pins : codes)
            .push_back(question.documentNames.size());
    EXPECT_EQ(pins, (std::vector<std::size_t>{100, 100, 100, 100, 480 - doneBefore - 200}));
    EXPECT_EQ(codes, pins);
    EXPECT_EQ(sandbox.violations(), nlohmann::json::array());
    journey.expectSigned({pki.rootFile(), sandbox.root()});
}

} // namespace
} // namespace cunho::test
