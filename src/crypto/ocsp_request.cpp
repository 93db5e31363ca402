// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/revocation_native.hpp"

#include <cunho/core/random.hpp>

namespace cunho::crypto {

OcspRequest OcspRequest::make(const Certificate& certificate, const Certificate& issuer, bool withNonce) {
    const auto request = own<OcspRequestHandle>(OCSP_REQUEST_new());
    auto id = own<CertIdHandle>(
        OCSP_cert_to_id(EVP_sha1(), certificate.native().x509.get(), issuer.native().x509.get()));
    check(OCSP_request_add0_id(request.get(), id.get()) != nullptr);
    id.release(); // the request owns it now

    OcspRequest made;
    if (withNonce) {
        made.nonce = randomBytes(16);
        check(OCSP_request_add1_nonce(request.get(), made.nonce.data(),
                                      static_cast<int>(made.nonce.size())) == 1);
    }
    made.der = encoded<const OCSP_REQUEST*>(i2d_OCSP_REQUEST, request.get());
    return made;
}

} // namespace cunho::crypto
