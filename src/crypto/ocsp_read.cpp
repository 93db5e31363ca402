// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/revocation_native.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <openssl/err.h>
#include <openssl/sha.h>

namespace cunho::crypto {
namespace {

using Problem = RevocationEvidence::Problem;
using Status = RevocationEvidence::Status;

using SharedBasicResponse = std::shared_ptr<OCSP_BASICRESP>;

/// The response that this thread decoded last. A verification asks one response about every certificate of a
/// path, and each decoding searches anew for who reads the key of the responder inside.
struct LastResponse {
    Digest fingerprint;
    SharedBasicResponse basic;
};

LastResponse& lastResponse() {
    thread_local LastResponse last;
    return last;
}

/// Reads one response step by step; the first step that fails leaves the problem in `evidence`.
class OcspReader : private EvidenceReader {
  public:
    OcspReader(const Certificate& certificate, const Certificate& issuer,
               const std::vector<Certificate>& trustedResponders, ByteView expectedNonce)
        : EvidenceReader(RevocationEvidence::Kind::Ocsp)
        , certificate_(certificate)
        , issuer_(issuer)
        , trusted_(trustedResponders)
        , expectedNonce_(expectedNonce) {}

    RevocationEvidence read(ByteView der) {
        return readBy(der, [&] { return open(der) && findAnswer() && findSigner() && nonceFits(); });
    }

  private:
    bool open(ByteView der) {
        LastResponse& last = lastResponse();
        const Digest fingerprint = sha256(der);
        if (last.basic == nullptr || last.fingerprint != fingerprint) {
            if (!decode(der))
                return false;
            last = {fingerprint, basic_};
        }
        basic_ = last.basic;
        if (hasUnknownCriticalExtension())
            return fail(Problem::Unreadable, "an unknown critical extension");
        evidence_.producedAt = timeOf(OCSP_resp_get0_produced_at(basic_.get()), "DER_MALFORMED");
        const STACK_OF(X509)* carried = OCSP_resp_get0_certs(basic_.get());
        for (int i = 0; i < sk_X509_num(carried); ++i) {
            X509* x509 = sk_X509_value(carried, i);
            check(X509_up_ref(x509) == 1);
            evidence_.certificates.emplace_back(Certificate::Native::take(X509Handle(x509)));
        }
        return true;
    }

    bool decode(ByteView der) {
        const auto response = decoded<OcspResponseHandle>(d2i_OCSP_RESPONSE, der);
        if (!response)
            return fail(Problem::Unreadable, "no OCSPResponse: " + drainErrors());
        const int status = OCSP_response_status(response.get());
        if (status != OCSP_RESPONSE_STATUS_SUCCESSFUL)
            return fail(Problem::NotSuccessful, OCSP_response_status_str(status));
        basic_ = SharedBasicResponse(BasicResponseHandle(OCSP_response_get1_basic(response.get())));
        return basic_ != nullptr || fail(Problem::Unreadable, "no BasicOCSPResponse: " + drainErrors());
    }

    bool hasUnknownCriticalExtension() const {
        for (int at = -1; (at = OCSP_BASICRESP_get_ext_by_critical(basic_.get(), 1, at)) >= 0;) {
            const X509_EXTENSION* extension = OCSP_BASICRESP_get_ext(basic_.get(), at);
            if (OBJ_obj2nid(X509_EXTENSION_get_object(const_cast<X509_EXTENSION*>(extension))) !=
                NID_id_pkix_OCSP_Nonce)
                return true;
        }
        return false;
    }

    /// The newest SingleResponse about the certificate; its CertID may use any digest that is known here.
    bool findAnswer() {
        std::array<CertIdHandle, 4> ids;
        const std::array digests{EVP_sha1(), EVP_sha256(), EVP_sha384(), EVP_sha512()};
        std::transform(digests.begin(), digests.end(), ids.begin(), [&](const EVP_MD* digest) {
            return own<CertIdHandle>(
                OCSP_cert_to_id(digest, certificate_.native().x509.get(), issuer_.native().x509.get()));
        });
        bool found = false;
        for (int i = 0; i < OCSP_resp_count(basic_.get()); ++i) {
            OCSP_SINGLERESP* single = OCSP_resp_get0(basic_.get(), i);
            const bool same = std::any_of(ids.begin(), ids.end(), [&](const CertIdHandle& id) {
                return OCSP_id_cmp(id.get(), OCSP_SINGLERESP_get0_id(single)) == 0;
            });
            if (!same)
                continue;
            if (OCSP_SINGLERESP_get_ext_by_critical(single, 1, -1) >= 0)
                return fail(Problem::Unreadable, "an unknown critical extension");
            takeAnswer(single, !found);
            found = true;
        }
        return found || fail(Problem::OtherCertificate, "no answer about this certificate");
    }

    void takeAnswer(OCSP_SINGLERESP* single, bool first) {
        int reason = -1;
        ASN1_GENERALIZEDTIME* revoked = nullptr;
        ASN1_GENERALIZEDTIME* from = nullptr;
        ASN1_GENERALIZEDTIME* until = nullptr;
        const int status = OCSP_single_get0_status(single, &reason, &revoked, &from, &until);
        const TimePoint thisUpdate = timeOf(from, "DER_MALFORMED");
        if (!first && thisUpdate < evidence_.thisUpdate)
            return;
        evidence_.thisUpdate = thisUpdate;
        evidence_.nextUpdate.reset();
        if (until != nullptr)
            evidence_.nextUpdate = timeOf(until, "DER_MALFORMED");
        evidence_.status = status == V_OCSP_CERTSTATUS_GOOD      ? Status::Good
                           : status == V_OCSP_CERTSTATUS_REVOKED ? Status::Revoked
                                                                 : Status::Unknown;
        evidence_.revokedAt.reset();
        evidence_.revocationReason.clear();
        if (evidence_.status == Status::Revoked) {
            evidence_.revokedAt = timeOf(revoked, "DER_MALFORMED");
            evidence_.revocationReason = reasonName(reason);
        }
    }

