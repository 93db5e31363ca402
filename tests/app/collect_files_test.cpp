// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/sample_pdf.hpp"

#include <cunho/app/collect_files.hpp>
#include <cunho/core/file.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/store/database.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

struct Collecting : testing::Test {
    fs::path at(const std::string& name) const { return folder.path() / name; }

    fs::path pdf(const std::string& name) const {
        fs::create_directories(at(name).parent_path());
        return test::writeSample(at(name).parent_path(), at(name).filename(), test::samplePdf());
    }

    fs::path text(const std::string& name, const std::string& content) const {
        return test::writeSample(at(name).parent_path(), at(name).filename(),
                                 Bytes(content.begin(), content.end()));
    }

    Collection collect(const std::vector<fs::path>& paths, const CollectOptions& options = {}) const {
        return collectFiles(paths, options, JobContext());
    }

    /// Relative to the folder.
    std::vector<std::string> names(const Collection& found) const {
        std::vector<std::string> out;
        for (const fs::path& file : found.paths())
            out.push_back(file.lexically_relative(folder.path()).string());
        return out;
    }

    std::vector<std::pair<std::string, std::string>> leftOut(const Collection& found) const {
        std::vector<std::pair<std::string, std::string>> out;
        for (const LeftOut& each : found.leftOut)
            out.emplace_back(each.path.lexically_relative(folder.path()).string(), each.why.reason);
        return out;
    }

    TemporaryFolder folder;
};

TEST_F(Collecting, FilesOfAFolderComeBeforeItsFoldersEachByName) {
    for (const char* name : {"in/b.pdf", "in/a/z.pdf", "in/c.pdf", "in/a/deep/d.pdf", "last.pdf"})
        pdf(name);
    const auto found = collect({at("last.pdf"), at("in")});
    EXPECT_THAT(names(found),
                ElementsAre("last.pdf", "in/b.pdf", "in/c.pdf", "in/a/z.pdf", "in/a/deep/d.pdf"));
    EXPECT_THAT(found.leftOut, IsEmpty());
    EXPECT_EQ(found.entries, 8U);
}

TEST_F(Collecting, WhatIsNoPdfIsToldByItsContent) {
    pdf("in/scan.dat");
    text("in/wrong.pdf", "hello");
    text("in/empty.pdf", "");
    text("in/late.pdf", std::string(1000, ' ') + "%PDF-1.4");
    const auto found = collect({at("in")});
    EXPECT_THAT(names(found), ElementsAre("in/late.pdf", "in/scan.dat"));
    EXPECT_THAT(leftOut(found),
                ElementsAre(Pair("in/empty.pdf", "PDF_EMPTY"), Pair("in/wrong.pdf", "PDF_NO_HEADER")));
}

TEST_F(Collecting, HiddenAndSignedOnesAreToldAndTakenWhenNamed) {
    for (const char* name : {"in/.a.pdf", "in/a-assinado.pdf", "in/a-assinado-2.pdf", "in/assinado.pdf",
                             "in/a-assinado-x.pdf", "in/.git/b.pdf"})
        pdf(name);
    const auto found = collect({at("in")});
    EXPECT_THAT(names(found), ElementsAre("in/a-assinado-x.pdf", "in/assinado.pdf"));
    EXPECT_THAT(leftOut(found),
                ElementsAre(Pair("in/.a.pdf", "FILE_HIDDEN"), Pair("in/a-assinado-2.pdf", "FILE_SIGNED_HERE"),
                            Pair("in/a-assinado.pdf", "FILE_SIGNED_HERE"), Pair("in/.git", "FILE_HIDDEN")));
    EXPECT_THAT(names(collect({at("in/.a.pdf"), at("in/a-assinado.pdf")})),
                ElementsAre("in/.a.pdf", "in/a-assinado.pdf"));
}

TEST_F(Collecting, SignedOnesAreToldByThePatternThatIsChosen) {
    for (const char* name : {"in/2026-11-23 a signed.pdf", "in/2026-11-23 b signed-2.pdf", "in/c signed.pdf",
                             "in/d-assinado.pdf", "in/2026-11-23 signed.pdf"})
        pdf(name);
    CollectOptions options;
    options.namePattern = "{date} {name} signed.pdf";
    EXPECT_THAT(names(collect({at("in")}, options)),
                ElementsAre("in/2026-11-23 signed.pdf", "in/c signed.pdf"));
    options.namePattern = "{name}"; // everybody's files are called so
    EXPECT_EQ(collect({at("in")}, options).files.size(), 4U);
}

