// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "invoicing/text_rules.hpp"

#include <cunho/invoicing/draft.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace cunho::invoicing {

/// Collects what is wrong, field by field.
class Problems {
  public:
    void add(std::string field, std::string reason, ErrorParams params = {});
    bool empty() const noexcept { return found_.empty(); }
    std::size_t size() const noexcept { return found_.size(); }
    std::vector<Problem> take() { return std::move(found_); }

    /// The text without blanks at its ends; complains when it is no UTF-8, has control characters or more
    /// than `longest` characters.
    std::string text(const std::string& field, std::string_view value, std::size_t longest);

  private:
    std::vector<Problem> found_;
};

/// Normalises and checks a customer: "PT 500 000 000" becomes 500000000, no number the final consumer.
Party checkCustomer(const Party& customer, Problems& problems);

/// Checks a line; `date` is nothing when the document's date is wrong, and then rates are not looked up.
CheckedLine checkLine(const DraftLine& line, const std::string& field, const std::optional<Date>& date,
                      const TaxTable& taxes, Problems& problems);

/// A percentage from 0 to 100 with at most 4 decimals; empty reads as 0.
Decimal checkDiscount(const std::string& field, std::string_view text, Problems& problems);

} // namespace cunho::invoicing
