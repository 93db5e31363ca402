// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/odd_pdf.hpp"
#include "level_test.hpp"

namespace cunho::test {
namespace {

/// Originals that need the second reader, from B-B to B-LTA.
class OddOriginal : public LevelTest {
  protected:
    void expectEveryLevel(const path& original) {
        for (const Level level : allLevels) {
            const std::string name = std::string(padesLevelName(level)) + "-" + original.filename().string();
            SCOPED_TRACE(name);
            const path file = signedAt(level, name, original);
            EXPECT_TRUE(isPrefix(original, file));
            expectAccepted(file, 1);
            const path again = signedAt(Level::B_LTA, "again-" + name, file);
            expectAccepted(again, 2);
        }
    }

    void expectAccepted(const path& file, std::size_t signatures) {
        EXPECT_TRUE(qpdfCheck(file).good) << qpdfCheck(file).report;
        const Verdict poppler = ask("pdfsig", {"-nocert", file.string()});
        EXPECT_EQ(countOf(poppler.report, "Signature is Valid."), signatures) << poppler.report;
        expectOpensslAcceptsAll(file);
        for (const signing::SignatureReport& report : verify(file)) {
            EXPECT_TRUE(report.passed()) << report.field << " " << report.subIndication;
            for (const pdf::Change& change : report.changes) {
                EXPECT_TRUE(change.permitted) << report.field << ": " << change.detail;
            }
        }
    }
};

TEST_F(OddOriginal, WithBytesBeforeItsHeader) {
    for (const auto xref : {SamplePdf::Xref::Table, SamplePdf::Xref::ObjectStreams}) {
        SamplePdf options;
        options.xref = xref;
        expectEveryLevel(put("shifted" + std::to_string(static_cast<int>(xref)) + ".pdf",
                             "HTTP/1.1 200 OK\r\n\r\n" + std::string(asText(samplePdf(options)))));
    }
}

TEST_F(OddOriginal, WithDamagedCrossReferences) {
    for (const auto xref :
         {SamplePdf::Xref::Table, SamplePdf::Xref::Stream, SamplePdf::Xref::ObjectStreams}) {
        SamplePdf options;
        options.xref = xref;
        std::string bytes(asText(samplePdf(options)));
        bytes.insert(bytes.rfind("startxref") + 10, "7"); // another number in front: beyond the file
        const path original = put("damaged" + std::to_string(static_cast<int>(xref)) + ".pdf", bytes);
        expectEveryLevel(original);
        ScriptedProvider with = provider();
        auto wanted = SigningTest::request(original, at("sealed-" + original.filename().string()));
        wanted.seal = signing::SealRequest{};
        wanted.seal->placement.where = pdf::FreeSpace{};
        SamplePainter painter;
        const auto outcome = signing::PadesSigner(*reader_, with, clock_, {services(), &painter})
                                 .sign({wanted}, silent_, {})
                                 .at(0);
        EXPECT_EQ(fileOf(outcome).cautions, std::vector{pdf::Caution::XrefRecovered});
        expectAccepted(wanted.target, 1);
    }
}

/// Its ByteRange says nothing of its place among the signatures, and the new one's must be found all the
/// same.
TEST_F(OddOriginal, WithASignatureThatCoversNothing) {
    for (const std::string range : {"", "/ByteRange [0 1 2 9000000000] "}) {
        OddPdf pdf;
        pdf.change(1, "/Pages 2 0 R", "/Pages 2 0 R /AcroForm << /Fields [9 0 R] /SigFlags 3 >>");
        pdf.body[9] = "<< /FT /Sig /T (Old) /V << /Type /Sig /Filter /Adobe.PPKLite " + range +
                      "/SubFilter /ETSI.RFC3161 /Contents <00> >> >>";
        const path original = put("old" + std::to_string(range.size()) + ".pdf", pdf.build());
        for (const Level level : allLevels) {
            const std::string name = std::string(padesLevelName(level)) + "-" + original.filename().string();
            SCOPED_TRACE(name);
            const path file = signedAt(level, name, original);
            EXPECT_TRUE(isPrefix(original, file));
            const auto reports = verify(file);
            const auto own = std::ranges::find(reports, "Assinatura1", &signing::SignatureReport::field);
            ASSERT_NE(own, reports.end());
            EXPECT_TRUE(own->passed()) << own->subIndication;
            EXPECT_EQ(own->level, padesLevelName(level));
        }
    }
}

} // namespace
} // namespace cunho::test
