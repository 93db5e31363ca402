// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/test_pki.hpp"

#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

struct CliSigning : testing::Test {
    CliSigning() {
        cli.write("password", password + "\n");
        sample("a.pdf");
    }

    fs::path sample(const std::string& name) const { return writeSample(cli.folder(), name, samplePdf()); }

    CommandLine::Arguments pkcs12(const CommandLine::Arguments& rest,
                                  const std::string& from = "password") const {
        CommandLine::Arguments all{
            "sign", "--json", "--p12", pki.pkcs12File().string(), "--p12-password-file", from};
        all.insert(all.end(), rest.begin(), rest.end());
        return all;
    }

    /// What openssl, poppler and qpdf say about a signed file.
    void expectGood(const fs::path& file) const {
        EXPECT_TRUE(opensslCms(file, pki.rootFile()).good) << file;
        const auto report =
            pdfsig(file, nssTrusting(cli.file("nss-" + file.stem().string()), pki.rootFile()));
        EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << report;
        EXPECT_EQ(countOf(report, "Total document signed"), 1U) << report;
        EXPECT_TRUE(qpdfCheck(file).good) << file;
    }

    Ran verify(const fs::path& file, bool trust = true) const {
        CommandLine::Arguments arguments{"verify", "--json", "--revocation", "never", file.string()};
        if (trust)
            arguments.insert(arguments.end(), {"--trust", pki.rootFile().string()});
        return cli.run(arguments);
    }

    TestPki pki;
    CommandLine cli;
    const std::string password = "segredo";
};

TEST_F(CliSigning, SignsWithTheChosenAlgorithm) {
    ASSERT_EQ(cli.run(pkcs12({"--pss", "--digest", "sha384", "--out", "pss.pdf", "a.pdf"})).code, 0);
    expectGood(cli.file("pss.pdf"));
    const CommandLine::Arguments curve{"sign",    "--json",
                                       "--key",   pki.p384KeyFile().string(),
                                       "--cert",  pki.p384File().string(),
                                       "--chain", pki.issuingFile().string()};
    const auto withCurve = [&](const CommandLine::Arguments& rest) {
        CommandLine::Arguments all = curve;
        all.insert(all.end(), rest.begin(), rest.end());
        return cli.run(all);
    };
    ASSERT_EQ(withCurve({"--digest", "sha512", "--out", "ec.pdf", "a.pdf"}).code, 0);
    expectGood(cli.file("ec.pdf"));
    EXPECT_NE(withCurve({"--pss", "--out", "no.pdf", "a.pdf"}).code, 0);
    EXPECT_NE(withCurve({"--digest", "sha1", "--out", "no.pdf", "a.pdf"}).code, 0);
    EXPECT_FALSE(fs::exists(cli.file("no.pdf")));
}

TEST_F(CliSigning, SignsWithPkcs12AndAPasswordFile) {
    const auto ran = cli.run(pkcs12({"a.pdf"}));
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_EQ(ran.line().at("state"), "signed");
    EXPECT_EQ(ran.line().at("level"), "B-B");
    EXPECT_EQ(ran.line().at("path"), cli.file("a-assinado.pdf").string());
    expectGood(cli.file("a-assinado.pdf"));
}

TEST_F(CliSigning, TakesThePasswordFromStandardInput) {
    const auto ran = cli.run(pkcs12({"--out", "b.pdf", "a.pdf"}, "-"), password + "\r\nrest");
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    expectGood(cli.file("b.pdf"));
}

TEST_F(CliSigning, SignsWithPemFiles) {
    const auto ran = cli.run({"sign", "--json", "--key", pki.leafKeyFile().string(), "--cert",
                              pki.leafFile().string(), "--chain", pki.issuingFile().string(), "a.pdf"});
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    expectGood(cli.file("a-assinado.pdf"));
}

TEST_F(CliSigning, NeverShowsThePassword) {
    const auto good = cli.run(pkcs12({"a.pdf"}));
    const auto text =
        cli.run({"sign", "--p12", pki.pkcs12File().string(), "--p12-password-file", "password", "none.pdf"});
    const auto wrong = cli.run({"sign", "--p12", "a.pdf", "--p12-password-file", "password", "a.pdf"});
    EXPECT_EQ(good.code, 0);
    EXPECT_EQ(text.code, 1);
    EXPECT_EQ(wrong.code, 1);
    for (const auto& ran : {good, text, wrong})
        EXPECT_EQ((ran.out + ran.errors).find(password), std::string::npos);
}

TEST_F(CliSigning, SaysThatThePasswordIsWrong) {
    cli.write("password", "outra");
    const auto ran = cli.run(pkcs12({"a.pdf"}));
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.line().value("reason", ""), "WRONG_PASSWORD") << ran.out;
    EXPECT_EQ((ran.out + ran.errors).find("outra"), std::string::npos);
}

TEST_F(CliSigning, SignsTheOthersWhenOneFileIsBad) {
    cli.write("b.pdf", "not a PDF at all");
    sample("c.pdf");
    fs::create_directory(cli.file("signed"));
    const auto ran = cli.run(pkcs12({"--out-dir", "signed", "a.pdf", "b.pdf", "c.pdf", "absent.pdf"}));
    EXPECT_EQ(ran.code, 1);
    const auto lines = ran.lines();
    ASSERT_EQ(lines.size(), 4U) << ran.out;
    EXPECT_EQ(lines[0].at("state"), "signed");
    EXPECT_EQ(lines[1].at("state"), "failed");
    EXPECT_TRUE(lines[1].contains("reason"));
    EXPECT_EQ(lines[2].at("state"), "signed");
    EXPECT_EQ(lines[3].at("reason"), "FILE_NOT_FOUND");
    expectGood(cli.file("signed/a-assinado.pdf"));
    expectGood(cli.file("signed/c-assinado.pdf"));
    EXPECT_FALSE(fs::exists(cli.file("signed/b-assinado.pdf")));
}

