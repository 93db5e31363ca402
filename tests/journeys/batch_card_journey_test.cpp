// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "batch_journey.hpp"
#include "card_journey.hpp"

// Five hundred files with a virtual card, by the command line.
namespace cunho::test {
namespace {

TEST_F(CardJourney, FiveHundredFilesAreStoppedAndGoneOnWithAndEachIsSignedOnce) {
    insert("cc2");
    const TestPki pki;
    BatchJourney journey(cli, pki, 500);
    const auto signing = journey.signing(
        {"--provider", "citizen-card", "--chain", "chain.pem", "--pin-file", "pin", "--one-pin"});
    const auto process = cli.start(signing);
    const auto told = BatchJourney::stopAfter(*process, 200, SIGINT);
    ASSERT_EQ(told.size(), 500U) << "one line for each, also for those that are cancelled";
    std::map<std::string, std::size_t> states;
    for (const auto& line : told)
        ++states[line.at("state").get<std::string>()];
    EXPECT_EQ(states["signed"] + states["cancelled"], 482U) << "those to be spoiled are good so far";
    EXPECT_GT(states["cancelled"], 200U) << "it was stopped too late to show anything";
    journey.remember();
    EXPECT_EQ(journey.interrupted.size(), states["signed"]);
    EXPECT_EQ(static_cast<std::size_t>(counted("signatures")), states["signed"])
        << "what is signed on the card has its file";
    journey.folder.spoil();
    const Ran ran = cli.run(signing, {}, BatchJourney::longest);
    EXPECT_EQ(ran.code, 1) << ran.errors;
    journey.expectExplained(ran.lines());
    EXPECT_EQ(counted("signatures"), 480) << "each signed once";
    EXPECT_EQ(counted("triesLeft"), 3);
    journey.expectSigned({pki.rootFile(), cards->root()});
}

} // namespace
} // namespace cunho::test
