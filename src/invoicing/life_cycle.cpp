// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/invoicing/life_cycle.hpp>

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

/// Types that live alike.
enum class Kind { Invoice, PaidInvoice, CreditNote, DebitNote, Receipt, Order, Transport };

constexpr Kind kindOf(DocumentType type) noexcept {
    switch (type) {
    case DocumentType::FT: return Kind::Invoice;
    case DocumentType::FS:
    case DocumentType::FR: return Kind::PaidInvoice;
    case DocumentType::NC: return Kind::CreditNote;
    case DocumentType::ND: return Kind::DebitNote;
    case DocumentType::RG:
    case DocumentType::RC: return Kind::Receipt;
    case DocumentType::OR:
    case DocumentType::PF:
    case DocumentType::NE: return Kind::Order;
    case DocumentType::GT:
    case DocumentType::GR: break;
    }
    return Kind::Transport;
}

using Reason = std::string_view;

constexpr std::size_t actionCount = static_cast<std::size_t>(DocumentAction::Copy) + 1;

struct Row {
    Kind kind;
    Standing standing;
    std::array<Reason, actionCount> refusals; ///< by DocumentAction; empty: open
};

/// The table has its words to itself.
namespace life {

// Why an action is not open; `open` where it is.
constexpr Reason open;
constexpr Reason other = "ACTION_OF_OTHER_TYPE";     // this kind of document has no such thing
constexpr Reason draft = "ACTION_OF_DRAFT";          // it is to be issued first
constexpr Reason fixed = "ACTION_OF_ISSUED";         // issued: no more changes (Despacho 8632/2014, 1.11)
constexpr Reason gone = "ACTION_OF_CANCELLED";       // nothing follows from a cancelled document
constexpr Reason twice = "CANCEL_TWICE";             //
constexpr Reason notes = "CANCEL_NOTES";             // its notes first (3.3.8)
constexpr Reason paid = "CANCEL_RECEIPTS";           // its receipts first
constexpr Reason taken = "CANCEL_INVOICED";          // it became an invoice
constexpr Reason voidCr = "CREDIT_OF_CANCELLED";     // 3.3.7
constexpr Reason fullCr = "CREDIT_OF_CREDITED";      // 3.3.7
constexpr Reason voidDr = "DEBIT_OF_CANCELLED";      //
constexpr Reason voidRc = "SETTLEMENT_OF_CANCELLED"; //
constexpr Reason doneRc = "SETTLEMENT_OF_PAID";      // nothing is owed any more
constexpr Reason closed = "ORDER_CLOSED";            // invoiced or cancelled

using enum Kind;
using enum Standing;

// clang-format off
constexpr std::array table{
    //                                   Issue  Edit   Delete Cancel Credit  Debit   Receive Invoice Deliver Copy
    Row{Invoice,     Draft,           {{ open,  open,  open,  draft, draft,  draft,  draft,  draft,  draft,  open}}},
    Row{Invoice,     Issued,          {{ fixed, fixed, fixed, open,  open,   open,   open,   other,  open,   open}}},
    Row{Invoice,     PartlySettled,   {{ fixed, fixed, fixed, paid,  open,   open,   open,   other,  open,   open}}},
    Row{Invoice,     Settled,         {{ fixed, fixed, fixed, paid,  open,   open,   doneRc, other,  open,   open}}},
    Row{Invoice,     PartlyCredited,  {{ fixed, fixed, fixed, notes, open,   open,   open,   other,  open,   open}}},
    Row{Invoice,     Credited,        {{ fixed, fixed, fixed, notes, fullCr, open,   open,   other,  open,   open}}},
    Row{Invoice,     Cancelled,       {{ fixed, fixed, fixed, twice, voidCr, voidDr, voidRc, other,  gone,   open}}},

    Row{PaidInvoice, Draft,           {{ open,  open,  open,  draft, draft,  draft,  draft,  draft,  draft,  open}}},
    Row{PaidInvoice, Settled,         {{ fixed, fixed, fixed, open,  open,   open,   doneRc, other,  open,   open}}},
    Row{PaidInvoice, PartlyCredited,  {{ fixed, fixed, fixed, notes, open,   open,   doneRc, other,  open,   open}}},
    Row{PaidInvoice, Credited,        {{ fixed, fixed, fixed, notes, fullCr, open,   doneRc, other,  open,   open}}},
    Row{PaidInvoice, Cancelled,       {{ fixed, fixed, fixed, twice, voidCr, voidDr, voidRc, other,  gone,   open}}},

    Row{CreditNote,  Draft,           {{ open,  open,  open,  draft, draft,  draft,  draft,  draft,  draft,  open}}},
    Row{CreditNote,  Issued,          {{ fixed, fixed, fixed, open,  other,  other,  open,   other,  other,  other}}},
    Row{CreditNote,  PartlySettled,   {{ fixed, fixed, fixed, paid,  other,  other,  open,   other,  other,  other}}},
    Row{CreditNote,  Settled,         {{ fixed, fixed, fixed, paid,  other,  other,  doneRc, other,  other,  other}}},
    Row{CreditNote,  Cancelled,       {{ fixed, fixed, fixed, twice, other,  other,  voidRc, other,  other,  other}}},

    Row{DebitNote,   Draft,           {{ open,  open,  open,  draft, draft,  draft,  draft,  draft,  draft,  open}}},
    Row{DebitNote,   Issued,          {{ fixed, fixed, fixed, open,  other,  other,  open,   other,  other,  other}}},
    Row{DebitNote,   PartlySettled,   {{ fixed, fixed, fixed, paid,  other,  other,  open,   other,  other,  other}}},
    Row{DebitNote,   Settled,         {{ fixed, fixed, fixed, paid,  other,  other,  doneRc, other,  other,  other}}},
    Row{DebitNote,   Cancelled,       {{ fixed, fixed, fixed, twice, other,  other,  voidRc, other,  other,  other}}},

    Row{Receipt,     Draft,           {{ open,  open,  open,  draft, draft,  draft,  draft,  draft,  draft,  other}}},
    Row{Receipt,     Issued,          {{ fixed, fixed, fixed, open,  other,  other,  other,  other,  other,  other}}},
    Row{Receipt,     Cancelled,       {{ fixed, fixed, fixed, twice, other,  other,  other,  other,  other,  other}}},

    Row{Order,       Draft,           {{ open,  open,  open,  draft, draft,  draft,  draft,  draft,  draft,  open}}},
    Row{Order,       Issued,          {{ fixed, fixed, fixed, open,  other,  other,  other,  open,   open,   open}}},
    Row{Order,       Invoiced,        {{ fixed, fixed, fixed, taken, other,  other,  other,  closed, open,   open}}},
    Row{Order,       Cancelled,       {{ fixed, fixed, fixed, twice, other,  other,  other,  closed, gone,   open}}},

    Row{Transport,   Draft,           {{ open,  open,  open,  draft, draft,  draft,  draft,  draft,  draft,  open}}},
    Row{Transport,   Issued,          {{ fixed, fixed, fixed, open,  other,  other,  other,  open,   other,  open}}},
    Row{Transport,   Invoiced,        {{ fixed, fixed, fixed, taken, other,  other,  other,  closed, other,  open}}},
    Row{Transport,   Cancelled,       {{ fixed, fixed, fixed, twice, other,  other,  other,  closed, other,  open}}},
};
// clang-format on

} // namespace life

