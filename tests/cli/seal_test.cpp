// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// What a signature shows and says: seals, statements and fields.
namespace cunho::test {
namespace {

using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

struct CliSeal : testing::Test {
    CliSeal() {
        SamplePdf three;
        three.pages = 3;
        writeSample(cli.folder(), "a.pdf", samplePdf(three));
    }

    Ran sign(CommandLine::Arguments rest) const {
        rest.insert(rest.begin(), {"sign", "--json", "--key", pki.leafKeyFile().string(), "--cert",
                                   pki.leafFile().string(), "--chain", pki.issuingFile().string()});
        rest.insert(rest.end(), {"--out", "b.pdf", "a.pdf"});
        return cli.run(rest);
    }

    fs::path signedFile() const { return cli.file("b.pdf"); }

    /// The text in a part of a page, from its upper left corner, as poppler sees it.
    std::string textIn(int page, int x, int y, int width, int height) const {
        return ask("pdftotext", {"-r", "72", "-f", std::to_string(page), "-l", std::to_string(page), "-x",
                                 std::to_string(x), "-y", std::to_string(y), "-W", std::to_string(width),
                                 "-H", std::to_string(height), signedFile().string(), "-"})
            .report;
    }

    std::string attributes() const {
        cutToFiles(signedFile());
        return ask("openssl",
                   {"cms", "-cmsout", "-print", "-inform", "DER", "-in", signedFile().string() + ".der"})
            .report;
    }

    /// The file's objects as qpdf reads them.
    std::string objects() const { return ask("qpdf", {"--json=2", signedFile().string()}).report; }

    void expectGood() const {
        EXPECT_TRUE(opensslCms(signedFile(), pki.rootFile()).good);
        EXPECT_TRUE(qpdfCheck(signedFile()).good);
        const auto ran = cli.run({"verify", "--json", "--offline", "--revocation", "never", "--trust",
                                  pki.rootFile().string(), signedFile().string()});
        EXPECT_EQ(ran.code, 0) << ran.out;
    }

