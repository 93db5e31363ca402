// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/running_sandbox.hpp"

#include <gtest/gtest.h>

namespace cunho::test {
namespace {

namespace fs = std::filesystem;

/// Without a structured form inside: PDF/A-1b, which a validator can be had for.
void leaveOutTheStructuredForm(const CommandLine& cli) {
    ASSERT_EQ(cli.run({"look", "--db", cli.database().string(), "--hybrid", "off"}).code, 0);
}

TEST(SpineJourney, AnInvoiceIsIssuedSignedAndBelievedByEveryJudge) {
    const RunningSandbox sandbox;
    const CommandLine cli;
    cli.setUp();
    leaveOutTheStructuredForm(cli);
    const auto draft = cli.write("draft.json", goodDraft().dump()).string();
    const auto issued = cli.run({"issue", "--db", cli.database().string(), "--sandbox-access",
                                 sandbox.accessFile().string(), "--sign", "--json", draft});
    ASSERT_EQ(issued.code, 0) << issued.out << issued.errors;
    const auto document = issued.line();
    EXPECT_EQ(document.at("state"), "signed");
    const fs::path pdf = document.at("signature").at("file").get<std::string>();

    EXPECT_TRUE(opensslCms(pdf, sandbox.root()).good);
    const auto report = pdfsig(pdf, nssTrusting(cli.file("nss"), sandbox.root()));
    EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << report;
    EXPECT_EQ(countOf(report, "Total document signed"), 1U) << report;
    const auto structure = qpdfCheck(pdf);
    EXPECT_TRUE(structure.good) << structure.report;
    EXPECT_EQ(zbar(pdf, 1), document.at("qr").get<std::string>());
    EXPECT_NE(pdfText(pdf).find("FT 2026A/1"), std::string::npos);
    EXPECT_NE(pdfText(pdf).find("36,86"), std::string::npos);
    const auto signedVerdict = preflight(pdf);
    EXPECT_TRUE(signedVerdict.good) << signedVerdict.report;

    const auto verified =
        cli.run({"verify", "--json", "--trust", sandbox.root().string(), "--trusted-responder",
                 sandbox.responder().string(), "--offline", pdf.string()});
    EXPECT_EQ(verified.code, 0) << verified.out;
    const auto signature = verified.line().at("signatures").at(0);
    EXPECT_EQ(signature.at("indication"), "TOTAL-PASSED");
    EXPECT_EQ(signature.at("level"), "B-LTA");
    EXPECT_EQ(signature.at("revocation").at(0).at("source"), "file");
    EXPECT_EQ(signature.at("revocation").at(0).at("status"), "good");
    EXPECT_EQ(sandbox.violations(), nlohmann::json::array());
    EXPECT_EQ(sandbox.signatures().size(), 1U);
}

TEST(SpineJourney, TheStructuredFormInsideIsSignedWithTheInvoice) {
    const RunningSandbox sandbox;
    const CommandLine cli;
    cli.setUp();
    const auto draft = cli.write("draft.json", goodDraft().dump()).string();
    const auto issued = cli.run({"issue", "--db", cli.database().string(), "--sandbox-access",
                                 sandbox.accessFile().string(), "--sign", "--json", draft});
    ASSERT_EQ(issued.code, 0) << issued.out << issued.errors;
    const fs::path pdf = issued.line().at("signature").at("file").get<std::string>();
    const auto inside = cli.file("factur-x.xml");
    ASSERT_TRUE(ask("pdfdetach", {"-savefile", "factur-x.xml", "-o", inside.string(), pdf.string()}).good);
    const auto alone = cli.file("alone.xml");
    ASSERT_EQ(cli.run({"export", "--db", cli.database().string(), "--form", "cii", "--out", alone.string(),
                       "FT 2026A/1"})
                  .code,
              0);
    EXPECT_EQ(readFile(inside), readFile(alone));
    EXPECT_TRUE(ask("xmllint", {"--noout", inside.string()}).good);
    const auto report = pdfsig(pdf, nssTrusting(cli.file("nss"), sandbox.root()));
    EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << report;
    const auto structure = qpdfCheck(pdf);
    EXPECT_TRUE(structure.good) << structure.report;
    const auto archival = hybridPreflight(pdf);
    EXPECT_TRUE(archival.good) << archival.report;
    const auto verified =
        cli.run({"verify", "--json", "--trust", sandbox.root().string(), "--trusted-responder",
                 sandbox.responder().string(), "--offline", pdf.string()});
    EXPECT_EQ(verified.code, 0) << verified.out;
}

TEST(SpineJourney, TheRenderingBeforeTheSignatureIsValidAndIsWhatTheSignatureCovers) {
    const RunningSandbox sandbox;
    const CommandLine cli;
    cli.setUp();
    leaveOutTheStructuredForm(cli);
    const auto draft = cli.write("draft.json", goodDraft().dump()).string();
    const auto plain = cli.file("plain.pdf");
    ASSERT_EQ(cli.run({"issue", "--db", cli.database().string(), "--pdf", plain.string(), draft}).code, 0);
    const auto verdict = preflight(plain);
    EXPECT_TRUE(verdict.good) << verdict.report;
    const auto ran = cli.run({"sign", "--provider", "safe", "--pending", "--json", "--db",
                              cli.database().string(), "--sandbox-access", sandbox.accessFile().string()});
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_EQ(ran.line().at("number"), "FT 2026A/1");
    const auto before = readFile(plain);
    const auto after = readFile(ran.line().at("file").get<std::string>());
    ASSERT_GT(after.size(), before.size());
    EXPECT_TRUE(std::equal(before.begin(), before.end(), after.begin()));
}

TEST(SpineJourney, AnInvoiceStaysIssuedWhenTheServiceIsNotThere) {
    const CommandLine cli;
    cli.setUp();
    const auto draft = cli.write("draft.json", goodDraft().dump()).string();
    const auto issued = cli.run({"issue", "--db", cli.database().string(), "--sandbox-access", "absent.json",
                                 "--sign", "--json", draft});
    EXPECT_EQ(issued.code, 1);
    EXPECT_EQ(issued.line().at("number"), "FT 2026A/1");
    EXPECT_EQ(issued.line().at("state"), "signature-pending");
    EXPECT_EQ(issued.line().at("pending").at("reason"), "FILE_NOT_FOUND");
    const RunningSandbox sandbox;
    const auto ran = cli.run({"sign", "--provider", "safe", "--pending", "--json", "--db",
                              cli.database().string(), "--sandbox-access", sandbox.accessFile().string()});
    EXPECT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_EQ(ran.line().at("state"), "signed");
}

} // namespace
} // namespace cunho::test
