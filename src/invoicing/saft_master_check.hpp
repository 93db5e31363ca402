// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "invoicing/saft_facts.hpp"

#include <array>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace cunho::invoicing {

/// What the header states; the period is nothing while it cannot be read.
struct SaftHeaderFacts {
    std::string nif;
    std::string certificate; ///< SoftwareCertificateNumber
    std::optional<Date> first;
    std::optional<Date> last;
    std::optional<Date> created;
    int fiscalYear = 0;
    SaftPlace place;
};

/// Checks header and master files, and knows afterwards who and what is there.
class SaftMasterCheck {
  public:
    explicit SaftMasterCheck(SaftFindings& findings) : findings_(findings) {}

    void take(const SaftNode& node, const SaftPlace& place);

    const SaftHeaderFacts& header() const noexcept { return header_; }
    bool knowsProduct(std::string_view code) const { return products_.contains(std::string(code)); }
    bool knowsSupplier(std::string_view id) const { return suppliers_.contains(std::string(id)); }

    /// The customer's country; null: there is no such customer.
    const std::string* countryOf(std::string_view customer) const;

    /// The tax of a line, as the tax table must have it; "IVA PT NOR 23". Empty: not all of it can be read.
    static std::string taxOf(const SaftNode& tax);
    bool knowsTax(const std::string& tax) const { return taxes_.contains(tax); }
    bool hasTaxTable() const noexcept { return !taxes_.empty(); }

  private:
    void takeHeader(const SaftNode& node, const SaftPlace& place);
    void takeCustomer(const SaftNode& node, const SaftPlace& place);
    void checkPeriod(const SaftNode& node);
    void checkNif(const SaftNode& node, std::string_view element, std::string_view country,
                  const SaftPlace& place);
    void twice(const SaftNode& node, std::string_view element, const SaftPlace& place);

    SaftFindings& findings_;
    SaftHeaderFacts header_;
    std::unordered_map<std::string, std::string> customers_; ///< country by id
    std::unordered_set<std::string> suppliers_;
    std::unordered_set<std::string> products_;
    std::set<std::string> taxes_;
};

/// The TaxCode that a type of tax may have; reason and params of what is wrong with type, code and rate.
std::optional<Failure> checkSaftTax(const SaftNode& tax, bool master);

} // namespace cunho::invoicing
