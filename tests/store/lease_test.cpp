// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store_test.hpp"

#include <atomic>
#include <csignal>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;

class Lease : public StoreTest {
  protected:
    /// A second process that takes the lease, says so, and lets go only when it is killed.
    class Holder {
      public:
        Holder(Lease& test, const std::string& name) {
            EXPECT_EQ(::pipe(pipe_), 0);
            child_ = ::fork();
            if (child_ == 0) {
                ::prctl(PR_SET_PDEATHSIG, SIGKILL);
                const auto database = test.open();
                database->leases().exclusively(name, 60s, {}, [&] {
                    const char taken = 't';
                    (void)!::write(pipe_[1], &taken, 1);
                    for (;;)
                        ::pause();
                });
            }
            char taken = 0;
            EXPECT_EQ(::read(pipe_[0], &taken, 1), 1);
        }
        ~Holder() {
            die();
            ::close(pipe_[0]);
            ::close(pipe_[1]);
        }
        Holder(const Holder&) = delete;
        Holder& operator=(const Holder&) = delete;

        void die() {
            if (child_ > 0) {
                ::kill(child_, SIGKILL);
                ::waitpid(child_, nullptr, 0);
            }
            child_ = 0;
        }

      private:
        int pipe_[2]{};
        pid_t child_ = 0;
    };

    static std::string taking(store::Database& database, const std::string& name,
                              std::chrono::milliseconds limit = 0ms, const JobContext& job = {}) {
        return thrown([&] { database.leases().exclusively(name, limit, job, [] {}); });
    }
};

TEST_F(Lease, IsLetGoWhenItsHolderDies) {
    const auto database = open();
    Holder holder(*this, "tokens/1");
    EXPECT_EQ(taking(*database, "tokens/1"), "Busy/TOKEN_REFRESH_ELSEWHERE");
    EXPECT_EQ(taking(*database, "tokens/2"), "") << "another name";
    holder.die();
    EXPECT_EQ(taking(*database, "tokens/1"), "");
}

TEST_F(Lease, IsWaitedFor) {
    const auto database = open();
    Holder holder(*this, "a");
    std::atomic<bool> ran = false;
    std::thread waiting([&] { database->leases().exclusively("a", 60s, {}, [&] { ran = true; }); });
    EXPECT_FALSE(ran);
    holder.die();
    waiting.join();
    EXPECT_TRUE(ran);
}

TEST_F(Lease, IsNotWaitedForByWhoIsStopped) {
    const auto database = open();
    const Holder holder(*this, "a");
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
