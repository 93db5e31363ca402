// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/invoicing/issued_document.hpp>

namespace cunho::invoicing {

/// Whether EN 16931 has a form for the document: FT, FS, FR, ND and NC in euro or another currency.
bool hasStructuredForm(const IssuedDocument& document) noexcept;

/// The document as UBL 2.1 in the form of CIUS-PT 2.1.1 (Invoice, or CreditNote for NC), UTF-8; amounts are
/// the calculator's, line amounts add up by shares of cents. Not validated by the national body's rules: no
/// text may say so. Throws Unsupported/NO_STRUCTURED_FORM.
Bytes ublInvoice(const IssuedDocument& document);

/// The same as UN/CEFACT Cross Industry Invoice D16B in the profile EN 16931 (Factur-X 1.0), UTF-8.
Bytes ciiInvoice(const IssuedDocument& document);

} // namespace cunho::invoicing
