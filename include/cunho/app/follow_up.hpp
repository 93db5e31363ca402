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

    /// A credit note over what is left of every line.
    invoicing::Draft credit(std::int64_t document);
    invoicing::Draft debit(std::int64_t document);

    /// FT, FS or FR from OR, PF, NE, GT or GR, with what was not invoiced.
    invoicing::Draft invoice(std::int64_t order, invoicing::DocumentType type);
    invoicing::Draft deliver(std::int64_t document, invoicing::DocumentType type); ///< GT or GR

    /// A receipt over all of one customer; credit notes are set off. RC when the issuer is in cash VAT.
    /// Throws Input/RECEIPT_CUSTOMERS for documents of more than one customer.
    invoicing::Draft receive(const std::vector<std::int64_t>& documents);
    invoicing::Draft copy(std::int64_t document);

  private:
    Services& services_;
};

/// Cancels as `Ledger::cancel`; `delivered` is found out: signed, sent or exported for the customer.
void cancelDocument(Services& services, const invoicing::CancelRequest& request);

} // namespace cunho::app
