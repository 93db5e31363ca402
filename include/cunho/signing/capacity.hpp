// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/job_context.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/signing/provider.hpp>
#include <cunho/signing/seal.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace cunho::signing {

/// A person's signature of one document, as who certifies capacities looks at it.
struct CitizenSignature {
    std::string documentName;
    crypto::Digest attributes; ///< SHA-256 of the DER signed attributes of its CMS
    Bytes value;               ///< the SignatureValue's octets
};

/// One of the signatures that follow a person's: of whoever certifies an attribute, and last the service's
/// seal.
struct CapacityTransaction {
    /// Signs for this transaction alone, the documents that were authorised, in their order; asks nobody.
    std::unique_ptr<SignatureProvider> provider;
    std::string reason; ///< for /Reason, UTF-8
};

/// Port: the capacities in which a person chose to sign. Whoever certifies them signs after the person, in
/// the order of the transactions; a document without all of them is not signed in that capacity
/// (autenticacao-gov D.4).
class CapacityAuthority {
  public:
    virtual ~CapacityAuthority() = default;

    /// Documents of one `authorize`.
    virtual std::size_t batchLimit() const noexcept = 0;

    /// Who certifies what, for the visible seal: fills `certifiedBy`, `attributes` and `layout`.
    virtual void describe(SealContent& seal) const = 0;

    /// One transaction for each who certifies, in order, the service's own seal last. The providers must not
    /// outlive this. Errors as its service has them.
    virtual std::vector<CapacityTransaction> authorize(const crypto::Certificate& citizen,
                                                       std::span<const CitizenSignature> documents,
                                                       const JobContext& job) = 0;
};

} // namespace cunho::signing
