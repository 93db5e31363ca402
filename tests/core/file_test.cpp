// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "core_test.hpp"
#include "fakes/file_changes.hpp"

#include <cunho/core/random.hpp>

#include <algorithm>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cunho {
namespace {

using Existing = AtomicFile::Existing;
using test::thrownBy;

using ReadFile = test::FolderTest;
using WritingAtomically = test::FolderTest;
using Reading = test::FolderTest;

std::string folderName(const std::filesystem::path& path) {
    return path.filename().string();
}

TEST_F(ReadFile, GivesTheWholeFile) {
    put("empty", "");
    put("small", "abc");
    EXPECT_EQ(contentOf("empty"), "");
    EXPECT_EQ(contentOf("small"), "abc");
}

TEST_F(ReadFile, HoldsToItsLimitToTheByte) {
    put("five", "12345");
    EXPECT_EQ(readFile(at("five"), 5).size(), 5U);
    EXPECT_EQ(thrownBy([&] { readFile(at("five"), 4); }), "File/FILE_TOO_LARGE");
    EXPECT_EQ(thrownBy([&] { readFile(at("five"), 0); }), "File/FILE_TOO_LARGE");
}

TEST_F(ReadFile, ReadsFilesThatDoNotTellTheirSize) {
    EXPECT_FALSE(readFile("/proc/self/status").empty());
    EXPECT_EQ(thrownBy([] { readFile("/dev/zero", 100'000); }), "File/FILE_TOO_LARGE");
}

TEST_F(ReadFile, SaysWhatIsNotThere) {
    put("file", "x");
    EXPECT_EQ(thrownBy([&] { readFile(at("missing")); }), "NotFound/FILE_NOT_FOUND");
    EXPECT_EQ(thrownBy([&] { readFile(at("no/folder")); }), "NotFound/FILE_NOT_FOUND");
    EXPECT_EQ(thrownBy([&] { readFile(at("file/inside")); }), "NotFound/FILE_NOT_FOUND");
    EXPECT_EQ(thrownBy([&] { readFile(at("")); }), "File/FILE_IS_FOLDER");
}

TEST_F(Reading, RefusesWhatIsNoFileWithoutWaiting) {
    std::filesystem::create_directory(at("folder"));
    ASSERT_EQ(::mkfifo(at("pipe").c_str(), 0600), 0); // nobody writes
    EXPECT_EQ(thrownBy([&] { const ReadHandle file(at("folder")); }), "File/FILE_IS_FOLDER");
    EXPECT_EQ(thrownBy([&] { const ReadHandle file(at("pipe")); }), "File/FILE_IS_NO_FILE");
    EXPECT_EQ(thrownBy([&] { const ReadHandle file("/dev/zero"); }), "File/FILE_IS_NO_FILE");
    EXPECT_EQ(thrownBy([&] { const ReadHandle file(at("missing")); }), "NotFound/FILE_NOT_FOUND");
}

TEST_F(ReadFile, NamesTheFileWithoutItsFolder) {
    try {
        readFile(at("missing.pdf"));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.params(), (ErrorParams{{"file", "missing.pdf"}}));
    }
}

TEST_F(WritingAtomically, ShowsTheFileOnlyWhenItIsWhole) {
    AtomicFile file(at("a.pdf"));
    file.write(asBytes("first, "));
    file.write(asBytes("second"));
    EXPECT_EQ(file.size(), 13U);
    EXPECT_FALSE(std::filesystem::exists(at("a.pdf")));
    EXPECT_EQ(folderName(file.temporary()).front(), '.');
    EXPECT_EQ(file.temporary().parent_path(), at("a.pdf").parent_path());
    file.commit();
    EXPECT_EQ(contentOf("a.pdf"), "first, second");
    EXPECT_EQ(names(), std::vector<std::string>{"a.pdf"});
}

TEST_F(WritingAtomically, AScratchFileAppearsWholeToo) {
    {
        AtomicFile file(at("s.pdf"), Existing::Refuse, AtomicFile::Keep::Scratch);
        file.write(asBytes("abc"));
        EXPECT_FALSE(std::filesystem::exists(at("s.pdf")));
        file.commit();
    }
    EXPECT_EQ(asText(readFile(at("s.pdf"))), "abc");
}

TEST_F(WritingAtomically, LeavesNothingWithoutCommit) {
    {
        AtomicFile file(at("a.pdf"));
        file.write(asBytes("half"));
    }
    EXPECT_TRUE(names().empty());
}

TEST_F(WritingAtomically, LetsTheTemporaryFileBeCheckedBeforehand) {
    AtomicFile file(at("a.pdf"));
    file.write(asBytes("to be checked"));
    const Bytes seen = readFile(file.temporary());
    EXPECT_EQ(asText(seen), "to be checked");
}

TEST_F(WritingAtomically, RefusesATargetThatExists) {
    put("a.pdf", "old");
    EXPECT_EQ(thrownBy([&] { AtomicFile file(at("a.pdf")); }), "Storage/TARGET_EXISTS");
    EXPECT_EQ(contentOf("a.pdf"), "old");
    EXPECT_EQ(names(), std::vector<std::string>{"a.pdf"});
}

TEST_F(WritingAtomically, LeavesATargetAloneThatAppearedMeanwhile) {
    {
        AtomicFile file(at("a.pdf"));
        file.write(asBytes("ours"));
        put("a.pdf", "theirs");
        EXPECT_EQ(thrownBy([&] { file.commit(); }), "Storage/TARGET_EXISTS");
    }
    EXPECT_EQ(contentOf("a.pdf"), "theirs");
    EXPECT_EQ(names(), std::vector<std::string>{"a.pdf"});
}

TEST_F(WritingAtomically, RefusesALinkThatLeadsNowhere) {
    std::filesystem::create_symlink("nowhere", at("a.pdf"));
    EXPECT_EQ(thrownBy([&] { AtomicFile file(at("a.pdf")); }), "Storage/TARGET_EXISTS");
}

TEST_F(WritingAtomically, ReplacesWhenAskedAndKeepsWhoMayRead) {
    put("settings", "old and longer");
    ASSERT_EQ(::chmod(at("settings").c_str(), 0600), 0);
    put("settings", "new");
    EXPECT_EQ(contentOf("settings"), "new");
    EXPECT_EQ(std::filesystem::status(at("settings")).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(WritingAtomically, HidesTheTemporaryFileAsTheOneThatItReplaces) {
    put("settings", "old");
    ASSERT_EQ(::chmod(at("settings").c_str(), 0600), 0);
    const AtomicFile file(at("settings"), AtomicFile::Existing::Replace);
    EXPECT_EQ(static_cast<unsigned>(std::filesystem::status(file.temporary()).permissions()), 0600U);
}

TEST_F(WritingAtomically, HidesACopyAsItsSource) {
    put("private.pdf", "payslip");
    put("open.pdf", "x");
    for (const auto& [mode, expected] :
         {std::pair{0600U, 0600U}, {0440U, 0640U}, {0666U, 0644U}, {0777U, 0644U}}) {
        ASSERT_EQ(::chmod(at("private.pdf").c_str(), mode), 0);
        AtomicFile file(at("copy.pdf"), AtomicFile::Existing::Replace);
        const ReadHandle source(at("private.pdf"));
        file.copyFrom(source.descriptor(), 0, 7);
        file.copyFrom(ReadHandle(at("open.pdf")).descriptor(), 0, 1);
        EXPECT_EQ(static_cast<unsigned>(std::filesystem::status(file.temporary()).permissions()), expected);
        file.commit();
        EXPECT_EQ(static_cast<unsigned>(std::filesystem::status(at("copy.pdf")).permissions()), expected);
        std::filesystem::remove(at("copy.pdf"));
    }
}

TEST_F(WritingAtomically, HonoursTheUmask) {
    const auto before = ::umask(0027);
    put("a.pdf", "x");
    ::umask(before);
    EXPECT_EQ(static_cast<unsigned>(std::filesystem::status(at("a.pdf")).permissions()), 0640U);
}

TEST_F(WritingAtomically, SaysWhenTheFolderIsNone) {
    put("file", "x");
    EXPECT_EQ(thrownBy([&] { AtomicFile file(at("missing/a.pdf")); }), "Storage/FOLDER_NOT_FOUND");
    EXPECT_EQ(thrownBy([&] { AtomicFile file(at("file/a.pdf")); }), "Storage/FOLDER_NOT_FOUND");
}

TEST_F(WritingAtomically, SaysWhenTheFolderMayNotBeWritten) {
    // Permissions do not bind root, the kernel's own read-only folders do.
    const std::string thrown = thrownBy([] { AtomicFile file("/proc/self/a.pdf"); });
    EXPECT_TRUE(thrown == "Storage/FOLDER_NOT_FOUND" || thrown == "Storage/FOLDER_READ_ONLY") << thrown;
    const std::string sys = thrownBy([] { AtomicFile file("/sys/kernel/a.pdf"); });
    // A bare root may come without sysfs.
    EXPECT_EQ(sys, std::filesystem::exists("/sys/kernel") ? "Storage/FOLDER_READ_ONLY"
                                                          : "Storage/FOLDER_NOT_FOUND");
}

TEST_F(WritingAtomically, ATooLongNameIsAnErrorOfOurs) {
    EXPECT_EQ(thrownBy([&] { put(std::string(300, 'n'), "x"); }), "Storage/WRITE_FAILED");
    EXPECT_TRUE(names().empty());
}

/// Runs `action` in a child that may write files of 64 KiB at most; gives what it threw.
template<typename Action>
std::string withLittleSpace(Action&& action) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        return "no pipe";
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{65536, 65536};
        std::string result = "no limit";
        if (::setrlimit(RLIMIT_FSIZE, &limit) == 0)
            result = thrownBy(action);
        const auto written = ::write(ends[1], result.data(), result.size());
        ::_exit(written < 0 ? 1 : 0);
    }
    ::close(ends[1]);
    std::array<char, 256> text{};
    const auto got = ::read(ends[0], text.data(), text.size());
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return got > 0 ? std::string(text.data(), static_cast<std::size_t>(got))
                   : "child ended with " + std::to_string(status);
}

TEST_F(WritingAtomically, AFullDiskLeavesNothingBehind) {
    EXPECT_EQ(withLittleSpace([&] {
                  AtomicFile file(at("a.pdf"));
                  file.write(Bytes(200'000));
              }),
              "Storage/DISK_FULL");
    EXPECT_TRUE(names().empty());
}

TEST_F(WritingAtomically, AFullDiskStopsACopyInTheKernel) {
    put("source", std::string(200'000, 's'));
    EXPECT_EQ(withLittleSpace([&] {
                  const ReadHandle source(at("source"));
                  AtomicFile file(at("a.pdf"));
                  file.copyFrom(source.descriptor(), 0, source.size());
              }),
              "Storage/DISK_FULL");
    EXPECT_EQ(names(), std::vector<std::string>{"source"});
}

TEST_F(WritingAtomically, CopiesAPartOfAnotherFileInOrder) {
    put("source", "0123456789");
    const ReadHandle source(at("source"));
    AtomicFile file(at("a.pdf"));
    file.write(asBytes("<"));
    file.copyFrom(source.descriptor(), 2, 5);
    file.copyFrom(source.descriptor(), 0, 0);
    file.write(asBytes(">"));
    EXPECT_EQ(file.size(), 7U);
    file.commit();
    EXPECT_EQ(contentOf("a.pdf"), "<23456>");
}

TEST_F(WritingAtomically, CopiesWhereTheKernelCannot) {
    const int zeros = ::open("/dev/zero", O_RDONLY | O_CLOEXEC); // copy_file_range refuses devices
    ASSERT_GE(zeros, 0);
    AtomicFile file(at("a"));
    file.copyFrom(zeros, 0, 3'000'000);
    ::close(zeros);
    EXPECT_EQ(file.size(), 3'000'000U);
    file.commit();
    const Bytes copy = readFile(at("a"));
    EXPECT_EQ(copy.size(), 3'000'000U);
    EXPECT_TRUE(std::all_of(copy.begin(), copy.end(), [](Byte byte) { return byte == 0; }));
}

TEST_F(WritingAtomically, CopiesAFileThatDoesNotTellItsSize) {
    const ReadHandle status("/proc/version"); // the kernel's own copy ends at its size, 0
    AtomicFile file(at("a"));
    file.copyFrom(status.descriptor(), 0, 5);
    file.commit();
    EXPECT_EQ(contentOf("a"), "Linux");
}

TEST_F(WritingAtomically, CopiesFromAnotherFileSystem) {
    const std::filesystem::path memory = "/dev/shm";
    if (!std::filesystem::is_directory(memory))
        GTEST_SKIP() << "no file system in memory";
    const std::filesystem::path source = memory / ("cunho-" + toHex(randomBytes(8)));
    std::string content(3'000'000, 'x');
    for (std::size_t i = 0; i < content.size(); i += 1000)
        content[i] = static_cast<char>('a' + i / 1000 % 26);
    std::ofstream(source, std::ios::binary) << content;
    const ReadHandle handle(source);
    std::filesystem::remove(source);
    AtomicFile file(at("a"));
    file.copyFrom(handle.descriptor(), 10, content.size() - 10);
    file.commit();
    EXPECT_EQ(contentOf("a"), content.substr(10));
}

TEST_F(WritingAtomically, NamesASourceThatEndsEarly) {
    put("source.pdf", "0123456789");
    const ReadHandle source(at("source.pdf"));
    AtomicFile file(at("a.pdf"));
    try {
        file.copyFrom(source.descriptor(), 5, 6);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.fault(), Fault::File);
        EXPECT_EQ(error.reason(), "FILE_CHANGED");
        EXPECT_EQ(error.params().at("file"), "source.pdf");
    }
}

TEST_F(WritingAtomically, FillsAHoleAfterwards) {
    AtomicFile file(at("a.pdf"));
    file.write(asBytes("a___b"));
    file.writeAt(1, asBytes("xyz"));
    file.write(asBytes("c"));
    file.commit();
    EXPECT_EQ(contentOf("a.pdf"), "axyzbc");
}

TEST_F(WritingAtomically, DoesNotWriteOutsideTheHole) {
    AtomicFile file(at("a.pdf"));
    file.write(asBytes("abc"));
    file.writeAt(3, {});
    EXPECT_EQ(thrownBy([&] { file.writeAt(1, asBytes("xyz")); }), "Internal/UNEXPECTED");
    EXPECT_EQ(thrownBy([&] { file.writeAt(~std::uint64_t{0}, asBytes("x")); }), "Internal/UNEXPECTED");
}

TEST_F(Reading, StreamsExactlyWhatIsAskedInPieces) {
    put("large", std::string(2'500'000, 'l') + "end");
    const ReadHandle file(at("large"));
    EXPECT_EQ(file.size(), 2'500'003U);
    std::size_t pieces = 0;
    std::string all;
    file.stream(1, 2'500'002, [&](ByteView piece) {
        EXPECT_LE(piece.size(), 1U << 20U);
        ++pieces;
        all += asText(piece);
    });
    EXPECT_EQ(all, std::string(2'499'999, 'l') + "end");
    EXPECT_GE(pieces, 3U);
}

TEST_F(Reading, NoticesAFileThatBecameShorter) {
    put("file", "0123456789");
    const ReadHandle file(at("file"));
    std::filesystem::resize_file(at("file"), 4);
    EXPECT_EQ(thrownBy([&] { file.stream(0, 10, [](ByteView) {}); }), "File/FILE_CHANGED");
}

TEST_F(Reading, LetsNoChildProcessInherit) {
    put("file", "x");
    const ReadHandle file(at("file"));
    EXPECT_EQ(::fcntl(file.descriptor(), F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
}

TEST_F(Reading, TellsEveryWayToChangeAFile) {
    for (const test::FileChange& change : test::fileChanges()) {
        SCOPED_TRACE(change.name);
        put("file", "0123456789abc");
        const FileState before = fileState(at("file"));
        EXPECT_EQ(fileState(at("file")), before);
        EXPECT_EQ(ReadHandle(at("file")).state(), before);
        change.apply(at("file"));
        EXPECT_NE(fileState(at("file")), before);
        EXPECT_EQ(ReadHandle(at("file")).state(), fileState(at("file")));
    }
    EXPECT_EQ(thrownBy([&] { fileState(at("nowhere")); }), "NotFound/FILE_NOT_FOUND");
}

TEST_F(Reading, MovesItsDescriptor) {
    put("file", "x");
    ReadHandle first(at("file"));
    const ReadHandle second = std::move(first);
    EXPECT_EQ(first.descriptor(), -1); // NOLINT(bugprone-use-after-move): what is left is the question
    EXPECT_EQ(second.size(), 1U);
}

TEST(TemporaryFolder, IsOurOwnAndGoesAway) {
    std::filesystem::path path;
    {
        const TemporaryFolder folder("cunho-core-test");
        path = folder.path();
        EXPECT_EQ(static_cast<unsigned>(std::filesystem::status(path).permissions()), 0700U);
        std::filesystem::create_directories(path / "deep" / "er");
        std::ofstream(path / "deep" / "er" / "file") << "x";
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(TemporaryFolder, SaysWhenItCannotBeMade) {
    EXPECT_EQ(thrownBy([] { const TemporaryFolder folder("no/such"); }), "Storage/FOLDER_NOT_FOUND");
}

} // namespace
} // namespace cunho
