// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "providers/pkcs11/cryptoki.hpp"

#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/signature_algorithm.hpp>

namespace cunho::providers::pkcs11 {

/// How a signature algorithm is asked of a token: its mechanism, what goes in, and what comes out. The digest
/// is always made here, so that a token hashes nothing.
///
/// CKM_RSA_PKCS takes a DigestInfo, CKM_RSA_PKCS_PSS and CKM_ECDSA the bare digest (PKCS #11 mechanisms 2.40,
/// 2.1.6, 2.1.10 and 2.3.6).
class Mechanism {
  public:
    /// Throws Unsupported/KEY_KIND_UNSUPPORTED when the certificate's key does not sign with it, and for
    /// SHA-1.
    Mechanism(const crypto::Certificate& signer, const crypto::SignatureAlgorithm& algorithm);

    CK_MECHANISM_TYPE type() const noexcept;
    CK_KEY_TYPE keyType() const noexcept;

    /// With parameters that lie in this object.
    CK_MECHANISM native() noexcept;

    /// What C_Sign takes.
    Bytes input(const crypto::Digest& digest) const;

    /// The value as CMS has it: r and s of ECDSA become DER. Anything else stays as it is: the DER that some
    /// tokens give already, or what verifies under no key.
    Bytes value(Bytes fromToken) const;

  private:
    crypto::SignatureAlgorithm algorithm_;
    std::size_t orderLength_; ///< of an elliptic curve, in bytes
    CK_RSA_PKCS_PSS_PARAMS pss_{};
};

} // namespace cunho::providers::pkcs11
