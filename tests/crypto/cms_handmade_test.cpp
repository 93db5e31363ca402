// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/algorithm_identifier.hpp"
#include "crypto/crypto_test.hpp"
#include "crypto/der.hpp"
#include "crypto/oid.hpp"
#include "crypto/signed_data.hpp"

#include <cunho/crypto/revocation.hpp>

#include <functional>

namespace cunho::crypto {
namespace {

using Integrity = CmsInspection::Integrity;
using Kind = SignatureAlgorithm::Kind;

Bytes joinedParts(const std::vector<Bytes>& parts) {
    Bytes all;
    for (const Bytes& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

Bytes sequence(std::initializer_list<ByteView> parts) {
    return der::element(der::Sequence, parts);
}

Bytes attribute(ByteView type, const std::vector<Bytes>& values) {
    return sequence({type, der::element(der::Set, {joinedParts(values)})});
}

/// The parts of a CMS with one signer, to be spoilt one at a time; the signature value is always made over
/// what stands there, so that only the fault itself can be the reason of a refusal.
struct Parts {
    std::vector<Bytes> attributes; ///< in this order
    SignatureAlgorithm algorithm;
    Bytes digestAlgorithm;
    Bytes signatureAlgorithm;
    Bytes contentType = Bytes(std::begin(oid::data), std::end(oid::data));
    Bytes crls; ///< content of the crls field, empty for none
    enum class Length { Shortest, Longer, Indefinite };
    Length length = Length::Shortest; ///< of the attributes
};

class HandmadeCmsTest : public ::testing::Test {
  protected:
    Bytes contentType(ByteView type = oid::data) const {
        return attribute(oid::contentType, {Bytes(type.begin(), type.end())});
    }
    Bytes digestValue(ByteView content) const {
        return der::element(der::OctetString, {sha256(content).value});
    }
    Bytes messageDigest() const { return attribute(oid::messageDigest, {digestValue(content_)}); }

    Bytes essV2(const Certificate& named, const Bytes& issuerSerial) const {
        const Bytes hash = der::element(der::OctetString, {named.fingerprint().value});
        return attribute(oid::signingCertificateV2, {sequence({sequence({sequence({hash, issuerSerial})})})});
    }
    Bytes issuerSerialOf(const Certificate& named) const {
        const Bytes name = sequence({der::element(der::context(4), {issuerName(named)})});
        return sequence({name, serialNumber(named)});
    }
    Bytes ess() const { return essV2(leaf_, issuerSerialOf(leaf_)); }

    Parts good() const {
        Parts parts;
        parts.attributes = {contentType(), messageDigest(), ess()};
        parts.digestAlgorithm = digestIdentifier(DigestAlgorithm::Sha256);
        parts.signatureAlgorithm = signatureIdentifier({});
        return parts;
    }

    /// The attributes as they stand in the CMS, tag [0], or as they are hashed, tag SET.
    Bytes attributeSet(const Parts& parts, Byte tag) const {
        const Bytes content = joinedParts(parts.attributes);
        if (parts.length == Parts::Length::Indefinite && tag != der::Set)
            return joinedParts({{tag, 0x80}, content, {0x00, 0x00}});
        if (parts.length != Parts::Length::Longer)
            return der::element(tag, {content});
        const Bytes head{tag, 0x83, 0x00, static_cast<Byte>(content.size() >> 8U),
                         static_cast<Byte>(content.size() & 0xFFU)};
        return joinedParts({head, content});
    }

    Bytes cms(const Parts& parts) const {
        static constexpr Byte version1[] = {der::Integer, 0x01, 0x01};
        const Digest signedDigest = digest(parts.algorithm.digest, attributeSet(parts, der::Set));
        const Bytes value = key_.sign(parts.algorithm, signedDigest);
        const Bytes identifier = sequence({issuerName(leaf_), serialNumber(leaf_)});
        const Bytes signer =
            sequence({version1, identifier, parts.digestAlgorithm, attributeSet(parts, der::context(0)),
                      parts.signatureAlgorithm, der::element(der::OctetString, {value})});
        const Bytes crls = parts.crls.empty() ? Bytes{} : der::element(der::context(1), {parts.crls});
        const Bytes content = sequence({version1, der::element(der::Set, {parts.digestAlgorithm}),
                                        sequence({parts.contentType}),
                                        der::element(der::context(0), {leaf_.der(), pki_.issuing().der()}),
                                        crls, der::element(der::Set, {signer})});
        return sequence({oid::signedData, der::element(der::context(0), {content})});
    }

    CmsInspection inspect(const Parts& parts) const { return inspectCms(cms(parts), sha256(content_)); }

    bool opensslAccepts(const Parts& parts) const {
        openssl_.write("judged.der", cms(parts));
        openssl_.write("judged.bin", content_);
        return openssl_.succeeds({"cms", "-verify", "-inform", "DER", "-in", "@judged.der", "-content",
                                  "@judged.bin", "-binary", "-purpose", "any", "-CAfile",
                                  pki_.rootFile().string(), "-out", "@out.bin"});
    }

    test::TestPki pki_;
    PrivateKey key_ = pki_.leafKey();
    Certificate leaf_ = pki_.leaf();
    test::Openssl openssl_;
    Bytes content_ = randomBytes(300);
};

TEST_F(HandmadeCmsTest, TheUnspoiltOneIsGood) {
    const auto found = inspect(good());
    EXPECT_EQ(found.integrity, Integrity::Good) << found.detail;
    EXPECT_TRUE(found.attributesAreDer);
    EXPECT_TRUE(found.essSigningCertificate);
    EXPECT_EQ(found.detail, "");
    EXPECT_EQ(found.signatureAlgorithm, "RSASSA-PKCS1-v1_5, SHA-256");
    EXPECT_EQ(found.valueDigest, sha256(found.signatureValue));
    EXPECT_EQ(found.signatureValue.size(), 256U);
    EXPECT_TRUE(opensslAccepts(good()));
}

TEST_F(HandmadeCmsTest, EachSpoiltOneIsRefusedByName) {
    const struct {
        const char* detail;
        std::function<void(Parts&)> spoil;
        bool opensslToo = true; ///< it looks at less than we do
    } rows[] = {
        {"the attribute contentType is missing", [](Parts& p) { p.attributes.erase(p.attributes.begin()); }},
        {"the attribute contentType names another content",
         [&](Parts& p) { p.attributes[0] = contentType(oid::signedData); }, false},
        {"the attribute contentType names another content",
         [&](Parts& p) { p.contentType.assign(std::begin(oid::signedData), std::end(oid::signedData)); },
         false},
        {"the attribute messageDigest is missing",
         [](Parts& p) { p.attributes.erase(p.attributes.begin() + 1); }},
        {"the attribute messageDigest is missing",
         [](Parts& p) { p.attributes[1] = attribute(oid::messageDigest, {sequence({})}); }},
        {"the attribute messageDigest has no value",
         [](Parts& p) { p.attributes[1] = attribute(oid::messageDigest, {}); }},
        {"the attribute messageDigest is there twice",
         [&](Parts& p) { p.attributes.push_back(messageDigest()); }},
        {"the attribute messageDigest is there twice",
         [&](Parts& p) {
             p.attributes.push_back(attribute(oid::messageDigest, {digestValue(asBytes("other"))}));
         }},
        {"the attribute messageDigest has more than one value",
         [&](Parts& p) {
             p.attributes[1] =
                 attribute(oid::messageDigest, {digestValue(content_), digestValue(asBytes("other"))});
         }},
        {"the attribute id-smime-aa-signingCertificateV2 is there twice",
         [&](Parts& p) { p.attributes.push_back(ess()); }},
        {"the signature algorithm is over SHA-512, the signer's digest is SHA-256",
         [](Parts& p) {
             p.algorithm.digest = DigestAlgorithm::Sha512;
             p.signatureAlgorithm = signatureIdentifier(p.algorithm);
         }},
        {"the signature algorithm is over SHA-384, the signer's digest is SHA-256",
         [](Parts& p) {
             p.algorithm = {Kind::RsaPss, DigestAlgorithm::Sha384};
             p.signatureAlgorithm = signatureIdentifier(p.algorithm);
         }},
        {"RSASSA-PSS without parameters",
         [](Parts& p) {
             p.algorithm.kind = Kind::RsaPss;
             p.signatureAlgorithm = sequence({oid::rsassaPss});
         }},
        {"a signature algorithm that this program cannot check",
         [](Parts& p) { p.signatureAlgorithm = sequence({oid::sha256}); }},
    };
    for (const auto& row : rows) {
        Parts parts = good();
        row.spoil(parts);
        const auto found = inspect(parts);
        const bool unknown =
            row.detail == std::string_view("a signature algorithm that this program cannot check");
        EXPECT_EQ(found.integrity, unknown ? Integrity::Unsupported : Integrity::Unreadable) << row.detail;
        EXPECT_EQ(found.detail, row.detail);
        if (row.opensslToo) {
            EXPECT_FALSE(opensslAccepts(parts)) << row.detail;
        }
    }
}

TEST_F(HandmadeCmsTest, FaultsOfFormAreNamedThoughTheValueHolds) {
    const Bytes time = der::element(0x17, {asBytes("261125190000Z")});
    const struct {
        const char* detail;
        std::function<void(Parts&)> spoil;
    } rows[] = {
        {"the signed attributes are not sorted as DER demands",
         [](Parts& p) { std::swap(p.attributes[0], p.attributes[1]); }},
        {"the attribute signingTime is there twice",
         [&](Parts& p) { p.attributes.insert(p.attributes.end(), 2, attribute(oid::signingTime, {time})); }},
        {"the signed attributes have lengths that DER forbids",
         [](Parts& p) { p.length = Parts::Length::Longer; }},
        {"the signed attributes have lengths that DER forbids",
         [](Parts& p) { p.length = Parts::Length::Indefinite; }},
    };
    for (const auto& row : rows) {
        Parts parts = good();
        row.spoil(parts);
        const auto found = inspect(parts);
        EXPECT_EQ(found.integrity, Integrity::Good) << found.detail;
        EXPECT_FALSE(found.attributesAreDer);
        EXPECT_EQ(found.detail, row.detail);
    }
}

TEST_F(HandmadeCmsTest, AttributesThatRepeatThemselvesCostNoTime) {
    // The head of the attributes again and again: a search that starts anew at each would never end.
    Parts parts = good();
    const auto withFiller = [&](const Bytes& filler) {
        parts.attributes = {attribute(oid::signingTime, {der::element(der::OctetString, {filler})}),
                            contentType(), messageDigest()};
        return attributeSet(parts, der::context(0));
    };
    const Bytes sample = withFiller(Bytes(1'000'000));
    const Bytes head(sample.begin(), sample.begin() + 31);
    Bytes filler;
    while (filler.size() < 1'000'000)
        filler.insert(filler.end(), head.begin(), head.end());
    filler.resize(1'000'000);
    withFiller(filler);
    parts.crls = sequence({der::element(der::OctetString, {filler})});
    const auto found = inspect(parts);
    EXPECT_EQ(found.integrity, Integrity::Good) << found.detail;
    EXPECT_FALSE(found.attributesAreDer) << "not sorted";
}

TEST_F(HandmadeCmsTest, PssParametersAreReadAndNamed) {
    static constexpr Byte null[] = {der::Null, 0x00};
    const auto hash = [](ByteView oid) { return sequence({oid, null}); };
    const auto tagged = [](unsigned number, const Bytes& value) {
        return der::element(der::context(number), {value});
    };
    const auto pss = [&](const Bytes& mask, Byte salt, const Bytes& trailer) {
        const Byte number[] = {salt};
        const Bytes saltLength = der::element(der::Integer, {number});
        return sequence(
            {oid::rsassaPss, sequence({tagged(0, hash(oid::sha256)), mask, tagged(2, saltLength), trailer})});
    };
    const Bytes usual = tagged(1, sequence({oid::mgf1, hash(oid::sha256)}));
    const Bytes other = tagged(1, sequence({oid::mgf1, hash(oid::sha512)}));
    const Byte one[] = {0x01};
    const Byte two[] = {0x02};
    const Bytes trailer1 = tagged(3, der::element(der::Integer, {one}));
    const Bytes trailer2 = tagged(3, der::element(der::Integer, {two}));
    const struct {
        Bytes identifier;
        Integrity integrity;
        const char* name;
    } rows[] = {
        {pss(usual, 32, {}), Integrity::Good, "RSASSA-PSS, SHA-256"},
        {pss(usual, 32, trailer1), Integrity::Good, "RSASSA-PSS, SHA-256"},
        {pss(usual, 32, trailer2), Integrity::Unreadable, ""},
        {pss(usual, 20, {}), Integrity::SignatureInvalid, "RSASSA-PSS, SHA-256, salt 20"},
        {pss(other, 32, {}), Integrity::SignatureInvalid, "RSASSA-PSS, SHA-256, MGF1 with SHA-512"},
        {pss({}, 32, {}), Integrity::SignatureInvalid, "RSASSA-PSS, SHA-256, MGF1 with SHA-1"},
    };
    for (const auto& row : rows) {
        Parts parts = good();
        parts.algorithm.kind = Kind::RsaPss;
        parts.signatureAlgorithm = row.identifier;
        const auto found = inspect(parts);
        EXPECT_EQ(found.integrity, row.integrity) << row.name << found.detail;
        EXPECT_EQ(found.signatureAlgorithm, row.name);
        EXPECT_EQ(opensslAccepts(parts), row.integrity == Integrity::Good) << row.name;
    }
}

TEST_F(HandmadeCmsTest, EssNamesTheSignerByHashIssuerAndSerialNumber) {
    const Bytes sha1 = digest(DigestAlgorithm::Sha1, leaf_.der()).value;
    const auto essV1 = [&](const Bytes& hash, const Bytes& issuerSerial) {
        const Bytes octets = der::element(der::OctetString, {hash});
        return attribute(oid::signingCertificate, {sequence({sequence({sequence({octets, issuerSerial})})})});
    };
    const Bytes own = issuerSerialOf(leaf_);
    const Bytes foreign = issuerSerialOf(pki_.tls());
    const struct {
        const char* name;
        Bytes attribute;
        bool matches;
    } rows[] = {
        {"version 2", essV2(leaf_, own), true},
        {"version 2 without IssuerSerial", essV2(leaf_, {}), true},
        {"version 2 with another serial number", essV2(leaf_, foreign), false},
        {"version 2 of another certificate", essV2(pki_.tls(), own), false},
        {"version 1", essV1(sha1, own), true},
        {"version 1 without IssuerSerial", essV1(sha1, {}), true},
        {"version 1 with another serial number", essV1(sha1, foreign), false},
        {"version 1 of another certificate", essV1(Bytes(20), own), false},
    };
    for (const auto& row : rows) {
        Parts parts = good();
        parts.attributes[2] = row.attribute;
        const auto found = inspect(parts);
        EXPECT_EQ(found.integrity, Integrity::Good) << row.name << found.detail;
        EXPECT_EQ(found.essSigningCertificate, row.matches) << row.name;
        EXPECT_EQ(found.essMismatch, !row.matches) << row.name;
    }
}

TEST_F(HandmadeCmsTest, PolicyAndCommitmentAreFoundByTheirNumbers) {
    const AttributeOptions options{SignaturePolicy{"1.2.620.7", {}, "https://example.pt/p"},
                                   CommitmentType::ProofOfApproval};
    const auto attributes = SignedAttributes::make(sha256(content_), leaf_, options);
    const auto ours = CmsSignature::assemble(attributes, {leaf_}, key_.signRsaPkcs1(attributes.toBeSigned()));
    const auto found = inspectCms(ours.der(), sha256(content_));
    EXPECT_EQ(found.integrity, Integrity::Good) << found.detail;
    EXPECT_EQ(found.policy, "1.2.620.7");
    EXPECT_EQ(found.commitment, "1.2.840.113549.1.9.16.6.5");
    EXPECT_EQ(found.valueDigest, ours.valueDigest());

    Parts implied = good();
    implied.attributes.push_back(attribute(oid::signaturePolicy, {{der::Null, 0x00}}));
    EXPECT_EQ(inspect(implied).integrity, Integrity::Good) << inspect(implied).detail;
    EXPECT_EQ(inspect(implied).policy, "");
    EXPECT_EQ(inspect(good()).commitment, "");
}

TEST_F(HandmadeCmsTest, RevocationEvidenceIsCollectedFromBothPlaces) {
    const Bytes crl =
        issueCrl(pki_.issuing(), pki_.issuingKey(), {}, test::day(2026, 1, 1), test::day(2027, 1, 1));
    const Bytes ocsp = ocspError(3);
    const Bytes other = ocspError(6);
    const Bytes archival = sequence({der::element(der::context(0), {sequence({crl})}),
                                     der::element(der::context(1), {sequence({ocsp, other})})});
    Parts parts = good();
    parts.attributes.push_back(attribute(oid::revocationInfoArchival, {archival}));
    const Bytes unknown = der::element(der::context(1), {oid::data, sequence({})});
    parts.crls = joinedParts({crl, der::element(der::context(1), {oid::revocationOcsp, ocsp}), unknown});
    const auto found = inspect(parts);
    EXPECT_EQ(found.integrity, Integrity::Good) << found.detail;
    EXPECT_EQ(found.crls, (std::vector<Bytes>{crl, crl}));
    EXPECT_EQ(found.ocspResponses, (std::vector<Bytes>{ocsp, ocsp, other}));
    EXPECT_TRUE(opensslAccepts(parts)) << "the test's own encoding is wrong";

    parts.attributes.back() = attribute(oid::revocationInfoArchival, {{der::Null, 0x00}});
    parts.crls = joinedParts({crl, der::element(der::context(1), {oid::revocationOcsp})});
    const auto damaged = inspect(parts);
    EXPECT_EQ(damaged.integrity, Integrity::Good) << "evidence that cannot be read is missing, no more";
    EXPECT_EQ(damaged.crls, std::vector<Bytes>{crl});
    EXPECT_TRUE(damaged.ocspResponses.empty());
}

} // namespace
} // namespace cunho::crypto
