// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "openssl_test.hpp"

namespace cunho::test {
namespace {

class Judges : public OpensslTest {
  protected:
    /// Signs three times; each earlier signature must stay valid, the last cover the whole file.
    path signThrice(const path& original) const {
        path current = original;
        for (std::size_t revision = 1; revision <= 3; ++revision) {
            const path next =
                sign(current, original.stem().string() + "-" + std::to_string(revision) + ".pdf");
            EXPECT_TRUE(isPrefix(current, next));
            const auto [code, report] = judge("pdfsig", {"-nocert", next.string()});
            EXPECT_EQ(code, 0);
            EXPECT_EQ(countOf(report, "Signature is Valid."), revision) << report;
            EXPECT_EQ(countOf(report, "Not total document signed"), revision - 1) << report;
            EXPECT_EQ(countOf(report, "  - Total document signed"), 1U) << report;
            EXPECT_EQ(countOf(report, "Signature Field Name: Assinatura" + std::to_string(revision) + "\n"),
                      1U);
            current = next;
        }
        expectHealthy(current);
        return current;
    }

    static void expectPages(const path& file, std::size_t pages) {
        const std::string number = std::to_string(pages);
        const auto [code, info] = judge("pdfinfo", {file.string()});
        EXPECT_EQ(code, 0);
        EXPECT_NE(info.find("Pages:           " + number + "\n"), std::string::npos) << info;
        const auto [mutoolCode, objects] =
            judge("mutool", {"show", file.string(), "trailer/Root/Pages/Count"});
        EXPECT_EQ(mutoolCode, 0);
        EXPECT_EQ(objects, number + "\n");
        const auto [textCode, text] = judge("pdftotext", {"-f", number, file.string(), "-"});
        EXPECT_EQ(textCode, 0);
        EXPECT_NE(text.find("Fatura " + number), std::string::npos) << text;
    }
};

TEST_F(Judges, AcceptThreeSignaturesOnEveryKindOfCrossReference) {
    using Xref = SamplePdf::Xref;
    for (const Xref xref : {Xref::Table, Xref::Stream, Xref::ObjectStreams, Xref::Hybrid}) {
        SamplePdf options;
        options.xref = xref;
        options.pages = 2;
        options.newlineAtEnd = xref != Xref::Table;
        const path last =
            signThrice(put("x" + std::to_string(static_cast<int>(xref)) + ".pdf", samplePdf(options)));
        expectPages(last, 2);
    }
}

TEST_F(Judges, AcceptSignaturesOnWhatQpdfWrites) {
    SamplePdf options;
    options.pages = 4;
    options.annots = SamplePdf::Annots::Indirect;
    options.acroForm = SamplePdf::AcroForm::Indirect;
    options.fields = {"Nome"};
    const path plain = put("plain.pdf", samplePdf(options));
    for (const std::string option : {"--linearize", "--object-streams=generate", "--qdf"}) {
        const path converted = at("q" + option.substr(2, 3) + ".pdf");
        ASSERT_EQ(judge("qpdf", {option, plain.string(), converted.string()}).first, 0);
        expectPages(signThrice(converted), 4);
    }
}

TEST_F(Judges, AcceptASignatureOnFiveThousandPages) {
    SamplePdf options;
    options.pages = 5000;
    const path signedFile = sign(put("long.pdf", samplePdf(options)), "signed.pdf");
    expectHealthy(signedFile);
    expectPages(signedFile, 5000);
}

TEST_F(Judges, SeeTheSamePictureBeforeAndAfter) {
    const path original = put("a.pdf", samplePdf());
    const path signedFile = sign(original, "b.pdf");
    for (const path& file : {original, signedFile}) {
        ASSERT_EQ(
            judge("mutool", {"draw", "-q", "-r", "40", "-o", file.string() + ".png", file.string(), "1"})
                .first,
            0);
    }
    EXPECT_EQ(readFile(original.string() + ".png"), readFile(signedFile.string() + ".png"));
}

TEST_F(Judges, NoticeAChangedByte) {
    const path signedFile = sign(put("a.pdf", samplePdf()), "b.pdf");
    std::string bytes(asText(readFile(signedFile)));
    bytes[bytes.find("(Fatura") + 1] = 'f';
    const auto [code, report] = judge("pdfsig", {"-nocert", put("c.pdf", bytes).string()});
    EXPECT_EQ(code, 0);
    EXPECT_EQ(countOf(report, "Signature is Valid."), 0U) << report;
}

} // namespace
} // namespace cunho::test
