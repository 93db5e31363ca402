// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/judges.hpp"
#include "fakes/levelled_pdf.hpp"
#include "fakes/sample_pdf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
namespace fs = std::filesystem;

const TimePoint signedAt = day(2026, 11, 20);

struct CliVerify : testing::Test {
    CliVerify() { root = cli.write("root.pem", pki.root.certificate.pem()); }

    /// A B-LTA file.
    fs::path archived(const std::string& name) const {
        LevelledPdf pdf(writeSample(cli.folder(), name, samplePdf()), pki);
        pdf.sign(signedAt, signedAt).store(pki.evidence(signedAt + 1h)).stamp(signedAt + 2h);
        return pdf.file();
    }

    Ran verify(const CommandLine::Arguments& rest, const std::string& at = "2026-11-23") const {
        CommandLine::Arguments all{"verify", "--offline", "--trust", root.string(), "--at", at};
        all.insert(all.end(), rest.begin(), rest.end());
        return cli.run(all);
    }

    CommandLine cli;
    LevelledPki pki;
    fs::path root;
};

TEST_F(CliVerify, SaysItInPlainWordsFirst) {
    const auto ran = verify({archived("a.pdf").string()});
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_THAT(ran.out, HasSubstr("Assinatura1: Valid signature of Assinante (Níveis), proven to exist on "
                                   "2026-11-20T00:00:00Z."));
    EXPECT_THAT(ran.out, HasSubstr("Valid time-stamp of Selos (Níveis) at 2026-11-20T02:00:00Z. The file is "
                                   "whole, as it was signed."));
    EXPECT_THAT(ran.out, HasSubstr("    level: B-LTA\n"));
    EXPECT_LT(ran.out.find("Valid signature"), ran.out.find("TOTAL-PASSED"));
}

TEST_F(CliVerify, GivesEveryFactAsJson) {
    const auto ran = verify({"--json", archived("a.pdf").string()});
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    const auto signature = ran.line().at("signatures").at(0);
    EXPECT_EQ(signature.at("level"), "B-LTA");
    EXPECT_EQ(signature.at("provenTime"), "2026-11-20T00:00:00Z");
    EXPECT_EQ(signature.at("chain").size(), 3U);
    EXPECT_EQ(signature.at("revocation").at(0).at("source"), "file");
    EXPECT_EQ(signature.at("timestamps").at(0).at("type"), "signature");
    EXPECT_EQ(signature.at("timestamps").at(1).at("type"), "document");
    EXPECT_EQ(signature.at("algorithms").at(0).at("name"), "SHA-256");
    for (const auto& change : signature.at("changes"))
        EXPECT_EQ(change.at("permitted"), true);
    const auto stamp = ran.line().at("signatures").at(1);
    EXPECT_EQ(stamp.at("type"), "timestamp");
    EXPECT_EQ(stamp.at("indication"), "TOTAL-PASSED");
}

TEST_F(CliVerify, JudgesAtTheTimeAsked) {
    LevelledPdf pdf(writeSample(cli.folder(), "a.pdf", samplePdf()), pki);
    const auto file = pdf.sign(signedAt).file().string();
    const std::pair<const char*, const char*> cases[] = {
        {"2026-11-23", "TRY_LATER"},
        {"2026-11-23T10:00:00Z", "TRY_LATER"},
        {"2027-06-01", "OUT_OF_BOUNDS_NO_POE"},
    };
    for (const auto& [at, subIndication] : cases) {
        const auto ran = verify({"--json", file}, at);
        EXPECT_EQ(ran.code, 1);
        EXPECT_EQ(ran.line().at("signatures").at(0).at("subIndication"), subIndication) << at;
    }
    EXPECT_EQ(verify({"--json", file}, "yesterday").line().value("reason", ""), "BAD_DATE");
    EXPECT_EQ(verify({"--json", "--revocation", "never", file}).code, 0);
    EXPECT_EQ(verify({"--revocation", "perhaps", file}).code, 2);
}

TEST_F(CliVerify, SaysWhyASignatureIsNotConfirmed) {
    LevelledPdf pdf(writeSample(cli.folder(), "a.pdf", samplePdf()), pki);
    const auto ran = verify({pdf.sign(signedAt).file().string()});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.out, HasSubstr("Not confirmed: the signature of Assinante (Níveis) cannot be judged: "
                                   "nothing shows whether the certificate was revoked"));
    EXPECT_THAT(ran.out, HasSubstr("INDETERMINATE / TRY_LATER"));
}

TEST_F(CliVerify, BelievesAResponderThatIsNamed) {
    const LevelledPki other("outra");
    auto store = pki.evidence(signedAt + 1h);
    store.ocspResponses.front() = LevelledPki::ocsp(pki.leaf.certificate, pki.issuing, other.responder,
                                                    LevelledPki::good(signedAt + 1h));
    LevelledPdf pdf(writeSample(cli.folder(), "a.pdf", samplePdf()), pki);
    const auto file = pdf.sign(signedAt, signedAt).store(store).file().string();
    EXPECT_EQ(verify({file}).code, 1);
    const auto responder = cli.write("responder.pem", other.responder.certificate.pem());
    EXPECT_EQ(verify({"--trusted-responder", responder.string(), file}).code, 0);
}

