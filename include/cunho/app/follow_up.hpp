// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/life_cycle.hpp>

#include <cstdint>
#include <vector>

namespace cunho::app {

/// A document as the actions on it see it.
struct DocumentDealings {
    invoicing::IssuedDocument document;
    invoicing::Dealings dealings;
    invoicing::Standing standing = invoicing::Standing::Issued;
    std::vector<invoicing::DocumentAction> actions; ///< open to it
};

/// Throws NotFound/DOCUMENT_UNKNOWN.
DocumentDealings dealingsOf(Services& services, std::int64_t document);

/// Drafts that follow from issued documents; not stored yet, dated today (Lisbon), in the newest open series
/// of their type (empty when there is none). Each throws Input with the reason of `refusalOf` when the
/// document does not take it.
class FollowUp {
  public:
    explicit FollowUp(Services& services) : services_(services) {}

    /// A credit note over what is left of every line; after earlier ones at net prices that give exactly
    /// that. What changes (`reason`) is left for the person to say.
    invoicing::Draft credit(std::int64_t document);

    /// A debit note with one line, without a price yet.
    invoicing::Draft debit(std::int64_t document);

    /// FT, FS or FR from OR, PF, NE, GT or GR, which is invoiced as a whole.
    invoicing::Draft invoice(std::int64_t order, invoicing::DocumentType type);

    /// GT or GR, from the company's address to the customer's; when is left for the person to say.
    invoicing::Draft deliver(std::int64_t document, invoicing::DocumentType type);

    /// A receipt over all that is owed for documents of one customer, with one payment; their credit notes
    /// are set off. RC when the documents are of the cash VAT regime. Throws Input/RECEIPT_CUSTOMERS for
    /// documents of more than one customer.
    invoicing::Draft receive(const std::vector<std::int64_t>& documents);

    /// The same lines once more, without what they came from.
    invoicing::Draft copy(std::int64_t document);

  private:
    Services& services_;
};

/// Cancels as `Ledger::cancel`; whether it was delivered is found out: a document counts as delivered as soon
/// as its signed file exists (from then on it may have been sent), or a file with its day was communicated to
/// the Tax Authority, which must then be told of the new state. Throws as `Ledger::cancel`, with {"numbers"}.
void cancelDocument(Services& services, const invoicing::CancelRequest& request);

} // namespace cunho::app
