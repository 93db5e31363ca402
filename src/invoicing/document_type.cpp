// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/invoicing/document_type.hpp>

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

constexpr std::array rows{DocumentTypeRow{DocumentType::FT, "FT", "Fatura", "SalesInvoices", "SI", true}};

} // namespace

const DocumentTypeRow& documentType(DocumentType type) noexcept {
    return rows[static_cast<std::size_t>(type)];
}

std::optional<DocumentType> parseDocumentType(std::string_view code) noexcept {
    const auto* row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.code == code; });
    if (row == rows.end())
        return std::nullopt;
    return row->type;
}

} // namespace cunho::invoicing
