// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/judges.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/terminal_person.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/crypto/digest.hpp>

#include <csignal>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <sched.h>
#include <set>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace cunho::test {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;
using testing::HasSubstr;

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

    /// Names of what was signed, below the folder of the test.
    std::set<std::string> signedFiles(const std::string& mark = "-assinado") const {
        std::set<std::string> out;
        for (const auto& entry : fs::recursive_directory_iterator(cli.folder()))
            if (entry.path().filename().string().find(mark) != std::string::npos)
                out.insert(fs::relative(entry.path(), cli.folder()));
        return out;
    }

    static std::map<std::string, int> states(const Ran& ran) {
        std::map<std::string, int> out;
        for (const json& line : ran.lines())
            ++out[line.at("state").get<std::string>()];
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

// ---- stopped and gone on with ----

TEST_F(CliBatch, CtrlCEndsWhatIsUnderWayAndTheSameCommandGoesOn) {
    CommandLine::Arguments files;
    for (int number = 10; number < 90; ++number)
        files.push_back(sample(std::to_string(number) + ".pdf").filename());
    CommandLine::Arguments all{
        "sign",     "--json",   "--p12",      pki.pkcs12File().string(), "--p12-password-file",
        "password", "--resume", "batch.jsonl"};
    all.insert(all.end(), files.begin(), files.end());
    const auto process = cli.start(all);
    process->closeInput();
    Ran ran;
    ran.out = process->readLine(std::chrono::seconds(60)).value_or("") + "\n";
    ::kill(process->id(), SIGINT);
    ran.out += process->readAll(std::chrono::seconds(60));
    process->wait(std::chrono::seconds(10));
    auto seen = states(ran);
    EXPECT_EQ(seen["signed"] + seen["cancelled"], 80) << ran.out;
    EXPECT_EQ(signedFiles().size(), static_cast<std::size_t>(seen["signed"]));
    for (const json& line : ran.lines()) {
        if (line.at("state") == "cancelled") {
            EXPECT_EQ(line.at("reason"), "STOPPED");
        }
    }
    const auto again = cli.run(all);
    EXPECT_EQ(states(again), (std::map<std::string, int>{{"signed", 80}})) << again.out << again.errors;
    EXPECT_EQ(signedFiles().size(), 80U) << "none twice";
}

/// Ctrl-C reaches every program at the terminal, those that read the files too.
TEST_F(CliBatch, ATerminalShowsHowFarItIsAndCtrlCMakesNoFileFail) {
    for (int number = 100; number < 300; ++number)
        sample("in/" + std::to_string(number) + ".pdf");
    const CommandLine::Arguments all{
        "sign",        "--p12", pki.pkcs12File().string(), "--p12-password-file", "password", "--resume",
        "batch.jsonl", "in"};
    const auto seen = atTheTerminal(cli, {{"1/200", "\x03"}}, all);
    EXPECT_THAT(seen.report, HasSubstr("\r\x1b[K1/200"));
    const auto done = signedFiles().size();
    EXPECT_EQ(seen.good, done == 200) << seen.report;
    if (done < 200) {
        EXPECT_THAT(seen.report, HasSubstr("cunho-cli: stopped; " + std::to_string(200 - done) +
                                           " files are not signed. The same command goes on with them."));
        EXPECT_THAT(seen.report, HasSubstr("stopping when what is under way is done"));
    }
    const Ran rest = cli.run(all);
    EXPECT_EQ(rest.code, 0) << rest.errors;
    EXPECT_EQ(rest.errors, "");
    EXPECT_EQ(signedFiles().size(), 200U);
}

TEST_F(CliBatch, ALineThatACrashHasCutDoesNotCount) {
    sample("a.pdf");
    sample("b.pdf");
    ASSERT_EQ(sign({"--resume", "batch.jsonl", "a.pdf"}).code, 0);
    std::ofstream(cli.file("batch.jsonl"), std::ios::app) << R"({"file": {"place": 1, "sour)";
    EXPECT_EQ(sign({"--resume", "batch.jsonl", "a.pdf", "b.pdf"}).code, 0);
    EXPECT_EQ(sign({"--resume", "batch.jsonl", "a.pdf", "b.pdf"}).code, 0);
    EXPECT_EQ(signedFiles(), (std::set<std::string>{"a-assinado.pdf", "b-assinado.pdf"}));
    cli.write("cut.jsonl", "\n{\"batch\":{\"id\":\"1");
    EXPECT_EQ(sign({"--resume", "cut.jsonl", "b.pdf"}).code, 0) << "nothing was signed before that";
}

