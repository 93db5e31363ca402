// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>
#include <cunho/invoicing/hash_chain.hpp>
#include <cunho/store/database.hpp>

#include <gtest/gtest.h>
#include <memory>
#include <random>
#include <set>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;

constexpr auto limit = 60s; ///< for what takes milliseconds: a child that stands still fails the test

/// Two programs issue in the same series of one database.
struct IssueKillJourney : testing::Test {
    IssueKillJourney() {
        store::Database database(file, Environment::Sandbox, clock);
        invoicing::Company company;
        company.nif = "599999993";
        company.name = "Empresa Exemplo, Lda";
        database.company().saveCompany(company);
        using enum invoicing::DocumentType;
        database.company().addSeries({FT, "2026A", "JFT26CHA", 1, true});
        database.company().addSeries({FT, "2026B", "JFT26CHB", 1, true});
        database.company().addSeries({NC, "2026A", "JNC26CHA", 1, true});
        database.company().addSeries({RG, "2026A", "JRG26CHA", 1, true});
    }

    std::unique_ptr<Process> start(const std::vector<std::string>& count = {}) {
        std::vector<std::string> arguments{file.string(), keyFile, std::to_string(++seed)};
        arguments.insert(arguments.end(), count.begin(), count.end());
        Process::Options options;
        options.inheritErrors = true;
        return std::make_unique<Process>(std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-issuing", arguments,
                                         options);
    }

    /// Takes note of what a child says.
    void hear(const std::string& line) {
        if (line.find('/') == std::string::npos)
            return; // what it is about to do
        const bool issued = !line.starts_with("cancelled ");
        auto& numbers = issued ? reported : cancelled;
        EXPECT_TRUE(numbers.insert(issued ? line : line.substr(line.find(' ') + 1)).second)
            << line << ": twice";
    }

    void hearTheRest(Process& child) {
        while (const auto line = child.readLine(limit))
            hear(*line);
    }

    /// Every promise that the books make, of each series.
    void expectSound() {
        store::Database database(file, Environment::Sandbox, clock);
        const auto publicKey = crypto::PrivateKey::fromPem(readFile(keyFile)).publicPem();
        std::size_t found = 0;
        for (const char* series : {"FT 2026A", "FT 2026B", "NC 2026A", "RG 2026A"})
            found += documentsOf(database, series, publicKey);
        for (const auto& number : cancelled) {
            const auto document = database.documents().findByNumber(number);
            EXPECT_TRUE(document && database.documents().dealings((*document)->id).cancelled) << number;
        }
        EXPECT_EQ(database.documents().count({}) - drafts(database), static_cast<std::int64_t>(found));
        EXPECT_GE(found, reported.size());
        database.integrity().keepPublicKey(1, publicKey);
        const auto report = database.integrity().full(JobContext{});
        EXPECT_TRUE(report.sound) << report.document << " " << report.reason;
        EXPECT_EQ(report.total, static_cast<std::int64_t>(found));
    }

    static std::int64_t drafts(store::Database& database) {
        invoicing::DocumentQuery query;
        query.state = invoicing::DocumentState::Draft;
        return database.documents().count(query);
    }

    /// Follows the chain from the first number to the last; how many there are.
    std::size_t documentsOf(store::Database& database, const std::string& series,
                            const std::string& publicKey) {
        std::string previous;
        std::size_t count = 0;
        while (true) {
            const auto number = series + "/" + std::to_string(count + 1);
            const auto document = database.documents().findByNumber(number);
            if (!document) {
                EXPECT_FALSE(reported.contains(number)) << number << " was issued and is gone";
                break;
            }
            const auto& facts = document->facts();
            EXPECT_EQ(facts.previousHash, previous) << number;
            EXPECT_TRUE(
                !invoicing::documentType(facts.type).hashed ||
                invoicing::verifyHash({facts.date, facts.systemEntry, number, facts.totals.gross, previous},
                                      facts.hash, publicKey))
                << number;
            previous = facts.hash;
            ++count;
        }
        for (const auto& number : reported) {
            const bool here = number.starts_with(series);
            EXPECT_TRUE(!here || std::stoul(number.substr(number.find('/') + 1)) <= count) << number;
        }
        return count;
    }

    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "empresa.db";
    std::string keyFile = CUNHO_TEST_DATA "/invoicing/at_demo_key.pem";
    FakeClock clock;
    unsigned seed = 20261126;
    std::set<std::string> reported;  ///< numbers that a child said were issued
    std::set<std::string> cancelled; ///< likewise
};

TEST_F(IssueKillJourney, TwoProcessesShareASeriesWithoutGapOrDuplicate) {
    const auto first = start({"100"});
    const auto second = start({"100"});
    hearTheRest(*first);
    hearTheRest(*second);
    EXPECT_EQ(first->wait(limit), 0);
    EXPECT_EQ(second->wait(limit), 0);
    EXPECT_GE(reported.size(), 200U);
    expectSound();
}

/// Two hundred moments in four databases, which a machine with several cores looks at together.
struct IssueKillQuarter : IssueKillJourney, testing::WithParamInterface<unsigned> {};

TEST_P(IssueKillQuarter, KilledAtFiftyMomentsNothingIsLostAndNothingIsTwice) {
    std::mt19937 random(20261126 + GetParam()); // the same moments each time, as far as a machine allows
    std::unique_ptr<Process> children[2];
    volatile std::uint64_t busy = 0;
    for (int kill = 0; kill < 50; ++kill) {
        for (auto& child : children) {
            if (!child)
                child = start();
        }
        // So many of its own lines later, and a fraction of a document after that.
        const std::size_t victim = random() % 2;
        for (auto lines = random() % 8; lines > 0; --lines) {
            const auto line = children[victim]->readLine(limit);
            ASSERT_TRUE(line) << "the child ended by itself";
            hear(*line);
        }
        for (auto turns = random() % 4'000'000; turns > 0; --turns)
            busy = busy + turns;
        for (std::size_t i = 0; i < 2; ++i) {
            if (i != victim && kill % 4 != 0)
                continue;
            children[i]->kill();
            hearTheRest(*children[i]);
            ASSERT_EQ(children[i]->wait(limit), 128 + 9);
            children[i].reset();
        }
    }
    for (auto& child : children) {
        if (!child)
            continue;
        child->kill();
        hearTheRest(*child);
    }
    EXPECT_GT(reported.size(), 25U);
    expectSound();
}

INSTANTIATE_TEST_SUITE_P(Each, IssueKillQuarter, testing::Range(0U, 4U));

} // namespace
} // namespace cunho::test
