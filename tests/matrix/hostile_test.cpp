// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/hostile_pdf.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/worker_reader.hpp>

#include <gtest/gtest.h>
#include <optional>
#include <set>
#include <sys/resource.h>

// Files made to hurt are signed so that every judge agrees, or refused; and each costs no more than its
// worker may take.
namespace cunho::test {
namespace {

namespace fs = std::filesystem;

/// Those whose content qpdf unpacks or parses for long.
const std::set<std::string> dearToQpdf{"arrays-in-content-800000",
                                       "dictionaries-in-content-800000",
                                       "bomb-content",
                                       "bomb-metadata",
                                       "bomb-of-operators",
                                       "run-length-bomb",
                                       "packed-objects-in-masses",
                                       "references-in-a-row"};

/// 0 good, 1 warnings, 2 errors; nothing where qpdf takes too long.
std::optional<int> worthToQpdf(const fs::path& file) {
    try {
        const int code = cunho::run("qpdf", {"--check", file.string()}, std::chrono::seconds(60)).first;
        return code == 0 ? 0 : code == 3 ? 1 : 2;
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "PROCESS_TIMEOUT");
        return std::nullopt;
    }
}

/// The same, but for what costs about as much as a worker may take.
bool agree(const nlohmann::json& one, const nlohmann::json& other) {
    return one == other || one == "PDF_TOO_MUCH_WORK" || other == "PDF_TOO_MUCH_WORK";
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Processor time of all children that have ended.
double childrenTime() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

TEST(HostilePdfs, AreSignedInOneCallOrRefusedAsInspectSays) {
    const CommandLine cli;
    const TestPki pki;
    CommandLine::Arguments files;
    for (const HostilePdf& hostile : hostilePdfs())
        files.push_back(cli.write(hostile.name + ".pdf", hostile.make()).filename().string());
    fs::create_directory(cli.file("out"));
    CommandLine::Arguments sign{"sign",      "--json",
                                "--key",     pki.leafKeyFile().string(),
                                "--cert",    pki.leafFile().string(),
                                "--chain",   pki.issuingFile().string(),
                                "--out-dir", "out"};
    sign.insert(sign.end(), files.begin(), files.end());
    CommandLine::Arguments inspect{"inspect", "--json"};
    inspect.insert(inspect.end(), files.begin(), files.end());
    const Ran signedFiles = cli.run(sign, {}, std::chrono::seconds(280));
    const Ran inspected = cli.run(inspect, {}, std::chrono::seconds(280));
    EXPECT_EQ(signedFiles.code, 1);
    EXPECT_EQ(signedFiles.errors, "");
    const auto lines = signedFiles.lines();
    const auto seen = inspected.lines();
    ASSERT_EQ(lines.size(), files.size());
    ASSERT_EQ(seen.size(), files.size());
    const auto database = nssTrusting(cli.file("nss"), pki.rootFile());
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::string& name = hostilePdfs()[at].name;
        ASSERT_TRUE(lines[at].is_object()) << name;
        EXPECT_EQ(lines[at].at("file"), files[at]);
        EXPECT_TRUE(agree(lines[at].at("reason"), seen[at].at("reason"))) << name << lines[at].at("reason");
        if (lines[at].at("state") != "signed")
            continue;
        const fs::path file = cli.folder() / lines[at].at("path").get<std::string>();
        EXPECT_TRUE(opensslCms(file, pki.rootFile()).good) << name;
        const std::string report = pdfsig(file, database);
        EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << name << report.substr(0, 999);
        EXPECT_GE(countOf(report, "Total document signed"), 1U) << name;
        if (!dearToQpdf.contains(name)) {
            const auto worth = worthToQpdf(file);
            ASSERT_TRUE(worth) << name;
            EXPECT_LE(*worth, worthToQpdf(cli.file(files[at])).value_or(2)) << name;
        }
    }
}

/// The kernel ends a worker at its limit; what a whole reader costs besides is starting its program.
TEST(HostilePdfs, CostNoMoreThanTheirWorkersMayTake) {
    const TemporaryFolder folder;
    const pdf::WorkerLimits limits;
    const double most = 2 * std::chrono::duration<double>(limits.cpu).count() + 0.4;
    for (const HostilePdf& hostile : hostilePdfs()) {
        const fs::path file = folder.path() / "hostile.pdf";
        std::ofstream(file, std::ios::binary) << hostile.make();
        const double before = childrenTime();
        try {
            pdf::makeWorkerReader({fs::path(CUNHO_BINARY_DIR) / "cunho-pdf-worker", nullptr, limits})
                ->read(file);
        } catch (const Error& error) {
            EXPECT_NE(error.fault(), Fault::Internal) << hostile.name << error.what();
        }
#if !defined(__SANITIZE_ADDRESS__)
        EXPECT_LE(childrenTime() - before, most) << hostile.name;
#endif
    }
}

} // namespace
} // namespace cunho::test
