// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/crypto/digest.hpp>

#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

struct CliBatch : testing::Test {
    CliBatch() { cli.write("password", "segredo\n"); }

    fs::path sample(const std::string& name) const {
        fs::create_directories(cli.file(name).parent_path());
        return writeSample(cli.file(name).parent_path(), cli.file(name).filename(), samplePdf());
    }

    Ran sign(const CommandLine::Arguments& rest, bool asJson = true) const {
        CommandLine::Arguments all{"sign", "--p12", pki.pkcs12File().string(), "--p12-password-file",
                                   "password"};
        if (asJson)
            all.emplace_back("--json");
        all.insert(all.end(), rest.begin(), rest.end());
        return cli.run(all);
    }

    static std::vector<std::string> reasons(const Ran& ran) {
        std::vector<std::string> out;
        for (const json& line : ran.lines())
            out.push_back(line.at("reason").is_null() ? line.at("state").get<std::string>()
                                                      : line.at("reason").get<std::string>());
        return out;
    }

    TestPki pki;
    CommandLine cli;
};

TEST_F(CliBatch, FoldersGiveTheirFilesAndSayWhatIsLeftOut) {
    for (const char* name : {"in/b.pdf", "in/a.pdf", "in/sub/c.pdf", "in/.hidden.pdf", "in/old-assinado.pdf"})
        sample(name);
    cli.write("in/text.txt", "no PDF");
    const auto ran = sign({"--jobs", "4", "in"});
    EXPECT_EQ(ran.code, 0) << ran.errors;
    std::vector<std::string> files;
    for (const json& line : ran.lines())
        files.push_back(line.at("file").get<std::string>());
    EXPECT_EQ(files, (std::vector<std::string>{"in/a.pdf", "in/b.pdf", "in/sub/c.pdf"}));
    for (const char* reason : {"FILE_HIDDEN", "FILE_SIGNED_HERE", "PDF_NO_HEADER"})
        EXPECT_NE(ran.errors.find(reason), std::string::npos) << ran.errors;
    EXPECT_TRUE(fs::exists(cli.file("in/sub/c-assinado.pdf")));
    const auto again = sign({"in"}, false);
    EXPECT_EQ(again.code, 0);
    EXPECT_TRUE(fs::exists(cli.file("in/a-assinado-2.pdf"))) << "it was asked to sign once more";
}

TEST_F(CliBatch, NamesFollowThePattern) {
    sample("a.pdf");
    sample("b.pdf");
    const auto ran = sign({"--name-pattern", "{n} {name} ok", "a.pdf", "b.pdf"});
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_TRUE(fs::exists(cli.file("1 a ok.pdf")));
    EXPECT_TRUE(fs::exists(cli.file("2 b ok.pdf")));
    EXPECT_EQ(sign({"--name-pattern", "x/{name}", "a.pdf"}).code, 2);
    EXPECT_EQ(sign({"--name-pattern", "x", "--out", "y.pdf", "a.pdf"}).code, 2);
}

TEST_F(CliBatch, WhatIsSignedIsNotSignedAgainWhenResumed) {
    sample("a.pdf");
    sample("b.pdf");
    cli.write("bad.pdf", "%PDF-1.4 nothing");
    const auto first = sign({"--resume", "batch.jsonl", "a.pdf", "bad.pdf", "b.pdf"});
    EXPECT_EQ(first.code, 1);
    ASSERT_EQ(first.lines().size(), 3U) << first.out << first.errors;
    const auto second = sign({"--resume", "batch.jsonl", "a.pdf", "bad.pdf", "b.pdf"});
    EXPECT_EQ(reasons(second), reasons(first));
    EXPECT_EQ(second.lines()[0], first.lines()[0]);
    EXPECT_EQ(second.lines()[2], first.lines()[2]);
    EXPECT_FALSE(fs::exists(cli.file("a-assinado-2.pdf")));
    sample("c.pdf");
    const auto third = sign({"--resume", "batch.jsonl", "c.pdf"});
    ASSERT_EQ(third.lines().size(), 4U) << third.out << third.errors;
    EXPECT_EQ(third.lines()[0].at("file"), "c.pdf");
    EXPECT_EQ(third.lines()[0].at("state"), "signed");
    EXPECT_FALSE(fs::exists(cli.file("b-assinado-2.pdf")));
}

TEST_F(CliBatch, AnotherFileIsNoJournal) {
    sample("a.pdf");
    cli.write("notes.txt", "my notes\n");
    const auto ran = sign({"--resume", "notes.txt", "a.pdf"});
    EXPECT_EQ(reasons(ran), std::vector<std::string>{"NO_BATCH_JOURNAL"});
    EXPECT_EQ(std::string(asText(readFile(cli.file("notes.txt")))), "my notes\n");
}

TEST_F(CliBatch, TheLogOfADatabaseIsListedAndSearched) {
    cli.setUp();
    sample("contrato.pdf");
    sample("acordo.pdf");
    ASSERT_EQ(sign({"--db", cli.database().string(), "contrato.pdf", "acordo.pdf"}).code, 0);
    const auto all = cli.run({"signed", "list", "--json", "--db", cli.database().string()}).lines();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].at("path"), cli.file("acordo-assinado.pdf").string());
    EXPECT_EQ(all[0].at("sha256"), toHex(crypto::sha256File(cli.file("acordo-assinado.pdf")).value));
    EXPECT_EQ(all[0].at("provider"), "soft-key");
    const auto found = cli.run({"signed", "search", "--json", "--db", cli.database().string(), "CONTRATO"});
    ASSERT_EQ(found.lines().size(), 1U) << found.out << found.errors;
    EXPECT_EQ(found.line().at("file"), cli.file("contrato.pdf").string());
    const auto rest = cli.run({"signed", "list", "--json", "--db", cli.database().string(), "--after",
                               std::to_string(all[0].at("id").get<int>())});
    EXPECT_EQ(rest.lines().size(), 1U);
}

} // namespace
} // namespace cunho::test
