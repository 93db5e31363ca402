// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/store_test.hpp"

#include <cunho/store/timestamp_quota.hpp>

#include <atomic>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace cunho::store {
namespace {

using namespace std::chrono_literals;
using test::thrown;

const std::string state = "ts.cartaodecidadao.pt:80";

class TimestampQuotaTest : public ::testing::Test {
  protected:
    std::unique_ptr<signing::TimestampQuota> open(const TimestampLimits& limits) const {
        return openTimestampQuota(file_, clock_, limits);
    }

    /// How many of `tries` requests are let go.
    static int taken(signing::TimestampQuota& quota, int tries, const std::string& source = state) {
        int count = 0;
        for (int i = 0; i < tries; ++i)
            count += quota.take(source) ? 1 : 0;
        return count;
    }

    TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "timestamps.sqlite";
    test::FakeClock clock_;
    TimestampLimits three_{{"tsa.example", {3, 10min, 24h}}};
};

TEST_F(TimestampQuotaTest, TheStatesAuthorityTakesTwentyAndIsNeverAskedMore) {
    const auto quota = openTimestampQuota(file_, clock_);
    EXPECT_EQ(quota->allowance(state).now, 20);
    EXPECT_EQ(taken(*quota, 30), 20);
    EXPECT_EQ(quota->allowance(state).now, 0);
    EXPECT_EQ(quota->allowance(state).next, clock_.now() + 21min);
    EXPECT_EQ(quota->allowance("TS.CartaoDeCidadao.PT:443").now, 0) << "one authority on every port";
    clock_.advance(21min);
    EXPECT_EQ(quota->allowance(state).now, 20);
}

TEST_F(TimestampQuotaTest, AnAuthorityThatIsNotKnownHasNoLimit) {
    const auto quota = openTimestampQuota(file_, clock_);
    EXPECT_EQ(quota->allowance("tsa.example:80").now, std::nullopt);
    EXPECT_EQ(taken(*quota, 100, "tsa.example:80"), 100);
    quota->blocked("tsa.example:80");
    EXPECT_TRUE(quota->take("tsa.example:80"));
    EXPECT_EQ(quota->allowance("tsa.example:80").next, std::nullopt);
}

TEST_F(TimestampQuotaTest, TheWindowSlides) {
    const auto quota = open(three_);
    const std::string source = "tsa.example:8080";
    const TimePoint first = clock_.now();
    EXPECT_TRUE(quota->take(source));
    clock_.advance(4min);
    EXPECT_EQ(taken(*quota, 5, source), 2);
    EXPECT_EQ(quota->allowance(source).next, first + 10min);
    clock_.advance(6min - 1ms);
    EXPECT_FALSE(quota->take(source));
    clock_.advance(1ms);
    EXPECT_EQ(quota->allowance(source).now, 1);
    EXPECT_EQ(taken(*quota, 5, source), 1);
    EXPECT_EQ(quota->allowance(source).next, first + 14min);
}

TEST_F(TimestampQuotaTest, APortMayHaveALimitOfItsOwn) {
    const auto quota = open({{"127.0.0.1:1", {1, 10min, 24h}}});
    EXPECT_EQ(taken(*quota, 3, "127.0.0.1:1"), 1);
    EXPECT_EQ(taken(*quota, 3, "127.0.0.1:2"), 3);
}

TEST_F(TimestampQuotaTest, ABlockLastsADayWhateverTheWindowSays) {
    const auto quota = open(three_);
    quota->blocked("tsa.example:80");
    EXPECT_FALSE(quota->take("tsa.example:80"));
    EXPECT_EQ(quota->allowance("tsa.example:80").next, clock_.now() + 24h);
    clock_.advance(24h - 1ms);
    EXPECT_FALSE(open(three_)->take("tsa.example:80"));
    clock_.advance(1ms);
    EXPECT_TRUE(quota->take("tsa.example:80"));
}

TEST_F(TimestampQuotaTest, WhatIsBookedStaysBookedInAnotherProcess) {
    EXPECT_EQ(taken(*open(three_), 2, "tsa.example:80"), 2);
    EXPECT_EQ(open(three_)->allowance("tsa.example:80").now, 1);
}

TEST_F(TimestampQuotaTest, AClockSetBackDoesNotLockOutForYears) {
    const auto quota = open(three_);
    clock_.set("2036-01-01T00:00:00");
    EXPECT_EQ(taken(*quota, 3, "tsa.example:80"), 3);
    quota->blocked("tsa.example:80");
    clock_.set("2026-11-23T09:15:00");
    EXPECT_EQ(quota->allowance("tsa.example:80").now, 3);
    EXPECT_EQ(taken(*quota, 5, "tsa.example:80"), 3);
}

TEST_F(TimestampQuotaTest, ConnectionsThatRaceGetTheLimitTogether) {
    std::atomic<int> together = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] { together += taken(*openTimestampQuota(file_, clock_), 10); });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(together, 20);
}

TEST_F(TimestampQuotaTest, ProcessesThatRaceGetTheLimitTogether) {
    std::vector<pid_t> children;
    for (int i = 0; i < 3; ++i) {
        const pid_t child = ::fork();
        if (child == 0) {
            int count = 255;
            try {
                count = taken(*openTimestampQuota(file_, clock_), 10);
            } catch (...) { // NOLINT(bugprone-empty-catch): 255 tells
            }
            ::_exit(count);
        }
        children.push_back(child);
    }
    int together = 0;
    for (const pid_t child : children) {
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        together += WEXITSTATUS(status);
    }
    EXPECT_EQ(together, 20);
}

TEST_F(TimestampQuotaTest, AnotherFileIsNotTakenForAQuota) {
    test::RawFile(file_).run("CREATE TABLE bookmarks (url TEXT)");
    EXPECT_EQ(thrown([&] { open(three_); }), "Integrity/TIMESTAMP_QUOTA_DAMAGED");
    {
        AtomicFile text(folder_.path() / "text");
        text.write(asBytes(std::string(5000, 'x')));
        text.commit();
    }
    EXPECT_EQ(thrown([&] { openTimestampQuota(folder_.path() / "text", clock_); }),
              "Integrity/TIMESTAMP_QUOTA_DAMAGED");
    EXPECT_EQ(thrown([&] { openTimestampQuota(folder_.path() / "no" / "file", clock_); }),
              "Storage/DATABASE_NOT_WRITABLE");
}

TEST_F(TimestampQuotaTest, AFileDamagedMeanwhileIsNamed) {
    const auto quota = open(three_);
    test::RawFile(file_).run("DROP TABLE booking");
    EXPECT_EQ(thrown([&] { quota->take("tsa.example:80"); }), "Integrity/TIMESTAMP_QUOTA_DAMAGED");
}

TEST_F(TimestampQuotaTest, TheFileIsThisUsersOwn) {
    open(three_);
    EXPECT_EQ(std::filesystem::status(file_).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

} // namespace
} // namespace cunho::store