constexpr std::array<std::string_view, 8> standings{
    "draft", "issued", "partly-settled", "settled", "partly-credited", "credited", "invoiced", "cancelled"};
constexpr std::array<std::string_view, actionCount> actions{
    "issue", "edit", "delete", "cancel", "credit", "debit", "receive", "invoice", "deliver", "copy"};

} // namespace

std::string_view standingName(Standing standing) noexcept {
    return standings[static_cast<std::size_t>(standing)];
}

std::optional<Standing> parseStanding(std::string_view name) noexcept {
    const auto* found = std::find(standings.begin(), standings.end(), name);
    if (found == standings.end())
        return std::nullopt;
    return static_cast<Standing>(found - standings.begin());
}

std::string_view actionName(DocumentAction action) noexcept {
    return actions[static_cast<std::size_t>(action)];
}

std::optional<std::string_view> refusalOf(DocumentType type, Standing standing,
                                          DocumentAction action) noexcept {
    const auto* row = std::find_if(life::table.begin(), life::table.end(), [&](const Row& r) {
        return r.kind == kindOf(type) && r.standing == standing;
    });
    if (row == life::table.end())
        return life::other;
    const Reason reason = row->refusals[static_cast<std::size_t>(action)];
    return reason.empty() ? std::nullopt : std::optional(reason);
}

std::vector<DocumentAction> actionsOf(DocumentType type, Standing standing) {
    std::vector<DocumentAction> found;
    for (std::size_t i = 0; i < actionCount; ++i) {
        const auto action = static_cast<DocumentAction>(i);
        if (!refusalOf(type, standing, action))
            found.push_back(action);
    }
    return found;
}

Standing standingOf(const DocumentTypeRow& type, Money gross, Money owed, const Dealings& dealings) {
    if (dealings.cancelled)
        return Standing::Cancelled;
    if (dealings.invoiced)
        return Standing::Invoiced;
    const bool credited = dealings.credited > Money{};
    if (credited && dealings.credited >= gross)
        return Standing::Credited;
    if (type.invoice && type.paid)
        return credited ? Standing::PartlyCredited : Standing::Settled;
    const bool owes = type.invoice || type.rectifies; // of an NC: the issuer
    if (!owes)
        return Standing::Issued;
    if (owed <= Money{} || (dealings.settled > Money{} && dealings.settled + dealings.credited >= gross))
        return Standing::Settled;
    if (dealings.settled > Money{})
        return Standing::PartlySettled;
    return credited ? Standing::PartlyCredited : Standing::Issued;
}

} // namespace cunho::invoicing
