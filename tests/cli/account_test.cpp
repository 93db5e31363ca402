// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using testing::HasSubstr;
using testing::Not;

struct AccountCli : testing::Test {
    Ran run(CommandLine::Arguments arguments, const std::string& input = {}) const {
        arguments.insert(arguments.end(), {"--db", cli.database().string()});
        return cli.run(arguments, input);
    }

    Ran import(const std::string& file) const {
        return run({"credentials", "import", "--environment", "production", "--vault-passphrase-file",
                    cli.write("passphrase", "uma frase comprida\n").string(), "--json", file});
    }

    std::string credentials(const std::string& approval) const {
        return cli
            .write("credentials.json", R"({"environment":"production","fa":{"clientId":"1234567890"},
            "safe":{"clientName":"Cunho","user":"u","password":"palavra-muito-secreta"})" +
                                           approval + "}")
            .string();
    }

    CommandLine cli;
};

TEST_F(AccountCli, ListsNoneWhereThereIsNone) {
    const auto ran = run({"account", "list", "--json"});
    EXPECT_EQ(ran.code, 0) << ran.errors;
    EXPECT_EQ(ran.out, "");
}

TEST_F(AccountCli, CancelsAllOnlyWhenSomebodyIsSure) {
    EXPECT_EQ(run({"account", "cancel-all"}).code, 2);
    const auto ran = run({"account", "cancel-all", "--yes"});
    EXPECT_EQ(ran.code, 0) << ran.errors;
    EXPECT_THAT(ran.out, HasSubstr("no token is left"));
}

TEST_F(AccountCli, ImportsCredentialsAndSaysWhatStillLocksProduction) {
    const auto unapproved = import(credentials(""));
    EXPECT_EQ(unapproved.code, 1);
    EXPECT_EQ(unapproved.line().at("locked").at("reason"), "VERSION_NOT_APPROVED");
    const auto version = cli.run({"--version"}).out;
    const auto approved =
        import(credentials(R"(,"approval":{"version":")" + version.substr(0, version.find('\n')) +
                           R"(","reference":"ARTE 1/2026","date":"2026-11-20"})"));
    EXPECT_EQ(approved.code, 0) << approved.out << approved.errors;
    EXPECT_TRUE(approved.line().at("locked").is_null());
    for (const auto& entry : std::filesystem::recursive_directory_iterator(cli.folder())) {
        if (!entry.is_regular_file() || entry.path().filename() == "credentials.json")
            continue;
        EXPECT_THAT(std::string(asText(readFile(entry.path()))), Not(HasSubstr("palavra-muito-secreta")))
            << entry.path();
    }
}

TEST_F(AccountCli, RefusesAFileOfCredentialsThatIsNone) {
    const auto ran = import(cli.write("wrong.json", R"({"environment":"production"})").string());
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.line().at("params").at("member"), "fa.clientId");
}

TEST_F(AccountCli, WritesAReportThatHoldsNothingPersonal) {
    cli.setUp();
    const auto ran = run({"diagnostics"});
    EXPECT_EQ(ran.code, 0) << ran.errors;
    for (const char* part :
         {"environment: sandbox", "[vault]", "vault: absent", "[accounts]", "pending documents: 0"})
        EXPECT_THAT(ran.out, HasSubstr(part));
    EXPECT_THAT(ran.out, Not(HasSubstr("500000000")));
    EXPECT_THAT(ran.out, Not(HasSubstr("Olaria")));
    EXPECT_EQ(run({"diagnostics", "--output", cli.file("r.txt").string()}).code, 0);
    EXPECT_EQ(run({"diagnostics", "--output", cli.file("r.txt").string()}).code, 1);
}

} // namespace
} // namespace cunho::test
