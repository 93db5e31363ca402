// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// Real drag and drop (XDND) between two processes, on a screen and under a window manager of the test's own.
#include "fakes/sample_pdf.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>

#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>

namespace {

using namespace cunho;
using namespace std::chrono_literals;
using testing::UnorderedElementsAre;
namespace fs = std::filesystem;

constexpr auto limit = 60s;

std::optional<fs::path> found(const std::string& program) {
    for (const char* folder : {"/usr/bin", "/usr/local/bin", "/bin"})
        if (fs::exists(fs::path(folder) / program))
            return fs::path(folder) / program;
    return std::nullopt;
}

class Dropping : public testing::Test {
  protected:
    TemporaryFolder folder{"cunho-drop"};
    std::string display;
    std::unique_ptr<Process> screen;
    std::unique_ptr<Process> manager;

    void SetUp() override {
        for (const char* program : {"Xvfb", "openbox", "xdotool"})
            if (!found(program))
                GTEST_SKIP() << program << " is missing";
        screen = std::make_unique<Process>(
            *found("Xvfb"), std::vector<std::string>{"-displayfd", "1", "-screen", "0", "1700x1000x24",
                                                     "-nolisten", "tcp", "-noreset"});
        const auto number = screen->readLine(limit);
        ASSERT_TRUE(number) << "no screen";
        display = ":" + *number;
        manager = start(*found("openbox"), {"--sm-disable"});
        ASSERT_TRUE(isManaged());
    }

    std::unique_ptr<Process> start(const fs::path& program, const std::vector<std::string>& arguments) const {
        Process::Options options;
        options.environment = {{"DISPLAY", display},
                               {"QT_QPA_PLATFORM", "xcb"},
                               {"XDG_RUNTIME_DIR", folder.path().string()},
                               {"XDG_STATE_HOME", (folder.path() / "state").string()},
                               {"HOME", folder.path().string()}};
        return std::make_unique<Process>(program, arguments, options);
    }

    std::unique_ptr<Process> peer(const std::vector<std::string>& arguments) const {
        return start(fs::path(CUNHO_BINARY_DIR) / "cunho_drop_peer", arguments);
    }

    void hand(const std::vector<std::string>& arguments) const {
        EXPECT_EQ(start(*found("xdotool"), arguments)->wait(limit), 0) << arguments.front();
    }

    /// The window that is in sight with this title, by X's number of it.
    std::string windowOf(const std::string& title) const {
        const auto process =
            start(*found("xdotool"), {"search", "--sync", "--onlyvisible", "--name", "^" + title + "$"});
        return process->readLine(limit).value_or("0");
    }

    /// Whether the window manager has begun: before that it may still put windows elsewhere.
    bool isManaged() const {
        const auto until = std::chrono::steady_clock::now() + limit;
        while (std::chrono::steady_clock::now() < until) // each question takes its time
            if (start(*found("xdotool"), {"get_num_desktops"})->wait(limit) == 0)
                return true;
        return false;
    }

    static bool says(Process& process, const std::string& wanted) {
        while (const auto line = process.readLine(limit))
            if (*line == wanted)
                return true;
        return false;
    }

    fs::path sample(const fs::path& name) const {
        fs::create_directories((folder.path() / name).parent_path());
        return test::writeSample((folder.path() / name).parent_path(), name.filename().string(),
                                 test::samplePdf({}));
    }
};

TEST_F(Dropping, TwoFilesAndAFolderFallOnTheWindow) {
    const auto first = sample("contrato #1 \xF0\x9F\x98\x80.pdf");
    const auto second = sample("duas\nlinhas.pdf");
    const auto third = sample("pasta/dentro/anexo.pdf");
    sample("pasta/.oculto.pdf");
    std::ofstream(folder.path() / "pasta" / "nota.txt") << "nada";

    const auto target = peer({"target"});
    ASSERT_TRUE(says(*target, "ready"));
    const auto source = peer({"source", first.string(), second.string(), (folder.path() / "pasta").string()});
    const auto to = windowOf("drop-target");
    const auto from = windowOf("drag-source");

    hand({"mousemove", "--window", from, "80", "60", "mousedown", "1"});
    ASSERT_TRUE(says(*source, "pressed"));
    for (int step = 0; step < 3; ++step)
        hand({"mousemove_relative", "8", "8"});
    ASSERT_TRUE(says(*source, "dragging"));
    for (int step = 1; step <= 8; ++step) // as a hand does: on its way, not at once there
        hand({"mousemove", "--window", to, std::to_string(step * 70), std::to_string(step * 40)});
    ASSERT_TRUE(says(*target, "entered"));
    hand({"mousemove_relative", "4", "4", "mouseup", "1"});
    EXPECT_TRUE(says(*source, "copied"));

    std::vector<fs::path> rows;
    std::optional<std::string> line;
    while ((line = target->readLine(limit)) && line->starts_with("row ")) {
        const auto bytes = fromHex(line->substr(4));
        rows.emplace_back(std::string(bytes.begin(), bytes.end()));
    }
    EXPECT_THAT(rows, UnorderedElementsAre(first, second, third));
    EXPECT_EQ(line, "shown"); // Assinar PDF is in sight
}

} // namespace
