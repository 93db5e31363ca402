// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "invoicing/saft_facts.hpp"
#include "invoicing/saft_master_check.hpp"

#include <array>
#include <vector>

namespace cunho::invoicing {

/// One document as a whole: status, dates, customer, transport, and its totals against the sums of its lines.
class SaftDocumentCheck {
  public:
    SaftDocumentCheck(SaftFindings& findings, const SaftMasterCheck& masters)
        : findings_(findings), masters_(masters) {}

    void take(const SaftHead& head, const SaftNode& document, const SaftPlace& place, const SaftSums& sums);

    /// What can be said only when all documents were read: the taxation period that Period counts from.
    void finish();

  private:
    struct Look {
        const SaftHead& head;
        const SaftNode& document;
        const SaftPlace& place;
        const SaftSums& sums;
    };
    struct Totals {
        Decimal net;
        Decimal tax;
        Decimal gross;
    };

    void checkStatus(const Look& look);
    void checkDates(const Look& look);
    void checkPeriod(const Look& look);
    void checkType(const Look& look);
    void checkParty(const Look& look);
    void checkTransport(const Look& look);
    void checkTotals(const Look& look, const SaftNode& node);
    bool checkSide(const Look& look);
    void checkSums(const Look& look, const SaftPlace& place, const Totals& totals);
    void checkTax(const Look& look, const SaftPlace& place, const Totals& totals);
    void checkCurrency(const SaftNode& node, const SaftPlace& place, const Decimal& gross);
    void checkPayments(const Look& look, const SaftNode& totals, const Decimal& gross);
    void checkWithholding(const Look& look, const Decimal& withheld, const Decimal& gross);
    void checkSettlement(const Look& look, const SaftNode& totals);

    /// Documents whose Period counts from one month.
    struct Months {
        std::int64_t documents = 0;
        std::vector<std::pair<SaftPlace, std::string>> places; ///< with the Period; the first ones
    };

    SaftFindings& findings_;
    const SaftMasterCheck& masters_;
    std::array<Months, 12> months_; ///< by how many months after January the taxation period begins
    std::string lastEntry_;
    SaftPlace lastEntryPlace_;
};

/// The gross total's other parts, where a document has them.
std::optional<Decimal> saftSum(const SaftNode& parent, std::string_view child, std::string_view amount);

} // namespace cunho::invoicing
