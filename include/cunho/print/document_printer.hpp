// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/invoicing/issued_document.hpp>

#include <string>
#include <vector>

namespace cunho::print {

/// How documents look; a company's choice.
enum class Template {
    Classic, ///< rules and a letterhead
    Modern,  ///< a band of the company's colour
    Compact, ///< many lines on a page
};

enum class Paper {
    A4,
    Roll80, ///< 80 mm, as long as needed: FS alone
};

/// What a page says of itself. On paper alone: what is signed, archived and sent again is always `Archive`.
enum class CopyMark {
    Archive, ///< "Original"; the one rendering that is kept and signed
    Original,
    Duplicate,
    Triplicate,
    Second, ///< "2.ª via": printed again later
};

/// Who made the program: training documents are headed with its name instead of the company's (Despacho
/// 8632/2014, 1.5).
struct SoftwareHouse {
    std::string name = "Cunho";
    std::vector<std::string> lines{"The Cunho authors", "Programa de faturação livre (MPL-2.0)",
                                   "Sem certificado da Autoridade Tributária"};
};

struct PrintOptions {
    Template look = Template::Classic;
    Paper paper = Paper::A4;
    std::string colour = "#1f5c4d"; ///< #rrggbb, of bands and headings
    CopyMark mark = CopyMark::Archive;
    /// What an invoice prints of how to pay: IBAN, Multibanco entity and reference, as lines.
    std::vector<std::string> paymentLines{};
    bool cancelled = false; ///< on paper: "Anulado", with `cancelReason`
    std::string cancelReason{};
    SoftwareHouse softwareHouse{};
};

/// Draws an issued document as PDF/A-1b, in Portuguese, with English beside it where the document asks for
/// it: Despacho 8632/2014 section 2.2, Portaria 195/2020, CIVA 36 and 40, DL 147/2003.
///
/// Needs a `Runtime` (or a QGuiApplication) alive in the process; may run on any thread. Throws
/// Internal/PRINT_FAILED, Configuration/FONT_MISSING, Input/QR_TOO_LONG, Input/PAPER_OF_OTHER_TYPE,
/// Input/ROLL_TOO_LONG.
Bytes printDocument(const invoicing::IssuedDocument& document, Environment environment,
                    const PrintOptions& options = {});

} // namespace cunho::print
