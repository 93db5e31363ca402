// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/revocation_test.hpp"

namespace cunho::crypto {
namespace {

class CrlTest : public RevocationTest {
  protected:
    Bytes list(const std::vector<CrlEntry>& entries) const {
        return issueCrl(issuing_, issuingKey_, entries, from_, until_);
    }

    /// A list that `openssl ca` makes; `extensions` are lines of its configuration, `revoked` as in its
    /// index.
    Bytes foreign(const std::string& extensions, const std::string& revoked = "261005101112Z",
                  const std::string& digest = "sha384") const {
        openssl_.write("index.txt", asBytes("R\t391231235959Z\t" + revoked + "\t" + upperSerial(leaf_) +
                                            "\tunknown\t/CN=x\n"));
        openssl_.write("issuing.key", issuingKey_.pem().expose());
        openssl_.write("ca.cnf", asBytes("[ca]\ndefault_ca=own\n[own]\ndatabase=" +
                                         openssl_.path("index.txt").string() + "\ndefault_md=" + digest +
                                         "\ndefault_crl_days=30\n[extensions]\n"
                                         "authorityKeyIdentifier=keyid\n" +
                                         extensions));
        openssl_.must({"ca", "-gencrl", "-config", "@ca.cnf", "-crlexts", "extensions", "-cert",
                       pki_.issuingFile().string(), "-keyfile", "@issuing.key", "-out", "@list.pem"});
        openssl_.must({"crl", "-in", "@list.pem", "-outform", "DER", "-out", "@list.der"});
        return openssl_.read("list.der");
    }

    RevocationEvidence read(ByteView der) const { return readCrl(der, leaf_, issuing_); }

