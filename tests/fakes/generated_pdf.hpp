// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/foreign_signature.hpp"

#include <iosfwd>
#include <string>

namespace cunho::test {

/// What a generated PDF looks like: three A4 pages with text and drawings, the first and the last different.
/// The generator is described in tests/data/README.md.
struct GeneratedPdf {
    using Xref = PdfSection::Xref;
    using Encryption = PdfEncryption;
    enum class Form {
        None,
        TextFields,
        EmptyField,  ///< an empty signature field "Assinar" on the last page
        LockField,   ///< the same with a /Lock over the text field "Nome"
        SeedField,   ///< the same with a /SV that asks for what the program does anyway
        CertifiedP1, ///< a foreign certification signature (DocMDP)
        CertifiedP2,
        CertifiedP3,
    };
    enum class Damage {
        None,
        StartXrefOff, ///< names a place seven bytes before the section
        TableOff,     ///< every offset of the table is three too small
        NoStartXref,
        NoEndOfFile, ///< nothing behind the number of startxref
        Truncated,   ///< the last third of the cross-reference section and all behind it are gone
        Trailing,    ///< bytes behind %%EOF
    };

    Xref xref = Xref::Table;
    bool objectStreams = false; ///< of Xref::Table: never
    Encryption encryption = Encryption::None;
    std::string password{};  ///< of the user; the owner's is "dono"
    bool metadata = true;    ///< false: the XMP of an encrypted file stays readable
    bool linearised = false; ///< by libqpdf, which writes tables or, with object streams, streams
    Form form = Form::None;
    std::size_t earlier = 0; ///< foreign signatures besides a certification
    std::string version{};   ///< of the header; empty: what the rest needs
    bool inherited = false;  ///< pages have box, resources and rotation from their tree
    bool indirectAnnots = false;
    bool xfa = false;
    bool usageRights = false;      ///< an (invalid) UR3
    std::int32_t permissions = -4; ///< /P of an encrypted file
    std::string leading{};         ///< bytes before "%PDF-"
    bool offsetsFromHeader = true; ///< with `leading`: else from the first byte of the file
    Damage damage = Damage::None;

    /// Whether there is such a file: a table has no object streams, libqpdf writes neither hybrid nor wide,
    /// only a table can have wrong offsets.
    bool isPossible() const;

    /// "WideStream_ObjectStreams_AesV3_Password_CertifiedP2_1Earlier"
    std::string name() const;

    friend std::ostream& operator<<(std::ostream& out, const GeneratedPdf& self);
};

/// Earlier signatures and certifications are made with the test PKI's certificate "p384".
std::string generatePdf(const GeneratedPdf& wanted, const TestPki& pki);

} // namespace cunho::test
