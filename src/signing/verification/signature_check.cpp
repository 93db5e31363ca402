// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/verification/signature_check.hpp"

#include "signing/pdf_date.hpp"
#include "signing/verification/algorithm_strength.hpp"
#include "signing/verification/baseline_level.hpp"
#include "signing/verification/conclusions.hpp"
#include "signing/verification/qualification.hpp"

#include <algorithm>

namespace cunho::signing {

namespace {

using CmsIntegrity = crypto::CmsInspection::Integrity;

/// By how much clocks of different authorities may differ.
constexpr std::chrono::minutes clockSkew{1};

/// The signature time-stamps, judged at the time that the document time-stamps over them prove.
std::vector<TokenFinding> checkStamps(Context& context, const Subject& subject, const KnownTimes& outer) {
    std::vector<TokenFinding> found;
    for (const crypto::TimestampToken& token : subject.stamps) {
        const auto covered = crypto::digest(token.imprint.algorithm, subject.cms->signatureValue);
        found.push_back(checkTimestamp(context, token, covered, outer));
    }
    return found;
}

/// EN 319 102-1, 5.5.4, step 5: what covers is never older than what it covers.
Conclusion judgeOrder(const std::vector<TokenFinding>& stamps, const KnownTimes& outer) {
    for (const TokenFinding& stamp : stamps) {
        if (!stamp.report.passed())
            continue;
        const TimePoint time = stamp.report.time;
        if (outer.hasProof && time > outer.proven + clockSkew)
            return indeterminate("TIMESTAMP_ORDER_FAILURE",
                                 "the signature time-stamp is newer than a document time-stamp over it");
        if (outer.createdAfter && time + clockSkew < *outer.createdAfter)
            return indeterminate(
                "TIMESTAMP_ORDER_FAILURE",
                "the signature time-stamp is older than a document time-stamp that it covers");
    }
    return pass();
}

Conclusion judgeCertificate(Context& context, const Subject& subject, const KnownTimes& times,
                            SignatureReport& report, PathFinding& path) {
    path = checkPath(context, *subject.cms->signer, times);
    describePath(report, path);
    report.algorithms =
        algorithmsOf(subject.cms->digestAlgorithm, subject.cms->signatureAlgorithm, path.path, times.proven);
    if (!path.conclusion.passed())
        return path.conclusion;
    if (!subject.cms->signer->hasSigningUse())
        return indeterminate("CHAIN_CONSTRAINTS_FAILURE",
                             "the key usage of the signer's certificate does not allow signatures");
    return judgeAlgorithms(report.algorithms, times);
}

void remarkTimes(SignatureReport& report, const pdf::SignatureField& field) {
    const auto claimed = parsePdfDate(field.claimedTime);
    if (claimed && report.provenTime && *claimed > *report.provenTime + std::chrono::minutes(5))
        report.remarks.emplace_back("the claimed time is later than the proven one");
    for (const TimestampReport& stamp : report.timestamps)
        if (!stamp.passed())
            report.remarks.push_back("a time-stamp of " + stamp.signer +
                                     " is not believed: " + stamp.subIndication);
}

KnownTimes timesAround(const Context& context, const Surroundings& around) {
    KnownTimes times(context.options.at);
    for (const TokenFinding* stamp : around.over)
        if (stamp->report.passed())
            times.addProof(stamp->report.time);
    for (const TokenFinding* stamp : around.under)
        if (stamp->report.passed())
            times.createdAfter = std::max(times.createdAfter.value_or(TimePoint::min()), stamp->report.time);
    return times;
}

LevelGrounds groundsOf(const std::vector<TokenFinding>& stamps, const Surroundings& around,
                       const PathFinding& signer) {
    LevelGrounds grounds{&signer, {}, {}, around.securityStore};
    for (const TokenFinding& stamp : stamps)
        if (stamp.credible())
            grounds.signatureStamps.push_back(&stamp);
    for (const TokenFinding* stamp : around.over)
        if (stamp->credible())
            grounds.documentStamps.push_back(stamp);
    return grounds;
}

} // namespace

Conclusion judgeCms(const crypto::CmsInspection& cms) {
    if (cms.signerCount > 1)
        return totalFailed("FORMAT_FAILURE",
                           "the CMS has " + std::to_string(cms.signerCount) + " signers instead of 1");
    const bool readable = cms.signerCount == 1 && !cms.digestAlgorithm.empty();
    if (!cms.signer && readable && cms.integrity != CmsIntegrity::DigestMismatch)
        return indeterminate("NO_SIGNING_CERTIFICATE_FOUND", "the signer's certificate is not in the CMS");
    switch (cms.integrity) {
    case CmsIntegrity::Unsupported: // what nobody here can check is as good as what is weak
        return indeterminate("CRYPTO_CONSTRAINTS_FAILURE_NO_POE", "the CMS uses " + cms.detail);
    case CmsIntegrity::Unreadable:
        return totalFailed("FORMAT_FAILURE", "Contents holds no usable CMS: " + cms.detail);
    case CmsIntegrity::DigestMismatch:
        return totalFailed("HASH_FAILURE", "the signed bytes were changed after signing");
    case CmsIntegrity::SignatureInvalid:
        return totalFailed("SIG_CRYPTO_FAILURE", "the signature value does not verify: " + cms.detail);
    case CmsIntegrity::Good: break;
    }
    if (!cms.attributesAreDer) // RFC 5652, 5.3
        return totalFailed("FORMAT_FAILURE", "the signed attributes are not DER: " + cms.detail);
    if (cms.essMismatch)
        return indeterminate("NO_SIGNING_CERTIFICATE_FOUND",
                             "the signing-certificate attribute names another certificate");
    if (!cms.essSigningCertificate)
        return indeterminate("SIG_CONSTRAINTS_FAILURE", "the signing-certificate attribute is missing");
    return pass();
}

Conclusion judgeChanges(const SignatureReport& report) {
    for (const pdf::Change& change : report.changes)
        if (!change.permitted)
            return totalFailed("FORMAT_FAILURE",
                               "the document was changed after this signature: " + change.detail);
    return pass();
}

void checkSignature(Context& context, const Subject& subject, const Surroundings& around,
                    SignatureReport& report) {
    const crypto::CmsInspection& cms = *subject.cms;
    report.certificate = cms.signer;
    report.signer = cms.signer ? cms.signer->commonName() : report.signer;
    report.policy = cms.policy;
    report.commitment = cms.commitment;
    const KnownTimes outer = timesAround(context, around);
    const auto stamps = checkStamps(context, subject, outer);
    KnownTimes times = outer;
    for (const TokenFinding& stamp : stamps) {
        report.timestamps.push_back(stamp.report);
        if (stamp.report.passed())
            times.addProof(stamp.report.time);
    }
    for (const TokenFinding* stamp : around.over)
        report.timestamps.push_back(stamp->report);
    if (times.hasProof)
        report.provenTime = times.proven;

    PathFinding path;
    Conclusion conclusion = judgeCms(cms);
    const bool readable = cms.integrity == CmsIntegrity::Good;
    if (readable && cms.signer) {
        const Conclusion certificate = judgeCertificate(context, subject, times, report, path);
        for (const Conclusion& next : {judgeChanges(report), judgeOrder(stamps, outer), certificate})
            if (conclusion.passed())
                conclusion = next;
        report.level = baselineLevel(report, cms, groundsOf(stamps, around, path));
    }
    remarkTimes(report, *subject.field);
    if (conclusion.passed())
        report.qualification = qualifiedSignature(context.options.trustedLists, path.path, times.proven);
    conclude(report, std::move(conclusion));
}

} // namespace cunho::signing
