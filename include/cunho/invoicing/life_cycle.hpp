// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/invoicing/document_type.hpp>
#include <cunho/invoicing/money.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::invoicing {

/// Where a document stands with the world; its signature is another matter (DocumentState).
enum class Standing {
    Draft,
    Issued,
    PartlySettled,  ///< receipts cover a part of what credit notes left
    Settled,        ///< receipts cover all of it (FR, FS: from the start)
    PartlyCredited, ///< credit notes take a part of it back, and no receipt stands against it
    Credited,       ///< they take all of it
    Invoiced,       ///< OR, PF, NE, GT, GR: became an invoice (SAF-T status F)
    Cancelled,      ///< SAF-T status A
};

/// What can be done with a document.
enum class DocumentAction {
    Issue,
    Edit,
    Delete,
    Cancel,
    Credit,  ///< a credit note over it
    Debit,   ///< a debit note over it
    Receive, ///< a receipt over it
    Invoice, ///< an invoice from it
    Deliver, ///< a transport document from it
    Copy,    ///< a new draft with its lines
};

std::string_view standingName(Standing standing) noexcept; ///< "issued", "partly-settled", …
std::optional<Standing> parseStanding(std::string_view name) noexcept;
std::string_view actionName(DocumentAction action) noexcept;

/// Why an action is not open: reason of an error ("CREDIT_OF_CANCELLED"), or nothing when it is.
///
/// One table over kind of document, standing and action (Despacho 8632/2014, 3.3.7 to 3.3.9; CIVA 29(7),
/// 78). What depends on more than the standing (a receipt stands against it) is in `Dealings` below.
std::optional<std::string_view> refusalOf(DocumentType type, Standing standing,
                                          DocumentAction action) noexcept;

/// Actions open to a document, in the order of the enumeration.
std::vector<DocumentAction> actionsOf(DocumentType type, Standing standing);

/// What the books say of an issued document besides its own facts.
struct Dealings {
    bool cancelled = false;
    bool invoiced = false; ///< became an invoice
    Money credited;        ///< gross of the active credit notes over it
    Money settled; ///< sum of `Settlement::amount` in active receipts (of an NC: what was set off of it)
    std::vector<std::string> notes{};    ///< numbers of the active NC and ND over it
    std::vector<std::string> receipts{}; ///< numbers of the active receipts over it
};

/// What credit notes took from a line.
struct Credited {
    Decimal quantity;
    Money net;
};

/// The standing that follows, the first that holds: Cancelled; Invoiced; Credited (`credited` reaches the
/// gross); of FR and FS PartlyCredited, else Settled; of others Settled (`settled` and `credited` reach the
/// gross), PartlySettled, PartlyCredited, Issued. Receipts settle gross, what was withheld included: `owed`
/// (gross less withholding) only tells that nothing at all is owed.
Standing standingOf(const DocumentTypeRow& type, Money gross, Money owed, const Dealings& dealings);

/// One entry of the append-only list of a document's states (SAF-T DocumentStatus).
struct StatusChange {
    char status = 'N'; ///< N, S, A or F
    LocalTime at;
    std::string reason{}; ///< A: at most 50 characters
    std::string sourceId; ///< who, at most 30 characters
};

} // namespace cunho::invoicing
