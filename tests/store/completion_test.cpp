// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store_test.hpp"

namespace cunho::test {
namespace {

using signing::PadesLevel;
using signing::WaitingFile;

class Completion : public StoreTest {
  protected:
    static WaitingFile waiting(const std::string& file) {
        return {file,
                PadesLevel::B_LTA,
                42,
                TimePoint(std::chrono::milliseconds(1'795'425'300'123)),
                {Fault::Busy, "TIMESTAMP_QUOTA", {{"source", "tsa"}, {"time", "já"}}, "d"}};
    }
};

TEST_F(Completion, KeepsEveryFieldAcrossOpenings) {
    open()->completion().put(waiting("/arquivo/é 1.pdf"));
    const auto all = open()->completion().all();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].file, "/arquivo/é 1.pdf");
    EXPECT_EQ(all[0].wanted, PadesLevel::B_LTA);
    EXPECT_EQ(all[0].documentId, 42);
    EXPECT_EQ(all[0].since, waiting("").since);
    EXPECT_EQ(all[0].why.fault, Fault::Busy);
    EXPECT_EQ(all[0].why.reason, "TIMESTAMP_QUOTA");
    EXPECT_EQ(all[0].why.params, waiting("").why.params);
    EXPECT_EQ(all[0].why.detail, "d");
}

TEST_F(Completion, OldestFirstAndOncePerFile) {
    const auto database = open();
    auto& queue = database->completion();
    for (const char* file : {"/b.pdf", "/a.pdf", "/c.pdf"})
        queue.put(waiting(file));
    auto again = waiting("/b.pdf");
    again.wanted = PadesLevel::B_LT;
    again.since += std::chrono::hours(1);
    again.why = {Fault::Network, "NO_CONNECTION", {}, ""};
    queue.put(again);
    const auto all = queue.all();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].file, "/b.pdf");
    EXPECT_EQ(all[0].wanted, PadesLevel::B_LT);
    EXPECT_EQ(all[0].since, waiting("").since) << "it waits since the first time";
    EXPECT_EQ(all[0].why.reason, "NO_CONNECTION");
    EXPECT_TRUE(all[0].why.params.empty());
    EXPECT_EQ(all[2].file, "/c.pdf");
    queue.remove("/a.pdf");
    queue.remove("/nowhere.pdf");
    EXPECT_EQ(queue.all().size(), 2U);
}

} // namespace
} // namespace cunho::test
