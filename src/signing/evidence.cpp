// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/evidence.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::signing {

namespace {

void addOnce(std::vector<Bytes>& list, const Bytes& value) {
    if (std::ranges::find(list, value) == list.end()) {
        list.push_back(value);
    }
}

/// Whether `candidate`'s key made the signature of `certificate`, whatever the time.
bool isIssuer(const crypto::Certificate& candidate, const crypto::Certificate& certificate) {
    if (candidate.subject() != certificate.issuer()) {
        return false;
    }
    using Status = crypto::ChainResult::Status;
    const Status status = crypto::verifyChain(certificate, {}, {candidate}, certificate.notBefore()).status;
    return status == Status::Trusted || status == Status::Expired || status == Status::NotYetValid;
}

[[noreturn]] void revoked(const crypto::Certificate& certificate,
                          const crypto::RevocationEvidence& evidence) {
    throw Error(
        Fault::Trust, "CERTIFICATE_REVOKED",
        {{"certificate", certificate.commonName()},
         {"date", formatDate(toLocal(evidence.revokedAt.value_or(evidence.thisUpdate), Zone::Lisbon).date)}},
        evidence.revocationReason);
}

} // namespace

void EvidenceCollector::offer(const std::vector<crypto::Certificate>& others) {
    known_.insert(known_.end(), others.begin(), others.end());
}

void EvidenceCollector::offer(const pdf::DocumentSecurityStore& held) {
    for (const Bytes& der : held.certificates) {
        try {
            known_.push_back(crypto::Certificate::fromDer(der));
        } catch (const Error&) { // a damaged one helps no chain
            continue;
        }
    }
    held_ = held;
}

/// Whether the file says of the certificate that it was good when it was used.
bool EvidenceCollector::isHeld(const crypto::Certificate& certificate, const crypto::Certificate& issuer,
                               TimePoint used) const {
    const auto speaks = [used](const crypto::RevocationEvidence& evidence) {
        return evidence.usable() && evidence.status == crypto::RevocationEvidence::Status::Good &&
               std::max(evidence.thisUpdate, evidence.nextUpdate.value_or(evidence.thisUpdate)) >= used;
    };
    return std::ranges::any_of(held_.ocspResponses,
                               [&](const Bytes& der) {
                                   return speaks(crypto::readOcspResponse(der, certificate, issuer,
                                                                          source_->trustedResponders()));
                               }) ||
           std::ranges::any_of(held_.crls, [&](const Bytes& der) {
               return speaks(crypto::readCrl(der, certificate, issuer));
           });
}

std::optional<crypto::RevocationEvidence> EvidenceCollector::find(const crypto::Certificate& certificate,
                                                                  const crypto::Certificate& issuer,
                                                                  TimePoint used) {
    std::optional<crypto::RevocationEvidence> evidence;
    try {
        evidence = source_->find(certificate, issuer, job_);
    } catch (const Error& error) {
        if (error.fault() == Fault::Cancelled || !isHeld(certificate, issuer, used)) {
            throw;
        }
        return std::nullopt;
    }
    if (evidence->status != crypto::RevocationEvidence::Status::Revoked) {
        return evidence;
    }
    const bool isLater = evidence->revokedAt && *evidence->revokedAt > used;
    if (!isLater || !isHeld(certificate, issuer, used)) {
        revoked(certificate, *evidence);
    }
    return std::nullopt;
}

std::optional<crypto::Certificate> EvidenceCollector::issuerOf(const crypto::Certificate& certificate) {
    const auto find =
        [&](const std::vector<crypto::Certificate>& among) -> std::optional<crypto::Certificate> {
        for (const crypto::Certificate& candidate : among) {
            if (isIssuer(candidate, certificate)) {
                return candidate;
            }
        }
        return std::nullopt;
    };
    if (auto found = find(known_)) {
        return found;
    }
    const std::vector<crypto::Certificate> fetched = source_->issuersOf(certificate, job_);
    offer(fetched);
    return find(fetched);
}

void EvidenceCollector::gather(const crypto::Certificate& certificate, TimePoint used) {
    std::optional<crypto::Certificate> current = certificate;
    while (current && done_.insert(current->fingerprint().value).second) {
        addOnce(gathered_.certificates, current->der());
        if (isIssuer(*current, *current)) {
            return;
        }
        const std::optional<crypto::Certificate> issuer = issuerOf(*current);
        if (!issuer) {
            throw Error(Fault::Trust, "ISSUER_NOT_FOUND", {{"certificate", current->commonName()}});
        }
        if (const auto evidence = find(*current, *issuer, used)) {
            const bool isOcsp = evidence->kind == crypto::RevocationEvidence::Kind::Ocsp;
            addOnce(isOcsp ? gathered_.ocspResponses : gathered_.crls, evidence->der);
            gatherResponder(*evidence, *issuer, used);
        }
        current = issuer;
    }
}

void EvidenceCollector::gatherResponder(const crypto::RevocationEvidence& evidence,
                                        const crypto::Certificate& issuer, TimePoint used) {
    if (!evidence.signer || *evidence.signer == issuer) {
        return;
    }
    offer(evidence.certificates);
    offer(source_->trustedResponders());
    const crypto::Certificate& responder = *evidence.signer;
    addOnce(gathered_.certificates, responder.der());
    const bool isTrusted =
        std::ranges::find(source_->trustedResponders(), responder) != source_->trustedResponders().end();
    if (responder.hasOcspNoCheck() || isTrusted) {
        done_.insert(responder.fingerprint().value);
        if (const auto above = issuerOf(responder)) {
            isTrusted ? addOnce(gathered_.certificates, above->der()) : gather(*above, used);
        }
        return;
    }
    gather(responder, used);
}

} // namespace cunho::signing
