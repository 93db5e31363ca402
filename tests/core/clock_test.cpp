// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "core_test.hpp"

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>

#include <atomic>
#include <fakes/fake_clock.hpp>
#include <thread>

namespace cunho {
namespace {

using test::thrownBy;

TimePoint utc(std::string_view text) {
    return fromLocal(parseLocal(text), Zone::Utc);
}

std::string there(std::string_view utcText, Zone zone) {
    return formatLocal(toLocal(utc(utcText), zone));
}

std::string toUtc(std::string_view local, Zone zone) {
    return formatUtc(fromLocal(parseLocal(local), zone));
}

TEST(Zones, LisbonAndMadeiraKeepTimeTogetherAndTheAzoresAnHourBehind) {
    EXPECT_EQ(there("2026-01-15T12:00:00", Zone::Lisbon), "2026-01-15T12:00:00");
    EXPECT_EQ(there("2026-01-15T12:00:00", Zone::Madeira), "2026-01-15T12:00:00");
    EXPECT_EQ(there("2026-01-15T12:00:00", Zone::Azores), "2026-01-15T11:00:00");
    EXPECT_EQ(there("2026-07-15T12:00:00", Zone::Lisbon), "2026-07-15T13:00:00");
    EXPECT_EQ(there("2026-07-15T12:00:00", Zone::Madeira), "2026-07-15T13:00:00");
    EXPECT_EQ(there("2026-07-15T12:00:00", Zone::Azores), "2026-07-15T12:00:00");
    EXPECT_EQ(there("2026-07-15T12:00:00", Zone::Utc), "2026-07-15T12:00:00");
}

TEST(Zones, ADayEndsLaterInTheAzores) {
    EXPECT_EQ(there("2026-12-31T23:59:59", Zone::Azores), "2026-12-31T22:59:59");
    EXPECT_EQ(there("2027-01-01T00:30:00", Zone::Lisbon), "2027-01-01T00:30:00");
    EXPECT_EQ(there("2027-01-01T00:30:00", Zone::Azores), "2026-12-31T23:30:00");
}

TEST(Zones, TheHourOfOctoberIsReadTwice) {
    EXPECT_EQ(there("2026-10-25T00:30:00", Zone::Lisbon), "2026-10-25T01:30:00");
    EXPECT_EQ(there("2026-10-25T01:30:00", Zone::Lisbon), "2026-10-25T01:30:00");
    EXPECT_EQ(there("2026-10-25T00:30:00", Zone::Azores), "2026-10-25T00:30:00");
    EXPECT_EQ(there("2026-10-25T01:30:00", Zone::Azores), "2026-10-25T00:30:00");
}

TEST(Zones, TheRepeatedHourMeansItsFirstPass) {
    EXPECT_EQ(toUtc("2026-10-25T00:59:59", Zone::Lisbon), "2026-10-24T23:59:59Z");
    EXPECT_EQ(toUtc("2026-10-25T01:00:00", Zone::Lisbon), "2026-10-25T00:00:00Z");
    EXPECT_EQ(toUtc("2026-10-25T01:59:59", Zone::Lisbon), "2026-10-25T00:59:59Z");
    EXPECT_EQ(toUtc("2026-10-25T02:00:00", Zone::Lisbon), "2026-10-25T02:00:00Z");
    EXPECT_EQ(toUtc("2026-10-25T00:30:00", Zone::Azores), "2026-10-25T00:30:00Z");
}

TEST(Zones, AReadingInTheGapOfMarchMeansTheMomentAfterIt) {
    EXPECT_EQ(there("2026-03-29T00:59:59", Zone::Lisbon), "2026-03-29T00:59:59");
    EXPECT_EQ(there("2026-03-29T01:00:00", Zone::Lisbon), "2026-03-29T02:00:00");
    for (const auto* inTheGap : {"2026-03-29T01:00:00", "2026-03-29T01:30:00", "2026-03-29T01:59:59"})
        EXPECT_EQ(toUtc(inTheGap, Zone::Lisbon), "2026-03-29T01:00:00Z") << inTheGap;
    EXPECT_EQ(toUtc("2026-03-29T02:00:00", Zone::Lisbon), "2026-03-29T01:00:00Z");
    EXPECT_EQ(toUtc("2026-03-29T00:30:00", Zone::Azores), "2026-03-29T01:00:00Z");
}

TEST(Zones, DoNotAskTheMachine) {
    ASSERT_EQ(setenv("TZ", "Asia/Tokyo", 1), 0);
    tzset();
    EXPECT_EQ(there("2026-07-15T12:00:00", Zone::Lisbon), "2026-07-15T13:00:00");
    EXPECT_EQ(formatUtc(utc("2026-07-15T12:00:00")), "2026-07-15T12:00:00Z");
    unsetenv("TZ");
    tzset();
}

TEST(Zones, RoundTimesBefore1970Down) {
    EXPECT_EQ(formatUtc(TimePoint(std::chrono::milliseconds(-1))), "1969-12-31T23:59:59Z");
    EXPECT_EQ(formatUtc(TimePoint(std::chrono::milliseconds(999))), "1970-01-01T00:00:00Z");
}

TEST(Today, IsTheDayOfTheZone) {
    const test::FakeClock clock("2026-07-15T00:30:00", Zone::Lisbon);
    EXPECT_EQ(formatDate(today(clock, Zone::Lisbon)), "2026-07-15");
    EXPECT_EQ(formatDate(today(clock, Zone::Azores)), "2026-07-14");
    EXPECT_EQ(formatDate(today(clock, Zone::Utc)), "2026-07-14");
}

TEST(ParseDate, ReadsWhatFormatDateWrites) {
    for (const auto* text : {"0001-01-01", "2024-02-29", "2026-11-23", "9999-12-31"})
        EXPECT_EQ(formatDate(parseDate(text)), text);
}

TEST(ParseDate, IsStrict) {
    for (const auto* text :
         {"", "2026-11-2", "2026-11-233", "2026/11/23", "26-11-23", "2026-1-23", " 2026-11-23", "2026-11-23 ",
          "2026-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00", "0000-01-01", "2026-+1-01",
          "2026--1-01", "-026-01-01", "2026-0a-01", "23-11-2026"})
        EXPECT_EQ(thrownBy([&] { parseDate(text); }), "Input/BAD_DATE") << text;
}

TEST(ParseDate, NamesTheTextThatIsWrongButNotAllOfALongOne) {
    try {
        parseDate(std::string(1000, 'x'));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.params().at("text"), std::string(40, 'x'));
    }
}

TEST(ParseLocal, ReadsWhatFormatLocalWrites) {
    for (const auto* text : {"2026-11-23T00:00:00", "2026-11-23T09:05:07", "2026-11-23T23:59:59"})
        EXPECT_EQ(formatLocal(parseLocal(text)), text);
}

TEST(ParseLocal, IsStrict) {
    for (const auto* text :
         {"", "2026-11-23", "2026-11-23 09:15:00", "2026-11-23T24:00:00", "2026-11-23T09:60:00",
          "2026-11-23T09:15:60", "2026-11-23T09:15:00Z", "2026-11-23T9:15:000", "2026-02-30T09:15:00",
          "2026-11-23T-1:15:00", "2026-11-23T09.15.00", "2026-11-23t09:15:00"})
        EXPECT_EQ(thrownBy([&] { parseLocal(text); }), "Input/BAD_DATE") << text;
}

TEST(SystemClock, ReturnsFromAnEmptySleep) {
    SystemClock clock;
    EXPECT_EQ(thrownBy([&] { clock.sleep(std::chrono::milliseconds(0), {}); }), "nothing");
}

TEST(SystemClock, DoesNotBeginToSleepWhenStopped) {
    SystemClock clock;
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(thrownBy([&] { clock.sleep(std::chrono::hours(24 * 45), source.get_token()); }),
              "Cancelled/STOPPED");
}

TEST(SystemClock, WakesFromFortyFiveDaysWhenStopped) { // the test's own time limit would tell
    SystemClock clock;
    std::string result;
    std::jthread sleeper([&](const std::stop_token& stop) {
        result = thrownBy([&] { clock.sleep(std::chrono::hours(24 * 45), stop); });
    });
    sleeper.request_stop();
    sleeper.join();
    EXPECT_EQ(result, "Cancelled/STOPPED");
}

TEST(SystemClock, LivesAfterThisProgramWasWritten) {
    EXPECT_GT(SystemClock().now(), utc("2026-01-01T00:00:00"));
}

TEST(FakeClock, SleepsInNoTimeAndRemembers) {
    test::FakeClock clock("2026-11-23T09:15:00");
    clock.sleep(std::chrono::seconds(120), {});
    clock.sleep(std::chrono::hours(24), {});
    EXPECT_EQ(formatLocal(toLocal(clock.now(), Zone::Lisbon)), "2026-11-24T09:17:00");
    EXPECT_EQ(clock.sleeps(),
              (std::vector<std::chrono::milliseconds>{std::chrono::seconds(120), std::chrono::hours(24)}));
}

TEST(FakeClock, DoesNotSleepWhenStopped) {
    test::FakeClock clock;
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(thrownBy([&] { clock.sleep(std::chrono::seconds(1), source.get_token()); }),
              "Cancelled/STOPPED");
    EXPECT_TRUE(clock.sleeps().empty());
}

TEST(JobContext, ThrowsOnlyOnceStopped) {
    std::stop_source source;
    const JobContext job(source.get_token());
    EXPECT_EQ(thrownBy([&] { job.throwIfStopped(); }), "nothing");
    source.request_stop();
    EXPECT_EQ(thrownBy([&] { job.throwIfStopped(); }), "Cancelled/STOPPED");
}

TEST(JobContext, TellsProgressToWhoeverListens) {
    std::vector<std::string> steps;
    const JobContext job({}, [&](const Progress& progress) { steps.push_back(progress.step); });
    job.report({1, 2, "sign"});
    JobContext().report({2, 2, "write"});
    EXPECT_EQ(steps, std::vector<std::string>{"sign"});
}

} // namespace
} // namespace cunho
