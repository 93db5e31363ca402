// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/issued_document.hpp>
#include <cunho/pdf/reader.hpp>

namespace cunho::app {

/// The printed PDF/A-1b with the document's two structured forms inside: "factur-x.xml" and "cius-pt.xml".
/// Its structure is that of PDF/A-3, not validated. The same document gives the same files, dated when it was
/// issued.
Bytes hybridInvoice(const invoicing::IssuedDocument& document, ByteView pdf, const pdf::Reader& reader);

} // namespace cunho::app
