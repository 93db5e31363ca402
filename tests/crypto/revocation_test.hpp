// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "crypto/crypto_test.hpp"

#include <cunho/crypto/revocation.hpp>

#include <algorithm>
#include <cctype>

namespace cunho::crypto {

/// The leaf of the shared PKI, whoever may answer for its issuer, and whoever may not.
class RevocationTest : public testing::Test {
  protected:
    using Problem = RevocationEvidence::Problem;
    using Status = RevocationEvidence::Status;
    using Profile = CertificateRequest::Profile;

    RevocationTest() {
        openssl_.write("responder.pem", asBytes(responder_.pem()));
        openssl_.write("responder.key", responderKey_.pem().expose());
        openssl_.write("stranger.pem", asBytes(stranger_.pem()));
        openssl_.write("request.der", request_.der);
    }

    /// A response of ours to `request_`, valid for a day from 23 November 2026.
    Bytes answer(const Certificate& responder, const OcspIssue& issue) const {
        return issueOcspResponse(request_.der, issuing_, responderKey_, {responder},
                                 [&](const std::string&) { return issue; });
    }

    static OcspIssue good() {
        OcspIssue issue;
        issue.thisUpdate = test::day(2026, 11, 23);
        issue.nextUpdate = test::day(2026, 11, 24);
        issue.producedAt = test::day(2026, 11, 23) + std::chrono::hours(1);
        return issue;
    }

    RevocationEvidence read(ByteView der, const std::vector<Certificate>& trusted = {}) const {
        return readOcspResponse(der, leaf_, issuing_, trusted, request_.nonce);
    }

    /// Serial number as openssl shows and indexes it.
    static std::string upperSerial(const Certificate& certificate) {
        std::string serial = certificate.serialNumber();
        std::transform(serial.begin(), serial.end(), serial.begin(), ::toupper);
        return serial;
    }

    /// Changes each of the bytes before `end` by one bit, save those of the outer AlgorithmIdentifier, which
    /// no signature covers, and expects `read` to find every change.
    static void expectChangesNoticed(const Bytes& good, std::size_t end,
                                     const std::function<RevocationEvidence(ByteView)>& read) {
        const Bytes algorithm = fromHex("300d06092a864886f70d01010b0500");
        const auto outer = std::find_end(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(end),
                                         algorithm.begin(), algorithm.end());
        const auto first = static_cast<std::size_t>(outer - good.begin());
        for (std::size_t i = 0; i < end; ++i) {
            if (i == first)
                i += algorithm.size();
            Bytes changed = good;
            changed[i] ^= 0x01U;
            EXPECT_FALSE(read(changed).usable()) << "byte " << i;
        }
    }

    static Certificate issue(Profile profile, const std::string& name, const PrivateKey& key,
                             const std::optional<Certificate>& issuer, const PrivateKey& issuerKey) {
        return issueCertificate(test::requestFor(profile, name), key, issuer, issuerKey);
    }

    test::TestPki pki_;
    test::Openssl openssl_;
    Certificate leaf_ = pki_.leaf();
    Certificate issuing_ = pki_.issuing();
    PrivateKey issuingKey_ = pki_.issuingKey();
    PrivateKey responderKey_ = pki_.tlsKey();
    Certificate responder_ =
        issue(Profile::OcspResponder, "Validação OCSP", responderKey_, issuing_, issuingKey_);
    PrivateKey otherKey_ = pki_.leafKey();
    Certificate otherRoot_ = issue(Profile::Root, "Outra raiz", otherKey_, {}, otherKey_);
    /// Fit for OCSP, but of another root.
    Certificate stranger_ =
        issue(Profile::OcspResponder, "Validação OCSP", responderKey_, otherRoot_, otherKey_);
    OcspRequest request_ = OcspRequest::make(leaf_, issuing_);
};

} // namespace cunho::crypto
