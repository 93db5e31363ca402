// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "verified_levels_test.hpp"

namespace cunho::test {
namespace {

using signing::SignatureReport;

using VerifiedLevels = VerifiedLevelsTest;

TEST_F(VerifiedLevels, ReachesEachLevelWithWhatTheFileHolds) {
    const TimePoint now = day(2026, 11, 23);
    EXPECT_EQ(judge(build().sign(signedAt), now), "INDETERMINATE/TRY_LATER B-B");
    EXPECT_EQ(judge(build().sign(signedAt, signedAt), now), "INDETERMINATE/TRY_LATER B-T");
    EXPECT_EQ(judge(build().sign(signedAt, signedAt).store(pki().evidence(storedAt)), now),
              "TOTAL-PASSED B-LT");
    EXPECT_EQ(judge(build().sign(signedAt, signedAt).store(pki().evidence(storedAt)).stamp(stampedAt), now),
              "TOTAL-PASSED B-LTA");
}

TEST_F(VerifiedLevels, SaysWhatProvesTheTime) {
    auto pdf = build();
    pdf.sign(signedAt, signedAt).store(pki().evidence(storedAt)).stamp(stampedAt);
    const auto reports = verify(pdf.file(), options(day(2026, 11, 23)));
    ASSERT_EQ(reports.size(), 2U);
    const SignatureReport& signature = reports[0];
    EXPECT_EQ(signature.provenTime, signedAt);
    ASSERT_EQ(signature.timestamps.size(), 2U);
    EXPECT_EQ(signature.timestamps[0].kind, signing::TimestampReport::Kind::Signature);
    EXPECT_EQ(signature.timestamps[1].field, reports[1].field);
    EXPECT_EQ(signature.timestamps[1].time, stampedAt);
    EXPECT_EQ(signature.chain.size(), 3U);
    ASSERT_EQ(signature.revocation.size(), 2U);
    EXPECT_EQ(signature.revocation[0].source, signing::RevocationFact::Source::File);
    EXPECT_EQ(signature.revocation[0].kind, crypto::RevocationEvidence::Kind::Ocsp);
    EXPECT_EQ(signature.revocation[1].kind, crypto::RevocationEvidence::Kind::Crl);
    EXPECT_EQ(signature.qualification, "");
    EXPECT_TRUE(reports[1].timestamp);
    EXPECT_EQ(words(reports[1]), "TOTAL-PASSED");
    EXPECT_TRUE(reports[1].coversWholeFile);
}

TEST_F(VerifiedLevels, HoldAsLongAsTheirProofsDo) {
    auto b = build();
    b.sign(signedAt);
    auto bWithStore = build();
    bWithStore.sign(signedAt).store(pki().evidence(storedAt));
    auto lt = build();
    lt.sign(signedAt, signedAt).store(pki().evidence(storedAt));
    auto lta = build();
    lta.sign(signedAt, signedAt).store(pki().evidence(storedAt)).stamp(stampedAt);
    const TimePoint leafEnded = day(2027, 6, 1);
    const TimePoint responderEnded = day(2029, 1, 1);
    const TimePoint authorityEnded = day(2036, 1, 1);
    EXPECT_EQ(judge(b, day(2023, 1, 1)), "INDETERMINATE/OUT_OF_BOUNDS_NO_POE B-B");
    EXPECT_EQ(judge(b, leafEnded), "INDETERMINATE/OUT_OF_BOUNDS_NO_POE B-B");
    EXPECT_EQ(judge(bWithStore, leafEnded), "INDETERMINATE/OUT_OF_BOUNDS_NOT_REVOKED B-B");
    EXPECT_EQ(judge(lt, leafEnded), "TOTAL-PASSED B-LT");
    EXPECT_EQ(judge(lt, responderEnded), "INDETERMINATE/OUT_OF_BOUNDS_NOT_REVOKED B-T");
    EXPECT_EQ(judge(lta, authorityEnded), "INDETERMINATE/OUT_OF_BOUNDS_NOT_REVOKED B-T");
}

} // namespace
} // namespace cunho::test
