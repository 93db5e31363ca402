// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/hash_chain.hpp>
#include <cunho/invoicing/issued_document.hpp>
#include <cunho/invoicing/life_cycle.hpp>
#include <cunho/invoicing/series.hpp>

#include <memory>
#include <optional>

namespace cunho::invoicing {

/// The end of a series as the next document sees it.
struct SeriesEnd {
    std::int64_t sequence = 0; ///< last number issued
    Date date{};
    LocalTime systemEntry;
    std::string hash;
    int certificateNumber = 0; ///< of the last document; 0: it is for training
};

/// Port: one write transaction of the store. Destroyed without `commit`, it leaves nothing.
class LedgerTransaction {
  public:
    virtual ~LedgerTransaction() = default;
    virtual std::optional<Series> series(DocumentType type, std::string_view id) = 0;
    virtual std::optional<SeriesEnd> end(DocumentType type, std::string_view series) = 0;
    virtual Company company() = 0;

    /// The latest system entry of any series; nothing while there is no document.
    virtual std::optional<LocalTime> lastEntry() = 0;

    /// By number, with its key in `id`.
    virtual std::optional<IssuedFacts> document(std::string_view number) = 0;
    virtual Dealings dealings(std::int64_t document) = 0;

    /// What active credit notes took from each line, in the order of the document's lines.
    virtual std::vector<Credited> creditedLines(std::int64_t document) = 0;

    /// What active receipts settled of the document, by tax key: sums of `Settlement::taxes`.
    virtual std::vector<TaxTotal> settledTaxes(std::int64_t document) = 0;

    /// Number of the active document of that type that was recovered from `origin`; nothing when there is
    /// none (Despacho 8632/2014, 3.2.2: no more than one).
    virtual std::optional<std::string> recoveredFrom(DocumentType type, const Origin& origin) = 0;

    /// The customer's code and each line's product code and description as their records have them; makes
    /// the records that are not there. A record that was used may not change in this (Despacho 8632/2014,
    /// 3.3.3 to 3.3.5): Input/CUSTOMER_NIF_FIXED, Input/CUSTOMER_NAME_FIXED.
    virtual void fillMasters(IssuedFacts& facts) = 0;

    /// Appends to the document's states; `invoiced` of an OR, PF, NE, GT or GR likewise.
    virtual void change(std::int64_t document, const StatusChange& change) = 0;

    /// Why the books may not be written to: the integrity check failed (Integrity/LEDGER_BROKEN with
    /// {"document"}), or a restored backup waits for new series (Integrity/LEDGER_RESTORED). Throws.
    virtual void requireSound() = 0;

    /// Inserts the document and removes the draft `draftId` (0: none). Returns the document's key.
    virtual std::int64_t insert(const IssuedFacts& facts, std::int64_t draftId) = 0;
    virtual void commit() = 0;
};

/// Port: begins a transaction that no other process can interleave with (BEGIN IMMEDIATE, synchronous=FULL).
class LedgerStore {
  public:
    virtual ~LedgerStore() = default;
    virtual std::unique_ptr<LedgerTransaction> begin() = 0;
};

/// Who issues, and what a person confirmed.
struct IssueOptions {
    std::string sourceId = "Cunho"; ///< SAF-T SourceID, at most 30 characters
    /// The clock stands before the last entry of another series, and a person said that it is right
    /// (Despacho 8632/2014, 3.4.3).
    bool clockConfirmed = false;
};

struct CancelRequest {
    std::string number;
    std::string reason; ///< 1 to 50 characters
    std::string sourceId = "Cunho";
    /// A person said that the customer has not got it, where it was signed or exported for them.
    bool notDelivered = false;
};

/// The only road from a draft to an issued document, and from there to cancelled.
class Ledger {
  public:
    Ledger(LedgerStore& store, const Clock& clock) : store_(store), clock_(clock) {}

