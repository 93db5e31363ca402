// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/invoicing/ledger.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cunho::invoicing {

/// Collects why a draft cannot be issued now.
class Findings {
  public:
    void add(Fault fault, std::string reason, std::string field, ErrorParams params = {});

    /// The error of a port as a finding, where a person can do something about it; others go on.
    void add(const Error& error, std::string field);

    bool empty() const noexcept { return found_.empty(); }
    std::size_t size() const noexcept { return found_.size(); }

    /// Throws the first, if there is one.
    void throwFirst() const;
    std::vector<Problem> problems() const;

  private:
    struct Finding {
        Failure failure;
        std::string field;
    };
    std::vector<Finding> found_;
};

/// A document while it is made: what the books say of the draft, and what it becomes.
struct Issuing {
    LedgerTransaction& books;
    const CheckedDraft& draft;
    const IssueOptions& options;
    const HashKey* key; ///< null: what depends on it is not looked at
    TimePoint now;
    IssuedFacts facts{};
    Findings findings{};
    std::vector<std::int64_t> orders{}; ///< that become invoiced

    /// Each document is read once, however many lines name it.
    const IssuedFacts* document(const std::string& number);
    std::map<std::string, std::optional<IssuedFacts>> seen{};
};

/// Series, company, key, date and clock; fills number, ATCUD, previous hash and entry.
void checkBooks(Issuing& issuing);

/// What NC and ND name, and what a credit note may still take.
void checkReferences(Issuing& issuing);

/// What a receipt settles; fills its totals.
void checkSettlements(Issuing& issuing);

/// The orders that lines come from; fills their dates.
void checkOrders(Issuing& issuing);

} // namespace cunho::invoicing
