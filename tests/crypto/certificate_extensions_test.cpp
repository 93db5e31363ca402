// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/crypto_test.hpp"

namespace cunho::crypto {
namespace {

using Profile = CertificateRequest::Profile;
using Urls = std::vector<std::string>;

class CertificateExtensionsTest : public ::testing::Test {
  protected:
    Certificate issue(Profile profile) const {
        return issueCertificate(test::requestFor(profile, "Teste"), pki_.leafKey(), pki_.issuing(),
                                pki_.issuingKey());
    }

    /// What the openssl program makes of an extension section.
    Certificate selfSigned(const std::vector<std::string>& options) const {
        std::vector<std::string> arguments{"req",   "-x509", "-key", pki_.leafKeyFile().string(),
                                           "-subj", "/CN=x", "-out", "@x.pem",
                                           "-days", "3650"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        openssl_.must(arguments);
        return Certificate::fromPem(asText(openssl_.read("x.pem")));
    }

    test::TestPki pki_;
    test::Openssl openssl_;
};

TEST_F(CertificateExtensionsTest, TimestampingIsTheOnlyUseAndCritical) {
    struct Case {
        const char* use;
        bool expected;
    };
    for (const Case& each :
         {Case{"critical,timeStamping", true}, Case{"timeStamping", false},
          Case{"critical,timeStamping,OCSPSigning", false}, Case{"critical,clientAuth", false}}) {
        const auto made = selfSigned({"-addext", std::string("extendedKeyUsage=") + each.use});
        EXPECT_EQ(made.hasTimestampingUse(), each.expected) << each.use;
    }
    EXPECT_TRUE(issue(Profile::TimestampAuthority).hasTimestampingUse());
    EXPECT_FALSE(issue(Profile::OcspResponder).hasTimestampingUse());
    EXPECT_FALSE(pki_.leaf().hasTimestampingUse());
}

TEST_F(CertificateExtensionsTest, OcspResponderSaysSo) {
    const auto responder = issue(Profile::OcspResponder);
    EXPECT_TRUE(responder.hasOcspSigningUse());
    EXPECT_TRUE(responder.hasOcspNoCheck());
    EXPECT_FALSE(pki_.leaf().hasOcspSigningUse());
    EXPECT_FALSE(pki_.leaf().hasOcspNoCheck());
    EXPECT_FALSE(pki_.tls().hasOcspSigningUse());
    EXPECT_TRUE(selfSigned({"-addext", "extendedKeyUsage=clientAuth,OCSPSigning"}).hasOcspSigningUse());
}

TEST_F(CertificateExtensionsTest, OpensslTakesTheProfilesForWhatTheyAre) {
    const auto fits = [&](Profile profile, const char* purpose) {
        openssl_.write("c.pem", asBytes(issue(profile).pem()));
        return openssl_.succeeds({"verify", "-purpose", purpose, "-CAfile", pki_.rootFile().string(),
                                  "-untrusted", pki_.issuingFile().string(), "@c.pem"});
    };
    EXPECT_TRUE(fits(Profile::TimestampAuthority, "timestampsign"));
    EXPECT_FALSE(fits(Profile::OcspResponder, "timestampsign"));
    EXPECT_FALSE(fits(Profile::TlsServer, "timestampsign"));
    EXPECT_TRUE(fits(Profile::OcspResponder, "ocsphelper"));
    const std::string text = openssl_.output({"x509", "-in", "@c.pem", "-noout", "-text"});
    EXPECT_NE(text.find("OCSP No Check"), std::string::npos) << text;
}

TEST_F(CertificateExtensionsTest, NamesWhatItWasSignedWith) {
    EXPECT_EQ(pki_.leaf().signatureAlgorithm(), "RSASSA-PKCS1-v1_5, SHA-256");
    EXPECT_EQ(selfSigned({"-sha1"}).signatureAlgorithm(), "RSASSA-PKCS1-v1_5, SHA-1");
    EXPECT_EQ(selfSigned({"-sha512", "-sigopt", "rsa_padding_mode:pss"}).signatureAlgorithm(),
              "RSASSA-PSS, SHA-512");
    openssl_.must({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-nodes",
                   "-sha384", "-keyout", "@ec.key", "-out", "@ec.pem", "-subj", "/CN=EC", "-days", "10"});
    EXPECT_EQ(Certificate::fromPem(asText(openssl_.read("ec.pem"))).signatureAlgorithm(), "ECDSA, SHA-384");
    openssl_.must({"req", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", "@ed.key", "-out", "@ed.pem",
                   "-subj", "/CN=Ed", "-days", "10"});
    EXPECT_EQ(Certificate::fromPem(asText(openssl_.read("ed.pem"))).signatureAlgorithm(), "");
}

TEST_F(CertificateExtensionsTest, TellsTheAddressesOfItsAuthorityInOrder) {
    auto request = test::requestFor(Profile::QualifiedLeaf, "Com endereços");
    request.crlUrls = {"http://127.0.0.1:1/a,b.crl", "https://b.example/c"};
    request.ocspUrls = {"http://127.0.0.1:1/ocsp", "http://b.example/ocsp"};
    request.issuerUrls = {"http://127.0.0.1:1/ca.cer"};
    const auto issued = issueCertificate(request, pki_.leafKey(), pki_.issuing(), pki_.issuingKey());
    EXPECT_EQ(issued.crlUrls(), request.crlUrls);
    EXPECT_EQ(issued.ocspUrls(), request.ocspUrls);
    EXPECT_EQ(issued.issuerUrls(), request.issuerUrls);
    EXPECT_EQ(pki_.root().crlUrls(), Urls{});
    EXPECT_EQ(pki_.root().ocspUrls(), Urls{});
    EXPECT_EQ(pki_.root().issuerUrls(), Urls{});
}

TEST_F(CertificateExtensionsTest, LeavesOutAddressesThatAreNotHttp) {
    const auto made = selfSigned(
        {"-addext", "crlDistributionPoints=URI:ldap://a.example/c,URI:http://a.example/c,URI:file:///etc/x",
         "-addext",
         "authorityInfoAccess=OCSP;URI:ftp://a.example/o,OCSP;URI:http://a.example/o,"
         "OCSP;DNS:a.example,OCSP;URI:http://a.example/a b,caIssuers;URI:http://a.example/i"});
    EXPECT_EQ(made.crlUrls(), Urls{"http://a.example/c"});
    EXPECT_EQ(made.ocspUrls(), Urls{"http://a.example/o"});
    EXPECT_EQ(made.issuerUrls(), Urls{"http://a.example/i"});
}

TEST_F(CertificateExtensionsTest, ADamagedExtensionSaysNothing) {
    const auto made =
        selfSigned({"-addext", "crlDistributionPoints=DER:0102", "-addext", "authorityInfoAccess=DER:3003",
                    "-addext", "extendedKeyUsage=critical,DER:04"});
    EXPECT_EQ(made.crlUrls(), Urls{});
    EXPECT_EQ(made.ocspUrls(), Urls{});
    EXPECT_FALSE(made.hasTimestampingUse());
    EXPECT_FALSE(made.hasOcspSigningUse());
}

TEST_F(CertificateExtensionsTest, AuthoritySignsWithSha384UnderP384) {
    openssl_.must({"genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384", "-out", "@ec.key"});
    const auto key = PrivateKey::fromPem(openssl_.read("ec.key"));
    const auto root = issueCertificate(test::requestFor(Profile::Root, "Raiz"), key, {}, key);
    EXPECT_EQ(root.signatureAlgorithm(), "ECDSA, SHA-384");
}

} // namespace
} // namespace cunho::crypto
