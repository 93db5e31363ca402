// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/verification/baseline_level.hpp"

#include "signing/verification/sub_filter.hpp"

#include <algorithm>

namespace cunho::signing {

namespace {

bool meetsBB(SignatureReport& report, const crypto::CmsInspection& cms) {
    const std::pair<bool, std::string> demands[] = {
        {report.subFilter == padesSubFilter, "SubFilter is " + report.subFilter},
        {!cms.signingTimeAttribute, "the CMS has a signing-time attribute"},
        {!report.claimedTime.empty(), "/M is missing or no date"},
        {cms.essSigningCertificate, "no attribute names the signing certificate"},
        {cms.attributesAreDer, "the signed attributes are not DER"},
        {report.reason.empty() || (cms.policy.empty() && cms.commitment.empty()),
         "/Reason stands beside a commitment type or a policy"},
    };
    bool met = true;
    for (const auto& [holds, fault] : demands) {
        if (!holds)
            report.remarks.push_back("no PAdES baseline level: " + fault);
        met = met && holds;
    }
    return met;
}

/// The time-stamp that proves when: the first of the CMS, else the oldest document time-stamp.
const TokenFinding* provingStamp(const LevelGrounds& grounds) {
    if (!grounds.signatureStamps.empty())
        return grounds.signatureStamps.front();
    return grounds.documentStamps.empty() ? nullptr : grounds.documentStamps.front();
}

} // namespace

std::string baselineLevel(SignatureReport& report, const crypto::CmsInspection& cms,
                          const LevelGrounds& grounds) {
    if (!meetsBB(report, cms))
        return {};
    const TokenFinding* proving = provingStamp(grounds);
    if (proving == nullptr)
        return "B-B";
    if (!grounds.securityStore || !grounds.signer->provenByFile || !proving->path.provenByFile)
        return "B-T";
    const TimePoint evidence = std::max(grounds.signer->evidenceCovered, proving->path.evidenceCovered);
    const bool archived = std::ranges::any_of(grounds.documentStamps, [&](const TokenFinding* stamp) {
        return stamp != proving && evidence <= stamp->report.time;
    });
    return archived ? "B-LTA" : "B-LT";
}

} // namespace cunho::signing
