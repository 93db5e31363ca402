// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"

#include <cunho/core/clock.hpp>

#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using nlohmann::json;

struct SaftCommand : testing::Test {
    SaftCommand() { cli.setUp(); }

    std::string month() const {
        SystemClock clock;
        return formatDate(today(clock, Zone::Lisbon)).substr(0, 7);
    }

    Ran saft(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "saft");
        return cli.run(arguments);
    }

    Ran exported(const std::string& name) const {
        return saft({"export", "--db", cli.database().string(), "--month", month(), "--out",
                     (cli.folder() / name).string(), "--json"});
    }

    CommandLine cli;
};

TEST_F(SaftCommand, ExportsChecksAndMarksAMonth) {
    const auto ran = exported("saft.xml");
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_EQ(ran.line().at("sha256").get<std::string>().size(), 64U);
    const auto file = (cli.folder() / "saft.xml").string();
    const auto checked = saft({"check", file, "--json"});
    EXPECT_EQ(checked.code, 0) << checked.out;
    EXPECT_TRUE(checked.line().at("accepted"));
    EXPECT_EQ(exported("saft.xml").line().at("reason"), "TARGET_EXISTS");
    const auto marked =
        saft({"communicated", "--db", cli.database().string(), "--month", month(), "--file", file, "--json"});
    ASSERT_EQ(marked.code, 0) << marked.out;
    EXPECT_EQ(marked.line().at("sha256"), ran.line().at("sha256"));
}

TEST_F(SaftCommand, SaysWhatIsWrongWithAFile) {
    const auto file = cli.write("a.xml", "<AuditFile/>").string();
    const auto ran = saft({"check", file, "--json"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_FALSE(ran.line().at("accepted"));
    EXPECT_EQ(ran.line().at("findings").at(0).at("reason"), "SAFT_NAMESPACE");
    const auto unreadable = saft({"check", cli.write("b.xml", "no XML").string(), "--json"});
    EXPECT_EQ(unreadable.code, 1);
    EXPECT_FALSE(unreadable.line().at("accepted"));
    EXPECT_EQ(unreadable.line().at("findings").at(0).at("reason"), "SAFT_UNREADABLE");
}

TEST_F(SaftCommand, WantsOnePeriod) {
    EXPECT_EQ(saft({"export", "--db", cli.database().string()}).code, 2);
    EXPECT_EQ(saft({"export", "--db", cli.database().string(), "--from", "2026-01-01"}).code, 2);
    EXPECT_EQ(
        saft({"export", "--db", cli.database().string(), "--month", "2026-13", "--json"}).line().at("reason"),
        "BAD_DATE");
}

} // namespace
} // namespace cunho::test
