// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/revocation_native.hpp"

#include <algorithm>
#include <array>

namespace cunho::crypto {
namespace {

using Status = RevocationEvidence::Status;

Bytes responseOf(int status, OCSP_BASICRESP* basic) {
    const auto response = own<OcspResponseHandle>(OCSP_response_create(status, basic));
    return encoded<const OCSP_RESPONSE*>(i2d_OCSP_RESPONSE, response.get());
}

int nativeStatus(Status status) noexcept {
    switch (status) {
    case Status::Good: return V_OCSP_CERTSTATUS_GOOD;
    case Status::Revoked: return V_OCSP_CERTSTATUS_REVOKED;
    case Status::Unknown: break;
    }
    return V_OCSP_CERTSTATUS_UNKNOWN;
}

void addAnswer(OCSP_BASICRESP* basic, OCSP_CERTID* id, const OcspIssue& issue) {
    const auto thisUpdate = generalizedTime(issue.thisUpdate);
    GeneralizedTimeHandle nextUpdate;
    if (issue.nextUpdate)
        nextUpdate = generalizedTime(*issue.nextUpdate);
    const auto revoked = generalizedTime(issue.revokedAt.value_or(issue.thisUpdate));
    check(OCSP_basic_add1_status(basic, id, nativeStatus(issue.status), OCSP_REVOKED_STATUS_NOSTATUS,
                                 revoked.get(), thisUpdate.get(), nextUpdate.get()) != nullptr);
}

/// Whether the CertID is about a certificate of `issuer`, with any of the digests that are known here.
bool isOf(const Certificate& issuer, const OCSP_CERTID* id) {
    const X509* x509 = issuer.native().x509.get();
    const std::array digests{EVP_sha1(), EVP_sha256(), EVP_sha384(), EVP_sha512()};
    return std::any_of(digests.begin(), digests.end(), [&](const EVP_MD* digest) {
        const auto own = crypto::own<CertIdHandle>(
            OCSP_cert_id_new(digest, X509_get_subject_name(x509), X509_get0_pubkey_bitstr(x509), nullptr));
        return OCSP_id_issuer_cmp(own.get(), id) == 0;
    });
}

void sign(OCSP_BASICRESP* basic, const PrivateKey& key, const CertificateChain& responder) {
    const auto above = own<X509StackHandle>(sk_X509_new_null());
    for (std::size_t i = 1; i < responder.size(); ++i)
        check(X509_add_cert(above.get(), responder[i].native().x509.get(), X509_ADD_FLAG_UP_REF) == 1);
    check(OCSP_basic_sign(basic, responder.front().native().x509.get(), key.native().key.get(), EVP_sha256(),
                          above.get(), OCSP_NOTIME) == 1);
}

} // namespace

Bytes ocspError(int status) {
    return responseOf(status, nullptr);
}

Bytes issueOcspResponse(ByteView request, const Certificate& issuer, const PrivateKey& responderKey,
                        const CertificateChain& responder,
                        const std::function<OcspIssue(const std::string& serialNumber)>& decide) {
    const auto asked = decoded<OcspRequestHandle>(d2i_OCSP_REQUEST, request);
    if (!asked || OCSP_request_onereq_count(asked.get()) == 0) {
        drainErrors();
        return ocspError(OCSP_RESPONSE_STATUS_MALFORMEDREQUEST);
    }
    const auto basic = own<BasicResponseHandle>(OCSP_BASICRESP_new());
    bool withNonce = true;
    TimePoint producedAt{};
    for (int i = 0; i < OCSP_request_onereq_count(asked.get()); ++i) {
        OCSP_CERTID* id = OCSP_onereq_get0_id(OCSP_request_onereq_get0(asked.get(), i));
        ASN1_INTEGER* serial = nullptr;
        check(OCSP_id_get0_info(nullptr, nullptr, nullptr, &serial, id) == 1);
        OcspIssue issue = decide(serialText(serial));
        if (!isOf(issuer, id))
            issue.status = Status::Unknown;
        addAnswer(basic.get(), id, issue);
        withNonce = withNonce && issue.withNonce;
        producedAt = std::max(producedAt, issue.producedAt);
    }
    if (withNonce)
        check(OCSP_copy_nonce(basic.get(), asked.get()) > 0);
    // OpenSSL sets this time to now unless told not to, and has no function that sets another one.
    auto* produced = const_cast<ASN1_GENERALIZEDTIME*>(OCSP_resp_get0_produced_at(basic.get()));
    check(ASN1_GENERALIZEDTIME_set(produced, secondsOf(producedAt)) != nullptr);
    sign(basic.get(), responderKey, responder);
    return responseOf(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic.get());
}

} // namespace cunho::crypto
