// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/pki.hpp"
#include "sandbox/signature_ledger.hpp"

#include <cunho/core/bytes.hpp>

#include <string>
#include <vector>

namespace cunho::sandbox {

/// One signature of the service in a finished PDF.
struct FoundSignature {
    std::string field;
    std::string digest;   ///< of the ledger
    std::string level;    ///< "B-B" … "B-LTA"
    std::string revision; ///< SHA-256 of the file up to the end of what the signature covers
};

/// What looking at a finished PDF comes to.
struct PdfFindings {
    std::vector<FoundSignature> signatures;
    std::vector<std::string> problems; ///< none: the file is as it has to be
};

/// Validates every signature in the PDF that one of the sandbox's authorities vouches for (autenticacao-gov
/// F): a value of the ledger, over this file and no other; CAdES attributes without signing-time, coded as
/// DER; a chain to the root, valid at `now`; the company of its account, or the citizen who signed; no other
/// policy than its service's; and a DSS, where there is one, with what it takes to validate the signature
/// later. Of SCAP's signatures of a document all have to be there, in their order and after the citizen's.
/// Never throws for a bad file.
PdfFindings checkPdf(ByteView file, const std::vector<IssuedSignature>& ledger, const Pki& pki,
                     TimePoint now);

} // namespace cunho::sandbox
