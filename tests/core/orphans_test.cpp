// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "core_test.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/orphans.hpp>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace cunho {
namespace {

namespace fs = std::filesystem;

using Orphans = test::FolderTest;

std::size_t countIn(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST_F(Orphans, OfAKilledProgramAreRemovedAndNothingElse) {
    const pid_t child = ::fork();
    if (child == 0) {
        AtomicFile file(at("signed.pdf"));
        file.write(asBytes("half"));
        ::kill(::getpid(), SIGKILL);
    }
    ASSERT_EQ(::waitpid(child, nullptr, 0), child);
    put("notes.tmp", "mine");
    put(".0123456789abcdeg.tmp", "no hexadecimal");
    put("plain.pdf", "x");
    fs::create_symlink("plain.pdf", at(".0123456789abcdef.tmp"));
    ASSERT_EQ(countIn(at("")), 5U);
    EXPECT_EQ(removeOrphans(at("")), 1U);
    EXPECT_EQ(countIn(at("")), 4U);
    EXPECT_EQ(contentOf("plain.pdf"), "x");
    EXPECT_EQ(removeOrphans(at("missing")), 0U);
}

TEST_F(Orphans, AreNoFilesThatSomebodyWritesNow) {
    AtomicFile file(at("signed.pdf"));
    EXPECT_EQ(removeOrphans(at("")), 0U) << "just made";
    file.write(asBytes("whole"));
    EXPECT_EQ(removeOrphans(at("")), 0U);
    file.commit();
    EXPECT_EQ(contentOf("signed.pdf"), "whole");
    EXPECT_EQ(removeOrphans(at("")), 0U);
}

} // namespace
} // namespace cunho
