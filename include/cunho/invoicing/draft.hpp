// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/invoicing/decimal.hpp>
#include <cunho/invoicing/document_type.hpp>
#include <cunho/invoicing/party.hpp>
#include <cunho/invoicing/tax.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace cunho::invoicing {

/// One line as it was typed: numbers are text with a decimal point until `validate` has read them.
struct DraftLine {
    std::string code;
    std::string description;
    std::string quantity = "1";
    std::string unit = "un";
    std::string unitPrice;
    std::string discount = "0"; ///< percent, 0 to 100
    std::string region = "PT";
    std::string tax = "NOR"; ///< NOR, INT, RED or ISE
    std::string rate;        ///< percent; empty: the dated table
    std::string exemption;   ///< "M07", needed when the rate is zero
};

/// An invoice that is being written: may be wrong, may be changed, has no number.
struct Draft {
    std::int64_t id = 0; ///< 0 until stored
    std::string type = "FT";
    std::string series;
    std::string date;                 ///< YYYY-MM-DD
    std::string prices = "net";       ///< "net" or "gross" (VAT included)
    std::string globalDiscount = "0"; ///< percent over all lines
    Party customer;
    std::vector<DraftLine> lines;
};

/// Something a person must correct (or should know) before issuing.
struct Problem {
    std::string field;  ///< "customer.nif", "lines[2].quantity", "date", or empty for the whole
    std::string reason; ///< id with a text, such as "NIF_INVALID"
    ErrorParams params;
};

enum class PriceMode { Net, Gross };

struct CheckedLine {
    std::string code;
    std::string description;
    Decimal quantity;
    std::string unit;
    Decimal unitPrice; ///< as typed, in the document's price mode
    Decimal discount;  ///< percent
    TaxKey tax;
};

/// A draft without problems; only `validate` makes one, only `Ledger::issue` takes it.
class CheckedDraft {
  public:
    DocumentType type() const noexcept { return type_; }
    const std::string& series() const noexcept { return series_; }
    Date date() const noexcept { return date_; }
    PriceMode prices() const noexcept { return prices_; }
    const Decimal& globalDiscount() const noexcept { return globalDiscount_; }
    const Party& customer() const noexcept { return customer_; }
    const std::vector<CheckedLine>& lines() const noexcept { return lines_; }
    std::int64_t draftId() const noexcept { return draftId_; }

  private:
    friend class DraftChecker;
    CheckedDraft() = default;
    DocumentType type_ = DocumentType::FT;
    std::string series_;
    Date date_{};
    PriceMode prices_ = PriceMode::Net;
    Decimal globalDiscount_;
    Party customer_;
    std::vector<CheckedLine> lines_;
    std::int64_t draftId_ = 0;
};

/// Either the checked draft or every problem at once. Needs no database: what depends on the series' state
/// (does it exist, is the date earlier than its last) is checked again inside `Ledger::issue`.
///
/// Limits: quantity and unit price at most 6 decimals and 12 digits before the point, discounts at most 4
/// decimals, a line's amount before discounts and the gross total at most 9999999999999.99 (16 characters in
/// the QR code); so that every product is exact in 128 bits.
///
/// Normalised on the way: blanks at the ends of texts go, "PT 500 000 000" becomes 500000000, countries
/// become capitals; without a number the customer is the final consumer 999999990, and what SAF-T asks for
/// but was left empty becomes "Desconhecido".
std::variant<CheckedDraft, std::vector<Problem>> validate(const Draft& draft, const TaxTable& taxes);

} // namespace cunho::invoicing
