// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/test_pki.hpp"

#include <cunho/core/error.hpp>
#include <cunho/signing/revocation_source.hpp>

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace cunho::test {

/// OCSP without network: the issuer's own responder of the test PKI answers for what its issuer issued, every
/// other authority answers itself by a CRL. Each certificate is asked about once.
class ScriptedRevocation final : public signing::RevocationSource {
  public:
    ScriptedRevocation(const TestPki& pki, const Clock& clock) : pki_(pki), clock_(clock) {}

    std::function<void(const crypto::Certificate&)> beforeReply; ///< may throw
    std::map<std::string, TimePoint> revoked;                    ///< by serial number
    /// As the State has it: the responder stands under another root and is trusted by name.
    void answerByForeignResponder() { trusted_ = {pki_.foreignResponder(), pki_.foreignRoot()}; }

    std::map<std::string, int> questions;                      ///< by common name
    std::function<Bytes(const std::function<Bytes()>&)> serve; ///< runs a responder's own part, if given

    crypto::RevocationEvidence find(const crypto::Certificate& certificate, const crypto::Certificate& issuer,
                                    const JobContext& job) override {
        job.throwIfStopped();
        const std::lock_guard lock(mutex_);
        const auto known = answers_.find(certificate.fingerprint().value);
        if (known != answers_.end())
            return known->second;
        ++questions[certificate.commonName()];
        if (beforeReply)
            beforeReply(certificate);
        auto answer = issuer == issuing_ ? ocsp(certificate, issuer) : crl(certificate, issuer);
        if (!answer.usable())
            throw Error(Fault::Trust, "REVOCATION_UNAVAILABLE", {{"certificate", certificate.commonName()}},
                        answer.detail);
        return answers_.emplace(certificate.fingerprint().value, answer).first->second;
    }

    std::vector<crypto::Certificate> issuersOf(const crypto::Certificate&, const JobContext&) override {
        return {root_, issuing_, timestampIssuing_};
    }

    const std::vector<crypto::Certificate>& trustedResponders() const override { return trusted_; }

  private:
    crypto::RevocationEvidence ocsp(const crypto::Certificate& certificate,
                                    const crypto::Certificate& issuer) {
        const auto request = crypto::OcspRequest::make(certificate, issuer);
        const TimePoint now = clock_.now();
        const auto decide = [&](const std::string& serialNumber) {
            crypto::OcspIssue out;
            out.thisUpdate = now;
            out.producedAt = now;
            out.nextUpdate = now + std::chrono::hours(24);
            if (revoked.contains(serialNumber)) {
                out.status = crypto::RevocationEvidence::Status::Revoked;
                out.revokedAt = revoked.at(serialNumber);
            }
            return out;
        };
        const auto reply = [&] {
            const bool isForeign = !trusted_.empty();
            const auto key = isForeign ? pki_.foreignResponderKey() : pki_.responderKey();
            const auto responder = isForeign ? pki_.foreignResponder() : pki_.responder();
            return crypto::issueOcspResponse(request.der, issuer, key, {responder}, decide);
        };
        return crypto::readOcspResponse(serve ? serve(reply) : reply(), certificate, issuer, trusted_,
                                        request.nonce);
    }

    crypto::RevocationEvidence crl(const crypto::Certificate& certificate,
                                   const crypto::Certificate& issuer) {
        const auto list = [&] {
            std::vector<crypto::CrlEntry> entries;
            for (const auto& [serialNumber, time] : revoked)
                entries.push_back({serialNumber, time});
            const auto key = issuer == root_ ? pki_.rootKey() : pki_.timestampIssuingKey();
            const TimePoint now = clock_.now();
            return crypto::issueCrl(issuer, key, entries, now, now + std::chrono::hours(24));
        };
        return crypto::readCrl(serve ? serve(list) : list(), certificate, issuer);
    }

    const TestPki& pki_;
    const Clock& clock_;
    const crypto::Certificate root_ = pki_.root();
    const crypto::Certificate issuing_ = pki_.issuing();
    const crypto::Certificate timestampIssuing_ = pki_.timestampIssuing();
    std::mutex mutex_;
    std::map<Bytes, crypto::RevocationEvidence> answers_;
    std::vector<crypto::Certificate> trusted_;
};

} // namespace cunho::test