TEST_F(CliVerify, TakesFoldersAndEveryFileOnce) {
    fs::create_directory(cli.file("in"));
    fs::rename(archived("a.pdf"), cli.file("in/a.pdf"));
    fs::rename(archived("b-assinado.pdf"), cli.file("in/b-assinado.pdf"));
    cli.write("in/notes.txt", "text");
    auto ran = verify({"--json", "in", "in/a.pdf"});
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    ASSERT_EQ(ran.lines().size(), 2U);
    EXPECT_EQ(ran.lines()[1].at("name"), "b-assinado.pdf");
    ran = verify({"--json", "in", "absent.pdf"});
    EXPECT_EQ(ran.code, 1);
    ASSERT_EQ(ran.lines().size(), 3U);
    EXPECT_EQ(ran.lines()[2].at("reason"), "FILE_NOT_FOUND");
    EXPECT_EQ(ran.lines()[2].at("passed"), false);
}

TEST_F(CliVerify, WritesReportsAndNeverOverAFile) {
    const auto file = archived("a.pdf").string();
    auto ran = verify({"--report", "out.pdf", "--report", "out.json", file});
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_TRUE(qpdfCheck(cli.file("out.pdf")).good);
    EXPECT_THAT(pdfText(cli.file("out.pdf")), HasSubstr("Assinatura de Assinante (Níveis)"));
    const auto report = nlohmann::json::parse(asText(readFile(cli.file("out.json"))));
    EXPECT_EQ(report.at("schema"), "cunho-verification/1");
    EXPECT_EQ(report.at("files").at(0).at("file"), file);
    EXPECT_EQ(report.at("files").at(0).at("qr").at("codes").size(), 0U);
    ran = verify({"--report", "out.json", file});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.errors, HasSubstr("There is already a file"));
    EXPECT_EQ(verify({"--report", "en.pdf", "--language", "en", file}).code, 0);
    EXPECT_THAT(pdfText(cli.file("en.pdf")), HasSubstr("Signature of Assinante"));
}

TEST_F(CliVerify, SavesTheDocumentAsItWasSigned) {
    const auto file = archived("a.pdf");
    auto ran = verify({"--revisions", "--save-revision", "1", "--out", "was.pdf", file.string()});
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_THAT(ran.out, HasSubstr("revision 1: "));
    EXPECT_THAT(ran.out, HasSubstr("after it: permitted: proofs of validity (DSS)"));
    const Bytes was = readFile(cli.file("was.pdf"));
    const Bytes now = readFile(file);
    EXPECT_TRUE(was.size() < now.size() && std::equal(was.begin(), was.end(), now.begin()));
    ran = verify({"--save-revision", "9", "--out", "nine.pdf", file.string()});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.errors, HasSubstr("has no revision 9: it has 2"));
    EXPECT_FALSE(fs::exists(cli.file("nine.pdf")));
    EXPECT_EQ(verify({"--save-revision", "1", file.string()}).code, 2);
    EXPECT_EQ(
        verify({"--save-revision", "1", "--out", "x.pdf", file.string(), archived("b.pdf").string()}).code,
        1);
}

TEST_F(CliVerify, ReadsQrCodesWhenAsked) {
    const auto file = archived("a.pdf");
    const auto ran = verify({"--json", "--qr", file.string()});
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_EQ(ran.line().at("qr").at("summary"), "no QR code");
    EXPECT_EQ(ran.line().at("qr").at("pagesLookedAt"), 1);
    EXPECT_THAT(verify({"--qr", archived("b.pdf").string()}).out, HasSubstr("no QR code"));
    cunho::run("qpdf",
               {"--encrypt", "abre-te", "dono", "256", "--", file.string(), cli.file("secret.pdf").string()},
               std::chrono::seconds(60));
    const auto secret = verify({"--json", "--qr", "--password-file",
                                cli.write("of-secret", "abre-te").string(), cli.file("secret.pdf").string()});
    EXPECT_EQ(secret.line().at("qr").at("pagesLookedAt"), 1) << secret.out << secret.errors;
}

TEST_F(CliVerify, RefusesATrustedListThatIsNone) {
    const auto list = cli.write("list.xml", "<html/>");
    const auto ran = verify({"--json", "--trusted-list", list.string(), "--trusted-list-signer",
                             root.string(), archived("a.pdf").string()});
    EXPECT_EQ(ran.code, 1);
    EXPECT_TRUE(ran.line().value("reason", "").starts_with("TRUSTED_LIST_")) << ran.out;
}

} // namespace
} // namespace cunho::test
