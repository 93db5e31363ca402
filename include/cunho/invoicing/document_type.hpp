// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string_view>

namespace cunho::invoicing {

/// The Tax Authority's document types; each value has one row in the table behind `documentType`.
enum class DocumentType { FT };

struct DocumentTypeRow {
    DocumentType type;
    std::string_view code;        ///< first part of the number: "FT"
    std::string_view designation; ///< "Fatura"
    std::string_view saftBlock;   ///< "SalesInvoices"
    std::string_view seriesClass; ///< "SI"
    bool hashed;                  ///< goes into a hash chain
};

const DocumentTypeRow& documentType(DocumentType type) noexcept;
std::optional<DocumentType> parseDocumentType(std::string_view code) noexcept;

} // namespace cunho::invoicing
