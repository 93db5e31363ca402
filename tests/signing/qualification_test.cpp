// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/verification/algorithm_strength.hpp"
#include "verified_levels_test.hpp"

#include <cunho/crypto/qc_statements.hpp>

namespace cunho::test {
namespace {

/// What a trusted list says about a signature and its time-stamp.
class Qualification : public VerifiedLevelsTest {
  protected:
    static signing::TrustService service(const std::string& type, const crypto::Certificate& identity,
                                         std::vector<signing::ServicePeriod> periods,
                                         std::vector<std::string> uses = {}) {
        signing::TrustService out;
        out.type = type;
        out.certificates = {identity};
        out.periods = std::move(periods);
        out.uses = std::move(uses);
        return out;
    }

    signing::SignatureReport judged(std::vector<signing::TrustService> services) {
        auto options = VerifiedLevelsTest::options(day(2026, 11, 23));
        signing::TrustedList list;
        list.services = std::move(services);
        options.trustedLists = {std::move(list)};
        auto pdf = build();
        return verify(pdf.sign(signedAt, signedAt).store(pki().evidence(storedAt)).file(), options).at(0);
    }

    const signing::ServicePeriod granted_{day(2020, 1, 1), "granted"};
};

TEST_F(Qualification, IsSaidOnlyWhereAListSaysSo) {
    const auto& issuing = pki().issuing.certificate;
    const auto& authority = pki().authority.certificate;
    struct Case {
        const char* what;
        signing::TrustService service;
        const char* qualification;
    };
    const std::vector<Case> cases{
        {"granted", service("CA/QC", issuing, {granted_}), "QESig"},
        {"for signatures", service("CA/QC", issuing, {granted_}, {"ForeSignatures"}), "QESig"},
        {"for seals only", service("CA/QC", issuing, {granted_}, {"ForeSeals"}), ""},
        {"another kind of service", service("CA/PKC", issuing, {granted_}), ""},
        {"another authority", service("CA/QC", authority, {granted_}), ""},
        {"withdrawn before signing", service("CA/QC", issuing, {{day(2026, 1, 1), "withdrawn"}, granted_}),
         ""},
        {"granted after issue", service("CA/QC", issuing, {{day(2025, 1, 1), "granted"}}), ""},
        {"withdrawn after signing", service("CA/QC", issuing, {{day(2026, 11, 22), "withdrawn"}, granted_}),
         "QESig"},
    };
    for (const Case& each : cases) {
        const auto report = judged({each.service});
        EXPECT_EQ(words(report), "TOTAL-PASSED") << each.what;
        EXPECT_EQ(report.qualification, each.qualification) << each.what;
    }
}

TEST_F(Qualification, ATimeStampIsQualifiedByItsAuthority) {
    const auto report = judged({service("TSA/QTST", pki().authority.certificate, {granted_})});
    EXPECT_EQ(report.timestamps.at(0).qualification, "QTST");
    EXPECT_EQ(report.qualification, "");
    EXPECT_EQ(judged({}).timestamps.at(0).qualification, "");
}

TEST_F(Qualification, AListIsEnoughForTrust) {
    auto options = VerifiedLevelsTest::options(day(2026, 11, 23));
    options.anchors.clear();
    signing::TrustedList list;
    list.services = {service("CA/QC", pki().issuing.certificate, {granted_})};
    options.trustedLists = {list};
    auto pdf = build();
    const auto report =
        verify(pdf.sign(signedAt, signedAt).store(pki().evidence(storedAt)).file(), options).at(0);
    EXPECT_EQ(words(report), "TOTAL-PASSED");
    EXPECT_EQ(report.chain.size(), 2U);
    EXPECT_TRUE(report.remarks.empty() || report.remarks.back().find("out of date") == std::string::npos);
}

TEST_F(Qualification, AListOutOfDateIsRemarked) {
    auto options = VerifiedLevelsTest::options(day(2026, 11, 23));
    signing::TrustedList list;
    list.territory = "PT";
    list.nextUpdate = day(2026, 11, 1);
    options.trustedLists = {list};
    EXPECT_THAT(verify(build().sign(signedAt).file(), options).at(0).remarks,
                testing::Contains("the trusted list of PT is out of date since 2026-11-01T00:00:00Z"));
}

TEST_F(Qualification, AListOutOfDateTellsOfWhatWasBefore) {
    const auto judgedBy = [&](TimePoint nextUpdate) {
        auto options = VerifiedLevelsTest::options(day(2026, 11, 23));
        signing::TrustedList list;
        list.nextUpdate = nextUpdate;
        list.services = {service("CA/QC", pki().issuing.certificate, {granted_}),
                         service("TSA/QTST", pki().authority.certificate, {granted_})};
        options.trustedLists = {list};
        auto pdf = build();
        return verify(pdf.sign(signedAt, signedAt).store(pki().evidence(storedAt)).file(), options).at(0);
    };
    const auto before = judgedBy(signedAt + std::chrono::hours(1));
    EXPECT_EQ(before.qualification, "QESig");
    EXPECT_EQ(before.timestamps.at(0).qualification, "QTST");
    const auto after = judgedBy(signedAt - std::chrono::hours(1));
    EXPECT_EQ(words(after), "TOTAL-PASSED");
    EXPECT_EQ(after.qualification, "") << "nobody knows what became of the service since";
    EXPECT_EQ(after.timestamps.at(0).qualification, "");
}

TEST_F(Qualification, TheCertificateSaysWhatItIsFor) {
    const auto statements = crypto::qcStatements(pki().leaf.certificate);
    ASSERT_TRUE(statements);
    EXPECT_TRUE(statements->compliance);
    EXPECT_TRUE(statements->device);
    EXPECT_TRUE(statements->forSignatures);
    EXPECT_FALSE(statements->forSeals);
    EXPECT_FALSE(statements->forWebsites);
    EXPECT_FALSE(crypto::qcStatements(pki().authority.certificate));
}

TEST(AlgorithmStrength, EndsAtKnownDates) {
    EXPECT_EQ(signing::digestStrongUntil("SHA-256"), std::nullopt);
    EXPECT_EQ(signing::digestStrongUntil("SHA-1"), day(2012, 8, 1));
    const auto facts = signing::algorithmsOf("SHA-1", "RSASSA-PKCS1-v1_5, SHA-1", {}, day(2011, 1, 1));
    ASSERT_EQ(facts.size(), 2U);
    EXPECT_TRUE(facts[0].strong && facts[1].strong);
    signing::KnownTimes times(day(2013, 1, 1));
    const auto late = signing::algorithmsOf("SHA-256", "RSASSA-PKCS1-v1_5, SHA-1", {}, times.proven);
    EXPECT_TRUE(late[0].strong);
    EXPECT_FALSE(late[1].strong);
    EXPECT_EQ(judgeAlgorithms(late, times).subIndication, "CRYPTO_CONSTRAINTS_FAILURE_NO_POE");
    times.createdAfter = day(2012, 12, 1);
    EXPECT_EQ(judgeAlgorithms(late, times).subIndication, "CRYPTO_CONSTRAINTS_FAILURE");
}

} // namespace
} // namespace cunho::test
