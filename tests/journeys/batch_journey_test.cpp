// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "batch_journey.hpp"

#include <random>

// Hundreds of files with a key in a file, by the command line: killed, and gone on with.
namespace cunho::test {
namespace {

struct KilledBatch : testing::Test {
    KilledBatch() { cli.write("password", "segredo\n"); }

    CommandLine::Arguments signing(const BatchJourney& journey) const {
        return journey.signing({"--p12", pki.pkcs12File().string(), "--p12-password-file", "password"});
    }

    void killAfter(BatchJourney& journey, int lines) const {
        const auto process = cli.start(signing(journey));
        const auto told = BatchJourney::stopAfter(*process, lines, SIGKILL);
        EXPECT_GE(told.size(), static_cast<std::size_t>(lines));
        EXPECT_LT(told.size(), journey.folder.names().size()) << "it was killed too late to show anything";
        journey.remember();
    }

    TestPki pki;
    CommandLine cli;
};

TEST_F(KilledBatch, OfFiveHundredIsGoneOnWithAndSignsEachFileOnce) {
    BatchJourney journey(cli, pki, 500);
    killAfter(journey, 200);
    EXPECT_GE(journey.interrupted.size(), 190U) << "what was told has its name";
    journey.folder.spoil();
    const Ran ran = cli.run(signing(journey), {}, BatchJourney::longest);
    EXPECT_EQ(ran.code, 1) << ran.errors;
    journey.expectExplained(ran.lines());
    journey.expectSigned({pki.rootFile()});
    EXPECT_EQ(journey.folder.good(), 480U);
}

/// At moments by chance, the same each time: after so many lines, and right when the journal was begun.
TEST_F(KilledBatch, AtAnyMomentLosesNothingAndSignsNothingTwice) {
    BatchJourney journey(cli, pki, 130);
    std::minstd_rand chance(20261126);
    for (int lines = 1; lines < 100; lines += 1 + static_cast<int>(chance() % 35))
        killAfter(journey, lines);
    journey.folder.spoil();
    const Ran ran = cli.run(signing(journey), {}, BatchJourney::longest);
    journey.expectExplained(ran.lines());
    journey.expectSigned({pki.rootFile()});
}

} // namespace
} // namespace cunho::test
