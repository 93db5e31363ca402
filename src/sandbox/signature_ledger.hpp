// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <string>
#include <vector>

namespace cunho::sandbox {

/// One signature value that a service made.
struct IssuedSignature {
    std::string digest; ///< SHA-256 of the signed attributes, lower-case hexadecimal
    Bytes value;
    std::string credentialId;       ///< of SAFE, else empty
    std::string nipc;               ///< the company of its account or certificate, where there is one
    bool delivered = false;         ///< a client was given it, unharmed
    std::string issuer = "ec-safe"; ///< of the certificate that it verifies with (`Pki::issuer`)
    std::string subjectNumber{};    ///< serialNumber of that certificate's subject; empty: not looked at
    std::string document{};         ///< of SCAP: what the signatures of one document have in common
    std::size_t place = 0;          ///< of SCAP: among them, from 0
    std::size_t places = 0;         ///< of SCAP: how many there have to be
    Bytes afterValue{};             ///< of SCAP: the citizen's signature, which comes first
};

/// Which signatures there are; SafeService, ScmdService and ScapSigningService are one each.
class SignatureLedger {
  public:
    virtual ~SignatureLedger() = default;

    /// By digest; one that was made twice, which gives the same value, is there once.
    virtual std::vector<IssuedSignature> issuedSignatures() const = 0;
};

} // namespace cunho::sandbox
