// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"

#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using nlohmann::json;

struct Cli : testing::Test {
    Ran issue(const json& draft, const std::string& option = "--json") const {
        return cli.run({"issue", "--db", cli.database().string(), option, "--json",
                        cli.write("draft.json", draft.dump()).string()});
    }

    Ran dryRun(const json& draft) const { return issue(draft, "--dry-run"); }

    static std::vector<std::string> reasons(const json& answer) {
        std::vector<std::string> all;
        for (const auto& problem : answer.value("problems", json::array()))
            all.push_back(problem.at("reason"));
        return all;
    }

    CommandLine cli;
};

struct Usage : Cli, testing::WithParamInterface<CommandLine::Arguments> {};

TEST_P(Usage, OfAWrongKindExitsWithTwoAndTouchesNothing) {
    const auto ran = cli.run(GetParam());
    EXPECT_EQ(ran.code, 2) << ran.out << ran.errors;
    EXPECT_TRUE(std::filesystem::is_empty(cli.folder()));
}

INSTANTIATE_TEST_SUITE_P(
    Wrong, Usage,
    testing::Values(
        CommandLine::Arguments{}, CommandLine::Arguments{"invent"}, CommandLine::Arguments{"company"},
        CommandLine::Arguments{"company", "set"}, CommandLine::Arguments{"series", "add"},
        CommandLine::Arguments{"issue"}, CommandLine::Arguments{"issue", "--wrong", "a.json"},
        CommandLine::Arguments{"list", "--state", "lost"}, CommandLine::Arguments{"list", "--limit", "0"},
        CommandLine::Arguments{"list", "--environment", "moon"}, CommandLine::Arguments{"sign"},
        CommandLine::Arguments{"sign", "a.pdf"}, CommandLine::Arguments{"sign", "--p12", "a.p12", "a.pdf"},
        CommandLine::Arguments{"sign", "--key", "a.pem", "a.pdf"},
        CommandLine::Arguments{"sign", "--provider", "safe", "a.pdf"},
        CommandLine::Arguments{"sign", "--pending"},
        CommandLine::Arguments{"sign", "--p12", "a", "--p12-password-file", "b", "--level", "B-XL", "a.pdf"},
        CommandLine::Arguments{"sign", "--p12", "a", "--p12-password-file", "b", "--out", "c.pdf", "a.pdf",
                               "b.pdf"},
        CommandLine::Arguments{"verify"}, CommandLine::Arguments{"inspect"}));

TEST_F(Cli, HelpShowsExamples) {
    for (const char* command :
         {"company", "series", "issue", "list", "sign", "extend", "verify", "inspect"}) {
        const auto ran = cli.run({command, "--help"});
        EXPECT_EQ(ran.code, 0);
        EXPECT_NE(ran.out.find("cunho-cli " + std::string(command)), std::string::npos) << ran.out;
    }
}

TEST_F(Cli, KeepsTheCompanyAndItsSeries) {
    cli.setUp();
    const auto company = cli.run({"company", "show", "--db", cli.database().string(), "--json"});
    ASSERT_EQ(company.code, 0) << company.errors;
    EXPECT_EQ(company.line().at("name"), "Olaria Exemplo, Lda");
    const auto series = cli.run({"series", "list", "--db", cli.database().string(), "--json"});
    ASSERT_EQ(series.code, 0) << series.errors;
    EXPECT_EQ(series.line().at("validationCode"), "SANDBOX1");
    EXPECT_EQ(series.line().at("firstNumber"), 1);
}

