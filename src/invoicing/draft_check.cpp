// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/checks.hpp"

#include <cunho/invoicing/calculator.hpp>
#include <cunho/invoicing/series.hpp>

namespace cunho::invoicing {
namespace {

constexpr std::size_t mostLines = 9999;
constexpr std::chrono::year firstYear{2000}; ///< SAF-T (PT) takes no earlier date

std::optional<Date> checkDate(std::string_view text, Problems& problems) {
    try {
        const Date date = parseDate(text);
        if (date.year() >= firstYear)
            return date;
    } catch (const Error&) { // answered below, together with the other problems
    }
    problems.add("date", "DATE_INVALID");
    return std::nullopt;
}

PriceMode checkPrices(std::string_view text, Problems& problems) {
    if (text == "gross")
        return PriceMode::Gross;
    if (text != "net")
        problems.add("prices", "PRICES_INVALID");
    return PriceMode::Net;
}

std::string checkSeries(std::string_view text, Problems& problems) {
    std::string series = trimmed(text);
    if (series.empty()) {
        problems.add("series", "SERIES_MISSING");
    } else if (!isSeriesId(series)) {
        problems.add("series", "SERIES_INVALID");
    }
    return series;
}

} // namespace

void Problems::add(std::string field, std::string reason, ErrorParams params) {
    found_.push_back({std::move(field), std::move(reason), std::move(params)});
}

std::string Problems::text(const std::string& field, std::string_view value, std::size_t longest) {
    std::string result = trimmed(value);
    const TextFacts facts = lookAt(result);
    if (!facts.utf8) {
        add(field, "TEXT_NOT_UTF8");
    } else if (facts.controls) {
        add(field, "TEXT_CONTROL_CHARACTER");
    } else if (facts.length > longest) {
        add(field, "TEXT_TOO_LONG", {{"max", std::to_string(longest)}});
    }
    return result;
}

/// Fills a CheckedDraft field by field.
class DraftChecker {
  public:
    DraftChecker(const Draft& draft, const TaxTable& taxes) : draft_(draft), taxes_(taxes) {}

    std::variant<CheckedDraft, std::vector<Problem>> check() {
        checkHead();
        checkLines();
        if (problems_.empty())
            checkTotals();
        if (!problems_.empty())
            return problems_.take();
        return std::move(checked_);
    }

  private:
    void checkHead() {
        const auto type = parseDocumentType(draft_.type);
        if (!type)
            problems_.add("type", "TYPE_UNSUPPORTED");
        checked_.type_ = type.value_or(DocumentType::FT);
        checked_.series_ = checkSeries(draft_.series, problems_);
        date_ = checkDate(draft_.date, problems_);
        checked_.date_ = date_.value_or(Date{});
        checked_.prices_ = checkPrices(draft_.prices, problems_);
        checked_.globalDiscount_ = checkDiscount("globalDiscount", draft_.globalDiscount, problems_);
        checked_.customer_ = checkCustomer(draft_.customer, problems_);
        checked_.draftId_ = draft_.id;
    }

    void checkLines() {
        if (draft_.lines.empty())
            problems_.add("lines", "LINES_EMPTY");
        if (draft_.lines.size() > mostLines) {
            problems_.add("lines", "TOO_MANY_LINES", {{"max", std::to_string(mostLines)}});
            return;
        }
        for (std::size_t i = 0; i < draft_.lines.size(); ++i) {
            const std::string field = "lines[" + std::to_string(i) + "]";
            checked_.lines_.push_back(checkLine(draft_.lines[i], field, date_, taxes_, problems_));
        }
    }

    void checkTotals() {
        try {
            calculate(checked_);
        } catch (const Error& error) {
            problems_.add("", error.reason(), error.params());
        }
    }

    const Draft& draft_;
    const TaxTable& taxes_;
    Problems problems_;
    CheckedDraft checked_;
    std::optional<Date> date_;
};

std::variant<CheckedDraft, std::vector<Problem>> validate(const Draft& draft, const TaxTable& taxes,
                                                          VatRegime /*regime*/) {
    return DraftChecker(draft, taxes).check();
}

} // namespace cunho::invoicing
