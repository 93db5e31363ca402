// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace cunho::invoicing {

/// The Tax Authority's document types that the program issues; each value has one row in the table behind
/// `documentType`. VD, TV, TD, AA, DA and DC are over (Portaria 302/2016) and have none.
enum class DocumentType { FT, FS, FR, NC, ND, RG, RC, OR, PF, NE, GT, GR };

/// SAF-T (PT) SourceDocuments 4.1 to 4.4.
enum class SaftBlock { SalesInvoices, MovementOfGoods, WorkingDocuments, Payments };

struct DocumentTypeRow {
    DocumentType type;
    std::string_view code;        ///< first part of the number: "FT"
    std::string_view designation; ///< "Fatura"
    std::string_view english;     ///< "Invoice", for a second language on paper
    SaftBlock block;
    bool hashed;    ///< goes into a hash chain: all but receipts
    bool invoice;   ///< states what is owed: FT, FS, FR; may be credited, debited
    bool rectifies; ///< NC, ND: names the invoice on every line (CIVA 36(6))
    bool credits;   ///< takes from what the customer owes: NC, receipts
    bool paid;      ///< carries its payments: FR, FS (where given), receipts
    /// Its PDF gets a qualified signature: invoices and what corrects them (DL 28/2019, article 12(2)(a)),
    /// receipts since customers get them as PDFs too, GT and GR once the Tax Authority's code stands on them.
    /// OR, PF and NE are nothing that a customer must be able to prove: they are not signed.
    bool isSigned;
};

const DocumentTypeRow& documentType(DocumentType type) noexcept;
std::optional<DocumentType> parseDocumentType(std::string_view code) noexcept;
std::span<const DocumentTypeRow> documentTypes() noexcept;

/// "SalesInvoices"
std::string_view blockName(SaftBlock block) noexcept;

/// "SI", "MG", "WD", "PY": the class that a series is communicated with (manual of the series service).
std::string_view seriesClass(SaftBlock block) noexcept;

} // namespace cunho::invoicing
