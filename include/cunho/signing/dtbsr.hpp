// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/digest.hpp>

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
    crypto::Digest digest;    ///< SHA-256 of the DER of the signed attributes
    std::string documentName; ///< shown to the person by service or card dialogue; unique in a batch
    Purpose purpose;
};

} // namespace cunho::signing
