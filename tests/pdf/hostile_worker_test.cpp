// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "worker_test.hpp"

#include <cunho/core/process_limits.hpp>

#include <sys/resource.h>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;

std::string repeated(std::size_t count, const std::string& text) {
    std::string out;
    out.reserve(count * text.size());
    for (std::size_t i = 0; i < count; ++i) {
        out += text;
    }
    return out;
}

/// Workers that somebody took over.
class HostileWorker : public WorkerTest {
  protected:
    /// What reading a healthy file with this impostor ends with; afterwards an honest worker reads it.
    std::string refusal(const std::string& body, std::chrono::milliseconds wall = 60s,
                        std::chrono::milliseconds start = 60s) const {
        std::filesystem::remove(at("honest"));
        pdf::WorkerLimits limits;
        limits.wall = wall;
        limits.start = start;
        const auto reader = readerOf(impostor(body), limits);
        const path file = sample();
        const Failure failure = failureOf([&] { reader->read(file); });
        makeHonest();
        EXPECT_EQ(reader->read(file).pageCount, 1U);
        return failure.reason;
    }
};

TEST_F(HostileWorker, NeverGreets) {
    EXPECT_EQ(refusal("exit 0"), "SPAWN_FAILED");
    EXPECT_EQ(refusal("kill -9 $$"), "SPAWN_FAILED");
    EXPECT_EQ(refusal("listen; printf '\\013\\000\\000\\000cunho-pdf-0'"), "SPAWN_FAILED");
    EXPECT_EQ(refusal("exec sleep 1000", 60s, 2s), "SPAWN_FAILED");
}

TEST_F(HostileWorker, DiesOverTheFile) {
    EXPECT_EQ(refusal("greet; listen; exit 0"), "PDF_TOO_MUCH_WORK");
    EXPECT_EQ(refusal("greet; listen; kill -9 $$"), "PDF_TOO_MUCH_WORK");
    EXPECT_EQ(refusal("greet; listen; kill -SEGV $$"), "PDF_TOO_MUCH_WORK");
}

TEST_F(HostileWorker, AnswersNonsense) {
    EXPECT_EQ(refusal("greet; listen; printf '\\005\\000\\000\\000abcde'"), "PDF_TOO_MUCH_WORK");
    EXPECT_EQ(refusal("greet; listen; printf '\\000\\000\\000\\000'"), "PDF_TOO_MUCH_WORK");
    EXPECT_EQ(refusal("greet; listen; printf '\\000\\001\\000\\000S'"), "PDF_TOO_MUCH_WORK");
    EXPECT_EQ(refusal("greet; listen; printf '\\377\\377\\377\\377'; exec sleep 1000"), "PDF_TOO_MUCH_WORK");
    EXPECT_EQ(refusal("greet; listen; exec yes"), "PDF_TOO_MUCH_WORK");
    EXPECT_EQ(refusal("greet; exec cat"), "PDF_TOO_MUCH_WORK");
}

TEST_F(HostileWorker, NeverAnswers) {
    EXPECT_EQ(refusal("greet; listen; exec sleep 1000", 500ms), "PDF_TOO_MUCH_WORK");
    EXPECT_EQ(refusal("greet; listen; printf '\\000\\001\\000\\000S'; exec sleep 1000", 500ms),
              "PDF_TOO_MUCH_WORK");
}

TEST_F(HostileWorker, IsAskedTwiceAndNoMore) {
    EXPECT_EQ(refusal("greet; listen; exit 0"), "PDF_TOO_MUCH_WORK");
    EXPECT_EQ(started().size(), 3U); // the third is the honest one
}

TEST_F(HostileWorker, CostsAComparisonOneChange) {
    const auto reader = readerOf(impostor("greet; listen; exit 0"));
    const auto [changes, used] = reader->compare(sample(), 10, 2);
    EXPECT_EQ(used, pdf::WorkerLimits().cpu * 2); // as if it had used all that it may
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].kind, pdf::Change::Kind::Structure);
    EXPECT_FALSE(changes[0].permitted);
    EXPECT_EQ(started().size(), 1U);
}

