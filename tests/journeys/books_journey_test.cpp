// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/judges.hpp"

#include <cunho/core/file.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cunho::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;

/// AT's schema without its XSD 1.1 parts, of the shared reference; empty where it is not.
fs::path schema() {
    fs::path path = fs::path(CUNHO_SHARED_REFERENCE) / "fiscal/xsd/SAFTPT1.04_01_xsd10_for_libxml2.xsd";
    return fs::exists(path) ? path : fs::path();
}

std::string tomorrowAtEight() {
    const auto tomorrow = std::chrono::sys_days(today(SystemClock(), Zone::Lisbon)) + std::chrono::days(1);
    return formatDate(tomorrow) + "T08:00";
}

/// A company, a series of every type, two customers.
struct BooksJourney : testing::Test {
    BooksJourney() {
        cli.setUp(); // the series FT 2026A
        for (const char* type : {"FS", "FR", "NC", "ND", "RG", "OR", "PF", "NE", "GT", "GR"})
            ok({"series", "add", "--id", "2026A", "--code", std::string("CODE26") + type, "--type", type});
    }

    Ran run(CommandLine::Arguments arguments, const std::string& input = {}) const {
        arguments.insert(arguments.end(), {"--db", cli.database().string()});
        return cli.run(arguments, input);
    }

    json ok(const CommandLine::Arguments& arguments, const std::string& input = {}) const {
        CommandLine::Arguments asked = arguments;
        asked.emplace_back("--json");
        const auto ran = run(asked, input);
        EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
        return ran.line();
    }

    std::string version() const {
        std::string text = cli.run({"--version"}).out;
        text.resize(text.find_last_not_of('\n') + 1);
        return text;
    }

    /// Issues and returns the answer's JSON.
    json issue(const json& draft) const { return ok({"issue", "-"}, draft.dump()); }

    std::string number(const json& draft) const { return issue(draft).value("number", ""); }

    /// Why it is not issued.
    std::vector<std::string> refusal(const json& draft) const {
        const auto ran = run({"issue", "--json", "-"}, draft.dump());
        EXPECT_EQ(ran.code, 1) << ran.out << ran.errors;
        std::vector<std::string> reasons;
        for (const auto& problem : ran.line().value("problems", json::array()))
            reasons.push_back(problem.at("reason"));
        if (ran.line().contains("reason"))
            reasons.push_back(ran.line().at("reason"));
        return reasons;
    }

    json draft(const CommandLine::Arguments& what) const {
        CommandLine::Arguments asked{"draft"};
        asked.insert(asked.end(), what.begin(), what.end());
        const auto ran = run(asked);
        EXPECT_EQ(ran.code, 0) << ran.errors;
        return json::parse(ran.out, nullptr, false);
    }

    static json of(const std::string& type) {
        json result = goodDraft();
        result["type"] = type;
        return result;
    }

    json standing(const std::string& document) const { return ok({"show", document}); }

    /// This month's file, judged.
    fs::path exported() const {
        const auto file = cli.file("saft.xml");
        ok({"saft", "export", "--month", todayText().substr(0, 7), "--replace", "--out", file.string()});
        if (!schema().empty()) {
            const auto verdict = ask("xmllint", {"--noout", "--schema", schema().string(), file.string()});
            EXPECT_TRUE(verdict.good) << verdict.report;
        }
        return file;
    }

    CommandLine cli;
};

