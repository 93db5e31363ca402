// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/wait.hpp"
#include "ui/cards/card_watch.hpp"
#include "ui/sample_cards.hpp"

#include <QSignalSpy>
#include <atomic>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using State = signing::CardReader::State;

class Watching : public testing::Test {
  protected:
    SampleCatalogue catalogue;
    Jobs jobs;
    CardWatch watch{jobs, catalogue};

    State state() const {
        return watch.sight().readers.empty() ? State::Empty : watch.sight().readers[0].state;
    }
    bool sees(State wanted) {
        return waitFor([&] { return watch.sight().readers.size() == 1 && state() == wanted; });
    }
};

TEST_F(Watching, KnowsNothingBeforeItLooks) {
    EXPECT_FALSE(watch.sight().known);
    EXPECT_EQ(catalogue.looks(), 0);
}

TEST_F(Watching, TellsThatThereIsNoReader) {
    watch.refresh();
    ASSERT_TRUE(waitFor([&] { return watch.sight().known; }));
    EXPECT_TRUE(watch.sight().readers.empty());
    EXPECT_FALSE(watch.sight().problem);
}

TEST_F(Watching, FollowsACardInAndOut) {
    catalogue.tell({sampleReader(State::Empty)});
    watch.refresh();
    ASSERT_TRUE(sees(State::Empty));
    for (const auto next : {State::Reading, State::Mute, State::Empty}) {
        catalogue.tell({sampleReader(next)});
        ASSERT_TRUE(sees(next));
    }
    EXPECT_EQ(catalogue.looks(), 1); // the rest was told, not asked for
}

TEST_F(Watching, TellsWhyNobodyCanLookAndLooksAgainWhenAsked) {
    catalogue.fail({Fault::Configuration, "CARD_SERVICE_MISSING", {}, {}});
    watch.refresh();
    ASSERT_TRUE(waitFor([&] { return watch.sight().problem.has_value(); }));
    EXPECT_EQ(watch.sight().problem->reason, "CARD_SERVICE_MISSING");
    catalogue.tell({sampleReader(State::Empty)});
    watch.refresh();
    ASSERT_TRUE(sees(State::Empty));
    EXPECT_FALSE(watch.sight().problem);
}

TEST_F(Watching, ForgetsReadersWhoseServiceWentAway) {
    catalogue.tell({sampleReader(State::Mute)});
    watch.refresh();
    ASSERT_TRUE(sees(State::Mute));
    catalogue.fail({Fault::Configuration, "CARD_SERVICE_MISSING", {}, {}});
    ASSERT_TRUE(waitFor([&] { return watch.sight().problem.has_value(); }));
    EXPECT_TRUE(watch.sight().readers.empty());
}

TEST_F(Watching, RestsWhileTheCatalogueIsNeeded) {
    catalogue.tell({sampleReader(State::Empty)});
    watch.refresh();
    ASSERT_TRUE(sees(State::Empty));
    catalogue.change = [this](signing::Prompter&, const JobContext&) {
        catalogue.tell({sampleReader(State::Mute)}); // heard afterwards only
    };
    bool done = false;
    State before = State::Reading;
    watch.interrupt(
        [](signing::CardCatalogue& cards, const JobContext& job) {
            signing::SilentPrompter nobody;
            cards.changePin("reader", nobody, job);
        },
        [&](Outcome<std::monostate> outcome) {
            before = state();
            done = std::holds_alternative<std::monostate>(outcome);
        });
    ASSERT_TRUE(waitFor([&] { return done; }));
    EXPECT_EQ(before, State::Empty);
    ASSERT_TRUE(sees(State::Mute));
    EXPECT_EQ(catalogue.looks(), 2); // tries left may be others
    EXPECT_FALSE(catalogue.wasCalledTwiceAtOnce());
}

TEST_F(Watching, TellsWhoeverInterruptedWhatWentWrong) {
    watch.refresh();
    std::string reason;
    watch.interrupt([](signing::CardCatalogue&,
                       const JobContext&) { throw Error(Fault::Credential, "CARD_PIN_BLOCKED"); },
                    [&](Outcome<std::monostate> outcome) { reason = std::get<Failure>(outcome).reason; });
    ASSERT_TRUE(waitFor([&] { return !reason.empty(); }));
    EXPECT_EQ(reason, "CARD_PIN_BLOCKED");
    catalogue.tell({sampleReader(State::Empty)});
    EXPECT_TRUE(sees(State::Empty)); // it goes on
}

TEST_F(Watching, ReadsAnewAsOftenAsItIsAskedTo) {
    for (int i = 0; i < 5; ++i)
        watch.refresh();
    catalogue.tell({sampleReader(State::Empty)});
    ASSERT_TRUE(sees(State::Empty));
    EXPECT_FALSE(catalogue.wasCalledTwiceAtOnce());
}

TEST(EndOfTheWatch, LeavesNobodyWaiting) {
    SampleCatalogue catalogue;
    Jobs jobs; // its end waits for the watch's job
    CardWatch watch(jobs, catalogue);
    watch.refresh();
    ASSERT_TRUE(waitFor([&] { return watch.sight().known; }));
}

} // namespace
