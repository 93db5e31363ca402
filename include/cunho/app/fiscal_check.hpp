// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/page_codes.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/reason_text.hpp>
#include <cunho/invoicing/fiscal_qr_reading.hpp>
#include <cunho/invoicing/repositories.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::app {

/// A fiscal QR code that says another thing than the document does.
struct QrDifference {
    std::string field; ///< "O"
    std::string inCode;
    std::string inDocument;

    bool operator==(const QrDifference&) const = default;
};

/// One QR code of a file and what it is worth.
struct QrFinding {
    enum class Outcome {
        Other,     ///< no fiscal code
        Read,      ///< fiscal, of the right form; nothing to compare it with
        Equal,     ///< and the same as the document that it is compared with
        Malformed, ///< fiscal, and something in it cannot be: `fiscal->problems`
        Different, ///< not what the document says: `differences`
    };
    /// What it was compared with.
    enum class Source {
        Nothing,
        Books,      ///< the document of this number, issued here
        Attachment, ///< the invoice in XML that the file carries: `attachment`
    };
    Outcome outcome = Outcome::Other;
    Source source = Source::Nothing;
    std::string attachment; ///< its name
    PageCode code;
    std::optional<invoicing::FiscalQrReading> fiscal;
    std::vector<QrDifference> differences;
};

/// The QR codes of a file.
struct QrReport {
    bool asked = false;             ///< they were looked for
    std::optional<Failure> failure; ///< why they could not be
    std::uint32_t pages = 0;
    std::uint32_t looked = 0; ///< at so many pages
    std::vector<QrFinding> codes;

    bool complete() const noexcept { return looked == pages; }
    /// The one that counts: the worst of the fiscal ones, null where there is none.
    const QrFinding* fiscal() const;
};

/// What a document in XML states of what its QR code states as well; absent: it says nothing of it.
struct StructuredFacts {
    std::string attachment; ///< "factur-x.xml"
    std::optional<std::string> number, issuerNif, customerNif;
    std::optional<std::string> date; ///< YYYYMMDD
    std::optional<invoicing::Money> tax, gross;
};

/// Judges what was found. `books` may be null: nothing was issued here. A code of a document that stands in
/// the books (issuer and number) must be what is kept there, letter by letter; a copy that was printed after
/// a change of state differs in E alone, and that is no difference.
QrReport judgeCodes(const PageCodes& found, invoicing::DocumentRepository* books,
                    const std::optional<StructuredFacts>& attached = std::nullopt);

/// "QR lido e igual ao documento", "QR lido: FT 2026A/1 · 543,15 €", "sem QR", …: one clause without full
/// stop.
std::string qrSummary(const QrReport& report, Language language);

} // namespace cunho::app
