// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/verification/timestamp_check.hpp"

#include "signing/verification/algorithm_strength.hpp"
#include "signing/verification/conclusions.hpp"
#include "signing/verification/qualification.hpp"

#include <algorithm>
#include <iterator>

namespace cunho::signing {

namespace {

using crypto::TimestampToken;
using TokenIntegrity = TimestampToken::Integrity;

/// What the token alone says: its signature, its certificate and what it is over.
Conclusion judgeToken(const TimestampToken& token, const crypto::Digest& covered) {
    switch (token.integrity) {
    case TokenIntegrity::Unreadable:
        return totalFailed("FORMAT_FAILURE", "no usable time-stamp: " + token.detail);
    case TokenIntegrity::SignatureInvalid:
        return totalFailed("SIG_CRYPTO_FAILURE", "the time-stamp's signature does not hold: " + token.detail);
    case TokenIntegrity::EssMismatch:
        return indeterminate("NO_SIGNING_CERTIFICATE_FOUND", "the time-stamp does not name its certificate");
    case TokenIntegrity::NoCertificate:
        return indeterminate("NO_SIGNING_CERTIFICATE_FOUND", "the time-stamp does not hold its certificate");
    case TokenIntegrity::Good: break;
    }
    if (token.imprint != covered)
        return totalFailed("HASH_FAILURE", "the time-stamp is for something else");
    return pass();
}

/// RFC 3161, 2.3, and the times that token and certificate state.
Conclusion judgeAuthority(const TimestampToken& token, const VerificationOptions& options) {
    if (!token.authority->hasTimestampingUse())
        return indeterminate("CHAIN_CONSTRAINTS_FAILURE",
                             "the time-stamp's certificate is not for time-stamping");
    if (token.time > options.at + std::chrono::minutes(5)) // clocks differ a little
        return indeterminate("TIMESTAMP_ORDER_FAILURE",
                             "the time-stamp is from after the time of validation");
    if (token.time < token.authority->notBefore())
        return totalFailed("NOT_YET_VALID", "the time-stamp is older than its certificate");
    if (token.time > token.authority->notAfter())
        return totalFailed("EXPIRED", "the time-stamp is newer than its certificate");
    return pass();
}

Conclusion judgePath(Context& context, const TimestampToken& token, const KnownTimes& times,
                     TokenFinding& found) {
    KnownTimes own = times;
    own.evidenceFrom = std::min(token.time, times.proven);
    found.path = checkPath(context, *token.authority, own);
    describePath(found.report, found.path);
    found.report.algorithms =
        algorithmsOf(token.digestAlgorithm, token.signatureAlgorithm, found.path.path, times.proven);
    found.report.algorithms.push_back(
        digestFact("imprint", digestName(token.imprint.algorithm), times.proven));
    if (!found.path.conclusion.passed())
        return found.path.conclusion;
    return judgeAlgorithms(found.report.algorithms, times);
}

} // namespace

bool TokenFinding::credible() const noexcept {
    static constexpr std::string_view open[] = {"TRY_LATER", "REVOCATION_OUT_OF_BOUNDS_NO_POE",
                                                "OUT_OF_BOUNDS_NO_POE", "OUT_OF_BOUNDS_NOT_REVOKED",
                                                "CRYPTO_CONSTRAINTS_FAILURE_NO_POE"};
    return report.passed() || std::ranges::find(open, report.subIndication) != std::end(open);
}

TokenFinding checkTimestamp(Context& context, const TimestampToken& token, const crypto::Digest& covered,
                            const KnownTimes& times) {
    TokenFinding found;
    TimestampReport& report = found.report;
    report.time = token.time;
    report.policy = token.policy;
    report.serialNumber = token.serialNumber;
    report.certificate = token.authority;
    if (token.authority)
        report.signer = token.authority->commonName();
    Conclusion conclusion = judgeToken(token, covered);
    if (conclusion.passed())
        conclusion = judgeAuthority(token, context.options);
    if (conclusion.passed())
        conclusion = judgePath(context, token, times, found);
    if (conclusion.passed())
        report.qualification = qualifiedTimestamp(context.options.trustedLists, found.path.path, token.time);
    conclude(report, std::move(conclusion));
    return found;
}

} // namespace cunho::signing
