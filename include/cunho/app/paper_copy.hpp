// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/print/document_printer.hpp>

#include <vector>

namespace cunho::app {

/// The copies that may be printed of a document: original, duplicate, triplicate and "2.ª via"; of transport
/// documents three at once (DL 147/2003, article 6), of receipts and working documents no triplicate.
std::vector<print::CopyMark> paperCopies(const invoicing::IssuedDocument& document);

/// A PDF to be printed on paper, drawn anew from the facts as issued; never signed, never kept, never sent:
/// what goes out again as a file is always `documentPdf`. A cancelled document says so, with its reason.
/// Throws NotFound/DOCUMENT_UNKNOWN, and Internal/UNEXPECTED for CopyMark::Archive.
Bytes paperCopy(Services& services, std::int64_t documentId, print::CopyMark mark);

} // namespace cunho::app
