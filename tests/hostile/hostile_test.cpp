// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/hostile_pdf.hpp"
#include "fakes/judges.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/worker_reader.hpp>

#include <gtest/gtest.h>
#include <set>
#include <sys/resource.h>

// Whatever bytes somebody calls a PDF, they are answered and cost little; tests/matrix signs them as well.
namespace cunho::test {
namespace {

namespace fs = std::filesystem;

/// What to do next about a file; any other fault would blame the program or the machine.
const std::set<std::string> faultsOfFiles{"File", "Input", "Rejected", "Unsupported", "Credential"};

TEST(HostilePdfs, AreInspectedInOneCall) {
    const CommandLine cli;
    CommandLine::Arguments arguments{"inspect", "--json"};
    std::set<std::string> names;
    for (const HostilePdf& hostile : hostilePdfs()) {
        const fs::path file = cli.write(hostile.name + ".pdf", hostile.make());
        EXPECT_TRUE(names.insert(hostile.name).second) << hostile.name;
        EXPECT_LE(fs::file_size(file), 5'000'000U) << hostile.name;
        arguments.push_back(file.filename().string());
    }
    const Ran ran = cli.run(arguments, {}, std::chrono::seconds(240));
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.errors, "");
    const auto lines = ran.lines();
    ASSERT_EQ(lines.size(), hostilePdfs().size());
    std::size_t signable = 0;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const auto& line = lines[at];
        ASSERT_TRUE(line.is_object()) << hostilePdfs()[at].name;
        EXPECT_EQ(line.at("file"), hostilePdfs()[at].name + ".pdf");
        if (line.at("signable") == true)
            ++signable;
        else
            EXPECT_TRUE(faultsOfFiles.contains(line.at("fault")))
                << line.at("file") << line.dump().substr(0, 999);
    }
    EXPECT_GE(signable, 50U); // the corpus is not refused for a reason that has nothing to do with it
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
#if !defined(__SANITIZE_ADDRESS__)
    EXPECT_LE(usage.ru_maxrss, 200'000'000 / 1024); // KiB: the program and each of its workers
#endif
}

TEST(HostilePdfs, ThatEndEarlyAreAnswered) {
    const TemporaryFolder folder;
    const auto reader = pdf::makeWorkerReader({fs::path(CUNHO_BINARY_DIR) / "cunho-pdf-worker", nullptr, {}});
    const auto answerOf = [&](const std::string& text) -> std::string {
        const fs::path file = folder.path() / "cut.pdf";
        std::ofstream(file, std::ios::binary) << text;
        try {
            return reader->read(file).pageCount == 1 ? "" : "pages";
        } catch (const Error& error) {
            EXPECT_TRUE(faultsOfFiles.contains(faultName(error.fault()))) << error.what();
            return error.reason();
        }
    };
    const auto files = truncatedPdfs();
    EXPECT_EQ(answerOf(files.front()), "PDF_EMPTY");
    for (const std::string& file : files)
        answerOf(file);
    EXPECT_EQ(answerOf(files.back()), "");
}

} // namespace
} // namespace cunho::test