    /// Whoever fits the responder's name or key and signed; who may answer is preferred over who may not.
    bool findSigner() {
        if (isForgeable(OCSP_resp_get0_tbs_sigalg(basic_.get())))
            return fail(Problem::BadSignature, "the response is signed with a broken digest");
        std::vector<Certificate> candidates = evidence_.certificates;
        candidates.push_back(issuer_);
        candidates.insert(candidates.end(), trusted_.begin(), trusted_.end());
        bool known = false;
        for (const auto& candidate : candidates) {
            if (!isNamedResponder(candidate))
                continue;
            known = true;
            if (!hasSigned(candidate))
                continue;
            evidence_.signer = candidate;
            if (mayAnswer(candidate))
                return true;
        }
        if (!known)
            return fail(Problem::NotAuthorized, "the responder's certificate is not known");
        return evidence_.signer ? fail(Problem::NotAuthorized, "the responder may not answer for this issuer")
                                : fail(Problem::BadSignature, "the response's signature does not hold");
    }

    bool isNamedResponder(const Certificate& candidate) const {
        const ASN1_OCTET_STRING* keyHash = nullptr;
        const X509_NAME* name = nullptr;
        if (OCSP_resp_get0_id(basic_.get(), &keyHash, &name) != 1)
            return false;
        const X509* x509 = candidate.native().x509.get();
        if (name != nullptr)
            return X509_NAME_cmp(name, X509_get_subject_name(x509)) == 0;
        std::array<Byte, SHA_DIGEST_LENGTH> own{};
        check(X509_pubkey_digest(x509, EVP_sha1(), own.data(), nullptr) == 1);
        const ByteView wanted(ASN1_STRING_get0_data(keyHash),
                              static_cast<std::size_t>(ASN1_STRING_length(keyHash)));
        return std::equal(own.begin(), own.end(), wanted.begin(), wanted.end());
    }

    bool hasSigned(const Certificate& candidate) const {
        EVP_PKEY* key = X509_get0_pubkey(candidate.native().x509.get());
        const bool yes = key != nullptr && ASN1_item_verify(ASN1_ITEM_rptr(OCSP_RESPDATA),
                                                            OCSP_resp_get0_tbs_sigalg(basic_.get()),
                                                            OCSP_resp_get0_signature(basic_.get()),
                                                            OCSP_resp_get0_respdata(basic_.get()), key) == 1;
        ERR_clear_error();
        return yes;
    }

    bool mayAnswer(const Certificate& signer) const {
        if (isIssuer(signer) || std::find(trusted_.begin(), trusted_.end(), signer) != trusted_.end())
            return true;
        return signer.hasOcspSigningUse() &&
               (issues(issuer_, signer) ||
                std::any_of(trusted_.begin(), trusted_.end(),
                            [&](const auto& above) { return issues(above, signer); }));
    }

    /// An authority may have several certificates for its one name and key.
    bool isIssuer(const Certificate& signer) const {
        const X509* one = signer.native().x509.get();
        const X509* other = issuer_.native().x509.get();
        return X509_NAME_cmp(X509_get_subject_name(one), X509_get_subject_name(other)) == 0 &&
               EVP_PKEY_eq(X509_get0_pubkey(one), X509_get0_pubkey(other)) == 1;
    }

    /// A responder that prepares its answers beforehand leaves the nonce out (RFC 5019 section 4); how old
    /// such an answer is shows in thisUpdate.
    bool nonceFits() {
        const int at = OCSP_BASICRESP_get_ext_by_NID(basic_.get(), NID_id_pkix_OCSP_Nonce, -1);
        if (expectedNonce_.empty() || at < 0)
            return true;
        const ASN1_OCTET_STRING* value = X509_EXTENSION_get_data(OCSP_BASICRESP_get_ext(basic_.get(), at));
        const ByteView content(ASN1_STRING_get0_data(value),
                               static_cast<std::size_t>(ASN1_STRING_length(value)));
        const auto nonce = decoded<OctetStringHandle>(d2i_ASN1_OCTET_STRING, content);
        const bool same =
            nonce &&
            std::equal(expectedNonce_.begin(), expectedNonce_.end(), ASN1_STRING_get0_data(nonce.get()),
                       ASN1_STRING_get0_data(nonce.get()) + ASN1_STRING_length(nonce.get()));
        return same || fail(Problem::NonceMismatch, "the answer to another request");
    }

    const Certificate& certificate_;
    const Certificate& issuer_;
    const std::vector<Certificate>& trusted_;
    ByteView expectedNonce_;
    SharedBasicResponse basic_;
};

} // namespace

RevocationEvidence readOcspResponse(ByteView der, const Certificate& certificate, const Certificate& issuer,
                                    const std::vector<Certificate>& trustedResponders,
                                    ByteView expectedNonce) {
    return OcspReader(certificate, issuer, trustedResponders, expectedNonce).read(der);
}

} // namespace cunho::crypto
