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

    /// Likewise for several lines divided by "\n" (or "\r\n", which becomes it).
    std::string lines(const std::string& field, std::string_view value, std::size_t longest);

  private:
    std::vector<Problem> found_;
};

/// What a quantity or a price stays below (draft.hpp, limits).
inline const Decimal amountLimit = Decimal(1'000'000'000'000);

/// How a number is written, and the reason for saying that it is none.
struct NumberRule {
    std::string invalid;
    int decimals = 6; ///< draft.hpp, limits
};

/// A number within the limits of draft.hpp, or nothing and a problem.
std::optional<Decimal> readNumber(const std::string& field, std::string_view text, const NumberRule& rule,
                                  Problems& problems);

/// Euro and cents, more than zero where `zero` is false; or nothing and a problem.
std::optional<Money> readAmount(const std::string& field, std::string_view text, bool zero,
                                Problems& problems);

/// A day from 2000 on, or nothing and the problem `reason`.
std::optional<Date> readDate(const std::string& field, std::string_view text, const std::string& reason,
                             Problems& problems);

/// A document's number split: "FT 2026A/1".
struct NumberParts {
    std::string_view code;
    std::string_view series;
    std::string_view number;
};

/// As SAF-T's pattern has it: `[^ ]+ [^/^ ]+/[0-9]+`, at most 60 characters.
std::optional<NumberParts> splitNumber(std::string_view text) noexcept;

/// The row of the type that the number begins with, or null where it is no number or of no known type.
const DocumentTypeRow* typeOfNumber(std::string_view number) noexcept;

/// What a document's type takes; whatever else is filled in is refused.
struct TypeRule {
    DocumentType type;
    bool lines = true;
    bool references = false; ///< and the reason; then both are asked for
    bool orders = true;
    bool dueDate = true;
    bool supplyDate = true;
    bool withholding = true;
    bool payments = false;
    bool paymentsNeeded = false;
    bool settlements = false;
    bool transport = false;
    bool transportNeeded = false;
    bool currency = true;
    bool selfBilling = false;
    bool prices = true; ///< a line's price may not be left out
};

const TypeRule& typeRule(DocumentType type) noexcept;

/// What the check of a line needs to know of its document.
struct LineContext {
    const TypeRule& rule;
    const TaxTable& taxes;
    std::optional<Date> date; ///< nothing when it is wrong: then rates are not looked up
    std::string country;      ///< the customer's
    VatRegime regime = VatRegime::Normal;
    PriceMode prices = PriceMode::Net;
    std::optional<Decimal> exchangeRate; ///< of another currency
};

/// Normalises and checks a customer: "PT 500 000 000" becomes 500000000, no number the final consumer.
/// `prefix` stands before the fields' names.
Party checkCustomer(const Party& customer, const std::string& prefix, Problems& problems);

/// A customer's or a place's country: capitals, "PT" for none.
std::string checkCountry(const std::string& field, std::string_view typed, Problems& problems);

CheckedLine checkLine(const DraftLine& line, const std::string& field, const LineContext& context,
                      Problems& problems);

TaxKey checkTax(const DraftLine& line, const std::string& field, const LineContext& context,
                Problems& problems);

/// A percentage from 0 to 100 with at most 4 decimals; empty reads as 0.
Decimal checkDiscount(const std::string& field, std::string_view text, Problems& problems);

std::vector<CheckedWithholding> checkWithholdings(const Draft& draft, const TypeRule& rule,
                                                  Problems& problems);
std::vector<Payment> checkPayments(const Draft& draft, const TypeRule& rule, Date date, Problems& problems);
std::vector<Settlement> checkSettlements(const Draft& draft, const TypeRule& rule, Problems& problems);
std::optional<Transport> checkTransport(const DraftTransport& transport, const TypeRule& rule,
                                        Problems& problems);
std::optional<Origin> checkOrigin(const DraftOrigin& origin, DocumentType type, Problems& problems);

/// The most that an FS may state (CIVA 40), or nothing: no limit.
std::optional<Money> simplifiedLimit(const CheckedDraft& draft, VatRegime regime);

} // namespace cunho::invoicing
