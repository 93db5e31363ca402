// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "invoicing/saft_facts.hpp"
#include "invoicing/saft_master_check.hpp"

#include <cunho/invoicing/tax.hpp>

namespace cunho::invoicing {

/// One line of a document: what it names, its amount, its tax, and what it adds to the document's sums.
class SaftLineCheck {
  public:
    SaftLineCheck(SaftFindings& findings, const SaftMasterCheck& masters, const TaxTable& taxes)
        : findings_(findings), masters_(masters), taxes_(taxes) {}

    void take(const SaftHead& head, const SaftNode& line, const SaftPlace& place, SaftSums& sums);

  private:
    /// What a line is looked at with.
    struct Look {
        const SaftHead& head;
        const SaftNode& line;
        const SaftPlace& place;
        SaftSums& sums;
    };

    void checkNumber(const Look& look);
    void checkProduct(const Look& look);
    void checkOrders(const Look& look);
    void checkReferences(const Look& look, const Decimal& amount);
    void checkSettled(const Look& look, const Decimal& amount, const std::optional<Decimal>& tax,
                      bool credit);
    void checkAmount(const Look& look, const Decimal& amount);
    void checkTaxBase(const Look& look, const Decimal& amount);
    void checkTax(const Look& look, const SaftNode& tax);
    void checkRate(const Look& look, const SaftNode& tax);
    void checkExemption(const Look& look, const SaftNode* tax);
    void checkExemptionCode(const Look& look);
    std::optional<Decimal> taxOf(const Look& look, const Decimal& amount, bool credit);

    SaftFindings& findings_;
    const SaftMasterCheck& masters_;
    const TaxTable& taxes_;
};

} // namespace cunho::invoicing
