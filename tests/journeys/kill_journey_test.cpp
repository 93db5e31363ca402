// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/running_sandbox.hpp"
#include "moment.hpp"

#include <gtest/gtest.h>
#include <set>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

constexpr const char* issuedNotSigned = "SELECT count(*) > 0 FROM document";
constexpr const char* authorizing =
    "SELECT count(*) > 0 FROM journal WHERE state = 'authorize-sent' AND polls > 0";
constexpr const char* signing = "SELECT count(*) > 0 FROM journal WHERE state = 'sign-sent' AND polls > 0";

/// A program is killed at a moment; the sandbox runs on, as the State's service does.
struct KillJourney : testing::Test {
    KillJourney() { cli.setUp(); }

    CommandLine::Arguments office(CommandLine::Arguments arguments) const {
        arguments.insert(arguments.end(), {"--db", cli.database().string(), "--sandbox-access",
                                           sandbox.accessFile().string(), "--json"});
        return arguments;
    }

    CommandLine::Arguments issue() const {
        return office({"issue", "--sign", cli.write("draft.json", goodDraft().dump()).string()});
    }

    void killAt(const CommandLine::Arguments& arguments, const char* moment) const {
        const auto process = cli.start(arguments);
        EXPECT_TRUE(reached(cli.database(), moment)) << moment;
        process->kill();
        EXPECT_EQ(process->wait(10s), 128 + 9);
    }

    Ran finish() const { return cli.run(office({"sign", "--provider", "safe", "--pending"})); }

    /// The promises that hold whatever was killed when.
    void expectAllSigned(int documents) const {
        EXPECT_EQ(cli.run(office({"list", "--state", "signature-pending"})).out, "");
        const auto listed = cli.run(office({"list"}));
        EXPECT_EQ(listed.code, 0) << listed.errors;
        std::set<std::string> numbers;
        for (const auto& row : listed.lines())
            numbers.insert(row.at("number").get<std::string>());
        std::set<std::string> expected;
        for (int i = 1; i <= documents; ++i)
            expected.insert("FT 2026A/" + std::to_string(i));
        EXPECT_EQ(numbers, expected);
        for (int i = 1; i <= documents; ++i)
            EXPECT_TRUE(
                opensslCms(cli.file("arquivo/FT_2026A_" + std::to_string(i) + ".pdf"), sandbox.root()).good)
                << i;
        const json signatures = sandbox.signatures();
        for (const auto& [digest, count] : signatures.items())
            EXPECT_EQ(count, 1) << digest;
        EXPECT_EQ(signatures.size(), static_cast<std::size_t>(documents));
        EXPECT_EQ(sandbox.violations(), json::array());
        EXPECT_EQ(askFile(cli.database(), "PRAGMA integrity_check"), "ok");
        EXPECT_TRUE(std::filesystem::is_empty(cli.file("spool")));
    }

    CommandLine cli;
    RunningSandbox sandbox;
};

TEST_F(KillJourney, BetweenIssuingAndSigning) {
    killAt(issue(), issuedNotSigned);
    const auto ran = finish();
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_EQ(ran.line().value("state", ""), "signed") << ran.out;
    EXPECT_EQ(cli.run(issue()).code, 0);
    expectAllSigned(2);
}

TEST_F(KillJourney, BetweenAuthorizationAndSigning) {
    sandbox.fault("authorize", "pending:3");
    killAt(issue(), authorizing);
    EXPECT_EQ(sandbox.signatures().size(), 0U);
    const auto ran = finish();
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    expectAllSigned(1);
}

TEST_F(KillJourney, BetweenSigningAndFetchingTheValue) {
    sandbox.fault("signHash", "pending:3");
    killAt(issue(), signing);
    EXPECT_EQ(sandbox.signatures().size(), 0U); // it counts values that were fetched
    const auto ran = finish();
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    expectAllSigned(1);
}

TEST_F(KillJourney, OfAWholeBatchAndOfItsRestart) {
    const auto draft = cli.write("draft.json", goodDraft().dump()).string();
    for (int i = 0; i < 3; ++i)
        ASSERT_EQ(cli.run({"issue", "--db", cli.database().string(), draft}).code, 0);
    const auto sign = office({"sign", "--provider", "safe", "--pending"});
    sandbox.fault("authorize", "pending:2");
    killAt(sign, authorizing);
    sandbox.fault("signHash", "pending:3");
    killAt(sign, signing);
    const auto ran = finish();
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    expectAllSigned(3);
}

TEST_F(KillJourney, BetweenTheFinishedFileAndItsRecord) {
    // The file and the journal's last word are there, the record is not: what a crash just before it leaves.
    askFile(cli.database(), "CREATE TRIGGER power_fails BEFORE INSERT ON signature_record "
                            "BEGIN SELECT RAISE(ABORT, 'power fails'); END");
    EXPECT_EQ(cli.run(issue()).code, 1);
    EXPECT_EQ(askFile(cli.database(), "SELECT count(*) FROM journal WHERE state = 'embedded'"), "1");
    askFile(cli.database(), "DROP TRIGGER power_fails");
    ASSERT_EQ(cli.run(office({"list", "--state", "signature-pending"})).lines().size(), 1U);
    const auto ran = finish();
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    expectAllSigned(1);
}

TEST_F(KillJourney, ASecondProcessDoesNotSignWhatTheFirstHasUnderWay) {
    sandbox.fault("authorize", "pending:4");
    const auto first = cli.start(issue());
    ASSERT_TRUE(reached(cli.database(), authorizing));
    const auto second = finish();
    EXPECT_EQ(second.code, 1);
    EXPECT_EQ(second.line().value("reason", ""), "SIGNING_ELSEWHERE") << second.out;
    first->closeInput();
    const auto out = first->readAll(60s);
    EXPECT_EQ(first->wait(60s), 0) << out;
    expectAllSigned(1);
}

} // namespace
} // namespace cunho::test