/// What was signed by a name that tells nothing, and where the file is another one since.
TEST_F(Collecting, SignedOnesAreToldByTheLog) {
    test::FakeClock clock;
    store::Database database{at("empresa.db"), Environment::Sandbox, clock};
    std::vector<signing::SignedFileRecord> records;
    for (const char* name : {"in/a.pdf", "in/b.pdf"}) {
        auto& record = records.emplace_back();
        record.file = pdf(name);
        record.sha256 = crypto::sha256File(record.file).value;
    }
    database.signedFiles().put(records);
    test::SamplePdf other;
    other.text = "another";
    test::writeSample(at("in"), "b.pdf", test::samplePdf(other));
    fs::create_directory_symlink(at("in"), at("link"));
    CollectOptions options;
    options.log = &database.signedFiles();
    const auto found = collect({at("link")}, options);
    EXPECT_THAT(names(found), ElementsAre("link/b.pdf"));
    EXPECT_THAT(leftOut(found), ElementsAre(Pair("link/a.pdf", "FILE_SIGNED_HERE")));
    EXPECT_THAT(names(collect({at("in/a.pdf")}, options)), ElementsAre("in/a.pdf")) << "it was named";
}

TEST_F(Collecting, OneFileIsTakenOnceByWhateverName) {
    pdf("a.pdf");
    fs::create_symlink(at("a.pdf"), at("soft.pdf"));
    fs::create_hard_link(at("a.pdf"), at("hard.pdf"));
    const auto found = collect({at("soft.pdf"), at("a.pdf"), at("hard.pdf"), at("./a.pdf")});
    EXPECT_THAT(names(found), ElementsAre("soft.pdf"));
    EXPECT_THAT(leftOut(found),
                ElementsAre(Pair("a.pdf", "FILE_NAMED_TWICE"), Pair("hard.pdf", "FILE_NAMED_TWICE"),
                            Pair("./a.pdf", "FILE_NAMED_TWICE")));
    EXPECT_EQ(found.leftOut.front().before, 1U);
}

TEST_F(Collecting, LoopsEnd) {
    pdf("in/sub/a.pdf");
    fs::create_directory_symlink(at("in"), at("in/sub/back"));
    fs::create_symlink("self", at("in/self"));
    const auto found = collect({at("in")});
    EXPECT_THAT(names(found), ElementsAre("in/sub/a.pdf"));
    EXPECT_THAT(leftOut(found),
                ElementsAre(Pair("in/self", "FILE_NOT_READABLE"), Pair("in/sub/back", "FOLDER_NAMED_TWICE")));
}

TEST_F(Collecting, PipesAndDevicesDoNotKeepAnybodyWaiting) {
    fs::create_directory(at("in"));
    ASSERT_EQ(::mkfifo(at("in/pipe.pdf").c_str(), 0600), 0);
    const auto found = collect({at("in"), "/dev/zero", at("missing.pdf")});
    EXPECT_THAT(found.files, IsEmpty());
    ASSERT_EQ(found.leftOut.size(), 4U);
    EXPECT_EQ(found.leftOut[0].why.reason, "FILE_IS_NO_FILE");
    EXPECT_FALSE(found.leftOut[0].named);
    EXPECT_EQ(found.leftOut[1].why.reason, "FOLDER_WITHOUT_PDF");
    EXPECT_EQ(found.leftOut[2].why.reason, "FILE_IS_NO_FILE");
    EXPECT_EQ(found.leftOut[3].why.reason, "FILE_NOT_FOUND");
    EXPECT_TRUE(found.leftOut[3].named);
}