TEST_F(CliBatch, WhatThePrintedLinesOfARunSayIsNoJournal) {
    sample("a.pdf");
    cli.write("lines.jsonl", sign({"a.pdf"}).out);
    const auto before = readFile(cli.file("lines.jsonl"));
    EXPECT_EQ(reasons(sign({"--resume", "lines.jsonl", "a.pdf"})),
              std::vector<std::string>{"NO_BATCH_JOURNAL"});
    EXPECT_EQ(readFile(cli.file("lines.jsonl")), before);
    ASSERT_EQ(::mkfifo(cli.file("pipe").c_str(), 0600), 0);
    EXPECT_EQ(reasons(sign({"--resume", "pipe", "a.pdf"})), std::vector<std::string>{"NO_BATCH_JOURNAL"});
}

TEST_F(CliBatch, OneCommandAtATimeWorksOnABatch) {
    sample("a.pdf");
    const int held = ::open(cli.file("batch.jsonl").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    ASSERT_EQ(::flock(held, LOCK_EX), 0);
    EXPECT_EQ(reasons(sign({"--resume", "batch.jsonl", "a.pdf"})),
              std::vector<std::string>{"BATCH_ELSEWHERE"});
    ::close(held);
    EXPECT_EQ(sign({"--resume", "batch.jsonl", "a.pdf"}).code, 0);
}

TEST_F(CliBatch, WhatIsKeptIsNotSignedAgainWhenResumed) {
    sample("a.pdf");
    sample("b.pdf");
    const CommandLine::Arguments all{"--resume", "batch.jsonl", "--out-dir", "gone", "a.pdf", "b.pdf"};
    const auto first = sign(all);
    EXPECT_EQ(states(first), (std::map<std::string, int>{{"kept", 2}})) << first.out;
    fs::create_directory(cli.file("gone"));
    const auto second = sign(all);
    EXPECT_EQ(second.out, first.out);
    EXPECT_EQ(cli.run({"kept", "--json"}).lines().size(), 2U);
    EXPECT_TRUE(fs::is_empty(cli.file("gone"))) << "`kept --save-to` saves it, without signing again";
}

// ---- folders and names of all kinds ----

TEST_F(CliBatch, OwnResultsInAFolderAreNotSignedWhenItIsGoneOnWith) {
    sample("in/a.pdf");
    sample("in/b.pdf");
    const CommandLine::Arguments all{"--resume", "batch.jsonl", "--name-pattern", "{name} ok", "in"};
    ASSERT_EQ(sign(all).code, 0);
    sample("in/c.pdf");
    const auto ran = sign(all);
    EXPECT_EQ(ran.code, 0) << ran.out;
    EXPECT_EQ(signedFiles(" ok"), (std::set<std::string>{"in/a ok.pdf", "in/b ok.pdf", "in/c ok.pdf"}));
    EXPECT_EQ(ran.lines().size(), 3U) << ran.out;
}

TEST_F(CliBatch, AFolderOfTenThousandEntriesGivesItsPdfsAndFewWords) {
    fs::create_directory(cli.file("in"));
    for (int number = 0; number < 9'990; ++number)
        std::ofstream(cli.file("in/" + std::to_string(number) + ".txt")) << "no PDF";
    for (int number = 0; number < 10; ++number)
        sample("in/p" + std::to_string(number) + ".pdf");
    const auto ran = sign({"in"}, false);
    EXPECT_EQ(ran.code, 0);
    EXPECT_EQ(std::ranges::count(ran.out, '\n'), 10);
    EXPECT_LT(std::ranges::count(ran.errors, '\n'), 10) << ran.errors;
    EXPECT_THAT(ran.errors, HasSubstr("and 9987 more, for the same reason (PDF_NO_HEADER)"));
}

TEST_F(CliBatch, LinksThatLeadBackGiveEachFileOnce) {
    sample("in/a.pdf");
    sample("in/sub/b.pdf");
    fs::create_directory_symlink(".", cli.file("in/loop"));
    fs::create_directory_symlink("..", cli.file("in/sub/up"));
    fs::create_symlink("../a.pdf", cli.file("in/sub/again.pdf"));
    fs::create_symlink("nowhere", cli.file("in/dangling.pdf"));
    const auto ran = sign({"in", "in/sub", "in/a.pdf"});
    EXPECT_EQ(signedFiles(), (std::set<std::string>{"in/a-assinado.pdf", "in/sub/b-assinado.pdf"}));
    EXPECT_EQ(reasons(ran),
              (std::vector<std::string>{"signed", "signed", "FOLDER_NAMED_TWICE", "FILE_NAMED_TWICE"}));
    for (const char* reason : {"FOLDER_NAMED_TWICE", "FILE_NAMED_TWICE", "FILE_NOT_FOUND"})
        EXPECT_THAT(ran.errors, HasSubstr(reason));
}

TEST_F(CliBatch, AnyNameIsSignedOnceAndKnownAgain) {
    const std::vector<std::string> names{"a#b%20.pdf",
                                         "\xF0\x9F\x93\x84 \xF0\x9F\x87\xB5\xF0\x9F\x87\xB9.pdf",
                                         "two\nlines.pdf",
                                         "caf\xE9.pdf",
                                         "{name}.pdf",
                                         "-x.pdf",
                                         std::string(251, 'n') + ".pdf",
                                         "\"a\\.pdf"};
    for (const auto& name : names)
        sample("in/" + name);
    const auto first = sign({"--resume", "batch.jsonl", "in"});
    EXPECT_EQ(states(first), (std::map<std::string, int>{{"signed", 8}})) << first.out;
    EXPECT_EQ(signedFiles().size(), 8U);
    const auto second = sign({"--resume", "batch.jsonl", "in"});
    EXPECT_EQ(second.out, first.out);
    EXPECT_EQ(signedFiles().size(), 8U);
}

TEST_F(CliBatch, ASourceInTheOutputFolderIsNeverOverwritten) {
    sample("in/a.pdf");
    sample("in/a-assinado.pdf");
    sample("in/sub/a.pdf");
    const auto before = readFile(cli.file("in/a-assinado.pdf"));
    const auto ran = sign({"--out-dir", "in", "in", "in/a-assinado.pdf"});
    EXPECT_EQ(states(ran), (std::map<std::string, int>{{"signed", 3}})) << ran.out;
    EXPECT_EQ(readFile(cli.file("in/a-assinado.pdf")), before);
    EXPECT_EQ(signedFiles(), (std::set<std::string>{"in/a-assinado.pdf", "in/a-assinado-2.pdf",
                                                    "in/a-assinado-3.pdf", "in/a-assinado-assinado.pdf"}));
}

/// Each run sees a whole file or says that it changed; nothing half written gets a name.
TEST_F(CliBatch, AFileThatAnotherProgramWritesIsSignedWholeOrNotAtAll) {
    const auto file = sample("in/busy.pdf");
    for (int number = 0; number < 20; ++number)
        sample("in/" + std::to_string(number) + ".pdf");
    std::atomic<bool> ended{false};
    std::thread writer([&] {
        SamplePdf content;
        for (int round = 0; !ended; ++round) {
            content.text = "volta " + std::to_string(round);
            writeSample(cli.file("in"), "busy.pdf", samplePdf(content));
        }
    });
    const auto ran = sign({"in"});
    ended = true;
    writer.join();
    ASSERT_EQ(ran.lines().size() + (ran.errors.empty() ? 0U : 1U), 21U) << ran.out << ran.errors;
    for (const json& line : ran.lines()) {
        if (line.at("file") != "in/busy.pdf") {
            EXPECT_EQ(line.at("state"), "signed");
        } else if (line.at("state") == "failed") {
            EXPECT_EQ(line.at("fault"), "File") << line;
        }
    }
    for (const std::string& name : signedFiles())
        EXPECT_TRUE(qpdfCheck(cli.file(name)).good) << name;
}

/// On a disk of 1 MB: the signed files that found room are whole, the others are kept elsewhere.
TEST_F(CliBatch, AFullDiskKeepsWhatIsSigned) {
    fs::create_directory(cli.file("small"));
    if (::geteuid() != 0 || ::unshare(CLONE_NEWNS) != 0 ||
        ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("tmpfs", cli.file("small").c_str(), "tmpfs", 0, "size=1m") != 0)
        GTEST_SKIP() << "no file system of its own";
    SamplePdf large;
    large.size = 300'000;
    for (const char* name : {"1.pdf", "2.pdf", "3.pdf", "4.pdf", "5.pdf"})
        writeSample(cli.folder(), name, samplePdf(large));
    const auto full = sign({"--out-dir", "small", "1.pdf", "2.pdf", "3.pdf", "4.pdf", "5.pdf"});
    auto seen = states(full);
    EXPECT_EQ(seen["signed"], 3) << full.out;
    EXPECT_EQ(seen["kept"], 2) << full.out;
    for (const json& line : full.lines())
        EXPECT_TRUE(qpdfCheck(line.at("path").get<std::string>()).good) << line;
    std::size_t names = 0;
    for (const auto& entry : fs::directory_iterator(cli.file("small")))
        names += entry.path().extension() == ".pdf" ? 1U : 0U;
    EXPECT_EQ(names, 3U);
    ASSERT_EQ(::mount("none", cli.file("small").c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr), 0);
    EXPECT_EQ(reasons(sign({"--out-dir", "small", "1.pdf"})), std::vector<std::string>{"SIGNED_NOT_SAVED"});
    EXPECT_EQ(::umount(cli.file("small").c_str()), 0);
}

TEST_F(CliBatch, ANewFileIsNoDuplicateOfOneThatIsNamedTwice) {
    sample("in/a.pdf");
    sample("in/b.pdf");
    const auto ran = sign({"in/b.pdf", "in", "in/./a.pdf"});
    EXPECT_EQ(reasons(ran), (std::vector<std::string>{"signed", "signed", "FILE_NAMED_TWICE"})) << ran.out;
    EXPECT_THAT(ran.errors, HasSubstr("FILE_NAMED_TWICE")) << "b.pdf, met in the folder";
    EXPECT_EQ(signedFiles().size(), 2U);
}

} // namespace
} // namespace cunho::test
