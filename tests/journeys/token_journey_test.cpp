// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/command_line.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/test_pki.hpp"
#include "providers/pkcs11/soft_hsm.hpp"

#include <gtest/gtest.h>

// Tokens by the command line, with SoftHSM2.
namespace cunho::test {
namespace {

TEST(TokenJourney, KeysOfEitherKindAreListedAndBelieved) {
    const SoftHsm hsm;
    const TestPki pki;
    const CommandLine cli;
    hsm.addToken("Olaria");
    hsm.add("Olaria", "a1", pki.leafKey(), pki.leaf());
    hsm.add("Olaria", "b2", pki.p256Key(), pki.p256());
    cli.write("pin", std::string(SoftHsm::pin) + "\n");
    cli.write("chain.pem", pki.issuing().pem());
    const auto root = cli.write("root.pem", pki.root().pem());
    const std::string module = SoftHsm::module().string();
    EXPECT_EQ(cli.run({"tokens", "--module", module, "--json"}).lines().size(), 2U);
    writeSample(cli.folder(), "a.pdf", samplePdf());
    for (const CommandLine::Arguments& key : {CommandLine::Arguments{"--key-id", "a1"},
                                              {"--key-id", "a1", "--pss"},
                                              {"--key-id", "b2", "--token", "Olaria"}}) {
        const std::string out = "a-" + std::to_string(key.size()) + key[1] + ".pdf";
        CommandLine::Arguments all{"sign", "--json",  "--provider", "pkcs11", "--module",   module, "--out",
                                   out,    "--chain", "chain.pem",  "a.pdf",  "--pin-file", "pin"};
        all.insert(all.end(), key.begin(), key.end());
        const auto ran = cli.run(all);
        ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
        EXPECT_TRUE(opensslCms(cli.file(out), root).good) << out;
        EXPECT_EQ(countOf(ask("pdfsig", {"-nocert", cli.file(out).string()}).report, "Signature is Valid."),
                  1U);
        EXPECT_EQ(cli.run({"verify", "--offline", "--revocation", "never", "--trust", root.string(),
                           cli.file(out).string()})
                      .code,
                  0);
    }
    cli.write("pin", "999999\n");
    const auto wrong = cli.run({"sign", "--json", "--provider", "pkcs11", "--module", module, "--key-id",
                                "a1", "--pin-file", "pin", "a.pdf"});
    EXPECT_EQ(wrong.code, 1);
    EXPECT_EQ(wrong.line().at("reason"), "PKCS11_PIN_WRONG") << wrong.out;
}

/// The token asks for the PIN twice: for the login and for the key.
TEST(TokenJourney, AFilesPinServesAKeyThatIsGuardedByItself) {
    const SoftHsm hsm;
    const TestPki pki;
    const CommandLine cli;
    hsm.addToken("Selo");
    hsm.addGuardedKey("Selo", "c3", pki.leafKey());
    hsm.addCertificate("Selo", "c3", pki.leaf());
    cli.write("pin", std::string(SoftHsm::pin) + "\n");
    cli.write("chain.pem", pki.issuing().pem());
    writeSample(cli.folder(), "a.pdf", samplePdf());
    const auto ran =
        cli.run({"sign", "--json", "--provider", "pkcs11", "--module", SoftHsm::module().string(), "--chain",
                 "chain.pem", "--pin-file", "pin", "a.pdf"});
    ASSERT_EQ(ran.code, 0) << ran.out << ran.errors;
    EXPECT_TRUE(opensslCms(cli.file("a-assinado.pdf"), cli.write("root.pem", pki.root().pem())).good);
}

} // namespace
} // namespace cunho::test
