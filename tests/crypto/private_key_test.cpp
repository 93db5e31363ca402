// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/crypto_test.hpp"

namespace cunho::crypto {
namespace {

class PrivateKeyTest : public ::testing::Test {
  protected:
    static Secret word(std::string text) { return Secret::fromText(std::move(text)); }

    test::TestPki pki_;
    test::Openssl openssl_;
};

TEST_F(PrivateKeyTest, SignsWhatOpensslVerifies) {
    const auto key = pki_.leafKey();
    openssl_.write("data", asBytes("2026-11-23;FT A/1;100.00"));
    openssl_.write("value", key.signRsaPkcs1(sha256(openssl_.read("data"))));
    openssl_.write("public.pem", asBytes(key.publicPem()));
    EXPECT_TRUE(
        openssl_.succeeds({"dgst", "-sha256", "-verify", "@public.pem", "-signature", "@value", "@data"}));
    EXPECT_FALSE(
        openssl_.succeeds({"dgst", "-sha512", "-verify", "@public.pem", "-signature", "@value", "@data"}));
}

TEST_F(PrivateKeyTest, SignsWithSha1ForTheFiscalChain) {
    const auto key = pki_.leafKey();
    openssl_.write("data", asBytes("2026-11-23;FT A/1;100.00"));
    const Digest value = digest(DigestAlgorithm::Sha1, openssl_.read("data"));
    const Bytes signature = key.signRsaPkcs1(value);
    openssl_.write("value", signature);
    openssl_.write("public.pem", asBytes(key.publicPem()));
    EXPECT_EQ(signature.size(), 256U);
    EXPECT_TRUE(
        openssl_.succeeds({"dgst", "-sha1", "-verify", "@public.pem", "-signature", "@value", "@data"}));
    EXPECT_TRUE(verifyRsaPkcs1(key.publicPem(), value, signature));
    EXPECT_FALSE(verifyRsaPkcs1(key.publicPem(), sha256(openssl_.read("data")), signature));
    EXPECT_EQ(test::thrownBy([&] { verifyRsaPkcs1("no key", value, signature); }), "File/KEY_UNREADABLE");
}

TEST_F(PrivateKeyTest, RefusesADigestOfTheWrongLength) {
    const auto sign = [&] { pki_.leafKey().signRsaPkcs1({DigestAlgorithm::Sha256, Bytes(20)}); };
    EXPECT_EQ(test::thrownBy(sign), "Internal/CRYPTO_FAILED");
}

TEST_F(PrivateKeyTest, KnowsItsCertificate) {
    EXPECT_TRUE(pki_.leafKey().matches(pki_.leaf()));
    EXPECT_FALSE(pki_.leafKey().matches(pki_.root()));
    EXPECT_EQ(pki_.leafKey().algorithm(), KeyAlgorithm::Rsa);
    EXPECT_EQ(pki_.leafKey().bits(), 2048);
}

TEST_F(PrivateKeyTest, SurvivesPem) {
    const auto key = PrivateKey::generateRsa(2048);
    const auto again = PrivateKey::fromPem(key.pem().expose());
    EXPECT_EQ(again.publicPem(), key.publicPem());
    EXPECT_TRUE(key.pem().exposeText().starts_with("-----BEGIN PRIVATE KEY-----"));
}

TEST_F(PrivateKeyTest, OpensEncryptedKeysOfBothKinds) {
    const std::string file = pki_.leafKeyFile().string();
    openssl_.must({"pkcs8", "-topk8", "-in", file, "-out", "@new.pem", "-passout", "pass:segredo"});
    openssl_.must(
        {"rsa", "-in", file, "-traditional", "-aes256", "-out", "@old.pem", "-passout", "pass:segredo"});
    for (const std::string name : {"new.pem", "old.pem"}) {
        const Bytes pem = openssl_.read(name);
        EXPECT_TRUE(PrivateKey::fromPem(pem, word("segredo")).matches(pki_.leaf())) << name;
        EXPECT_EQ(test::thrownBy([&] { PrivateKey::fromPem(pem, word("errada")); }),
                  "Credential/WRONG_PASSWORD");
        EXPECT_EQ(test::thrownBy([&] { PrivateKey::fromPem(pem); }), "Credential/WRONG_PASSWORD");
    }
}

TEST_F(PrivateKeyTest, RefusesWhatIsNoKey) {
    EXPECT_EQ(test::thrownBy([] { PrivateKey::fromPem({}); }), "File/KEY_UNREADABLE");
    EXPECT_EQ(test::thrownBy([] { PrivateKey::fromPem(asBytes("text")); }), "File/KEY_UNREADABLE");
    EXPECT_EQ(test::thrownBy([&] { PrivateKey::fromPem(asBytes(pki_.leaf().pem())); }),
              "File/KEY_UNREADABLE");
}

TEST_F(PrivateKeyTest, RecognisesAnEllipticCurveKeyAndRefusesToSignWithIt) {
    openssl_.must({"genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "@ec.pem"});
    const auto key = PrivateKey::fromPem(openssl_.read("ec.pem"));
    EXPECT_EQ(key.algorithm(), KeyAlgorithm::EcP256);
    EXPECT_EQ(key.bits(), 256);
    EXPECT_EQ(test::thrownBy([&] { key.signRsaPkcs1(sha256({})); }), "Unsupported/KEY_KIND_UNSUPPORTED");
}

TEST_F(PrivateKeyTest, MakesKeysOnTwoCurves) {
    EXPECT_EQ(PrivateKey::generateEc(KeyAlgorithm::EcP256).bits(), 256);
    const auto key = PrivateKey::generateEc(KeyAlgorithm::EcP384);
    EXPECT_EQ(key.algorithm(), KeyAlgorithm::EcP384);
    EXPECT_EQ(PrivateKey::fromPem(key.pem().expose()).publicPem(), key.publicPem());
    for (const auto other : {KeyAlgorithm::Rsa, KeyAlgorithm::Other})
        EXPECT_EQ(test::thrownBy([&] { PrivateKey::generateEc(other); }), "Unsupported/KEY_KIND_UNSUPPORTED");
}

TEST_F(PrivateKeyTest, SignsOnlyInWaysThatFitTheKey) {
    const auto sign = [](const PrivateKey& key, SignatureAlgorithm::Kind kind, DigestAlgorithm algorithm) {
        return test::thrownBy([&] { key.sign({kind, algorithm}, digest(algorithm, asBytes("text"))); });
    };
    const std::string refused = "Unsupported/KEY_KIND_UNSUPPORTED";
    EXPECT_EQ(sign(pki_.leafKey(), SignatureAlgorithm::Kind::Ecdsa, DigestAlgorithm::Sha256), refused);
    EXPECT_EQ(sign(pki_.p256Key(), SignatureAlgorithm::Kind::RsaPss, DigestAlgorithm::Sha256), refused);
    EXPECT_EQ(sign(pki_.p384Key(), SignatureAlgorithm::Kind::RsaPkcs1, DigestAlgorithm::Sha384), refused);
    const auto small = PrivateKey::generateRsa(1024);
    EXPECT_EQ(sign(small, SignatureAlgorithm::Kind::RsaPss, DigestAlgorithm::Sha512), refused)
        << "digest and salt do not fit in";
    EXPECT_EQ(sign(small, SignatureAlgorithm::Kind::RsaPkcs1, DigestAlgorithm::Sha512), "nothing");
    EXPECT_EQ(
        test::thrownBy([&] {
            pki_.leafKey().sign({SignatureAlgorithm::Kind::RsaPss, DigestAlgorithm::Sha512}, sha256({}));
        }),
        "Internal/CRYPTO_FAILED");
}

TEST_F(PrivateKeyTest, AKeyMarkedForPssSignsWithNothingElse) {
    openssl_.must(
        {"genpkey", "-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "@pss.pem"});
    const auto key = PrivateKey::fromPem(openssl_.read("pss.pem"));
    const auto certificate =
        issueCertificate(test::requestFor(CertificateRequest::Profile::QualifiedLeaf, "PSS"), key,
                         pki_.issuing(), pki_.issuingKey());
    const SignatureAlgorithm usual = usualAlgorithm(certificate);
    EXPECT_EQ(signatureAlgorithmName(usual), "RSASSA-PSS, SHA-256");
    const Bytes value = key.sign(usual, sha256(asBytes("text")));
    EXPECT_TRUE(verifySignature(certificate, usual, sha256(asBytes("text")), value));
    EXPECT_EQ(test::thrownBy([&] { key.signRsaPkcs1(sha256({})); }), "Unsupported/KEY_KIND_UNSUPPORTED");
}

TEST_F(PrivateKeyTest, TheUsualAlgorithmFollowsTheKey) {
    EXPECT_EQ(signatureAlgorithmName(usualAlgorithm(pki_.leaf())), "RSASSA-PKCS1-v1_5, SHA-256");
    EXPECT_EQ(signatureAlgorithmName(usualAlgorithm(pki_.p256())), "ECDSA, SHA-256");
    EXPECT_EQ(signatureAlgorithmName(usualAlgorithm(pki_.p384())), "ECDSA, SHA-384");
    openssl_.must({"req", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", "@ed.key", "-out", "@ed.pem",
                   "-subj", "/CN=Ed"});
    const auto other = Certificate::fromPem(asText(openssl_.read("ed.pem")));
    EXPECT_EQ(test::thrownBy([&] { usualAlgorithm(other); }), "Unsupported/KEY_KIND_UNSUPPORTED");
    EXPECT_FALSE(verifySignature(other, {}, sha256({}), Bytes(64)));
    EXPECT_FALSE(verifySignature(pki_.p256(), {}, sha256({}), Bytes(64)));
}

TEST_F(PrivateKeyTest, OpensAPkcs12FileWithItsChain) {
    const Bytes file = readFile(pki_.pkcs12File());
    const auto opened = Pkcs12::open(file, test::TestPki::pkcs12Password());
    EXPECT_TRUE(opened.key.matches(pki_.leaf()));
    EXPECT_EQ(opened.chain, pki_.chain());
    EXPECT_EQ(test::thrownBy([&] { Pkcs12::open(file, word("errada")); }), "Credential/WRONG_PASSWORD");
    EXPECT_EQ(test::thrownBy([&] { Pkcs12::open(file, Secret{}); }), "Credential/WRONG_PASSWORD");
}

TEST_F(PrivateKeyTest, OpensslOpensOurPkcs12File) {
    const std::string text =
        openssl_.output({"pkcs12", "-in", pki_.pkcs12File().string(), "-passin", "pass:segredo", "-nodes"});
    EXPECT_NE(text.find("BEGIN PRIVATE KEY"), std::string::npos);
    EXPECT_EQ(Certificate::listFromFile(asBytes(text)).size(), 2U);
}

TEST_F(PrivateKeyTest, OpensPkcs12FilesOfOthers) {
    const std::vector<std::string> common{"pkcs12",    "-export",
                                          "-inkey",    pki_.leafKeyFile().string(),
                                          "-in",       pki_.leafFile().string(),
                                          "-certfile", pki_.tlsChainFile().string()};
    auto modern = common;
    modern.insert(modern.end(), {"-out", "@modern.p12", "-passout", "pass:açúcar"});
    openssl_.must(modern);
    const auto opened = Pkcs12::open(openssl_.read("modern.p12"), word("açúcar"));
    EXPECT_EQ(opened.chain, pki_.chain()) << "certificates that do not belong are dropped";

    auto empty = common;
    empty.insert(empty.end(), {"-out", "@empty.p12", "-passout", "pass:"});
    openssl_.must(empty);
    EXPECT_EQ(Pkcs12::open(openssl_.read("empty.p12"), Secret{}).chain.front(), pki_.leaf());
}

TEST_F(PrivateKeyTest, TellsAnOldPkcs12CipherFromAWrongPassword) {
    openssl_.must({"pkcs12", "-export", "-legacy", "-inkey", pki_.leafKeyFile().string(), "-in",
                   pki_.leafFile().string(), "-out", "@old.p12", "-passout", "pass:segredo"});
    const Bytes old = openssl_.read("old.p12");
    EXPECT_EQ(test::thrownBy([&] { Pkcs12::open(old, word("segredo")); }), "File/PKCS12_UNREADABLE");
    EXPECT_EQ(test::thrownBy([&] { Pkcs12::open(old, word("errada")); }), "Credential/WRONG_PASSWORD");
}

TEST_F(PrivateKeyTest, RefusesADamagedPkcs12File) {
    const std::string refused = "File/PKCS12_UNREADABLE";
    EXPECT_EQ(test::thrownBy([] { Pkcs12::open({}, Secret{}); }), refused);
    EXPECT_EQ(test::thrownBy([&] { Pkcs12::open(pki_.leaf().der(), word("segredo")); }), refused);
    Bytes half = readFile(pki_.pkcs12File());
    half.resize(half.size() / 2);
    EXPECT_EQ(test::thrownBy([&] { Pkcs12::open(half, word("segredo")); }), refused);
    openssl_.must({"pkcs12", "-export", "-nokeys", "-in", pki_.leafFile().string(), "-out", "@nokey.p12",
                   "-passout", "pass:segredo"});
    EXPECT_EQ(test::thrownBy([&] { Pkcs12::open(openssl_.read("nokey.p12"), word("segredo")); }), refused);
}

} // namespace
} // namespace cunho::crypto
