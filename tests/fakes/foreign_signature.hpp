// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/pdf_section.hpp"
#include "fakes/test_pki.hpp"

#include <string>

namespace cunho::test {

/// How somebody else's program signs a PDF.
struct ForeignSignature {
    PdfSection::Xref xref = PdfSection::Xref::Table; ///< of the appended section
    bool pack = false;           ///< everything but the signature itself goes into an object stream
    bool cades = false;          ///< ETSI.CAdES.detached; otherwise adbe.pkcs7.detached
    int certify = 0;             ///< 1 to 3: a certification signature with this /P (12.8.2.2)
    std::string field = "Outra"; ///< partial name of the new field
    std::string password{};      ///< of an encrypted file
};

/// A signer whose every line is foreign to the program: libqpdf reads, OpenSSL's own CMS signs (certificate
/// "p384" of the test PKI), the section is written here, in the way of the file's kind.
std::string signForeign(const std::string& file, const ForeignSignature& how, const TestPki& pki);

} // namespace cunho::test
