// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/wait.hpp"
#include "ui/jobs/run_job.hpp"

#include <QThread>
#include <atomic>
#include <condition_variable>
#include <gtest/gtest.h>
#include <mutex>

namespace {

using namespace cunho;
using namespace cunho::ui;

/// Blocks until the job is asked to stop, as a service's conversation does.
void untilStopped(const JobContext& job) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait(lock, job.stop(), [] { return false; });
    job.throwIfStopped();
}

TEST(RunJob, GivesTheResultOnTheWindowsThread) {
    Jobs jobs;
    QObject receiver;
    int result = 0;
    QThread* worker = nullptr;
    QThread* caller = nullptr;
    runJob(
        jobs, Lane::Reading, &receiver,
        [&worker](const JobContext&) {
            worker = QThread::currentThread();
            return 42;
        },
        [&](Outcome<int> outcome) {
            caller = QThread::currentThread();
            result = std::get<int>(outcome);
        });
    ASSERT_TRUE(waitFor([&] { return result != 0; }));
    EXPECT_EQ(result, 42);
    EXPECT_EQ(caller, QThread::currentThread());
    EXPECT_NE(worker, caller);
}

TEST(RunJob, GivesAFailureAsAValue) {
    Jobs jobs;
    QObject receiver;
    std::optional<Failure> failure;
    runJob(
        jobs, Lane::Reading, &receiver,
        [](const JobContext&) { throw Error(Fault::Network, "STOPPED", {}, "no route"); },
        [&](Outcome<std::monostate> outcome) { failure = std::get<Failure>(outcome); });
    ASSERT_TRUE(waitFor([&] { return failure.has_value(); }));
    EXPECT_EQ(failure->fault, Fault::Network);
    EXPECT_EQ(failure->detail, "no route");
}

TEST(RunJob, TurnsAForeignExceptionIntoAFailure) {
    Jobs jobs;
    QObject receiver;
    std::optional<Failure> failure;
    runJob(
        jobs, Lane::Signing, &receiver, [](const JobContext&) -> int { throw std::runtime_error("odd"); },
        [&](Outcome<int> outcome) { failure = std::get<Failure>(outcome); });
    ASSERT_TRUE(waitFor([&] { return failure.has_value(); }));
    EXPECT_EQ(failure->fault, Fault::Internal);
}

TEST(RunJob, StopsWhenAsked) {
    Jobs jobs;
    QObject receiver;
    std::atomic<bool> started = false;
    std::optional<Failure> failure;
    const auto handle = runJob(
        jobs, Lane::Signing, &receiver,
        [&started](const JobContext& job) {
            started = true;
            untilStopped(job);
        },
        [&](Outcome<std::monostate> outcome) { failure = std::get<Failure>(outcome); });
    ASSERT_TRUE(waitFor([&] { return started.load(); }));
    EXPECT_FALSE(failure);
    handle.stop();
    ASSERT_TRUE(waitFor([&] { return failure.has_value(); }));
    EXPECT_EQ(failure->fault, Fault::Cancelled);
}

TEST(RunJob, TellsProgressBeforeTheResult) {
    Jobs jobs;
    QObject receiver;
    std::vector<std::string> seen;
    runJob(
        jobs, Lane::Reading, &receiver,
        [](const JobContext& job) {
            job.report({1, 2, "print"});
            job.report({2, 2, "sign"});
            return 0;
        },
        [&](Outcome<int>) { seen.emplace_back("done"); },
        [&](const Progress& progress) { seen.push_back(progress.step); });
    ASSERT_TRUE(waitFor([&] { return seen.size() == 3; }));
    EXPECT_EQ(seen, (std::vector<std::string>{"print", "sign", "done"}));
}

TEST(RunJob, CallsNobodyWhenTheReceiverIsGone) {
    Jobs jobs;
    auto receiver = std::make_unique<QObject>();
    std::atomic<bool> worked = false;
    bool called = false;
    runJob(
        jobs, Lane::Reading, receiver.get(), [&worked](const JobContext&) { worked = true; },
        [&](Outcome<std::monostate>) { called = true; });
    receiver.reset();
    QObject later;
    bool after = false;
    runJob(
        jobs, Lane::Reading, &later, [](const JobContext&) {},
        [&](Outcome<std::monostate>) { after = true; });
    ASSERT_TRUE(waitFor([&] { return after; })); // the same lane: the first has been delivered by now
    EXPECT_TRUE(worked);
    EXPECT_FALSE(called);
}

TEST(RunJob, RunsOneJobOfALaneAtATime) {
    Jobs jobs;
    QObject receiver;
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    int done = 0;
    for (int i = 0; i < 50; ++i)
        runJob(
            jobs, Lane::Signing, &receiver,
            [&](const JobContext&) {
                most = std::max(most.load(), ++inside);
                std::this_thread::yield();
                --inside;
            },
            [&](Outcome<std::monostate>) { ++done; });
    ASSERT_TRUE(waitFor([&] { return done == 50; }));
    EXPECT_EQ(most, 1);
}

class RunJobBeside : public testing::TestWithParam<Lane> {};

TEST_P(RunJobBeside, ReadingDoesNotWait) {
    Jobs jobs;
    QObject receiver;
    bool read = false;
    bool stopped = false;
    const auto other =
        runJob(jobs, GetParam(), &receiver, untilStopped, [&](Outcome<std::monostate>) { stopped = true; });
    runJob(
        jobs, Lane::Reading, &receiver, [](const JobContext&) {},
        [&](Outcome<std::monostate>) { read = true; });
    ASSERT_TRUE(waitFor([&] { return read; }));
    EXPECT_FALSE(stopped);
    other.stop();
    ASSERT_TRUE(waitFor([&] { return stopped; }));
}

INSTANTIATE_TEST_SUITE_P(Lanes, RunJobBeside, testing::Values(Lane::Signing, Lane::Verifying));

TEST(RunJob, StopsAndWaitsAtTheEnd) {
    QObject receiver;
    std::atomic<bool> started = false;
    std::atomic<bool> ended = false;
    bool called = false;
    {
        Jobs jobs;
        runJob(
            jobs, Lane::Signing, &receiver,
            [&](const JobContext& job) {
                started = true;
                try {
                    untilStopped(job);
                } catch (const Error&) {
                    ended = true;
                    throw;
                }
            },
            [&](Outcome<std::monostate>) { called = true; });
        ASSERT_TRUE(waitFor([&] { return started.load(); }));
    }
    EXPECT_TRUE(ended);
    EXPECT_FALSE(called);
}

} // namespace