    TestPki pki;
    CommandLine cli;
};

struct Placed {
    CommandLine::Arguments options;
    int page;
    int x; ///< of the upper left corner, from that of the page
    int y;
    int width;
    int height;
};

void PrintTo(const Placed& placed, std::ostream* out) {
    for (const auto& option : placed.options)
        *out << option << ' ';
}

struct CliSealPlace : CliSeal, testing::WithParamInterface<Placed> {};

TEST_P(CliSealPlace, IsWhereItWasAskedFor) {
    const auto& [options, page, x, y, width, height] = GetParam();
    const auto ran = sign(options);
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    const std::string name = pki.leaf().commonName();
    EXPECT_THAT(textIn(page, x, y, width, height), HasSubstr(name.substr(0, name.find(' '))));
    EXPECT_EQ(countOf(pdfText(signedFile()), name.substr(0, name.find(' '))), 1U);
    expectGood();
}

INSTANTIATE_TEST_SUITE_P(
    At, CliSealPlace,
    testing::Values(
        Placed{{"--visible=top-left"}, 1, 24, 24, 210, 70},
        Placed{{"--visible", "top-right"}, 1, 361, 24, 210, 70},
        Placed{{"--visible", "bottom-left", "--page", "2"}, 2, 24, 748, 210, 70},
        Placed{{"--visible=bottom-right", "--page", "-1", "--seal-size", "160x50"}, 3, 411, 768, 160, 50},
        Placed{{"--visible=50,60,150,50.5"}, 1, 50, 731, 150, 51}, Placed{{"--visible"}, 1, 0, 0, 595, 842},
        Placed{{"--visible=free"}, 1, 0, 0, 595, 842}));

TEST_F(CliSeal, StandsOnEveryPage) {
    ASSERT_EQ(sign({"--visible=bottom-right", "--page", "every"}).code, 0);
    const std::string name = pki.leaf().commonName();
    const std::string first = name.substr(0, name.find(' '));
    for (int page = 1; page <= 3; ++page)
        EXPECT_THAT(textIn(page, 361, 748, 210, 70), HasSubstr(first)) << page;
    EXPECT_EQ(countOf(pdfText(signedFile()), first), 3U);
    expectGood();

    fs::rename(signedFile(), cli.file("a.pdf")); // signed now: the first page alone, and a word on it
    const auto again = sign({"--visible=top-left", "--page", "every"});
    ASSERT_EQ(again.code, 0);
    EXPECT_THAT(again.out, HasSubstr("PDF_SEAL_ON_ONE_PAGE"));
    EXPECT_THAT(textIn(1, 24, 24, 210, 70), HasSubstr(first));
    EXPECT_THAT(textIn(2, 24, 24, 210, 70), Not(HasSubstr(first)));
    expectGood();
}

TEST_F(CliSeal, SaysWhatItWasTold) {
    ASSERT_EQ(sign({"--visible=top-left", "--seal-size", "300x120", "--seal-company", "Olaria Exemplo",
                    "--seal-capacity", "Gerente", "--seal-place", "Coimbra", "--reason", "Aprovado",
                    "--seal-language", "en"})
                  .code,
              0);
    const auto text = pdfText(signedFile(), 1);
    for (const char* words : {"Olaria Exemplo", "Gerente", "Coimbra", "Aprovado"})
        EXPECT_THAT(text, HasSubstr(words));
    expectGood();
}

TEST_F(CliSeal, HasTheLayoutAndLanguageAskedFor) {
    ASSERT_EQ(sign({"--visible=top-left", "--seal-layout", "identity"}).code, 0);
    EXPECT_THAT(pdfText(signedFile(), 1), HasSubstr("Assinado por"));
    fs::remove(signedFile());
    ASSERT_EQ(sign({"--visible=top-left", "--seal-layout", "identity", "--seal-language", "en"}).code, 0);
    EXPECT_THAT(pdfText(signedFile(), 1), Not(HasSubstr("Assinado por")));
    expectGood();
}

TEST_F(CliSeal, ShowsAPictureAndRefusesWhatIsNone) {
    const auto picture = pdfPicture(cli.file("a.pdf"), 1, 20);
    ASSERT_EQ(sign({"--visible=top-left", "--seal-picture", picture.string()}).code, 0);
    EXPECT_THAT(ask("pdfimages", {"-list", signedFile().string()}).report, HasSubstr("image"));
    expectGood();
    fs::remove(signedFile());
    const auto wrong = sign({"--visible=top-left", "--seal-picture", cli.write("p.png", "no").string()});
    EXPECT_EQ(wrong.code, 1);
    EXPECT_EQ(wrong.line().at("reason"), "PICTURE_UNREADABLE");
    EXPECT_EQ(sign({"--visible", "--seal-picture", "absent.png"}).line().at("reason"), "FILE_NOT_FOUND");
    EXPECT_FALSE(fs::exists(signedFile()));
}

TEST_F(CliSeal, DoesNotLeaveThePage) {
    for (const auto& [place, reason] : {std::pair("--visible=580,10,100,50", "SEAL_OUTSIDE_PAGE"),
                                        std::pair("--visible=-5,10,100,50", "SEAL_OUTSIDE_PAGE"),
                                        std::pair("--visible=5,10,3,2", "SEAL_TOO_SMALL")}) {
        const auto ran = sign({place});
        EXPECT_EQ(ran.code, 1);
        EXPECT_EQ(ran.line().at("reason"), reason) << place;
    }
    EXPECT_EQ(sign({"--visible", "--page", "7"}).code, 1);
    EXPECT_FALSE(fs::exists(signedFile()));
}

TEST_F(CliSeal, AReasonStandsInTheSignature) {
    ASSERT_EQ(sign({"--reason", "Aprovado"}).code, 0);
    EXPECT_THAT(objects(), HasSubstr("\"/Reason\": \"u:Aprovado\""));
    expectGood();
}

TEST_F(CliSeal, ACommitmentIsASignedAttributeWithoutAReason) {
    ASSERT_EQ(sign({"--commitment", "proof-of-approval"}).code, 0);
    EXPECT_THAT(attributes(), HasSubstr("id-smime-cti-ets-proofOfApproval"));
    EXPECT_THAT(objects(), Not(HasSubstr("/Reason")));
    expectGood();
}

TEST_F(CliSeal, APolicyIsASignedAttribute) {
    const auto document = cli.write("policy.txt", "abc");
    ASSERT_EQ(sign({"--policy", "1.3.6.1.4.1.99999.1", "--policy-document", document.string(), "--policy-uri",
                    "https://policy.example/"})
                  .code,
              0);
    const auto fromDocument = attributes();
    EXPECT_THAT(fromDocument, HasSubstr("1.3.6.1.4.1.99999.1"));
    EXPECT_THAT(fromDocument, HasSubstr("https://policy.example/"));
    EXPECT_THAT(fromDocument, HasSubstr("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"));
    expectGood();
    fs::remove(signedFile());
    ASSERT_EQ(sign({"--policy", "1.3.6.1.4.1.99999.1", "--policy-hash",
                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"})
                  .code,
              0);
    EXPECT_THAT(attributes(), HasSubstr("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"));
    fs::remove(signedFile());
    EXPECT_EQ(sign({"--policy", "1.2.3", "--policy-document", "absent"}).line().at("reason"),
              "FILE_NOT_FOUND");
}

TEST_F(CliSeal, SaysNothingOfAPurposeUnlessAsked) {
    ASSERT_EQ(sign({}).code, 0);
    EXPECT_THAT(objects(), Not(HasSubstr("/Reason")));
    EXPECT_THAT(attributes(), Not(HasSubstr("commitmentType")));
}

TEST_F(CliSeal, FillsTheFieldThatIsNamedAndItsPlace) {
    PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>");
    builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>");
    builder.add("<< /Type /Page /Parent 2 0 R /Annots [4 0 R] >>");
    builder.add(
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Gerente) /Rect [300 200 500 270] /P 3 0 R /F 4 >>");
    cli.write("a.pdf", builder.build("/Root 1 0 R"));
    ASSERT_EQ(sign({"--field", "Gerente", "--visible"}).code, 0);
    const std::string name = pki.leaf().commonName();
    EXPECT_THAT(textIn(1, 300, 842 - 270, 200, 70), HasSubstr(name.substr(0, name.find(' '))));
    EXPECT_THAT(pdfsig(signedFile(), nssTrusting(cli.file("nss"), pki.rootFile())),
                HasSubstr("Signature Field Name: Gerente"));
    expectGood();
}

TEST_F(CliSeal, MakesAFieldOfTheNameGiven) {
    ASSERT_EQ(sign({"--field", "Direcao"}).code, 0);
    EXPECT_THAT(pdfsig(signedFile(), nssTrusting(cli.file("nss"), pki.rootFile())),
                HasSubstr("Signature Field Name: Direcao"));
}

} // namespace
} // namespace cunho::test