TEST_F(BooksJourney, AQuoteBecomesAnInvoiceThatIsCreditedAndPaid) {
    const auto quote = number(of("OR"));
    EXPECT_EQ(quote, "OR 2026A/1");
    const auto invoice = number(draft({"invoice", quote}));
    EXPECT_EQ(invoice, "FT 2026A/1");
    EXPECT_EQ(standing(quote).at("standing"), "invoiced");

    json note = draft({"credit", invoice});
    note["reason"] = "Quantidade errada";
    note["lines"][0]["quantity"] = "1";
    EXPECT_EQ(number(note), "NC 2026A/1");
    EXPECT_EQ(standing(invoice).at("standing"), "partly-credited");
    note["lines"][0]["quantity"] = "2.5";
    EXPECT_THAT(refusal(note), Contains("CREDIT_QUANTITY"));

    const json receipt = draft({"receive", invoice, "NC 2026A/1"});
    EXPECT_EQ(number(receipt), "RG 2026A/1");
    EXPECT_EQ(standing(invoice).at("standing"), "settled");
    EXPECT_THAT(refusal(receipt), Contains("SETTLEMENT_OF_PAID"));

    const auto cancelled = run({"cancel", "--reason", "Erro", "--not-delivered", "--json", invoice});
    EXPECT_EQ(cancelled.code, 1);
    EXPECT_THAT(cancelled.line().value("reason", ""), HasSubstr("CANCEL_"));
}

TEST_F(BooksJourney, AMonthOfEveryTypeIsAcceptedByTheSchemaAndByTheChecker) {
    const auto invoice = number(goodDraft());
    json simplified = of("FS");
    simplified["prices"] = "gross";
    simplified["customer"] = json::object();
    number(simplified);
    json paid = of("FR");
    paid["payments"] = {{{"mechanism", "MB"}, {"amount", "36.86"}}};
    number(paid);
    json note = draft({"credit", invoice});
    note["reason"] = "Devolução";
    number(note);
    json debit = of("ND");
    debit["reason"] = "Portes em falta";
    debit["lines"][0]["reference"] = "FR 2026A/1";
    number(debit);
    number(draft({"receive", "ND 2026A/1"}));
    const auto quote = number(of("OR"));
    number(of("PF"));
    number(of("NE"));
    json delivery = draft({"deliver", "NE 2026A/1"});
    delivery["transport"]["start"] = tomorrowAtEight();
    const auto transport = number(delivery);
    ok({"transport-code", transport, "1234567890"});
    ok({"cancel", "--reason", "Desistiu", "--not-delivered", quote});

    const auto file = exported();
    const auto checked = cli.run({"saft", "check", file.string(), "--json"});
    EXPECT_EQ(checked.code, 0) << checked.out << checked.errors;
    for (const char* number : {"FT 2026A/1", "FS 2026A/1", "FR 2026A/1", "NC 2026A/1", "ND 2026A/1",
                               "RG 2026A/1", "OR 2026A/1", "PF 2026A/1", "NE 2026A/1", "GT 2026A/1"})
        EXPECT_THAT(std::string(asText(readFile(file))), HasSubstr(number));
}

TEST_F(BooksJourney, AFileWithAWrongSumIsRefusedWithItsPlace) {
    number(goodDraft());
    std::string text(asText(readFile(exported())));
    const auto at = text.find("<GrossTotal>36.86<");
    ASSERT_NE(at, std::string::npos);
    text.replace(at, 18, "<GrossTotal>36.87<");
    const auto checked = cli.run({"saft", "check", cli.write("wrong.xml", text).string(), "--json"});
    EXPECT_EQ(checked.code, 1);
    EXPECT_THAT(checked.out, HasSubstr("FT 2026A/1"));
}

TEST_F(BooksJourney, TheBooksAreSoundAndSayWhenTheyAreNot) {
    number(goodDraft());
    EXPECT_EQ(ok({"books", "check", "--full"}).at("sound"), true);
    EXPECT_EQ(ok({"books", "check"}).at("total"), 1);
}

TEST_F(BooksJourney, ACustomerOnceUsedKeepsTheNumber) {
    number(goodDraft());
    const json customer = run({"customers", "list", "--text", "Padaria", "--json"}).line();
    EXPECT_EQ(customer.at("nif"), "599999993");
    const auto changed =
        run({"customers", "save", "--code", customer.at("code"), "--json", "-"}, R"({"nif": "123456789"})");
    EXPECT_EQ(changed.code, 1);
    EXPECT_THAT(changed.out, HasSubstr("CUSTOMER_NIF_FIXED"));
    EXPECT_EQ(ok({"customers", "account", customer.at("code").get<std::string>()}).at("balance"), "36.86");
}

