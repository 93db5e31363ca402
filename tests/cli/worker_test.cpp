// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/sample_pdf.hpp"

#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// cunho-cli without the program that should lie beside it: it parses nothing itself.
TEST(CliWorker, RefusesToParseWithoutTheWorker) {
    const TemporaryFolder folder;
    const fs::path alone = folder.path() / "cunho-cli";
    fs::copy_file(fs::path(CUNHO_BINARY_DIR) / "cunho-cli", alone);
    const fs::path file = writeSample(folder.path(), "a.pdf", samplePdf());
    const std::vector<std::vector<std::string>> commands{
        {"inspect", "--json", file.string()},
        {"verify", "--offline", "--json", file.string()},
    };
    for (const auto& command : commands) {
        const auto [code, output] = run(alone, command, 60s);
        EXPECT_NE(code, 0);
        EXPECT_NE(output.find("PROGRAM_NOT_FOUND"), std::string::npos) << command.front() << ": " << output;
    }
    for (const char* part : {"cunho-pdf-worker", "cunho-pdf-qpdf.so"})
        fs::copy_file(fs::path(CUNHO_BINARY_DIR) / part, folder.path() / part);
    const auto [code, output] = run(alone, commands.front(), 60s);
    EXPECT_EQ(code, 0) << output;
}

} // namespace
} // namespace cunho::test
