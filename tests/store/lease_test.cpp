// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "other_process.hpp"
#include "store_test.hpp"

#include <atomic>
#include <thread>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;

class Lease : public StoreTest {
  protected:
    /// A second process that has the lease until it is killed.
    std::unique_ptr<OtherProcess> holder(const std::string& name) {
        return std::make_unique<OtherProcess>(
            [this, &name](const auto& stay) { open()->leases().exclusively(name, 60s, {}, stay); });
    }

    static std::string taking(store::Database& database, const std::string& name,
                              std::chrono::milliseconds limit = 0ms, const JobContext& job = {}) {
        return thrown([&] { database.leases().exclusively(name, limit, job, [] {}); });
    }
};

TEST_F(Lease, IsLetGoWhenItsHolderDies) {
    const auto database = open();
    const auto other = holder("tokens/1");
    EXPECT_EQ(taking(*database, "tokens/1"), "Busy/TOKEN_REFRESH_ELSEWHERE");
    EXPECT_EQ(taking(*database, "tokens/2"), "") << "another name";
    other->die();
    EXPECT_EQ(taking(*database, "tokens/1"), "");
}

TEST_F(Lease, IsWaitedFor) {
    const auto database = open();
    const auto other = holder("a");
    std::atomic<bool> ran = false;
    std::thread waiting([&] { database->leases().exclusively("a", 60s, {}, [&] { ran = true; }); });
    EXPECT_FALSE(ran);
    other->die();
    waiting.join();
    EXPECT_TRUE(ran);
}

TEST_F(Lease, IsNotWaitedForByWhoIsStopped) {
    const auto database = open();
    const auto other = holder("a");
    std::stop_source stop;
    std::thread stopper([&] { stop.request_stop(); });
    EXPECT_EQ(taking(*database, "a", 60s, JobContext(stop.get_token())), "Cancelled/STOPPED");
    stopper.join();
    EXPECT_EQ(taking(*database, "b", 60s, JobContext(stop.get_token())), "Cancelled/STOPPED");
}

TEST_F(Lease, IsLetGoWhenTheWorkThrows) {
    const auto database = open();
    EXPECT_EQ(thrown([&] {
                  database->leases().exclusively("a", 0ms, {},
                                                 [] { throw Error(Fault::Network, "NO_CONNECTION"); });
              }),
              "Network/NO_CONNECTION");
    EXPECT_EQ(taking(*database, "a"), "");
}

TEST_F(Lease, HoldsAgainstOtherThreadsAndOtherConnections) {
    const auto one = open();
    const auto other = open();
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    int count = 0; // guarded by the lease alone
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int round = 0; round < 5; ++round)
                (i % 2 == 0 ? one : other)->leases().exclusively("a", 60s, {}, [&] {
                    most = std::max(most.load(), ++inside);
                    ++count;
                    --inside;
                });
        });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(most, 1);
    EXPECT_EQ(count, 20);
}

TEST_F(Lease, NamesThatLookAlikeShareNoFile) {
    const auto database = open();
    database->leases().exclusively("a/1", 0ms, {}, [&] {
        for (const char* other : {"a-1", "a-2f1", "a1", "A/1", "../a/1"})
            EXPECT_EQ(taking(*database, other), "") << other;
        EXPECT_EQ(taking(*database, "a/1"), "Busy/TOKEN_REFRESH_ELSEWHERE");
    });
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path().parent_path()))
        EXPECT_FALSE(entry.path().filename().string().starts_with("a-")) << "stays in the folder";
}

} // namespace
} // namespace cunho::test
