// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/hash_chain.hpp>
#include <cunho/invoicing/issued_document.hpp>
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
};

/// Port: one write transaction of the store. Destroyed without `commit`, it leaves nothing.
class LedgerTransaction {
  public:
    virtual ~LedgerTransaction() = default;
    virtual std::optional<Series> series(DocumentType type, std::string_view id) = 0;
    virtual std::optional<SeriesEnd> end(DocumentType type, std::string_view series) = 0;
    virtual Company company() = 0;

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

/// The only road from a draft to an issued document.
class Ledger {
  public:
    Ledger(LedgerStore& store, const Clock& clock) : store_(store), clock_(clock) {}

    /// Number, previous hash, hash, ATCUD, QR text and insert, in one transaction. From its return on the
    /// document is a fiscal fact. Throws and leaves nothing, no number used:
    /// Input/SERIES_UNKNOWN, Input/SERIES_CLOSED, Input/SERIES_WITHOUT_CODE (no validation code of the Tax
    /// Authority), Input/DATE_BEFORE_SERIES (date earlier than the last of the series),
    /// Clock/CLOCK_BEFORE_SERIES (system entry earlier than the last; also in the repeated hour of October,
    /// until it is over), Configuration/COMPANY_MISSING, Configuration/HASH_KEY_UNSUITABLE (certified, but
    /// not by a key of 1024 bits), Storage errors of the store.
    IssuedDocument issue(const CheckedDraft& draft, const HashKey& key);

  private:
    LedgerStore& store_;
    const Clock& clock_;
};

} // namespace cunho::invoicing
