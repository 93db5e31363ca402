// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/digest.hpp>
#include <cunho/crypto/signature_algorithm.hpp>

#include <string>

namespace cunho::signing {

/// What a signature is for. SAFE may serve issued invoices of the certificate's company only.
struct Purpose {
    enum class Kind { IssuedInvoice, Foreign };
    Kind kind = Kind::Foreign;
    std::string nipc; ///< the issuing company of an issued invoice, 9 digits
};

/// Data-to-be-signed representation (EN 319 102-1): the digest that card or service signs.
struct Dtbsr {
    std::string id;           ///< a UUID, stable over restarts; names the entry in the journal
    crypto::Digest digest;    ///< of the DER of the signed attributes, as `algorithm` has it
    std::string documentName; ///< shown to the person by service or card dialogue; unique in a batch
    Purpose purpose;
    crypto::SignatureAlgorithm algorithm{}; ///< of the value to be made; kept in the journal
};

} // namespace cunho::signing
