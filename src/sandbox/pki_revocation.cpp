// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/pki_service.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/revocation.hpp>

#include <algorithm>
#include <array>

namespace cunho::sandbox {
namespace {

using namespace std::chrono_literals;
using Action = InjectedFault::Action;
using crypto::RevocationEvidence;

constexpr auto ocspLife = 24h;
constexpr auto crlLife = 24h * 7;
constexpr auto longAgo = 24h * 60; ///< how old the evidence of Action::Old is

/// Changes the last digit of the first moment inside: GeneralizedTime in an OCSP response, UTCTime in a CRL,
/// both signed.
Bytes otherMoment(Bytes der) {
    static constexpr std::array<std::array<Byte, 2>, 2> headers{{{0x18, 15}, {0x17, 13}}};
    for (const auto& header : headers) {
        const auto found = std::search(der.begin(), der.end(), header.begin(), header.end());
        if (found == der.end() || der.end() - found < header[1] + 2)
            continue;
        *(found + header[1]) ^= 1U; // the byte before the final Z
        return der;
    }
    throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "nothing in the evidence names a moment");
}

PkiReply reply(const char* contentType, const Mishap& mishap, Bytes der) {
    if (is(mishap, Action::BadSignature))
        der = otherMoment(std::move(der));
    return {200, contentType, std::string(asText(der))};
}

} // namespace

PkiReply PkiService::ocsp(const Mishap& mishap, const Identity& issuer, const std::string& query) const {
    constexpr const char* type = "application/ocsp-response";
    constexpr int tryLater = 3;
    if (is(mishap, Action::TryLater))
        return reply(type, mishap, crypto::ocspError(tryLater));
    const TimePoint now = is(mishap, Action::Old) ? clock_.now() - longAgo : clock_.now();
    const auto decide = [&](const std::string& serial) {
        crypto::OcspIssue issue;
        issue.thisUpdate = issue.producedAt = now;
        issue.nextUpdate = now + ocspLife;
        const auto revoked = revoked_.find(serial);
        if (is(mishap, Action::Unknown)) {
            issue.status = RevocationEvidence::Status::Unknown;
        } else if (is(mishap, Action::Revoked) || (revoked != revoked_.end() && revoked->second <= now)) {
            issue.status = RevocationEvidence::Status::Revoked;
            issue.revokedAt = revoked == revoked_.end() ? now - 1h : revoked->second;
        }
        return issue;
    };
    const auto chain = is(mishap, Action::Expired) ? pki_.expiredResponderChain() : pki_.responderChain();
    if (!is(mishap, Action::OtherRequest))
        return reply(type, mishap,
                     crypto::issueOcspResponse(asBytes(query), issuer.certificate, pki_.responder().key,
                                               chain, decide));
    const Identity& otherIssuer = *pki_.issuer("ocsp-root");
    const auto other = crypto::OcspRequest::make(pki_.responder().certificate, otherIssuer.certificate);
    return reply(
        type, mishap,
        crypto::issueOcspResponse(other.der, otherIssuer.certificate, pki_.responder().key, chain, decide));
}

PkiReply PkiService::crl(const Mishap& mishap, const std::string& name, const Identity& issuer) const {
    const TimePoint now = is(mishap, Action::Old) ? clock_.now() - longAgo : clock_.now();
    std::vector<crypto::CrlEntry> entries;
    for (const std::string& serial : pki_.issuedBy(name)) {
        const auto revoked = revoked_.find(serial);
        if (revoked != revoked_.end() && revoked->second <= now)
            entries.push_back({serial, revoked->second});
        else if (is(mishap, Action::Revoked))
            entries.push_back({serial, now - 1h});
    }
    return reply("application/pkix-crl", mishap,
                 crypto::issueCrl(issuer.certificate, issuer.key, entries, now, now + crlLife));
}

} // namespace cunho::sandbox
