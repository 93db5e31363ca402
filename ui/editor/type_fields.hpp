// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/document_type.hpp>

#include <QString>
#include <vector>

namespace cunho::ui {

/// Where a field of a document stands in the editor.
enum class Presence {
    None,
    Folded, ///< in *Mais campos*
    Shown,
};

/// What the editor asks for in a document of a type.
struct TypeFields {
    bool lines = true; ///< false: settlements of a receipt
    bool fixedLines =
        false; ///< NC: lines come from the invoice; only quantities, prices and discounts change
    Presence prices = Presence::Shown;
    Presence due = Presence::None;
    Presence payment = Presence::None;
    Presence transport = Presence::None;
    bool reason = false;      ///< NC, ND
    bool withholding = false; ///< retenção na fonte
    bool currency = false;
    bool supply = false; ///< date of supply, when other than the document's
    bool discount = false;
};

TypeFields fieldsOf(invoicing::DocumentType type) noexcept;

/// What a draft may become without being written again, itself included: FT, FS, FR.
std::vector<invoicing::DocumentType> familyOf(invoicing::DocumentType type);

/// What *Novo* offers, in its order; notes and the rest come from a document.
std::vector<invoicing::DocumentType> creatableTypes();

/// "Fatura simplificada", in the window's language.
QString typeName(invoicing::DocumentType type);

/// "fatura simplificada", inside a sentence.
QString typeNameInside(invoicing::DocumentType type);

/// "Nova fatura", "Novo recibo"; of a stored draft "Rascunho de fatura".
QString editorTitle(invoicing::DocumentType type, bool stored);

/// Whether its designation is of the male gender in Portuguese: "Recibo emitido".
bool isMasculine(invoicing::DocumentType type) noexcept;

} // namespace cunho::ui
