// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/running_sandbox.hpp"

#include <gtest/gtest.h>

// Invoices whose level falls short, and how they come to it.
namespace cunho::test {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

struct LevelsJourney : testing::Test {
    LevelsJourney() { cli.setUp(); }

    Ran office(CommandLine::Arguments arguments, const RunningSandbox& sandbox) const {
        arguments.insert(arguments.end(), {"--json", "--db", cli.database().string(), "--sandbox-access",
                                           sandbox.accessFile().string()});
        return cli.run(arguments);
    }

    Ran issue(const RunningSandbox& sandbox, bool sign) const {
        CommandLine::Arguments arguments{"issue", cli.write("draft.json", goodDraft().dump()).string()};
        if (sign)
            arguments.emplace_back("--sign");
        return office(arguments, sandbox);
    }

    /// As if the authority's time had passed.
    Ran complete(const RunningSandbox& sandbox) const {
        sandbox.reset();
        sandbox.writeUnlimitedAccess(cli.file("later.json"));
        return cli.run({"extend", "--waiting", "--json", "--db", cli.database().string(), "--sandbox-access",
                        cli.file("later.json").string()});
    }

    std::string level(const RunningSandbox& sandbox, const fs::path& file) const {
        const auto ran = cli.run({"verify", "--json", "--offline", "--trust", sandbox.root().string(),
                                  "--trusted-responder", sandbox.responder().string(), file.string()});
        EXPECT_EQ(ran.code, 0) << ran.out;
        return ran.line().at("signatures").at(0).at("level");
    }

    CommandLine cli;
};

TEST_F(LevelsJourney, ABatchIsToldWhatTheQuotaAllowsAndIsCompletedLater) {
    const RunningSandbox sandbox(5); // a B-LTA file takes two
    for (int i = 0; i < 3; ++i)
        ASSERT_EQ(issue(sandbox, false).code, 0);
    const auto stopped = office({"sign", "--provider", "safe", "--pending", "--when-short", "stop"}, sandbox);
    EXPECT_EQ(stopped.code, 1);
    EXPECT_EQ(stopped.line().at("reason"), "TIMESTAMP_QUOTA") << stopped.out;
    EXPECT_EQ(office({"list", "--state", "signature-pending"}, sandbox).lines().size(), 3U);

    const auto ran = office({"sign", "--provider", "safe", "--pending"}, sandbox);
    EXPECT_EQ(ran.code, 1);
    const auto lines = ran.lines();
    ASSERT_EQ(lines.size(), 3U) << ran.out << ran.errors;
    EXPECT_EQ(ran.plan().at("now"), 2);
    EXPECT_EQ(ran.plan().at("later"), 1);
    int waiting = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        EXPECT_EQ(lines[i].at("state"), "signed");
        if (!lines[i].contains("shortfall")) {
            EXPECT_EQ(level(sandbox, lines[i].at("file").get<std::string>()), "B-LTA");
            continue;
        }
        ++waiting;
        EXPECT_EQ(lines[i].at("level"), "B-B");
        EXPECT_EQ(lines[i].at("wanted"), "B-LTA");
        EXPECT_EQ(lines[i].at("shortfall").at("reason"), "TIMESTAMP_QUOTA");
    }
    EXPECT_EQ(waiting, 1);

    const auto completed = complete(sandbox);
    EXPECT_EQ(completed.code, 0) << completed.out << completed.errors;
    EXPECT_EQ(completed.line().value("level", ""), "B-LTA") << completed.out;
    EXPECT_EQ(level(sandbox, completed.line().at("file").get<std::string>()), "B-LTA");
    EXPECT_EQ(sandbox.violations(), json::array());
}

TEST_F(LevelsJourney, AnInvoiceWithoutTimestampIsIssuedAndSaysSo) {
    const RunningSandbox sandbox;
    sandbox.fault("tsa", "rejection", 5);
    const auto issued = issue(sandbox, true);
    EXPECT_EQ(issued.code, 0) << issued.out << issued.errors;
    const auto signature = issued.line().at("signature");
    EXPECT_EQ(signature.at("level"), "B-B");
    EXPECT_EQ(signature.at("wanted"), "B-LTA");
    EXPECT_EQ(signature.at("shortfall").at("reason"), "TIMESTAMP_REFUSED");
    EXPECT_EQ(complete(sandbox).line().value("level", ""), "B-LTA");
    EXPECT_EQ(level(sandbox, signature.at("file").get<std::string>()), "B-LTA");
}

TEST_F(LevelsJourney, ALowerLevelMayBeAskedFor) {
    const RunningSandbox sandbox;
    ASSERT_EQ(issue(sandbox, false).code, 0);
    const auto ran = office({"sign", "--provider", "safe", "--pending", "--level", "B-T"}, sandbox);
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_EQ(ran.line().at("level"), "B-T");
    EXPECT_FALSE(ran.line().contains("shortfall"));
}

} // namespace
} // namespace cunho::test