TEST_F(HostileWorker, LeavesNoFreePlaceOnAPage) {
    const auto reader = readerOf(impostor("greet; listen; exit 0"));
    const auto boxes = reader->occupiedBoxes(sample(), 1);
    ASSERT_EQ(boxes.size(), 1U);
    EXPECT_LT(boxes[0].left, -10'000);
    EXPECT_GT(boxes[0].top, 10'000);
}

TEST_F(HostileWorker, TellsOfAFileThatGrewMeanwhile) {
    const path file = sample();
    const auto reader = readerOf(
        impostor("greet; listen; echo more >> '" + file.string() + "'; printf '\\001\\000\\000\\000X'"));
    EXPECT_EQ(failureOf([&] { reader->read(file); }).reason, "FILE_CHANGED");
}

/// Files made to harm whoever reads them.
class HostileFile : public WorkerTest {
  protected:
    /// Signed or refused, but answered; the next file is read as if nothing had been.
    void expectAnswered(const std::string& bytes, const pdf::WorkerLimits& limits = {}) const {
        const auto reader = readerOf(realProgram(), limits);
        const path file = put("hostile.pdf", bytes);
        try {
            reader->read(file);
        } catch (const Error& error) {
            EXPECT_EQ(error.fault(), Fault::File);
            EXPECT_EQ(error.params(), (ErrorParams{{"file", "hostile.pdf"}}));
        }
        reader->changesAfter(file, bytes.size() / 2, 2);
        try {
            reader->occupiedBoxes(file, 1);
        } catch (const Error& error) {
            EXPECT_EQ(error.fault(), Fault::File);
        }
        EXPECT_EQ(reader->read(sample()).pageCount, 1U);
    }

    static std::string withCatalogEntry(const std::string& entry, SamplePdf::Xref xref) {
        PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R " + entry + " >>");
        builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
        return builder.build("/Root 1 0 R", xref);
    }
};

TEST_F(HostileFile, NestsDictionariesAndArrays) {
    for (const std::size_t depth : {3'000U, 100'000U}) {
        for (const SamplePdf::Xref xref : {SamplePdf::Xref::Table, SamplePdf::Xref::ObjectStreams}) {
            expectAnswered(
                withCatalogEntry("/A " + repeated(depth, "<< /A ") + "1" + repeated(depth, " >>"), xref));
            expectAnswered(withCatalogEntry("/A " + repeated(depth, "[") + repeated(depth, "]"), xref));
        }
    }
}

/// A cross-reference stream that its filters make 4,096 times as large.
TEST_F(HostileFile, UnpacksToMuchMemory) {
    if (isInstrumented) {
        GTEST_SKIP() << "address space is not limited";
    }
    std::string layer(200'000, '\x81'); // 128 times the byte that follows, which is 0x81 again
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    builder.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    builder.addStream(
        "/Type /XRef /W [1 4 2] /Size 5 /Root 1 0 R /Filter [/RunLengthDecode /RunLengthDecode] ", layer);
    std::string bytes = builder.build("/Root 1 0 R");
    const std::size_t at = bytes.find("4 0 obj");
    ASSERT_NE(at, std::string::npos);
    bytes.resize(bytes.rfind("xref\n", bytes.rfind("startxref") - 1));
    bytes += "startxref\n" + std::to_string(at) + "\n%%EOF\n";
    expectAnswered(bytes);
    rusage usage{};
    ASSERT_EQ(::getrusage(RUSAGE_CHILDREN, &usage), 0);
    EXPECT_LT(usage.ru_maxrss, 200 * 1024); // KiB
}

TEST_F(HostileFile, TakesTooMuchProcessorTime) {
    pdf::WorkerLimits limits;
    limits.cpu = 20ms;
    const auto reader = readerOf(notedProgram(), limits);
    const path longFile = sample("long.pdf", 50'000);
    const Failure failure = failureOf([&] { reader->read(longFile); });
    EXPECT_EQ(failure.reason, "PDF_TOO_MUCH_WORK");
    EXPECT_EQ(failure.params, (ErrorParams{{"file", "long.pdf"}}));
    EXPECT_EQ(reader->read(sample()).pageCount, 1U);
}

TEST_F(HostileFile, MayStillTakeItsTime) {
    EXPECT_EQ(readerOf(realProgram())->read(sample("long.pdf", 5'000)).pageCount, 5'000U);
}

} // namespace
} // namespace cunho::test
