// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/verification/path_check.hpp"

#include "signing/verification/conclusions.hpp"
#include "signing/verification/revocation_check.hpp"

#include <algorithm>

namespace cunho::signing {

namespace {

using crypto::Certificate;
using crypto::ChainResult;
using Revocation = RevocationAnswer::Status;

/// Issuers fetched for one path: more would be no path that anybody issues.
constexpr int fetchLimit = 4;

ChainResult buildPath(Context& context, const Certificate& certificate, TimePoint proven) {
    const VerificationOptions& options = context.options;
    auto result = crypto::verifyChain(certificate, context.pool.certificates(), context.anchors, proven);
    for (int fetched = 0; fetched < fetchLimit && result.status == ChainResult::Status::NoPath; ++fetched) {
        if (options.online == nullptr)
            break;
        const auto partial = crypto::orderChain(context.pool.certificates(), certificate);
        const std::size_t before = context.pool.certificates().size();
        context.pool.addCertificates(options.online->issuersOf(partial.back(), options.job));
        if (context.pool.certificates().size() == before)
            break;
        result = crypto::verifyChain(certificate, context.pool.certificates(), context.anchors, proven);
    }
    return result;
}

/// Faults of the path that no time heals; passed when there is a path.
Conclusion judgeStructure(const ChainResult& chain) {
    using Status = ChainResult::Status;
    switch (chain.status) {
    case Status::Trusted:
    case Status::Expired:
    case Status::NotYetValid: return pass();
    case Status::NoPath:
        return indeterminate("NO_CERTIFICATE_CHAIN_FOUND",
                             "no path leads to a trusted certificate: " + chain.detail);
    case Status::BadSignature: return indeterminate("CERTIFICATE_CHAIN_GENERAL_FAILURE", chain.detail);
    case Status::Constraint: return indeterminate("CHAIN_CONSTRAINTS_FAILURE", chain.detail);
    }
    return indeterminate("CERTIFICATE_CHAIN_GENERAL_FAILURE", chain.detail);
}

Conclusion judgeRevoked(const RevocationAnswer& answer, bool leaf, const KnownTimes& times) {
    const TimePoint revoked = answer.fact.revokedAt.value_or(TimePoint::min());
    if (times.proven < revoked)
        return pass();
    const std::string when = answer.fact.revokedAt ? " was revoked on " + formatUtc(revoked) : " is revoked";
    const std::string what = "the certificate of " + answer.fact.certificate + when;
    if (!leaf)
        return indeterminate("REVOKED_CA_NO_POE", what + " and nothing proves an earlier signature");
    if (times.createdAfter && *times.createdAfter >= revoked)
        return totalFailed("REVOKED", what + ", before the signature was made");
    return indeterminate("REVOKED_NO_POE", what + " and nothing proves that the signature is older");
}

Conclusion judgeValidity(const Certificate& certificate, const RevocationAnswer& answer, bool leaf,
                         const KnownTimes& times) {
    const std::string who = "the certificate of " + certificate.commonName();
    if (times.proven < certificate.notBefore()) {
        const std::string what = who + " is valid only from " + formatUtc(certificate.notBefore());
        return leaf && times.hasProof ? totalFailed("NOT_YET_VALID", what + ", after the signature was made")
                                      : indeterminate("OUT_OF_BOUNDS_NO_POE", what);
    }
    if (times.proven <= certificate.notAfter())
        return pass();
    const std::string what = who + " ended on " + formatUtc(certificate.notAfter());
    if (leaf && times.createdAfter && *times.createdAfter > certificate.notAfter())
        return totalFailed("EXPIRED", what + ", before the signature was made");
    if (leaf && answer.knownGood)
        return indeterminate("OUT_OF_BOUNDS_NOT_REVOKED",
                             what + "; it was not revoked, but nothing proves that the "
                                    "signature is older");
    return indeterminate("OUT_OF_BOUNDS_NO_POE", what + " and nothing proves that the signature is older");
}

Conclusion judgeEvidence(const RevocationAnswer& answer) {
    const std::string who = "the certificate of " + answer.fact.certificate;
    switch (answer.status) {
    case Revocation::Good:
    case Revocation::NotNeeded:
    case Revocation::Revoked: return pass();
    case Revocation::OnHold: return indeterminate("TRY_LATER", who + " is suspended");
    case Revocation::Missing:
        return indeterminate("TRY_LATER", "nothing shows whether " + who + " was revoked" +
                                              (answer.fact.note.empty() ? "" : ": " + answer.fact.note));
    case Revocation::OutOfBounds:
        return indeterminate("REVOCATION_OUT_OF_BOUNDS_NO_POE",
                             "whoever vouches for " + who +
                                 " is out of date, and nothing proves that the answer is "
                                 "older");
    }
    return pass();
}

struct Rung {
    const Certificate& certificate;
    RevocationAnswer answer;
};

/// What is known for certain first, what is only missing last.
Conclusion judgeRungs(const std::vector<Rung>& rungs, const KnownTimes& times) {
    const auto firstFault = [&](const auto& judge) {
        for (std::size_t i = 0; i < rungs.size(); ++i) {
            Conclusion found = judge(rungs[i], i == 0);
            if (!found.passed())
                return found;
        }
        return pass();
    };
    Conclusion found = firstFault([&](const Rung& rung, bool leaf) {
        return rung.answer.status == Revocation::Revoked ? judgeRevoked(rung.answer, leaf, times) : pass();
    });
    if (found.passed())
        found = firstFault([&](const Rung& rung, bool leaf) {
            return judgeValidity(rung.certificate, rung.answer, leaf, times);
        });
    return found.passed() ? firstFault([](const Rung& rung, bool) { return judgeEvidence(rung.answer); })
                          : found;
}

void noteEvidence(PathFinding& finding, const RevocationAnswer& answer) {
    finding.revocation.push_back(answer.fact);
    finding.provenByFile = finding.provenByFile && answer.fileSuffices;
    if (answer.status == Revocation::Good || answer.status == Revocation::Revoked)
        finding.evidenceCovered = std::max(finding.evidenceCovered, answer.evidenceCovered);
}

} // namespace

PathFinding checkPath(Context& context, const Certificate& certificate, const KnownTimes& times) {
    PathFinding finding;
    ChainResult chain = buildPath(context, certificate, times.proven);
    finding.conclusion = judgeStructure(chain);
    if (!finding.conclusion.passed())
        return finding;
    finding.path = std::move(chain.path);
    finding.provenByFile = true;
    finding.evidenceCovered = TimePoint::min();
    std::vector<Rung> rungs;
    for (std::size_t i = 0; i + 1 < finding.path.size(); ++i) {
        rungs.push_back(
            {finding.path[i], checkRevocation(context, finding.path[i], finding.path[i + 1],
                                              times.evidenceFrom.value_or(times.proven), times.proven)});
        noteEvidence(finding, rungs.back().answer);
    }
    finding.conclusion = judgeRungs(rungs, times);
    return finding;
}

void describePath(Finding& finding, const PathFinding& path) {
    for (const Certificate& certificate : path.path)
        finding.chain.push_back(certificate.subject());
    finding.revocation = path.revocation;
    for (const RevocationFact& fact : path.revocation)
        if (!fact.needed)
            finding.remarks.push_back("revocation of " + fact.certificate + " " + fact.note);
}

} // namespace cunho::signing
