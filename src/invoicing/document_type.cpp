// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/invoicing/document_type.hpp>

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

using enum SaftBlock;

// clang-format off
constexpr std::array typeRows{
    //              type              code  designation             english                block             hashed invoice rectifies credits paid   signed
    DocumentTypeRow{DocumentType::FT, "FT", "Fatura",               "Invoice",             SalesInvoices,    true,  true,  false, false, false, true},
    DocumentTypeRow{DocumentType::FS, "FS", "Fatura simplificada",  "Simplified invoice",  SalesInvoices,    true,  true,  false, false, true,  true},
    DocumentTypeRow{DocumentType::FR, "FR", "Fatura-recibo",        "Invoice and receipt", SalesInvoices,    true,  true,  false, false, true,  true},
    DocumentTypeRow{DocumentType::NC, "NC", "Nota de crédito",      "Credit note",         SalesInvoices,    true,  false, true,  true,  false, true},
    DocumentTypeRow{DocumentType::ND, "ND", "Nota de débito",       "Debit note",          SalesInvoices,    true,  false, true,  false, false, true},
    DocumentTypeRow{DocumentType::RG, "RG", "Recibo",               "Receipt",             Payments,         false, false, false, true,  true,  true},
    DocumentTypeRow{DocumentType::RC, "RC", "Recibo de IVA de caixa", "Cash VAT receipt",  Payments,         false, false, false, true,  true,  true},
    DocumentTypeRow{DocumentType::OR, "OR", "Orçamento",            "Quote",               WorkingDocuments, true,  false, false, false, false, false},
    DocumentTypeRow{DocumentType::PF, "PF", "Fatura pró-forma",     "Pro forma invoice",   WorkingDocuments, true,  false, false, false, false, false},
    DocumentTypeRow{DocumentType::NE, "NE", "Nota de encomenda",    "Order",               WorkingDocuments, true,  false, false, false, false, false},
    DocumentTypeRow{DocumentType::GT, "GT", "Guia de transporte",   "Transport document",  MovementOfGoods,  true,  false, false, false, false, true},
    DocumentTypeRow{DocumentType::GR, "GR", "Guia de remessa",      "Delivery note",       MovementOfGoods,  true,  false, false, false, false, true},
};
// clang-format on

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> blockNames{
    {{"SalesInvoices", "SI"}, {"MovementOfGoods", "MG"}, {"WorkingDocuments", "WD"}, {"Payments", "PY"}}};

} // namespace

const DocumentTypeRow& documentType(DocumentType type) noexcept {
    return typeRows[static_cast<std::size_t>(type)];
}

std::optional<DocumentType> parseDocumentType(std::string_view code) noexcept {
    const auto* row =
        std::find_if(typeRows.begin(), typeRows.end(), [&](const auto& r) { return r.code == code; });
    if (row == typeRows.end())
        return std::nullopt;
    return row->type;
}

std::span<const DocumentTypeRow> documentTypes() noexcept {
    return typeRows;
}

std::string_view blockName(SaftBlock block) noexcept {
    return blockNames[static_cast<std::size_t>(block)].first;
}

std::string_view seriesClass(SaftBlock block) noexcept {
    return blockNames[static_cast<std::size_t>(block)].second;
}

} // namespace cunho::invoicing
