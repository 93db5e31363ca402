// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "verified_levels_test.hpp"

namespace cunho::test {
namespace {

using namespace std::chrono_literals;

/// What time-stamps and revocation prove, and what they do not.
class Proof : public VerifiedLevelsTest {
  protected:
    static crypto::OcspIssue revokedOn(TimePoint when) { return LevelledPki::revoked(storedAt, when); }
};

TEST_F(Proof, ARevocationAfterTheProvenTimeDoesNotMatter) {
    const TimePoint before = signedAt - 1h;
    const TimePoint after = signedAt + 30min;
    const TimePoint now = day(2026, 11, 23);
    EXPECT_EQ(judge(build().sign(signedAt, signedAt).store(pki().evidence(storedAt, revokedOn(after))), now),
              "TOTAL-PASSED B-LT");
    EXPECT_EQ(judge(build().sign(signedAt, signedAt).store(pki().evidence(storedAt, revokedOn(before))), now),
              "INDETERMINATE/REVOKED_NO_POE B-LT");
    EXPECT_EQ(judge(build().sign(signedAt).store(pki().evidence(storedAt, revokedOn(after))), now),
              "INDETERMINATE/REVOKED_NO_POE B-B");
    EXPECT_EQ(judge(build().sign(signedAt, signedAt).store(pki().evidence(storedAt, revokedOn(after))),
                    day(2027, 6, 1)),
              "TOTAL-PASSED B-LT");
}

TEST_F(Proof, ASignatureOverALaterTimeStampFails) {
    auto pdf = build();
    pdf.store(pki().evidence(storedAt - 3h, LevelledPki::revoked(storedAt - 3h, signedAt - 4h)));
    pdf.stamp(signedAt - 1h).sign(signedAt, signedAt);
    const auto reports = verify(pdf.file(), options(day(2026, 11, 23)));
    ASSERT_EQ(reports.size(), 2U);
    EXPECT_EQ(words(reports[0]), "TOTAL-PASSED");
    EXPECT_EQ(words(reports[1]), "TOTAL-FAILED/REVOKED");
}

TEST_F(Proof, ARevokedAuthorityLeavesDoubt) {
    auto store = pki().evidence(storedAt);
    store.crls = {crypto::issueCrl(pki().root.certificate, pki().root.key,
                                   {{pki().issuing.certificate.serialNumber(), signedAt - 1h}}, storedAt,
                                   storedAt + 24h)};
    EXPECT_EQ(judge(build().sign(signedAt, signedAt).store(store), day(2026, 11, 23)),
              "INDETERMINATE/REVOKED_CA_NO_POE B-B");
}

TEST_F(Proof, ACertificateThatBeganLaterFails) {
    const Identity late = pki().issued(LevelledPki::Profile::QualifiedLeaf, "Tarde", pki().issuing,
                                       {day(2026, 12, 1), day(2027, 12, 1)});
    const TimePoint now = day(2026, 12, 2);
    EXPECT_EQ(judge(build().signer(late).sign(signedAt, signedAt).store(pki().evidence(storedAt)), now),
              "TOTAL-FAILED/NOT_YET_VALID B-T");
    EXPECT_EQ(judge(build().signer(late).sign(signedAt), signedAt), "INDETERMINATE/OUT_OF_BOUNDS_NO_POE B-B");
}

TEST_F(Proof, ATimeStampThatIsNotBelievedProvesNothing) {
    const LevelledPki other("outra");
    const Identity noAuthority = pki().issued(LevelledPki::Profile::TimestampAuthority, "Fora de prazo",
                                              pki().issuing, {day(2020, 1, 1), day(2021, 1, 1)});
    const TimePoint leafEnded = day(2027, 6, 1);
    const auto store = pki().evidence(storedAt);
    struct Case {
        LevelledPdf pdf;
        std::string stamp;
        std::string level;
    };
    std::vector<Case> cases;
    cases.push_back({build().signWithForeignStamp(signedAt, signedAt), "TOTAL-FAILED/HASH_FAILURE", "B-B"});
    cases.push_back({build().authority(other.authority).sign(signedAt, signedAt),
                     "INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND", "B-B"});
    cases.push_back({build().authority(noAuthority).sign(signedAt, signedAt), "TOTAL-FAILED/EXPIRED", "B-B"});
    for (Case& each : cases) {
        const auto report = first(each.pdf.store(store).file(), leafEnded);
        EXPECT_EQ(words(report), "INDETERMINATE/OUT_OF_BOUNDS_NOT_REVOKED") << each.stamp;
        EXPECT_EQ(report.level, each.level) << each.stamp;
        EXPECT_EQ(report.provenTime, std::nullopt) << each.stamp;
        EXPECT_EQ(words(report.timestamps.at(0)), each.stamp);
    }
}

TEST_F(Proof, ADocumentTimeStampForSomethingElseFails) {
    auto pdf = build();
    pdf.sign(signedAt, signedAt).store(pki().evidence(storedAt)).stampElsewhere(stampedAt);
    const auto reports = verify(pdf.file(), options(day(2026, 11, 23)));
    ASSERT_EQ(reports.size(), 2U);
    EXPECT_EQ(words(reports[0]) + " " + reports[0].level, "TOTAL-PASSED B-LT");
    EXPECT_EQ(words(reports[1]), "TOTAL-FAILED/HASH_FAILURE");
}

TEST_F(Proof, ATimeStampByABrokenDigestProvesNothing) {
    const auto store = pki().evidence(storedAt);
    crypto::TimestampIssue byWeakHand;
    byWeakHand.digest = crypto::DigestAlgorithm::Sha1;
    const auto weakToken = [&](LevelledPdf pdf) {
        const auto reports = verify(pdf.file(), options(day(2026, 11, 23)));
        EXPECT_EQ(reports.at(0).provenTime, std::nullopt);
        return words(reports.at(0).timestamps.at(0));
    };
    EXPECT_EQ(weakToken(build().sign(signedAt).store(store).stampWeakly(stampedAt)),
              "INDETERMINATE/CRYPTO_CONSTRAINTS_FAILURE_NO_POE");
    EXPECT_EQ(weakToken(build().sign(signedAt).store(store).faults(byWeakHand).stamp(stampedAt)),
              "INDETERMINATE/CRYPTO_CONSTRAINTS_FAILURE_NO_POE");
}

TEST_F(Proof, TimeStampsThatContradictEachOtherLeaveDoubt) {
    const TimePoint now = day(2026, 11, 23);
    EXPECT_EQ(
        judge(build().sign(signedAt, signedAt).store(pki().evidence(signedAt)).stamp(signedAt - 2h), now),
        "INDETERMINATE/TIMESTAMP_ORDER_FAILURE B-LTA");
    auto early = build();
    early.sign(signedAt, signedAt + 1h).store(pki().evidence(storedAt));
    EXPECT_EQ(words(first(early.file(), signedAt).timestamps.at(0)), "INDETERMINATE/TIMESTAMP_ORDER_FAILURE");
}

TEST_F(Proof, WithoutTheSecurityStoreTheProofIsMissing) {
    const auto full = build().sign(signedAt, signedAt).file();
    EXPECT_EQ(words(first(full, day(2026, 11, 23))), "INDETERMINATE/TRY_LATER");
    EXPECT_EQ(words(first(full, day(2027, 6, 1))), "INDETERMINATE/OUT_OF_BOUNDS_NO_POE");
}

TEST_F(Proof, ForeignTrustConfirmsNothing) {
    const LevelledPki other("outra");
    const auto file = build().sign(signedAt, signedAt).store(pki().evidence(storedAt)).file();
    const auto report =
        verify(file, signing::VerificationOptions{{other.root.certificate}, day(2026, 11, 23)}).at(0);
    EXPECT_EQ(words(report), "INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_TRUE(report.chain.empty());
}

TEST_F(Proof, EvidenceOfAnotherAuthorityIsNone) {
    const LevelledPki other("outra");
    auto store = pki().evidence(storedAt);
    store.ocspResponses.front() = LevelledPki::ocsp(pki().leaf.certificate, pki().issuing, other.responder,
                                                    LevelledPki::good(storedAt));
    const auto file = build().sign(signedAt, signedAt).store(store).file();
    const auto untrusted = first(file, day(2026, 11, 23));
    EXPECT_EQ(words(untrusted), "INDETERMINATE/TRY_LATER");
    EXPECT_THAT(untrusted.remarks.front(), testing::HasSubstr("OCSP (outra), who is not trusted for it"));
    auto trusting = options(day(2026, 11, 23));
    trusting.trustedResponders = {other.responder.certificate};
    EXPECT_EQ(words(verify(file, trusting).at(0)), "TOTAL-PASSED");
}

TEST_F(Proof, OldEvidenceSaysNothingAboutALaterSignature) {
    EXPECT_EQ(
        judge(build().sign(signedAt, signedAt).store(pki().evidence(signedAt - 48h)), day(2026, 11, 23)),
        "INDETERMINATE/TRY_LATER B-T");
}

TEST_F(Proof, TheRuleOfRevocationIsTheCallers) {
    const auto file = build().sign(signedAt).file();
    auto chosen = options(day(2026, 11, 23));
    chosen.revocation = signing::RevocationRule::Never;
    EXPECT_EQ(words(verify(file, chosen).at(0)), "TOTAL-PASSED");
    chosen.revocation = signing::RevocationRule::Always;
    EXPECT_EQ(words(verify(file, chosen).at(0)), "INDETERMINATE/TRY_LATER");
    const auto revoked = build().sign(signedAt).store(pki().evidence(storedAt, revokedOn(signedAt))).file();
    chosen.revocation = signing::RevocationRule::Never;
    EXPECT_EQ(words(verify(revoked, chosen).at(0)), "INDETERMINATE/REVOKED_NO_POE");
}

TEST_F(Proof, WeakKeysPassOnlyWhileTheyWereStrong) {
    const path file = signedCopy(sample("a.pdf"), "b.pdf"); // RSA 2048 until 2040
    EXPECT_EQ(verdictOf(verify(file, trusting(pki_.root(), day(2028, 12, 31)))), "TOTAL-PASSED");
    EXPECT_EQ(verdictOf(verify(file, trusting(pki_.root(), day(2029, 2, 1)))),
              "INDETERMINATE/CRYPTO_CONSTRAINTS_FAILURE_NO_POE");
}

/// Answers for the shared PKI by a renewed responder, and counts the questions.
class Online final : public signing::RevocationSource {
  public:
    Online(const LevelledPki& pki, TimePoint at)
        : pki_(pki)
        , at_(at)
        , responder_(pki.issued(LevelledPki::Profile::OcspResponder, "OCSP novo", pki.issuing,
                                {day(2020, 1, 1), day(2050, 1, 1)})) {}

    crypto::RevocationEvidence find(const crypto::Certificate& certificate, const crypto::Certificate& issuer,
                                    const JobContext&) override {
        ++asked;
        if (silent)
            throw Error(Fault::Trust, "REVOCATION_UNAVAILABLE", {{"certificate", certificate.subject()}});
        if (certificate == pki_.issuing.certificate)
            return crypto::readCrl(
                crypto::issueCrl(issuer, pki_.root.key, {}, at_, at_ + std::chrono::hours(24)), certificate,
                issuer);
        return crypto::readOcspResponse(LevelledPki::ocsp(certificate, pki_.issuing, responder_, answer),
                                        certificate, issuer);
    }

    std::vector<crypto::Certificate> issuersOf(const crypto::Certificate&, const JobContext&) override {
        return {pki_.issuing.certificate};
    }
    const std::vector<crypto::Certificate>& trustedResponders() const override { return none_; }

    crypto::OcspIssue answer = LevelledPki::good({});
    bool silent = false;
    int asked = 0;

  private:
    const LevelledPki& pki_;
    TimePoint at_;
    Identity responder_;
    std::vector<crypto::Certificate> none_;
};

TEST_F(Proof, AsksOnlineForWhatTheFileLacks) {
    const TimePoint now = day(2026, 11, 23);
    Online online(pki(), now);
    auto with = options(now);
    with.online = &online;
    const auto file = build().sign(signedAt).file();
    online.answer = LevelledPki::good(now);
    const auto report = verify(file, with).at(0);
    EXPECT_EQ(words(report), "TOTAL-PASSED");
    EXPECT_EQ(report.revocation.at(0).source, signing::RevocationFact::Source::Online);
    EXPECT_EQ(online.asked, 2);
    online.answer = LevelledPki::revoked(now, signedAt - 1h);
    EXPECT_EQ(words(verify(file, with).at(0)), "INDETERMINATE/REVOKED_NO_POE");
    online.silent = true;
    EXPECT_EQ(words(verify(file, with).at(0)), "INDETERMINATE/TRY_LATER");
}

TEST_F(Proof, FetchesAMissingIssuer) {
    const TimePoint now = day(2026, 11, 23);
    Online online(pki(), now);
    online.answer = LevelledPki::good(now);
    auto with = options(now);
    const auto file = build().withoutIssuer().sign(signedAt).file();
    EXPECT_EQ(words(verify(file, with).at(0)), "INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND");
    with.online = &online;
    EXPECT_EQ(words(verify(file, with).at(0)), "TOTAL-PASSED");
}

TEST_F(Proof, ACertificateThatNamesNoAddressPassesWithARemark) {
    crypto::CertificateRequest request;
    request.subject = {{"CN", "Sem endereço"}};
    request.notBefore = day(2020, 1, 1);
    request.notAfter = day(2040, 1, 1);
    auto key = crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256);
    auto certificate = crypto::issueCertificate(request, key, pki().root.certificate, pki().root.key);
    const Identity silent{std::move(key), std::move(certificate)};
    const auto file = build().signer(silent).sign(signedAt).file();
    auto chosen = options(day(2026, 11, 23));
    const auto report = verify(file, chosen).at(0);
    EXPECT_EQ(words(report) + " " + report.level, "TOTAL-PASSED B-B");
    EXPECT_THAT(report.remarks, testing::Contains(testing::HasSubstr("it names no address")));
    chosen.revocation = signing::RevocationRule::Always;
    EXPECT_EQ(words(verify(file, chosen).at(0)), "INDETERMINATE/TRY_LATER");
}

TEST_F(Proof, ATimeStampAuthorityThatWasRevokedSinceIsFoundOnline) {
    const TimePoint now = day(2026, 11, 23);
    const auto file = build().sign(signedAt, signedAt).store(pki().evidence(storedAt)).file();
    Online online(pki(), now);
    auto with = options(now);
    with.online = &online;
    online.answer = LevelledPki::good(now);
    EXPECT_EQ(words(verify(file, with).at(0).timestamps.at(0)), "TOTAL-PASSED");
    online.answer = LevelledPki::revoked(now, storedAt + 1h);
    EXPECT_EQ(words(verify(file, with).at(0).timestamps.at(0)), "INDETERMINATE/REVOKED_NO_POE");
    online.silent = true;
    EXPECT_EQ(words(verify(file, with).at(0).timestamps.at(0)), "TOTAL-PASSED");
}

TEST_F(Proof, AKeyForCertificatesSignsNoDocuments) {
    const Identity authority =
        pki().issued(LevelledPki::Profile::Authority, "Outra emissora", pki().root, {});
    EXPECT_EQ(judge(build().signer(authority).sign(signedAt, signedAt).store(pki().evidence(storedAt)),
                    day(2026, 11, 23)),
              "INDETERMINATE/CHAIN_CONSTRAINTS_FAILURE B-LT");
}

TEST_F(Proof, AnArchiveTimeStampKeepsOldEvidenceAlive) {
    const TimePoint now = day(2029, 1, 1); // leaf and responder have ended
    Online online(pki(), now);
    online.answer = LevelledPki::good(now);
    auto with = options(now);
    with.online = &online;
    auto pdf = build();
    pdf.sign(signedAt, signedAt).store(pki().evidence(storedAt));
    EXPECT_EQ(words(verify(pdf.file(), with).at(0)), "INDETERMINATE/REVOCATION_OUT_OF_BOUNDS_NO_POE");
    const auto reports = verify(pdf.stamp(stampedAt).file(), with);
    EXPECT_EQ(words(reports.at(0)) + " " + reports[0].level, "TOTAL-PASSED B-LTA");
    EXPECT_EQ(words(reports.at(1)), "TOTAL-PASSED");
}

} // namespace
} // namespace cunho::test
