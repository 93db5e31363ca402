// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/wait.hpp"
#include "ui/instance/instance.hpp"
#include "ui/instance/local_socket.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>
#include <cunho/wiring/workplace.hpp>

#include <fstream>
#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using namespace std::chrono_literals;
using testing::ElementsAre;
namespace fs = std::filesystem;

constexpr auto startLimit = 60s;

class SecondStart : public testing::Test {
  protected:
    TemporaryFolder folder{"cunho-instance"};
    fs::path runtime = folder.path() / "run";
    fs::path database = folder.path() / "empresa.db";
    std::string name = wiring::bookMark(database).filename().string();
    std::vector<HandOver> told;

    void SetUp() override {
        fs::create_directories(runtime);
        fs::permissions(runtime, fs::perms::owner_all);
    }

    std::unique_ptr<Instance> instance() {
        auto made = std::make_unique<Instance>(name, runtime / "cunho");
        QObject::connect(made.get(), &Instance::handedOver,
                         [this](const HandOver& wanted) { told.push_back(wanted); });
        return made;
    }

    /// The program itself, without a screen.
    std::unique_ptr<Process> start(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"--db", database.string()});
        Process::Options options;
        options.environment = {{"QT_QPA_PLATFORM", "offscreen"},
                               {"XDG_RUNTIME_DIR", runtime.string()},
                               {"XDG_STATE_HOME", (folder.path() / "state").string()}};
        return std::make_unique<Process>(fs::path(CUNHO_BINARY_DIR) / "cunho", arguments, options);
    }

    /// Its exit code, while the window's thread of this process goes on.
    int codeOf(Process& process) const {
        auto code = std::async(std::launch::async, [&] { return process.wait(startLimit); });
        EXPECT_TRUE(waitFor([&] { return code.wait_for(0s) == std::future_status::ready; }, 70'000));
        return code.get();
    }
};

TEST_F(SecondStart, HandsItsFilesToTheWindowThatIsThere) {
    const auto first = instance();
    ASSERT_TRUE(first->begin());
    const auto before = fs::current_path();
    fs::current_path(folder.path());
    const std::string odd = "/x/\xF0\x9F\x98\x80 #1\nduas \xFF.pdf";
    const auto second = start({"--sign", "a.pdf", odd, "--", "--db"});
    fs::current_path(before);
    EXPECT_EQ(codeOf(*second), 0);
    ASSERT_TRUE(waitFor([&] { return !told.empty(); }));
    EXPECT_THAT(told.front().files, ElementsAre(folder.path() / "a.pdf", odd, folder.path() / "--db"));
    EXPECT_TRUE(told.front().sign);
}

TEST_F(SecondStart, WithoutFilesRaisesTheWindow) {
    const auto first = instance();
    ASSERT_TRUE(first->begin());
    EXPECT_EQ(codeOf(*start({})), 0);
    ASSERT_TRUE(waitFor([&] { return told.size() == 1; }));
    EXPECT_TRUE(told.front().files.empty());
    EXPECT_FALSE(told.front().sign);
}

TEST_F(SecondStart, IsTheFirstWhenTheOneBeforeWasKilled) {
    const auto first = start({});
    const Instance second(name, runtime / "cunho");
    ASSERT_TRUE(second.handOver({}, startLimit)); // it is there, and takes what it is told
    Instance third(name, runtime / "cunho");
    EXPECT_FALSE(third.begin());
    first->kill();
    EXPECT_EQ(first->wait(startLimit), 128 + SIGKILL);
    EXPECT_TRUE(fs::exists(runtime / "cunho" / (name + ".socket"))); // left behind
    const auto later = instance();
    ASSERT_TRUE(later->begin());
    EXPECT_EQ(codeOf(*start({"/a.pdf"})), 0);
    EXPECT_TRUE(waitFor([&] { return told.size() == 1; }));
}

TEST_F(SecondStart, OfAnotherDatabaseIsItsOwn) {
    const auto first = instance();
    ASSERT_TRUE(first->begin());
    Instance other("other", runtime / "cunho");
    EXPECT_TRUE(other.begin());
}

TEST_F(SecondStart, DoesNotWaitForOneThatHangs) {
    const auto first = instance();
    ASSERT_TRUE(first->begin());
    const Instance second(name, runtime / "cunho");
    EXPECT_FALSE(second.handOver({}, 200ms)); // nobody looks at the socket: this thread is the first's
}

TEST_F(SecondStart, WaitsForOneThatDoesNotListenYet) {
    const auto first = instance();
    const HandOver wanted{{"/a.pdf"}, true, {}};
    auto sent = std::async(std::launch::async,
                           [&] { return Instance(name, runtime / "cunho").handOver(wanted, startLimit); });
    ASSERT_TRUE(first->begin());
    ASSERT_TRUE(waitFor([&] { return sent.wait_for(0s) == std::future_status::ready; }));
    EXPECT_TRUE(sent.get());
    EXPECT_THAT(told, ElementsAre(wanted));
}

TEST_F(SecondStart, OutlivesRubbishAtTheSocket) {
    const auto first = instance();
    ASSERT_TRUE(first->begin());
    const auto place = openPrivateFolder(runtime / "cunho");
    const auto deadline = std::chrono::steady_clock::now() + startLimit;
    std::vector<Descriptor> held; // and some that say nothing
    for (int i = 0; i < 4; ++i)
        held.push_back(connectTo(place, name + ".socket", deadline));
    for (const std::string text : {"CUNHO1\xFF\xFF\xFF\xFF", "GET / HTTP/1.1\r\n\r\n", "CUNHO1", ""}) {
        const auto connection = connectTo(place, name + ".socket", deadline);
        ASSERT_TRUE(connection);
        EXPECT_TRUE(sendAll(connection, asBytes(text), deadline));
    }
    const HandOver wanted{{"/a.pdf"}, true, {}};
    auto sent = std::async(std::launch::async,
                           [&] { return Instance(name, runtime / "cunho").handOver(wanted, startLimit); });
    ASSERT_TRUE(waitFor([&] { return sent.wait_for(0s) == std::future_status::ready; }));
    EXPECT_TRUE(sent.get());
    EXPECT_THAT(told, ElementsAre(wanted));
}

TEST_F(SecondStart, MeetsInAFolderOfThisUserAlone) {
    const auto first = instance();
    ASSERT_TRUE(first->begin());
    struct stat found {};
    ASSERT_EQ(::stat((runtime / "cunho").c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777U, 0700U);
    fs::create_directory_symlink("/tmp", runtime / "link");
    Instance linked(name, runtime / "link");
    EXPECT_TRUE(linked.begin()); // alone: nothing is put there
    EXPECT_FALSE(fs::exists(fs::path("/tmp") / (name + ".lock")));
}

TEST_F(SecondStart, MeetsBelowALongName) {
    const auto deep = runtime / std::string(200, 'd') / "cunho"; // longer than a socket's address
    Instance first(name, deep);
    ASSERT_TRUE(first.begin());
    EXPECT_TRUE(fs::exists(deep / (name + ".socket")));
    Instance second(name, deep);
    EXPECT_FALSE(second.begin());
}

} // namespace