TEST_F(Collecting, WhatMayNotBeReadIsTold) {
    if (::geteuid() == 0)
        GTEST_SKIP() << "root may read everything";
    pdf("in/locked/a.pdf");
    fs::permissions(pdf("in/b.pdf"), fs::perms::none);
    fs::permissions(at("in/locked"), fs::perms::none);
    const auto found = collect({at("in")});
    fs::permissions(at("in/locked"), fs::perms::owner_all);
    EXPECT_THAT(leftOut(found),
                ElementsAre(Pair("in/b.pdf", "FILE_NOT_READABLE"), Pair("in/locked", "FOLDER_NOT_READABLE")));
}

TEST_F(Collecting, EveryNameThatAFileSystemTakesIsTaken) {
    const std::string longest = std::string(251, 'x') + ".pdf";
    for (const std::string& name : {std::string("# 100%.pdf"), std::string("🥖.pdf"),
                                    std::string("a\nb.pdf"), longest, std::string("\xFF\xFE.pdf")})
        pdf("in/" + name);
    EXPECT_EQ(collect({at("in")}).files.size(), 5U);
}

TEST_F(Collecting, LimitsAreToldOnce) {
    for (int number = 0; number < 5; ++number)
        pdf("in/" + std::to_string(number) + ".pdf");
    CollectOptions options;
    options.files = 3;
    const auto found = collect({at("in"), at("in/4.pdf")}, options);
    EXPECT_EQ(found.files.size(), 3U);
    ASSERT_EQ(found.leftOut.size(), 1U);
    EXPECT_EQ(found.leftOut[0].why.reason, "TOO_MANY_FILES");
    EXPECT_EQ(found.leftOut[0].why.params.at("max"), "3");
    options.files = 100;
    options.entries = 2;
    EXPECT_EQ(collect({at("in")}, options).files.size(), 1U);
    pdf("in/one/two/three/a.pdf");
    options = {};
    options.depth = 2;
    EXPECT_THAT(leftOut(collect({at("in")}, options)),
                ElementsAre(Pair("in/one/two/three", "FOLDER_TOO_DEEP")));
}

TEST_F(Collecting, StopsWhenItIsTold) {
    pdf("in/a.pdf");
    std::stop_source stop;
    stop.request_stop();
    try {
        collectFiles({at("in")}, {}, JobContext(stop.get_token()));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "STOPPED");
    }
}

TEST(PastedPaths, UnderstandsWhatPeopleAndProgramsPaste) {
    ::setenv("HOME", "/home/ana", 1);
    const auto pasted = pathsOf("x-special/gnome-copied-files\ncopy\nfile:///tmp/a%20b%23%0A.pdf\r\n"
                                "file://localhost/tmp/%C3%A9.pdf\nfile:/tmp/one.pdf\n# a comment\n\n"
                                "  /tmp/with blanks #1.pdf  \n'/tmp/quoted it.pdf' \"/tmp/2.pdf\"\n~/c.pdf\n"
                                "file:///tmp/100%.pdf\n/tmp/it's.pdf\n");
    std::vector<std::string> paths;
    for (const auto& path : pasted.paths)
        paths.push_back(path.string());
    EXPECT_THAT(paths, ElementsAre("/tmp/a b#\n.pdf", "/tmp/é.pdf", "/tmp/one.pdf", "/tmp/with blanks #1.pdf",
                                   "/tmp/quoted it.pdf", "/tmp/2.pdf", "/home/ana/c.pdf", "/tmp/100%.pdf",
                                   "/tmp/it's.pdf"));
    EXPECT_THAT(pasted.leftOut, IsEmpty());
}

TEST(PastedPaths, TellsWhatLiesElsewhere) {
    const auto pasted = pathsOf("http://example.pt/a.pdf\nfile://server/share/a.pdf\nsmb://nas/a.pdf\n"
                                "a.pdf\nfile:///tmp/%00a.pdf\ncopy\n'/unfinished.pdf\n");
    std::vector<std::string> reasons;
    for (const auto& each : pasted.leftOut)
        reasons.push_back(each.why.reason);
    EXPECT_THAT(reasons, ElementsAre("URL_NOT_LOCAL", "URL_NOT_LOCAL", "URL_NOT_LOCAL", "PATH_NOT_ABSOLUTE",
                                     "URL_NOT_LOCAL", "PATH_NOT_ABSOLUTE", "PATH_NOT_ABSOLUTE"));
    EXPECT_THAT(pasted.paths, IsEmpty());
}

} // namespace
} // namespace cunho::app