TEST_F(CliSigning, NumbersANameThatIsTakenAndKeepsTheSource) {
    const auto before = readFile(cli.file("a.pdf"));
    cli.write("a-assinado.pdf", "mine");
    const auto ran = cli.run(pkcs12({"a.pdf"}));
    EXPECT_EQ(ran.code, 0) << ran.out;
    EXPECT_EQ(ran.line().at("path"), cli.file("a-assinado-2.pdf").string());
    EXPECT_EQ(readFile(cli.file("a.pdf")), before);
    EXPECT_EQ(asText(readFile(cli.file("a-assinado.pdf"))), "mine");
}

TEST_F(CliSigning, RefusesATargetThatExists) {
    cli.write("b.pdf", "mine");
    for (const char* target : {"b.pdf", "a.pdf"}) {
        const auto before = readFile(cli.file(target));
        const auto ran = cli.run(pkcs12({"--out", target, "a.pdf"}));
        EXPECT_EQ(ran.code, 1);
        EXPECT_TRUE(ran.line().contains("reason")) << ran.out;
        EXPECT_EQ(readFile(cli.file(target)), before);
    }
}

TEST_F(CliSigning, SaysThatTheTargetFolderIsMissing) {
    const auto ran = cli.run(pkcs12({"--out-dir", "nowhere", "a.pdf"}));
    EXPECT_EQ(ran.code, 1);
    EXPECT_TRUE(ran.line().contains("reason")) << ran.out;
    EXPECT_FALSE(fs::exists(cli.file("nowhere")));
}

TEST_F(CliSigning, VerifiesOnlyWhatIsTrusted) {
    ASSERT_EQ(cli.run(pkcs12({"a.pdf"})).code, 0);
    const auto trusted = verify(cli.file("a-assinado.pdf"));
    EXPECT_EQ(trusted.code, 0) << trusted.out;
    const auto signature = trusted.line().at("signatures").at(0);
    EXPECT_EQ(signature.at("indication"), "TOTAL-PASSED");
    EXPECT_EQ(signature.at("level"), "B-B");
    EXPECT_EQ(signature.at("type"), "signature");
    EXPECT_EQ(signature.at("coversWholeFile"), true);
    for (const char* member : {"field", "subIndication", "signer", "time"})
        EXPECT_TRUE(signature.contains(member)) << member;
    const auto untrusted = verify(cli.file("a-assinado.pdf"), false);
    EXPECT_EQ(untrusted.code, 1);
    EXPECT_EQ(untrusted.line().at("signatures").at(0).at("indication"), "INDETERMINATE");
    EXPECT_EQ(untrusted.line().at("signatures").at(0).at("subIndication"), "NO_CERTIFICATE_CHAIN_FOUND");
}

TEST_F(CliSigning, FindsAChangedByte) {
    ASSERT_EQ(cli.run(pkcs12({"a.pdf"})).code, 0);
    std::string text(asText(readFile(cli.file("a-assinado.pdf"))));
    const auto at = text.find("Fatura");
    ASSERT_NE(at, std::string::npos);
    text[at] = 'f';
    const auto ran = verify(cli.write("changed.pdf", text));
    EXPECT_EQ(ran.code, 1);
    const auto signature = ran.line().at("signatures").at(0);
    EXPECT_EQ(signature.at("indication"), "TOTAL-FAILED");
    EXPECT_EQ(signature.at("subIndication"), "HASH_FAILURE");
}

TEST_F(CliSigning, AFileWithoutSignatureDoesNotPass) {
    const auto ran = verify(cli.file("a.pdf"));
    EXPECT_EQ(ran.code, 1);
    EXPECT_TRUE(ran.line().at("signatures").empty());
}

TEST_F(CliSigning, VerifyGoesOnAfterABadFile) {
    ASSERT_EQ(cli.run(pkcs12({"a.pdf"})).code, 0);
    cli.write("text.pdf", "not a PDF");
    const auto ran = cli.run({"verify", "--json", "--revocation", "never", "--trust", pki.rootFile().string(),
                              "text.pdf", "absent.pdf", "a-assinado.pdf"});
    EXPECT_EQ(ran.code, 1);
    ASSERT_EQ(ran.lines().size(), 3U) << ran.out;
    EXPECT_TRUE(ran.lines()[0].contains("reason"));
    EXPECT_EQ(ran.lines()[1].at("reason"), "FILE_NOT_FOUND");
    EXPECT_EQ(ran.lines()[2].at("signatures").at(0).at("indication"), "TOTAL-PASSED");
}

TEST_F(CliSigning, VerifyRefusesATrustFileThatIsNoCertificate) {
    cli.write("root.pem", "not a certificate");
    const auto ran = cli.run({"verify", "--json", "--trust", "root.pem", "a.pdf"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.line().value("reason", ""), "TRUST_ANCHOR_UNREADABLE") << ran.out;
}

} // namespace
} // namespace cunho::test
