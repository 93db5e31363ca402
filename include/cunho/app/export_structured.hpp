// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>

#include <filesystem>
#include <string>

namespace cunho::app {

/// Structured forms of an invoice as files of their own.
enum class StructuredForm {
    Ubl, ///< UBL 2.1 in the form of CIUS-PT, for the public administration
    Cii, ///< Cross Industry Invoice, as in Factur-X
};

/// "FT_2026A_1.cius-pt.xml", "FT_2026A_1.factur-x.xml"
std::string structuredFileName(const invoicing::IssuedDocument& document, StructuredForm form);

/// Writes one to `target`, whole or not at all; an existing file is replaced only when `replace`. Throws
/// NotFound/DOCUMENT_UNKNOWN, Unsupported/NO_STRUCTURED_FORM, Storage errors as AtomicFile.
void exportStructured(Services& services, std::int64_t documentId, StructuredForm form,
                      const std::filesystem::path& target, bool replace = false);

} // namespace cunho::app