    /// Everything that would make `issue` refuse now, at once, as values: fields as in the draft's problems.
    /// What depends on the key is looked at only where there is one.
    std::vector<Problem> problems(const CheckedDraft& draft, const IssueOptions& options = {},
                                  const HashKey* key = nullptr);

    /// Number, previous hash, hash, ATCUD, QR text and insert, in one transaction. From its return on the
    /// document is a fiscal fact. Throws the first problem, and leaves nothing, no number used:
    ///
    /// - Input/SERIES_UNKNOWN, SERIES_CLOSED, SERIES_WITHOUT_CODE (no validation code of the Tax Authority),
    ///   SERIES_KIND_WRONG (a recovered document outside a recovery series, or the reverse), ORIGIN_TWICE,
    ///   SERIES_OF_TRAINING, SERIES_OF_CERTIFIED (a series has training documents, or it has none),
    ///   DATE_BEFORE_SERIES (date earlier than the last of the series)
    /// - Clock/CLOCK_BEFORE_SERIES (system entry earlier than the last), CLOCK_REPEATED_HOUR (it is only so
    ///   in the repeated hour of October, with {"until"}), CLOCK_BEFORE_OTHER_SERIES (needs `clockConfirmed`)
    /// - NC, ND: REFERENCE_UNKNOWN, REFERENCE_OF_OTHER_TYPE, REFERENCE_LINE_UNKNOWN,
    ///   REFERENCE_OTHER_CUSTOMER, CREDIT_OF_CANCELLED, CREDIT_OF_CREDITED, DEBIT_OF_CANCELLED,
    ///   CREDIT_QUANTITY, CREDIT_VALUE (more than the line, or the document's tax key, has left;
    ///   Despacho 8632/2014, 3.2.7), CREDIT_TAX (another rate than the line's), DATE_BEFORE_REFERENCE
    /// - RG, RC: SETTLEMENT_UNKNOWN, SETTLEMENT_OF_OTHER_TYPE, SETTLEMENT_TWICE, SETTLEMENT_OTHER_CUSTOMER,
    ///   SETTLEMENT_OF_CANCELLED, SETTLEMENT_OF_PAID, SETTLEMENT_TOO_MUCH, SETTLEMENT_DISCOUNT (more than the
    ///   net of what is settled), SETTLEMENT_NEGATIVE (credit notes over the rest), RECEIPT_REGIME (RC for
    ///   cash VAT documents alone), PAYMENTS_DIFFER (from what is settled less discounts, credit notes and
    ///   withholding), DATE_BEFORE_REFERENCE
    /// - lines from an order: ORDER_UNKNOWN, ORDER_CLOSED, DATE_BEFORE_ORDER
    /// - Configuration/COMPANY_MISSING, HASH_KEY_UNSUITABLE (certified, but not by a key of 1024 bits), as
    ///   LedgerTransaction::fillMasters and requireSound, Storage errors of the store
    ///
    /// An invoice from an order marks the order as invoiced in the same transaction; each is invoiced once,
    /// as a whole. Receipts are not hashed: `hash`, `previousHash` and `hashControl` stay empty.
    IssuedDocument issue(const CheckedDraft& draft, const HashKey& key, const IssueOptions& options = {});

    /// Cancels, in one transaction; number, hash and lines stay (Despacho 8632/2014, 3.3.8). Throws
    /// NotFound/DOCUMENT_UNKNOWN, Input/CANCEL_REASON (missing or too long), CANCEL_TWICE, CANCEL_NOTES and
    /// CANCEL_RECEIPTS with {"numbers"} (those first), CANCEL_INVOICED (an order that became an invoice),
    /// CANCEL_DELIVERED (needs `notDelivered`), CANCEL_AFTER_TRANSPORT (GT, GR whose transport has begun),
    /// Clock/CLOCK_BEFORE_SERIES (before the document's own entry).
    void cancel(const CancelRequest& request, bool delivered);

  private:
    LedgerStore& store_;
    const Clock& clock_;
};

} // namespace cunho::invoicing