TEST_F(BooksJourney, ASeriesWaitsForItsCodeAndTellsWhatToType) {
    ok({"series", "add", "--id", "2026B"});
    const auto form = ok({"series", "form", "--id", "2026B"});
    EXPECT_EQ(form.at("series"), "2026B");
    EXPECT_THAT(form.at("documentType").get<std::string>(), HasSubstr("FT"));
    json later = goodDraft();
    later["series"] = "2026B";
    EXPECT_THAT(refusal(later), Contains("SERIES_WITHOUT_CODE"));
    ok({"series", "code", "--id", "2026B", "JFT26CHB"});
    EXPECT_EQ(issue(later).at("atcud"), "JFT26CHB-1");
    ok({"series", "close", "--id", "2026B"});
    EXPECT_THAT(refusal(later), Contains("SERIES_CLOSED"));
}

TEST_F(BooksJourney, ACertifiedProgramChainsWithItsKeyAndNeverGoesBackToTraining) {
    const auto passphrase = cli.write("passphrase.txt", "uma frase bem longa\n").string();
    const fs::path key = fs::path(CUNHO_TEST_DATA) / "invoicing/at_demo_key.pem";
    const json profile{{"certificateNumber", 9999},   {"keyVersion", 1},
                       {"producerNif", "599999993"},  {"productId", "Cunho/Producer"},
                       {"productVersion", version()}, {"privateKey", asText(readFile(key))}};
    ok({"certification", "install", "--vault-passphrase-file", passphrase, "-"}, profile.dump());
    EXPECT_EQ(ok({"certification", "show"}).at("certificateNumber"), 9999);

    EXPECT_THAT(refusal(goodDraft()), testing::Not(testing::IsEmpty())); // the vault is closed
    json issued = ok({"issue", "--vault-passphrase-file", passphrase, "-"}, goodDraft().dump());
    EXPECT_EQ(issued.at("number"), "FT 2026A/1");
    EXPECT_EQ(issued.at("training"), false);
    EXPECT_EQ(issued.at("hashControl"), "1");
    EXPECT_THAT(issued.at("qr").get<std::string>(), HasSubstr("*R:9999"));

    const auto publicKey = cli.file("public.pem");
    ASSERT_TRUE(ask("openssl", {"rsa", "-in", key.string(), "-pubout", "-out", publicKey.string()}).good);
    const auto checked =
        cli.run({"saft", "check", exported().string(), "--key", publicKey.string(), "--json"});
    EXPECT_EQ(checked.code, 0) << checked.out;
    EXPECT_EQ(checked.lines().back().at("hashesVerified"), true) << checked.out;
    EXPECT_EQ(ok({"books", "check", "--full"}).at("sound"), true);
}

TEST_F(BooksJourney, YesterdaysDatabaseIsNoticedAndGoesOnInNewSeries) {
    number(goodDraft());
    const auto yesterday = cli.file("yesterday.db");
    fs::copy_file(cli.database(), yesterday);
    EXPECT_EQ(number(goodDraft()), "FT 2026A/2");
    for (const char* tail : {"", "-wal", "-shm"}) // the folder is put back as a whole
        fs::remove(cli.database().string() + tail);
    fs::copy_file(yesterday, cli.database());

    EXPECT_THAT(refusal(goodDraft()), Contains("LEDGER_RESTORED"));
    EXPECT_THAT(ok({"books", "close-restored"}).at("closed"), Contains("FT 2026A"));
    EXPECT_THAT(refusal(goodDraft()), Contains("SERIES_CLOSED"));
    ok({"series", "add", "--id", "2026R", "--code", "RECOVER1", "--kind", "recovery"});
    json lost = goodDraft();
    lost["series"] = "2026R";
    lost["origin"] = {{"kind", "D"}, {"number", "FT 2026A/2"}};
    EXPECT_EQ(issue(lost).at("hashControl"), "0-FTD FT 2026A/2");
    const auto sound = ok({"books", "check", "--full"});
    EXPECT_EQ(sound.at("sound"), true);
    EXPECT_EQ(sound.at("restores"), 1);
    exported();
}

} // namespace
} // namespace cunho::test