    TimePoint from_ = test::day(2026, 11, 1);
    TimePoint until_ = test::day(2026, 12, 1);
};

TEST_F(CrlTest, OpensslBelievesOurList) {
    openssl_.write("list.der", list({{leaf_.serialNumber(), test::day(2026, 10, 5)}, {"0a", from_}}));
    EXPECT_TRUE(openssl_.succeeds({"crl", "-inform", "DER", "-in", "@list.der", "-noout", "-verify",
                                   "-CAfile", pki_.issuingFile().string()}));
    const std::string shown =
        openssl_.output({"crl", "-inform", "DER", "-in", "@list.der", "-noout", "-text"});
    for (const std::string& expected :
         {std::string("Version 2"), std::string("X509v3 CRL Number"), std::string("Serial Number: 0A"),
          "Serial Number: " + upperSerial(leaf_), std::string("Revocation Date: Oct  5 00:00:00 2026 GMT"),
          std::string("sha256WithRSAEncryption"), std::string("Next Update: Dec  1 00:00:00 2026 GMT")})
        EXPECT_NE(shown.find(expected), std::string::npos) << expected << "\n" << shown;
}

TEST_F(CrlTest, WhoIsNotListedIsGood) {
    const auto found = read(list({{"0a", from_}}));
    ASSERT_TRUE(found.usable()) << found.detail;
    EXPECT_EQ(found.kind, RevocationEvidence::Kind::Crl);
    EXPECT_EQ(found.status, Status::Good);
    EXPECT_EQ(found.thisUpdate, from_);
    EXPECT_EQ(found.producedAt, from_);
    EXPECT_EQ(found.nextUpdate, until_);
    EXPECT_EQ(found.signer, issuing_);
    EXPECT_TRUE(found.isCurrent(from_));
    EXPECT_FALSE(found.isCurrent(until_ + std::chrono::seconds(1)));
}

TEST_F(CrlTest, WhoIsListedIsRevokedSince) {
    const auto found = read(list({{"0a", from_}, {leaf_.serialNumber(), test::day(2026, 10, 5)}}));
    ASSERT_TRUE(found.usable()) << found.detail;
    EXPECT_EQ(found.status, Status::Revoked);
    EXPECT_EQ(found.revokedAt, test::day(2026, 10, 5));
    EXPECT_EQ(found.revocationReason, "");
    EXPECT_EQ(read(list({})).status, Status::Good) << "an empty list";
}

TEST_F(CrlTest, ForeignEntriesHaveReasons) {
    const std::pair<const char*, const char*> cases[] = {{"", ""},
                                                         {",keyCompromise", "keyCompromise"},
                                                         {",CACompromise", "cACompromise"},
                                                         {",superseded", "superseded"}};
    for (const auto& [stated, reason] : cases) {
        const auto found = read(foreign("", std::string("261005101112Z") + stated));
        ASSERT_TRUE(found.usable()) << stated << found.detail;
        EXPECT_EQ(found.status, Status::Revoked);
        EXPECT_EQ(found.revocationReason, reason);
        EXPECT_EQ(formatUtc(*found.revokedAt), "2026-10-05T10:11:12Z");
    }
}

TEST_F(CrlTest, ExtensionsDecideWhatAListCovers) {
    const std::string point = "issuingDistributionPoint=critical,@idp\n[idp]\n";
    struct Case {
        const char* what;
        std::string extensions;
        Problem problem;
    };
    const Case cases[] = {
        {"an unknown one", "1.2.3.4=DER:0500\n", Problem::None},
        {"an unknown critical one", "1.2.3.4=critical,DER:0500\n", Problem::Unreadable},
        {"delta", "2.5.29.27=critical,DER:020101\n", Problem::Unreadable},
        {"delta, not even critical", "2.5.29.27=DER:020101\n", Problem::Unreadable},
        {"indirect", point + "indirectCRL=TRUE\n", Problem::Unreadable},
        {"some reasons", point + "onlysomereasons=keyCompromise\n", Problem::Unreadable},
        {"users only", point + "onlyuser=TRUE\n", Problem::None},
        {"authorities only", point + "onlyCA=TRUE\n", Problem::OtherCertificate},
        {"attribute certificates only", point + "onlyAA=TRUE\n", Problem::OtherCertificate},
        {"another distribution point", point + "fullname=URI:http://crl.example.test/7.crl\n",
         Problem::OtherCertificate},
        {"a damaged distribution point", "2.5.29.28=critical,DER:0500\n", Problem::Unreadable},
    };
    for (const auto& test : cases) {
        const auto found = read(foreign(test.extensions));
        EXPECT_EQ(found.problem, test.problem) << test.what << ": " << found.detail;
    }
}

TEST_F(CrlTest, TheDistributionPointIsOneThatTheCertificateNames) {
    auto request = test::requestFor(Profile::QualifiedLeaf, "Com lista");
    request.crlUrls = {"http://crl.example.test/1.crl", "http://crl.example.test/2.crl"};
    const auto certificate = issueCertificate(request, otherKey_, issuing_, issuingKey_);
    for (const auto& [url, problem] : {std::pair("2", Problem::None), {"3", Problem::OtherCertificate}}) {
        const Bytes crl = foreign(std::string("issuingDistributionPoint=critical,@idp\n[idp]\n") +
                                  "fullname=URI:http://crl.example.test/" + url + ".crl\n");
        EXPECT_EQ(readCrl(crl, certificate, issuing_).problem, problem) << url;
    }
}

TEST_F(CrlTest, AListForAuthoritiesSpeaksOfThem) {
    const auto below = issue(Profile::Authority, "Subordinada", otherKey_, issuing_, issuingKey_);
    const Bytes crl = foreign("issuingDistributionPoint=critical,@idp\n[idp]\nonlyCA=TRUE\n");
    EXPECT_EQ(readCrl(crl, below, issuing_).problem, Problem::None);
    const Bytes users = foreign("issuingDistributionPoint=critical,@idp\n[idp]\nonlyuser=TRUE\n");
    EXPECT_EQ(readCrl(users, below, issuing_).problem, Problem::OtherCertificate);
}

TEST_F(CrlTest, OnlyTheIssuersListCounts) {
    EXPECT_EQ(read(issueCrl(pki_.root(), pki_.rootKey(), {}, from_, until_)).problem,
              Problem::OtherCertificate);
    EXPECT_EQ(readCrl(list({}), leaf_, pki_.root()).problem, Problem::OtherCertificate);
    EXPECT_EQ(readCrl(list({}), otherRoot_, issuing_).problem, Problem::OtherCertificate);
    EXPECT_EQ(read(issueCrl(issuing_, otherKey_, {}, from_, until_)).problem, Problem::BadSignature);
    const auto broken = read(foreign("", "261005101112Z", "md5"));
    EXPECT_EQ(broken.problem, Problem::BadSignature);
    EXPECT_EQ(broken.detail, "the list is signed with a broken digest");
}

TEST_F(CrlTest, AnIssuerWithoutTheCrlSigningUseIsNotAuthorized) {
    const auto leafAbove =
        issueCertificate(test::requestFor(Profile::OcspResponder, "x"), otherKey_, otherRoot_, otherKey_);
    const auto below = issue(Profile::QualifiedLeaf, "y", responderKey_, leafAbove, otherKey_);
    EXPECT_EQ(readCrl(issueCrl(leafAbove, otherKey_, {}, from_, until_), below, leafAbove).problem,
              Problem::NotAuthorized);
}

TEST_F(CrlTest, AHugeListIsRead) {
    std::vector<CrlEntry> entries;
    for (unsigned i = 0; i < 20'000; ++i)
        entries.push_back({toHex(Bytes{1, Byte(i >> 16U), Byte(i >> 8U), Byte(i)}), from_});
    entries.push_back({leaf_.serialNumber(), test::day(2026, 10, 5)});
    const auto found = read(list(entries));
    EXPECT_TRUE(found.usable()) << found.detail;
    EXPECT_EQ(found.status, Status::Revoked);
}

TEST_F(CrlTest, EveryChangedByteIsNoticed) {
    const Bytes crl = list({{leaf_.serialNumber(), test::day(2026, 10, 5)}});
    expectChangesNoticed(crl, crl.size(), [&](ByteView changed) { return read(changed); });
}

TEST_F(CrlTest, WhatIsNoListIsUnreadableAndNeverThrows) {
    const Bytes crl = list({{leaf_.serialNumber(), from_}});
    for (std::size_t length = 0; length < crl.size(); length += 5) {
        const auto found = read(ByteView(crl).first(length));
        ASSERT_EQ(found.problem, Problem::Unreadable) << length;
        ASSERT_NE(found.detail, "") << length;
    }
    Bytes longer = crl;
    longer.push_back(0);
    EXPECT_EQ(read(longer).problem, Problem::Unreadable) << "bytes follow";
    EXPECT_EQ(read({}).problem, Problem::Unreadable);
    EXPECT_EQ(read(Bytes(1000)).problem, Problem::Unreadable);
    EXPECT_EQ(read(leaf_.der()).problem, Problem::Unreadable);
    EXPECT_EQ(read(asBytes("-----BEGIN X509 CRL-----")).problem, Problem::Unreadable);
}

} // namespace
} // namespace cunho::crypto
