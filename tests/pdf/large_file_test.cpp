// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/bytes_read.hpp"
#include "pdf_test.hpp"

#include <fstream>
#include <optional>

namespace cunho::test {
namespace {

using pdf::PdfStructure;
using pdf::PreparedPdf;

using LargeFile = PdfTest;

/// The most memory that this process has had since the last call, in MiB; nothing where nobody tells.
std::optional<double> peakMemory() {
    std::optional<double> peak;
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) {
            peak = std::stod(line.substr(6)) / 1024;
        }
    }
    std::ofstream restart("/proc/self/clear_refs");
    restart << "5" << std::flush;
    return restart.good() ? peak : std::nullopt;
}

TEST_F(LargeFile, IsRefusedWithoutBeingRead) {
    const path file = put("huge.pdf", "%PDF-1.4\n");
    std::filesystem::resize_file(file, 5ULL << 30U); // a hole: no blocks on the disk
    const auto before = bytesRead();
    EXPECT_EQ(failureOf([&] { read(file); }).reason, "PDF_TOO_LARGE");
    const auto after = bytesRead();
    if (before && after) {
        EXPECT_LT(*after - *before, 1U << 20U);
    }
}

TEST_F(LargeFile, NeedsLittleMemoryForManyObjects) {
    for (const SamplePdf::Xref kind : {SamplePdf::Xref::Table, SamplePdf::Xref::Stream}) {
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R >>");
        builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
        while (builder.count() < 100'000) {
            builder.add("<< /Line (Linha) >>");
        }
        const path file = put("many.pdf", builder.build("/Root 1 0 R", kind));
        peakMemory();
        const auto before = peakMemory();
        const PdfStructure structure = read(file);
        const auto after = peakMemory();
        EXPECT_EQ(structure.size, kind == SamplePdf::Xref::Table ? 100'001U : 100'002U);
        EXPECT_EQ(structure.page.id.number, 3U);
        if (before && after) {
            EXPECT_LT(*after - *before, 60); // 120 if every object were made
        }
        const PreparedPdf prepared = pdf::prepareSignature(file, structure, {});
        prepared.fill(dummyCms(), at("signed.pdf"),
                      [&](const path& temporary) { EXPECT_EQ(read(temporary).signatures.size(), 1U); });
        std::filesystem::remove(at("signed.pdf"));
    }
}

} // namespace
} // namespace cunho::test
