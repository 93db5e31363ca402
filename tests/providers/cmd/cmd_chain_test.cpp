// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scripted_scmd.hpp"

namespace cunho::test {
namespace {

using crypto::CertificateRequest;

constexpr auto refused = "Trust/CMD_CERTIFICATE_INVALID";

class CmdChain : public CmdTest {
  protected:
    static CertificateRequest request(const std::string& name) {
        CertificateRequest out;
        out.subject = {{"C", "PT"}, {"CN", name}};
        out.notBefore = day(2026, 1, 1);
        out.notAfter = day(2031, 1, 1);
        return out;
    }
    static crypto::Certificate issue(const CertificateRequest& request) {
        return crypto::issueCertificate(request, ScriptedScmd::pki.leafKey(), ScriptedScmd::pki.issuing(),
                                        ScriptedScmd::pki.issuingKey());
    }

    /// What comes of a chain that is said in this order.
    std::string outcome(const std::vector<crypto::Certificate>& chain) {
        service.pem.clear();
        for (const auto& one : chain)
            service.pem += one.pem();
        provider = std::make_unique<providers::CmdProvider>(client, "+351 912345678", service, clock);
        return credential();
    }

    const TestPki& pki = ScriptedScmd::pki;
};

TEST_F(CmdChain, SaysWhoSignsAndHow) {
    const auto found = provider->credential(job);
    EXPECT_EQ(found.provider, "cmd");
    EXPECT_EQ(found.id, toHex(pki.leaf().fingerprint().value));
    EXPECT_EQ(found.chain, (crypto::CertificateChain{pki.leaf(), pki.issuing(), pki.root()}));
    EXPECT_EQ(found.algorithm, crypto::SignatureAlgorithm{});
    EXPECT_EQ(found.batchLimit, 100U);
    EXPECT_TRUE(found.foreignDocuments);
    EXPECT_EQ(found.onlyNipc, "");
    EXPECT_TRUE(found.qualified);
    EXPECT_TRUE(found.sandbox);
    client.environment = Environment::PreProduction;
    EXPECT_EQ(outcome({pki.leaf(), pki.issuing()}), "");
    EXPECT_FALSE(provider->credential(job).sandbox);
}

TEST_F(CmdChain, AsksOnce) {
    provider->credential(job);
    provider->credential(job);
    EXPECT_EQ(sign(items(1)), "");
    EXPECT_EQ(service.count("GetCertificate"), 1U);
    EXPECT_EQ(service.last("GetCertificate").plain.at("userId"), "+351 912345678");
}

TEST_F(CmdChain, IsSortedFromAnyOrder) {
    std::vector<crypto::Certificate> chain{pki.leaf(), pki.issuing(), pki.root()};
    const std::vector<crypto::Certificate> sorted = chain;
    for (const auto& order : {std::vector{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
        std::vector<crypto::Certificate> shuffled;
        for (const int place : order)
            shuffled.push_back(sorted.at(static_cast<std::size_t>(place)));
        EXPECT_EQ(outcome(shuffled), "");
        EXPECT_EQ(provider->credential(job).chain, sorted);
    }
}

TEST_F(CmdChain, DropsWhatItNeedNotHave) {
    EXPECT_EQ(outcome({pki.leaf(), pki.leaf(), pki.issuing(), pki.issuing(), pki.root(), pki.foreignRoot()}),
              "");
    EXPECT_EQ(provider->credential(job).chain,
              (crypto::CertificateChain{pki.leaf(), pki.issuing(), pki.root()}));
    EXPECT_EQ(outcome({pki.leaf(), pki.issuing()}), ""); // the anchor is known here
}

TEST_F(CmdChain, TakesCarriageReturnsAsTheServiceWritesThem) {
    std::string& pem = service.pem;
    for (auto at = pem.find('\n'); at != pem.npos; at = pem.find('\n', at + 6))
        pem.replace(at, 1, "&#xD;\n");
    EXPECT_EQ(credential(), "");
}

TEST_F(CmdChain, RefusesNoSignerAndSeveral) {
    EXPECT_EQ(outcome({pki.issuing(), pki.root()}), refused);
    EXPECT_EQ(outcome({pki.root()}), refused);
    EXPECT_EQ(outcome({pki.leaf(), pki.p256(), pki.issuing()}), refused);
    EXPECT_EQ(outcome(std::vector<crypto::Certificate>(11, pki.leaf())), refused);
}

TEST_F(CmdChain, RefusesWhatIsNotOfItsAuthorities) {
    client.anchors = {pki.foreignRoot()};
    EXPECT_EQ(outcome({pki.leaf(), pki.issuing(), pki.root()}), refused);
    client.anchors = {pki.root()};
    EXPECT_EQ(outcome({pki.leaf(), pki.root()}), refused); // a gap
    client.anchors.clear();
    EXPECT_EQ(outcome({pki.leaf(), pki.issuing(), pki.root()}), "");
}

TEST_F(CmdChain, RefusesWhatMayNotSignNow) {
    auto expired = request("ANA");
    expired.notAfter = day(2026, 11, 1);
    EXPECT_EQ(outcome({issue(expired), pki.issuing()}), refused);
    auto early = request("ANA");
    early.notBefore = day(2026, 12, 1);
    EXPECT_EQ(outcome({issue(early), pki.issuing()}), refused);
    auto server = request("ANA");
    server.profile = CertificateRequest::Profile::TlsServer;
    server.dnsNames = {"cmd.example"};
    const auto tls = issue(server);
    EXPECT_EQ(outcome({tls, pki.issuing()}), tls.hasSigningUse() ? "" : refused);
    EXPECT_EQ(outcome({pki.p256(), pki.issuing()}), refused); // no RSA key
}

TEST_F(CmdChain, NothingMeansThatTheSignatureIsNotActive) {
    service.pem.clear();
    EXPECT_EQ(credential(), "Rejected/CMD_NOT_ACTIVE");
    service.meet("GetCertificate",
                 {meets::body(scmd::envelope("<GetCertificateResponse "
                                             "xmlns='http://Ama.Authentication.Service/'/>"))});
    EXPECT_EQ(credential(), "Rejected/CMD_NOT_ACTIVE");
    service.pem = " \n";
    EXPECT_EQ(credential(), "Rejected/CMD_NOT_ACTIVE");
}

TEST_F(CmdChain, RefusesWhatIsNoCertificate) {
    for (const char* text : {"erro", "-----BEGIN CERTIFICATE-----", "-----BEGIN PRIVATE KEY-----",
                             "-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n"}) {
        service.pem = text;
        EXPECT_EQ(credential(), "Service/CMD_REPLY_INVALID") << text;
    }
}

TEST_F(CmdChain, AFailureIsNotRemembered) {
    service.meet("GetCertificate", {meets::notSent(), meets::lostBack()});
    EXPECT_EQ(credential(), "Network/NO_CONNECTION");
    EXPECT_EQ(credential(), "Network/CMD_REPLY_LOST");
    EXPECT_EQ(credential(), "");
}

TEST_F(CmdChain, NeedsTheServicesOwnCertificateInTime) {
    client.encryption.reset();
    EXPECT_EQ(credential(), "Configuration/CMD_ENCRYPTION_MISSING");
    client.encryption = pki.p256();
    EXPECT_EQ(credential(), "Configuration/CMD_ENCRYPTION_MISSING");
    client.encryption = pki.tls(); // ends on 2040-01-01
    clock.set("2040-01-02T10:00:00");
    EXPECT_EQ(credential(), "Configuration/CMD_ENCRYPTION_EXPIRED");
    EXPECT_EQ(failure.params.at("date"), "2040-01-01");
    EXPECT_TRUE(service.seen.empty());
}

TEST_F(CmdChain, AsksForNoPinWhenNothingCouldBeEncrypted) {
    EXPECT_EQ(credential(), "");
    client.encryption.reset();
    EXPECT_EQ(sign(items(1)), "Configuration/CMD_ENCRYPTION_MISSING");
    EXPECT_TRUE(owner.questions.empty());
}

} // namespace
} // namespace cunho::test
