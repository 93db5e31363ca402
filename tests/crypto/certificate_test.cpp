// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/crypto_test.hpp"

#include <algorithm>

namespace cunho::crypto {
namespace {

using Profile = CertificateRequest::Profile;

class CertificateTest : public ::testing::Test {
  protected:
    test::TestPki pki_;
    test::Openssl openssl_;
};

TEST_F(CertificateTest, TellsWhoItBelongsTo) {
    const Certificate leaf = pki_.leaf();
    EXPECT_EQ(leaf.commonName(), "Assinatura de Faturas (teste)");
    EXPECT_EQ(leaf.organizationName(), "Olaria Exemplo, Lda.");
    EXPECT_EQ(leaf.organizationIdentifier(), "VATPT-500000000");
    EXPECT_EQ(leaf.title(), "Gerência");
    EXPECT_EQ(leaf.issuer(), "CN=Emissora de teste,O=Cunho Testes,C=PT");
    EXPECT_EQ(leaf.subject(), "CN=Assinatura de Faturas (teste),serialNumber=TESTE-1,title=Gerência,"
                              "organizationIdentifier=VATPT-500000000,O=Olaria Exemplo\\, Lda.,C=PT");
    EXPECT_EQ(pki_.root().organizationIdentifier(), "");
}

TEST_F(CertificateTest, TellsItsKindKeyAndValidity) {
    const Certificate leaf = pki_.leaf();
    EXPECT_EQ(leaf.notBefore(), test::day(2020, 1, 1));
    EXPECT_EQ(leaf.notAfter(), test::day(2040, 1, 1));
    EXPECT_EQ(leaf.keyAlgorithm(), KeyAlgorithm::Rsa);
    EXPECT_EQ(leaf.keyBits(), 2048);
    EXPECT_TRUE(leaf.hasNonRepudiation());
    EXPECT_FALSE(leaf.isAuthority());
    EXPECT_FALSE(leaf.isSelfIssued());
    EXPECT_TRUE(pki_.issuing().isAuthority());
    EXPECT_FALSE(pki_.issuing().isSelfIssued());
    EXPECT_TRUE(pki_.root().isSelfIssued());
    EXPECT_FALSE(pki_.tls().hasNonRepudiation());
}

TEST_F(CertificateTest, AgreesWithOpensslOnSerialAndFingerprint) {
    const std::string file = pki_.leafFile().string();
    std::string serial = openssl_.output({"x509", "-in", file, "-noout", "-serial"});
    EXPECT_EQ(Bytes(20).size() * 2, pki_.leaf().serialNumber().size());
    EXPECT_EQ(fromHex(serial.substr(7, 40)), fromHex(pki_.leaf().serialNumber()));
    std::string print = openssl_.output({"x509", "-in", file, "-noout", "-fingerprint", "-sha256"});
    std::string hex = print.substr(print.find('=') + 1);
    std::erase_if(hex, [](char c) { return c == ':' || c == '\n'; });
    EXPECT_EQ(fromHex(hex), pki_.leaf().fingerprint().value);
}

TEST_F(CertificateTest, SurvivesDerAndPem) {
    const Certificate leaf = pki_.leaf();
    EXPECT_EQ(Certificate::fromDer(leaf.der()), leaf);
    EXPECT_EQ(Certificate::fromPem(leaf.pem()), leaf);
    EXPECT_EQ(Certificate::fromPem("text before\n" + leaf.pem()), leaf);
    EXPECT_FALSE(leaf == pki_.root());
}

TEST_F(CertificateTest, ListsAFilesCertificatesInOrder) {
    const std::string pem = pki_.leaf().pem() + "noise\n" + pki_.issuing().pem() + pki_.root().pem();
    EXPECT_EQ(Certificate::listFromFile(asBytes(pem)),
              (std::vector<Certificate>{pki_.leaf(), pki_.issuing(), pki_.root()}));
    EXPECT_EQ(Certificate::listFromFile(pki_.root().der()), std::vector<Certificate>{pki_.root()});
}

TEST_F(CertificateTest, RefusesWhatIsNone) {
    const std::string refused = "File/CERTIFICATE_UNREADABLE";
    EXPECT_EQ(test::thrownBy([] { Certificate::fromDer({}); }), refused);
    EXPECT_EQ(test::thrownBy([] { Certificate::fromDer(asBytes("0\x03nonsense")); }), refused);
    EXPECT_EQ(test::thrownBy([] { Certificate::fromPem("no PEM at all"); }), refused);
    EXPECT_EQ(test::thrownBy([] { Certificate::listFromFile({}); }), refused);
    EXPECT_EQ(test::thrownBy([] {
                  Certificate::fromPem("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
              }),
              refused);
    Bytes longer = pki_.leaf().der();
    longer.push_back(0);
    EXPECT_EQ(test::thrownBy([&] { Certificate::fromDer(longer); }), refused);
    Bytes shorter = pki_.leaf().der();
    shorter.pop_back();
    EXPECT_EQ(test::thrownBy([&] { Certificate::fromDer(shorter); }), refused);
    const std::string broken =
        pki_.leaf().pem() + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    EXPECT_EQ(test::thrownBy([&] { Certificate::listFromFile(asBytes(broken)); }), refused);
}

TEST_F(CertificateTest, RefusesADateThatDoesNotExist) {
    Bytes der = pki_.leaf().der();
    const Bytes date = toBytes("400101000000Z");
    const auto at = std::search(der.begin(), der.end(), date.begin(), date.end());
    ASSERT_NE(at, der.end());
    *(at + 2) = '9';
    EXPECT_EQ(test::thrownBy([&] { Certificate::fromDer(der); }), "File/CERTIFICATE_UNREADABLE");
}

TEST_F(CertificateTest, RecognisesEllipticCurveKeys) {
    const auto ofCurve = [&](const std::string& curve) {
        openssl_.must({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + curve, "-nodes",
                       "-keyout", "@ec.key", "-out", "@ec.pem", "-subj", "/CN=EC", "-days", "10"});
        return Certificate::fromPem(asText(openssl_.read("ec.pem")));
    };
    EXPECT_EQ(ofCurve("P-256").keyAlgorithm(), KeyAlgorithm::EcP256);
    EXPECT_EQ(ofCurve("P-384").keyAlgorithm(), KeyAlgorithm::EcP384);
    EXPECT_EQ(ofCurve("P-384").keyBits(), 384);
    EXPECT_EQ(ofCurve("P-521").keyAlgorithm(), KeyAlgorithm::Other);
    EXPECT_EQ(ofCurve("brainpoolP256r1").keyAlgorithm(), KeyAlgorithm::Other);
}

TEST_F(CertificateTest, ChecksARsaSignatureValue) {
    const Digest value = sha256(asBytes("documento"));
    Bytes signature = pki_.leafKey().signRsaPkcs1(value);
    EXPECT_TRUE(verifyRsaPkcs1(pki_.leaf(), value, signature));
    EXPECT_FALSE(verifyRsaPkcs1(pki_.root(), value, signature));
    EXPECT_FALSE(verifyRsaPkcs1(pki_.leaf(), sha256(asBytes("outro")), signature));
    signature.back() ^= 1U;
    EXPECT_FALSE(verifyRsaPkcs1(pki_.leaf(), value, signature));
    EXPECT_FALSE(verifyRsaPkcs1(pki_.leaf(), value, {}));
}

TEST_F(CertificateTest, QualifiedLeafSaysWhatTheStatesCertificatesSay) {
    const std::string text = openssl_.output({"x509", "-in", pki_.leafFile().string(), "-noout", "-text"});
    EXPECT_NE(text.find("X509v3 Key Usage: critical\n                Non Repudiation\n"), std::string::npos)
        << text;
    EXPECT_NE(text.find("qcStatements"), std::string::npos) << text;
    EXPECT_NE(text.find("Version: 3"), std::string::npos) << text;
    const std::string tree = openssl_.output({"asn1parse", "-in", pki_.leafFile().string()});
    EXPECT_NE(tree.find("qcStatements"), std::string::npos) << tree;
    // QcCompliance, QcSSCD and QcType with esign, as EN 319 412-5 encodes them.
    const std::string statements = "30293008060604008E4601013008060604008E4601043013060604008E460106"
                                   "3009060704008E46010601";
    EXPECT_NE(tree.find(statements), std::string::npos) << tree;
}

TEST_F(CertificateTest, TlsServerCertificateNamesItsAddresses) {
    EXPECT_TRUE(openssl_.succeeds({"verify", "-purpose", "sslserver", "-verify_ip", "127.0.0.1", "-CAfile",
                                   pki_.rootFile().string(), "-untrusted", pki_.issuingFile().string(),
                                   pki_.tlsChainFile().string()}));
    EXPECT_FALSE(openssl_.succeeds({"verify", "-purpose", "sslserver", "-verify_ip", "127.0.0.2", "-CAfile",
                                    pki_.rootFile().string(), "-untrusted", pki_.issuingFile().string(),
                                    pki_.tlsChainFile().string()}));
}

TEST_F(CertificateTest, CarriesTheAddressesOfItsAuthority) {
    auto request = test::requestFor(Profile::QualifiedLeaf, "Com endereços");
    request.crlUrls = {"http://127.0.0.1:1/a,b.crl"};
    request.ocspUrls = {"http://127.0.0.1:1/ocsp"};
    request.issuerUrls = {"http://127.0.0.1:1/ca.cer"};
    const auto issued = issueCertificate(request, pki_.leafKey(), pki_.issuing(), pki_.issuingKey());
    openssl_.write("c.pem", asBytes(issued.pem()));
    const std::string text = openssl_.output({"x509", "-in", "@c.pem", "-noout", "-text"});
    EXPECT_NE(text.find("URI:http://127.0.0.1:1/a,b.crl"), std::string::npos) << text;
    EXPECT_NE(text.find("OCSP - URI:http://127.0.0.1:1/ocsp"), std::string::npos) << text;
    EXPECT_NE(text.find("CA Issuers - URI:http://127.0.0.1:1/ca.cer"), std::string::npos) << text;
}

TEST_F(CertificateTest, AuthorityRefusesARequestItCannotEncode) {
    auto request = test::requestFor(Profile::TlsServer, "Mau");
    request.ipAddresses = {"300.1.1.1"};
    const auto issue = [&] { issueCertificate(request, pki_.tlsKey(), pki_.issuing(), pki_.issuingKey()); };
    EXPECT_EQ(test::thrownBy(issue), "Input/CERTIFICATE_REQUEST_INVALID");
    request = test::requestFor(Profile::TlsServer, "Mau");
    request.subject.emplace_back("noSuchField", "x");
    EXPECT_EQ(test::thrownBy(issue), "Input/CERTIFICATE_REQUEST_INVALID");
}

TEST_F(CertificateTest, IsParsedOnceWhileItIsInUse) {
    const Bytes der = pki_.leaf().der();
    const Certificate first = Certificate::fromDer(der);
    EXPECT_EQ(&first.native(), &Certificate::fromDer(der).native());
    EXPECT_NE(&first.native(), &Certificate::fromDer(pki_.root().der()).native());
    Bytes longer = der;
    longer.push_back(0);
    EXPECT_EQ(test::thrownBy([&] { Certificate::fromDer(longer); }), "File/CERTIFICATE_UNREADABLE");
}

TEST_F(CertificateTest, SerialNumbersDoNotRepeat) {
    const auto request = test::requestFor(Profile::QualifiedLeaf, "Igual");
    const auto first = issueCertificate(request, pki_.leafKey(), pki_.issuing(), pki_.issuingKey());
    const auto second = issueCertificate(request, pki_.leafKey(), pki_.issuing(), pki_.issuingKey());
    EXPECT_NE(first.serialNumber(), second.serialNumber());
    EXPECT_EQ(first.serialNumber().size(), 40U);
    EXPECT_LT(first.serialNumber().front(), '8') << "a serial number is positive";
}

} // namespace
} // namespace cunho::crypto
