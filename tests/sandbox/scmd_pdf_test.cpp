// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/sample_pdf.hpp"
#include "pki_test.hpp"
#include "scmd_test.hpp"

#include <cunho/crypto/cms.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/pdf/revision.hpp>

// Check 50, OCSP and CRL know the signatures of the CMD, too.
namespace cunho::test {
namespace {

class SandboxScmdPdf : public testing::Test {
  protected:
    SandboxScmdPdf() {
        const auto list =
            crypto::Certificate::listFromFile(toBytes(saidBy(cmd_.certificate('E'), "GetCertificateResult")));
        chain_ = crypto::orderChain(list);
    }

    /// A file signed by E, with this policy in its attributes or none.
    Bytes signedFile(const std::string& policy = "") {
        const TemporaryFolder folder;
        const auto source = writeSample(folder.path(), "a.pdf", samplePdf());
        pdf::SignatureRequest request;
        request.claimedTime = talk_.clock.now();
        const auto prepared = pdf::prepareSignature(source, pdf::makeDirectReader()->read(source), request);
        crypto::Hasher hasher(crypto::DigestAlgorithm::Sha256);
        prepared.stream([&](ByteView piece) { hasher.update(piece); });
        crypto::AttributeOptions options;
        if (!policy.empty())
            options.policy = crypto::SignaturePolicy{policy, crypto::sha256(asBytes("policy")), ""};
        const auto attributes = crypto::SignedAttributes::make(hasher.finish(), chain_.front(), options);
        digest_ = toHex(attributes.toBeSigned().value);
        cmd_.sign('E', "", "a.pdf", toBase64(crypto::digestInfo(attributes.toBeSigned())));
        const Bytes value = fromBase64(saidBy(cmd_.validate(), "Signature"));
        const auto target = folder.path() / "b.pdf";
        prepared.fill(crypto::CmsSignature::assemble(attributes, chain_, value).der(), target);
        return readFile(target);
    }

    Received give(const Bytes& file) {
        Sent sent;
        sent.path = "/sandbox/check-pdf";
        sent.rawBody = asText(file);
        sent.contentType = "application/pdf";
        return talk_.send(sent);
    }

    json ledger() { return talk_.look("/sandbox/ledger").at("signatures"); }

    PkiTalk talk_;
    Cmd cmd_{talk_};
    crypto::CertificateChain chain_;
    std::string digest_;
};

TEST_F(SandboxScmdPdf, AGoodFileIsInTheLedger) {
    const Bytes file = signedFile();
    ASSERT_EQ(ledger().size(), 1U);
    EXPECT_EQ(ledger().at(0).at("digest"), digest_);
    EXPECT_EQ(ledger().at(0).at("issuer"), "ec-cmd");
    EXPECT_EQ(ledger().at(0).at("delivered"), true);
    EXPECT_EQ(ledger().at(0).at("files"), 0);
    const auto reply = give(file);
    EXPECT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(reply.parsed().at("signatures").at(0).at("digest"), digest_);
    EXPECT_EQ(ledger().at(0).at("files"), 1);
    EXPECT_EQ(talk_.broken(), std::vector<int>{});
}

TEST_F(SandboxScmdPdf, ALostOneWasNotDelivered) {
    talk_.fault("scmd.ValidateOtp", "dropAfterProcessing");
    cmd_.sign('E');
    cmd_.validate();
    ASSERT_EQ(ledger().size(), 1U);
    EXPECT_EQ(ledger().at(0).at("delivered"), false);
}

TEST_F(SandboxScmdPdf, TakesThePolicyOfTheCmdAlone) {
    EXPECT_EQ(give(signedFile("2.16.620.2.1.2.2.1")).status, 200);
    const auto reply = give(signedFile("2.16.620.2.1.2.2.2"));
    EXPECT_NE(reply.body.find("the policy is 2.16.620.2.1.2.2.2"), std::string::npos) << reply.body;
    EXPECT_EQ(talk_.broken(), std::vector<int>{50});
}

TEST_F(SandboxScmdPdf, ASignatureThatNobodyMade) {
    const Bytes file = signedFile();
    talk_.control("/sandbox/reset", json::object());
    EXPECT_NE(give(file).body.find("never made"), std::string::npos);
    EXPECT_EQ(talk_.broken(), std::vector<int>{50});
}

TEST_F(SandboxScmdPdf, TheStateOfACitizensCertificateIsKnown) {
    using RevocationStatus = crypto::RevocationEvidence::Status;
    EXPECT_EQ(talk_.askOcsp(chain_.at(0), chain_.at(1)).status, RevocationStatus::Good);
    EXPECT_EQ(talk_.askOcsp(chain_.at(1), chain_.at(2)).status, RevocationStatus::Good);
    EXPECT_EQ(talk_.askCrl(chain_.at(0), chain_.at(1)).status, RevocationStatus::Good);
    talk_.control("/sandbox/revoke", {{"serialNumber", chain_.front().serialNumber()}});
    EXPECT_EQ(talk_.askOcsp(chain_.at(0), chain_.at(1)).status, RevocationStatus::Revoked);
    EXPECT_EQ(talk_.askCrl(chain_.at(0), chain_.at(1)).status, RevocationStatus::Revoked);
    const auto issuer = talk_.get(chain_.front().issuerUrls().at(0));
    EXPECT_EQ(crypto::Certificate::fromDer(asBytes(issuer->body)), chain_.at(1));
}

} // namespace
} // namespace cunho::test
