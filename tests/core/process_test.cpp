// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "core_test.hpp"

#include <cunho/core/process.hpp>

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace cunho {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using test::thrownBy;

constexpr seconds patience{30}; // never waited for unless something is wrong
constexpr milliseconds noTime{0};

std::vector<std::string> shell(std::string script) {
    return {"-c", std::move(script)};
}

bool exists(int process) {
    return ::kill(process, 0) == 0 || errno != ESRCH;
}

TEST(Process, EchoesWhatItIsTold) {
    Process cat("cat", {});
    cat.writeInput(asBytes("first\nsecond\nlast without end"));
    EXPECT_EQ(cat.readLine(patience), "first");
    EXPECT_EQ(cat.readLine(patience), "second");
    cat.closeInput();
    EXPECT_EQ(cat.readLine(patience), "last without end");
    EXPECT_EQ(cat.readLine(patience), std::nullopt);
    EXPECT_EQ(cat.wait(patience), 0);
}

TEST(Process, TellsTheProcessorTimeOfAChildThatLives) {
    Process busy("sh", shell("i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; echo done; read line"));
    EXPECT_EQ(busy.readLine(patience), "done");
    const auto used = busy.processorTime();
    EXPECT_GT(used.count(), 0);
    busy.closeInput();
    busy.wait(patience);
    EXPECT_EQ(busy.processorTime().count(), 0);
    const auto before = threadProcessorTime();
    for (auto now = before; now == before;) {
        now = threadProcessorTime();
        ASSERT_GE(now, before);
    }
}

TEST(Process, GivesArgumentsUntouched) {
    const auto [code, output] = run("printf", {"%s|", "a b", "$HOME", "", "é\"'"}, patience);
    EXPECT_EQ(code, 0);
    EXPECT_EQ(output, "a b|$HOME||é\"'|");
}

TEST(Process, TellsTheExitCode) {
    EXPECT_EQ(run("sh", shell("exit 7"), patience).first, 7);
    EXPECT_EQ(run("sh", shell("kill -TERM $$"), patience).first, 128 + SIGTERM);
}

TEST(Process, TellsTheExitCodeAgainAfterwards) {
    Process process("sh", shell("exit 3"));
    EXPECT_EQ(process.wait(patience), 3);
    EXPECT_EQ(process.wait(noTime), 3);
}

TEST(Process, ReadsMoreThanAPipeHolds) {
    const auto [code, output] = run("head", {"-c", "1000000", "/dev/zero"}, patience);
    EXPECT_EQ(code, 0);
    EXPECT_EQ(output.size(), 1'000'000U);
}

TEST(Process, KillsAChildThatTakesTooLong) {
    Process process("sleep", {"1000"});
    EXPECT_EQ(thrownBy([&] { process.wait(noTime); }), "Service/PROCESS_TIMEOUT");
    EXPECT_EQ(process.wait(noTime), 128 + SIGKILL);
    EXPECT_FALSE(exists(process.id()));
}

TEST(Process, KillsAChildThatNeverEndsItsOutput) {
    Process process("sleep", {"1000"});
    EXPECT_EQ(thrownBy([&] { process.readAll(noTime); }), "Service/PROCESS_TIMEOUT");
    EXPECT_EQ(process.wait(patience), 128 + SIGKILL);
}

TEST(Process, GivesNoLineWhenNoneCameInTime) {
    Process cat("cat", {});
    EXPECT_EQ(cat.readLine(noTime), std::nullopt);
    cat.writeInput(asBytes("half"));
    EXPECT_EQ(cat.readLine(noTime), std::nullopt);
    cat.writeInput(asBytes(" whole\n"));
    EXPECT_EQ(cat.readLine(patience), "half whole");
}

TEST(Process, DiesWithItsObject) {
    int id = 0;
    {
        const Process process("sleep", {"1000"});
        id = process.id();
        EXPECT_TRUE(exists(id));
    }
    EXPECT_FALSE(exists(id));
}

TEST(Process, SurvivesAChildThatEndedWithoutReading) {
    Process process("true", {});
    EXPECT_EQ(process.wait(patience), 0);
    EXPECT_EQ(thrownBy([&] { process.writeInput(Bytes(100'000)); }), "Service/PROCESS_ENDED");
    sigset_t pending;
    sigpending(&pending);
    EXPECT_EQ(sigismember(&pending, SIGPIPE), 0);
}

TEST(Process, ReadsExactlySoManyBytes) {
    Process sh("/bin/sh", shell("printf 'abcdefg'"));
    Bytes four(4);
    EXPECT_TRUE(sh.readExactly(four, patience));
    EXPECT_EQ(asText(four), "abcd");
    EXPECT_FALSE(sh.readExactly(four, patience)); // only three are left
}

TEST(Process, ReadsNothingThatDoesNotComeInTime) {
    Process cat("cat", {});
    Bytes one(1);
    EXPECT_FALSE(cat.readExactly(one, noTime));
    cat.writeInput(asBytes("x"), patience);
    EXPECT_TRUE(cat.readExactly(one, patience));
}

TEST(Process, WritesMoreThanAPipeHoldsToAChildThatReads) {
    Process sh("/bin/sh", shell("head -c 300000 | wc -c"));
    sh.writeInput(Bytes(300'000), patience);
    EXPECT_EQ(std::stoi(sh.readLine(patience).value()), 300'000);
}

TEST(Process, KillsAChildThatTakesNothing) {
    Process sleeper("sleep", {"1000"});
    EXPECT_EQ(thrownBy([&] { sleeper.writeInput(Bytes(300'000), milliseconds(10)); }),
              "Service/PROCESS_TIMEOUT");
    EXPECT_EQ(sleeper.wait(patience), 128 + SIGKILL);
}

TEST(Process, SaysThatNobodyReadsWithALimitToo) {
    Process ended("true", {});
    ended.wait(patience);
    EXPECT_EQ(thrownBy([&] { ended.writeInput(asBytes("x"), patience); }), "Service/PROCESS_ENDED");
}

TEST(Process, SaysWhenThereIsNoSuchProgram) {
    EXPECT_EQ(thrownBy([] { Process process("cunho-no-such-program", {}); }),
              "Configuration/PROGRAM_NOT_FOUND");
    EXPECT_EQ(thrownBy([] { Process process("/etc/passwd/x", {}); }), "Configuration/PROGRAM_NOT_FOUND");
    EXPECT_EQ(thrownBy([] { Process process("/etc/passwd", {}); }), "Configuration/PROGRAM_NOT_FOUND");
}

TEST(Process, InheritsNoDescriptorButTheThree) {
    constexpr int careless = 57; // on purpose without O_CLOEXEC, as a library might leave one
    ASSERT_EQ(::dup2(STDERR_FILENO, careless), careless);
    const auto [code, output] = run(
        "sh", shell("for n in 0 1 2 57; do [ -e /proc/$$/fd/$n ] && echo $n; done; readlink /proc/$$/fd/2"),
        patience);
    ::close(careless);
    EXPECT_EQ(code, 0);
    EXPECT_EQ(output, "0\n1\n2\n/dev/null\n");
}

TEST(Process, AddsToTheEnvironmentAndReplaces) {
    ASSERT_EQ(setenv("CUNHO_TEST_KEPT", "kept", 1), 0);
    ASSERT_EQ(setenv("CUNHO_TEST_OLD", "old", 1), 0);
    Process process(
        "sh", shell("echo $CUNHO_TEST_KEPT $CUNHO_TEST_OLD $CUNHO_TEST_NEW; env | grep -c CUNHO_TEST_OLD"),
        {.environment = {{"CUNHO_TEST_OLD", "new"}, {"CUNHO_TEST_NEW", "added"}}});
    EXPECT_EQ(process.readAll(patience), "kept new added\n1\n");
    unsetenv("CUNHO_TEST_KEPT");
    unsetenv("CUNHO_TEST_OLD");
}

TEST(Process, StartsWithOrdinarySignals) {
    ::signal(SIGPIPE, SIG_IGN);
    const auto [code, output] = run("sh", shell("kill -PIPE $$; echo ignored"), patience);
    ::signal(SIGPIPE, SIG_DFL);
    EXPECT_EQ(code, 128 + SIGPIPE);
    EXPECT_EQ(output, "");
}

TEST(Process, ThrowsErrorsOfTheChildAwayUnlessAsked) {
    EXPECT_EQ(run("sh", shell("echo complaint >&2; echo answer"), patience).second, "answer\n");
    ::testing::internal::CaptureStderr();
    Process process("sh", shell("echo complaint >&2"), {.environment = {}, .inheritErrors = true});
    EXPECT_EQ(process.wait(patience), 0);
    EXPECT_EQ(::testing::internal::GetCapturedStderr(), "complaint\n");
}

} // namespace
} // namespace cunho