TEST_F(Cli, RefusesACompanyWithAWrongTaxNumber) {
    const auto ran =
        cli.run({"company", "set", "--db", cli.database().string(), "--nif", "500000001", "--name", "A",
                 "--address", "B", "--postal-code", "1000-001", "--city", "C", "--json"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.line().at("reason"), "NIF_INVALID");
}

TEST_F(Cli, SaysThatACompanyIsMissing) {
    const auto ran = cli.run({"company", "show", "--db", cli.database().string(), "--json"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.line().at("reason"), "COMPANY_MISSING");
}

TEST_F(Cli, RefusesAShortValidationCodeAndAStrangeSeries) {
    const auto code =
        cli.run({"series", "add", "--db", "a.db", "--id", "2026A", "--code", "SHORT", "--json"});
    EXPECT_EQ(code.code, 1);
    EXPECT_EQ(code.line().at("reason"), "VALIDATION_CODE_INVALID");
    const auto series =
        cli.run({"series", "add", "--db", "a.db", "--id", "20 26", "--code", "SANDBOX1", "--json"});
    EXPECT_EQ(series.code, 1);
    EXPECT_EQ(series.line().at("reason"), "SERIES_INVALID");
}

TEST_F(Cli, IssuesAndLists) {
    cli.setUp();
    const auto issued = issue(goodDraft());
    ASSERT_EQ(issued.code, 0) << issued.out << issued.errors;
    EXPECT_EQ(issued.line().at("number"), "FT 2026A/1");
    EXPECT_EQ(issued.line().at("atcud"), "SANDBOX1-1");
    EXPECT_EQ(issued.line().at("gross"), "36.86");
    EXPECT_EQ(issued.line().at("state"), "signature-pending");
    EXPECT_EQ(issue(goodDraft()).line().at("number"), "FT 2026A/2");
    const auto listed = cli.run({"list", "--db", cli.database().string(), "--json"});
    ASSERT_EQ(listed.lines().size(), 2U) << listed.errors;
    EXPECT_EQ(listed.lines().front().at("number"), "FT 2026A/2");
    const auto next = cli.run({"list", "--db", cli.database().string(), "--json", "--after",
                               listed.lines().front().at("key").get<std::string>()});
    EXPECT_EQ(next.line().at("number"), "FT 2026A/1");
    EXPECT_EQ(cli.run({"list", "--db", cli.database().string(), "--json", "--state", "signed"}).out, "");
}

TEST_F(Cli, IssuesNothingWhenThePdfCannotBeWritten) {
    cli.setUp();
    const auto refused =
        cli.run({"issue", "--db", cli.database().string(), "--pdf", cli.write("taken.pdf", "x").string(),
                 "--json", cli.write("draft.json", goodDraft().dump()).string()});
    EXPECT_EQ(refused.code, 1);
    EXPECT_EQ(refused.line().at("reason"), "TARGET_EXISTS");
    EXPECT_EQ(cli.run({"list", "--db", cli.database().string(), "--json"}).out, "");
}

TEST_F(Cli, ListRefusesAKeyThatIsNone) {
    for (const char* key : {"", "x", "2026-11-23", "2026-11-23/", "2026-11-23/x", "2026-99-99/1"}) {
        const auto ran = cli.run({"list", "--db", cli.database().string(), "--json", "--after", key});
        if (std::string(key).empty())
            continue; // no key: from the top
        EXPECT_EQ(ran.code, 1) << key;
        EXPECT_TRUE(ran.line().contains("reason")) << key << ran.out;
    }
}

TEST_F(Cli, DryRunCalculatesAndTouchesNothing) {
    const auto ran = cli.run({"issue", "--dry-run", "--json", "-"}, goodDraft().dump());
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    const json expected{{"net", "29.97"},
                        {"tax", "6.89"},
                        {"gross", "36.86"},
                        {"taxes",
                         {{{"region", "PT"},
                           {"code", "NOR"},
                           {"rate", "23"},
                           {"exemption", ""},
                           {"base", "29.97"},
                           {"tax", "6.89"}}}},
                        {"problems", json::array()}};
    EXPECT_EQ(ran.line(), expected);
    EXPECT_TRUE(std::filesystem::is_empty(cli.folder()));
}

TEST_F(Cli, DryRunTakesPricesWithTaxIncluded) {
    auto draft = goodDraft();
    draft["prices"] = "gross";
    const auto answer = dryRun(draft).line();
    EXPECT_EQ(answer.at("net"), "24.37");
    EXPECT_EQ(answer.at("tax"), "5.60");
    EXPECT_EQ(answer.at("gross"), "29.97");
}

TEST_F(Cli, RefusesADraftThatIsNoJsonObject) {
    for (const char* text : {"", "{", "[]", "42", "{\"type\": \"FT\",}", "\xff\xfe"}) {
        const auto path = cli.write("draft.json", text).string();
        const auto ran = cli.run({"issue", "--dry-run", "--json", path});
        EXPECT_EQ(ran.code, 1) << text;
        EXPECT_EQ(ran.line().value("reason", ""), "DRAFT_UNREADABLE") << text << ran.out;
    }
    const auto none = cli.run({"issue", "--dry-run", "--json", "absent.json"});
    EXPECT_EQ(none.code, 1);
    EXPECT_EQ(none.line().at("reason"), "FILE_NOT_FOUND");
}

struct Member {
    std::string path;
    json value;
    std::string named;
};

struct WrongMember : Cli, testing::WithParamInterface<Member> {};

TEST_P(WrongMember, IsNamed) {
    auto draft = goodDraft();
    draft[json::json_pointer(GetParam().path)] = GetParam().value;
    const auto ran = dryRun(draft);
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.line().value("reason", ""), "DRAFT_MEMBER") << ran.out;
    EXPECT_EQ(ran.line()["params"].value("member", ""), GetParam().named);
}

INSTANTIATE_TEST_SUITE_P(
    Draft, WrongMember,
    testing::Values(Member{"/total", "1", "total"}, Member{"/type", true, "type"},
                    Member{"/date", json::array(), "date"}, Member{"/customer", "A", "customer"},
                    Member{"/customer/vat", "A", "customer.vat"}, Member{"/lines", json::object(), "lines"},
                    Member{"/lines/0", 3, "lines[0]"}, Member{"/lines/0/price", "1", "lines[0].price"},
                    Member{"/lines/0/quantity", json::object(), "lines[0].quantity"}));

struct Mistake {
    std::string path;
    json value;
    std::string field;
};

struct WrongDraft : Cli, testing::WithParamInterface<Mistake> {};

TEST_P(WrongDraft, IsNotIssuedAndSaysWhereTheProblemLies) {
    cli.setUp();
    auto draft = goodDraft();
    draft[json::json_pointer(GetParam().path)] = GetParam().value;
    for (const auto& ran : {dryRun(draft), issue(draft)}) {
        EXPECT_EQ(ran.code, 1);
        const auto answer = ran.line();
        ASSERT_TRUE(answer.contains("problems")) << ran.out;
        ASSERT_FALSE(answer["problems"].empty());
        bool found = false;
        for (const auto& problem : answer["problems"]) {
            found = found || problem.at("field") == GetParam().field;
            EXPECT_FALSE(problem.at("text").get<std::string>().empty());
        }
        EXPECT_TRUE(found) << ran.out;
    }
    EXPECT_EQ(cli.run({"list", "--db", cli.database().string(), "--json"}).out, "");
}

INSTANTIATE_TEST_SUITE_P(Draft, WrongDraft,
                         testing::Values(Mistake{"/type", "XX", "type"}, Mistake{"/series", "", "series"},
                                         Mistake{"/series", "2 6", "series"},
                                         Mistake{"/date", "23-11-2026", "date"},
                                         Mistake{"/prices", "both", "prices"},
                                         Mistake{"/globalDiscount", "101", "globalDiscount"},
                                         Mistake{"/customer/nif", "123", "customer.nif"},
                                         Mistake{"/lines", json::array(), "lines"},
                                         Mistake{"/lines/0/quantity", "many", "lines[0].quantity"},
                                         Mistake{"/lines/0/unitPrice", "-1", "lines[0].unitPrice"},
                                         Mistake{"/lines/0/discount", "200", "lines[0].discount"},
                                         Mistake{"/lines/0/description", "", "lines[0].description"},
                                         Mistake{"/lines/0/tax", "HIGH", "lines[0].tax"},
                                         Mistake{"/lines/0/region", "ES", "lines[0].region"},
                                         Mistake{"/lines/0/rate", "19", "lines[0].rate"},
                                         Mistake{"/lines/0/tax", "ISE", "lines[0].exemption"}));

TEST_F(Cli, IssueSaysThatTheSeriesIsUnknown) {
    cli.setUp();
    auto draft = goodDraft();
    draft["series"] = "2031Z";
    const auto ran = issue(draft);
    EXPECT_EQ(ran.code, 1);
    EXPECT_TRUE(ran.line().contains("reason") || !reasons(ran.line()).empty()) << ran.out;
}

TEST_F(Cli, IssueNeedsACompany) {
    cli.run({"series", "add", "--db", cli.database().string(), "--id", "2026A", "--code", "SANDBOX1"});
    const auto ran = issue(goodDraft());
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.line().value("reason", ""), "COMPANY_MISSING") << ran.out;
}

} // namespace
} // namespace cunho::test
