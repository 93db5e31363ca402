// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "crypto/native.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/revocation.hpp>

#include <openssl/err.h>
#include <openssl/ocsp.h>
#include <string>
#include <utility>

namespace cunho::crypto {

using BasicResponseHandle = std::unique_ptr<OCSP_BASICRESP, Free<OCSP_BASICRESP_free>>;
using CertIdHandle = std::unique_ptr<OCSP_CERTID, Free<OCSP_CERTID_free>>;
using CrlHandle = std::unique_ptr<X509_CRL, Free<X509_CRL_free>>;
using OcspRequestHandle = std::unique_ptr<OCSP_REQUEST, Free<OCSP_REQUEST_free>>;
using OcspResponseHandle = std::unique_ptr<OCSP_RESPONSE, Free<OCSP_RESPONSE_free>>;
using TimeHandle = std::unique_ptr<ASN1_TIME, Free<ASN1_TIME_free>>;
using GeneralizedTimeHandle = std::unique_ptr<ASN1_GENERALIZEDTIME, Free<ASN1_GENERALIZEDTIME_free>>;

/// The DER that an i2d function writes.
template<class Object>
Bytes encoded(int (*encode)(Object, unsigned char**), Object object) {
    const int size = encode(object, nullptr);
    check(size > 0);
    Bytes der(static_cast<std::size_t>(size));
    unsigned char* at = der.data();
    check(encode(object, &at) == size);
    return der;
}

/// The object that a d2i function reads from the whole of `der`; nothing when it is unreadable or when bytes
/// follow it.
template<class Handle>
Handle decoded(typename Handle::pointer (*decode)(typename Handle::pointer*, const unsigned char**, long),
               ByteView der) {
    const unsigned char* at = der.data();
    Handle object(decode(nullptr, &at, static_cast<long>(der.size())));
    if (object && at != der.data() + der.size())
        object.reset();
    return object;
}

/// What readers of OCSP responses and of lists have in common: steps in order, of which the first that fails
/// leaves its problem in the evidence.
class EvidenceReader {
  protected:
    explicit EvidenceReader(RevocationEvidence::Kind kind) { evidence_.kind = kind; }

    /// Runs `steps`, which return false after `fail`; what they throw is Unreadable.
    template<typename Steps>
    RevocationEvidence readBy(ByteView der, Steps steps) {
        evidence_.der.assign(der.begin(), der.end());
        try {
            if (steps())
                evidence_.problem = RevocationEvidence::Problem::None;
        } catch (const Error& error) {
            fail(RevocationEvidence::Problem::Unreadable, error.what());
        }
        ERR_clear_error();
        return std::move(evidence_);
    }

    bool fail(RevocationEvidence::Problem problem, std::string why) {
        evidence_.problem = problem;
        evidence_.detail = std::move(why);
        return false;
    }

    RevocationEvidence evidence_;
};

GeneralizedTimeHandle generalizedTime(TimePoint time);

/// Whether a signature algorithm rests on MD5 or an older digest, under which anybody can forge.
bool isForgeable(const X509_ALGOR* algorithm);

/// The name of a CRLReason (RFC 5280 section 5.3.1); empty for none (-1).
std::string reasonName(long reason);

} // namespace cunho::crypto
