// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "core_test.hpp"

#include <cunho/core/clock.hpp>

#include <atomic>
#include <fakes/fake_clock.hpp>
#include <thread>

namespace cunho {
namespace {

using namespace std::chrono_literals;
using test::FakeClock;
using test::thrownBy;

TEST(ScaledClock, IsItsBaseAtFirst) {
    FakeClock base;
    ScaledClock clock(base);
    EXPECT_EQ(clock.now(), base.now());
    base.advance(1500ms);
    EXPECT_EQ(clock.now(), base.now());
}

TEST(ScaledClock, RunsFasterFromTheMomentItIsTold) {
    FakeClock base;
    const TimePoint start = base.now();
    ScaledClock clock(base);
    base.advance(10s);
    clock.setScale(1000);
    EXPECT_EQ(clock.now(), start + 10s) << "a change of pace moves nothing";
    base.advance(15ms);
    EXPECT_EQ(clock.now(), start + 25s);
    clock.setScale(1);
    base.advance(1s);
    EXPECT_EQ(clock.now(), start + 26s);
}

TEST(ScaledClock, JumpsForwardOnly) {
    FakeClock base;
    const TimePoint start = base.now();
    ScaledClock clock(base);
    clock.jump(24h * 40);
    EXPECT_EQ(clock.now(), start + 24h * 40);
    clock.jump(-1h);
    EXPECT_EQ(clock.now(), start + 24h * 40);
}

TEST(ScaledClock, FollowsAnotherByItsSetting) {
    FakeClock base;
    ScaledClock leader(base);
    base.advance(3s);
    leader.setScale(60);
    leader.jump(1h);
    ScaledClock follower(base);
    follower.set(leader.setting());
    base.advance(777ms);
    EXPECT_EQ(follower.now(), leader.now());
    EXPECT_EQ(follower.setting(), leader.setting());
}

TEST(ScaledClock, SleepsAsLongAsItsBaseNeeds) {
    FakeClock base;
    ScaledClock clock(base);
    clock.setScale(1000);
    const TimePoint start = clock.now();
    clock.sleep(15s, {});
    EXPECT_EQ(base.sleeps(), (std::vector<std::chrono::milliseconds>{15ms}));
    clock.sleep(1ms, {});
    EXPECT_GE(clock.now(), start + 15s + 1ms) << "rounded up";
    clock.sleep(0ms, {});
    EXPECT_EQ(base.sleeps().size(), 2U);
}

TEST(ScaledClock, RefusesAPaceThatIsNone) {
    FakeClock base;
    ScaledClock clock(base);
    for (const int scale : {0, -1, 10001}) {
        EXPECT_EQ(thrownBy([&] { clock.setScale(scale); }), "Input/BAD_SCALE");
        EXPECT_EQ(thrownBy([&] { clock.set({base.now(), base.now(), scale}); }), "Input/BAD_SCALE");
    }
    EXPECT_EQ(clock.setting().scale, 1);
}

TEST(ScaledClock, DoesNotSleepWhenStopped) {
    FakeClock base;
    ScaledClock clock(base);
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(thrownBy([&] { clock.sleep(1s, source.get_token()); }), "Cancelled/STOPPED");
}

// The tests' own time limit would tell of a sleep that does not end.
TEST(ScaledClock, WakesWhenStopped) {
    SystemClock base;
    ScaledClock clock(base);
    std::string result;
    std::jthread sleeper(
        [&](const std::stop_token& stop) { result = thrownBy([&] { clock.sleep(24h * 45, stop); }); });
    sleeper.request_stop();
    sleeper.join();
    EXPECT_EQ(result, "Cancelled/STOPPED");
}

TEST(ScaledClock, WakesWhenTheClockJumpsThere) {
    SystemClock base;
    ScaledClock clock(base);
    std::atomic<bool> awake = false;
    std::thread sleeper([&] {
        clock.sleep(24h * 45, {});
        awake = true;
    });
    while (!awake) // it may begin after the first jumps
        clock.jump(24h);
    sleeper.join();
}

} // namespace
} // namespace cunho
