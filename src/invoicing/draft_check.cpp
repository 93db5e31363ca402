// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/checks.hpp"
#include "invoicing/field_limits.hpp"
#include "invoicing/totals.hpp"

#include <cunho/invoicing/calculator.hpp>
#include <cunho/invoicing/code_tables.hpp>
#include <cunho/invoicing/nif.hpp>
#include <cunho/invoicing/series.hpp>

#include <set>

namespace cunho::invoicing {
namespace {

constexpr std::size_t mostLines = 9999;
constexpr std::string_view euro = "EUR";

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

/// What changes against the invoice: asked for on NC and ND (CIVA 36(6)), refused elsewhere.
std::string checkReason(std::string_view text, const TypeRule& rule, Problems& problems) {
    std::string reason = problems.text("reason", text, longestReason);
    if (rule.references && reason.empty())
        problems.add("reason", "REASON_MISSING");
    if (!rule.references && !reason.empty())
        problems.add("reason", "REASON_NOT_TAKEN");
    return reason;
}

/// Nothing for euro, and where something is wrong.
std::optional<Decimal> checkExchangeRate(const Draft& draft, Problems& problems) {
    if (draft.currency == euro) {
        if (!draft.exchangeRate.empty())
            problems.add("exchangeRate", "EXCHANGE_RATE_NOT_TAKEN");
        return std::nullopt;
    }
    if (draft.exchangeRate.empty()) {
        problems.add("exchangeRate", "EXCHANGE_RATE_MISSING");
        return std::nullopt;
    }
    const auto rate = readNumber("exchangeRate", draft.exchangeRate,
                                 {"EXCHANGE_RATE_INVALID", exchangeRateDecimals}, problems);
    if (rate && (*rate <= Decimal(0) || *rate >= exchangeRateLimit)) {
        problems.add("exchangeRate", "EXCHANGE_RATE_INVALID");
        return std::nullopt;
    }
    return rate;
}

/// As many as the QR code has to state; what is not subject has none there.
std::size_t regionsOf(const Totals& totals) {
    std::set<std::string> regions;
    for (const TaxTotal& total : totals.taxes) {
        if (total.key.type != TaxType::NotSubject)
            regions.insert(total.key.region);
    }
    return regions.size();
}

Money sumOf(const std::vector<Payment>& payments) {
    Money sum;
    for (const Payment& payment : payments)
        sum = sum + payment.amount;
    return sum;
}

} // namespace

/// Fills a CheckedDraft field by field.
class DraftChecker {
  public:
    DraftChecker(const Draft& draft, const TaxTable& taxes, VatRegime regime)
        : draft_(draft), taxes_(taxes), regime_(regime) {}

    std::variant<CheckedDraft, std::vector<Problem>> check() {
        checkHead();
        checkDates();
        checkTexts();
        checkCurrency();
        checkLines();
        checkMoney();
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
        rule_ = &typeRule(checked_.type_);
        checked_.series_ = checkSeries(draft_.series, problems_);
        date_ = readDate("date", draft_.date, "DATE_INVALID", problems_);
        checked_.date_ = date_.value_or(Date{});
        checked_.prices_ = checkPrices(draft_.prices, problems_);
        checked_.globalDiscount_ = checkDiscount("globalDiscount", draft_.globalDiscount, problems_);
        if (!rule_->lines && !checked_.globalDiscount_.isZero())
            problems_.add("globalDiscount", "DISCOUNT_NOT_TAKEN");
        checked_.customer_ = checkCustomer(draft_.customer, "customer.", problems_);
        checked_.draftId_ = draft_.id;
        checkSelfBilling();
    }

    /// The customer issues in the supplier's name, so that it must be a known taxable person (CIVA 36(11)).
    void checkSelfBilling() {
        checked_.selfBilling_ = draft_.selfBilling;
        if (!draft_.selfBilling)
            return;
        if (!rule_->selfBilling) {
            problems_.add("selfBilling", "SELF_BILLING_NOT_TAKEN");
        } else if (checked_.customer_.nif == Nif::finalConsumer().text()) {
            problems_.add("customer.nif", "SELF_BILLING_CUSTOMER");
        }
    }

    void checkDates() {
        checked_.supplyDate_ = checked_.date_;
        if (!draft_.supplyDate.empty() && draft_.supplyDate != draft_.date) {
            const auto day = readDate("supplyDate", draft_.supplyDate, "DAY_INVALID", problems_);
            if (!rule_->supplyDate)
                problems_.add("supplyDate", "SUPPLY_DATE_NOT_TAKEN");
            checked_.supplyDate_ = day.value_or(checked_.date_);
        }
        if (draft_.dueDate.empty())
            return;
        if (!rule_->dueDate) {
            problems_.add("dueDate", "DUE_DATE_NOT_TAKEN");
            return;
        }
        checked_.dueDate_ = readDate("dueDate", draft_.dueDate, "DAY_INVALID", problems_);
        if (date_ && checked_.dueDate_ && *checked_.dueDate_ < *date_)
            problems_.add("dueDate", "DUE_DATE_BEFORE", {{"date", formatDate(*date_)}});
    }

    void checkTexts() {
        checked_.terms_ = problems_.text("terms", draft_.terms, longestTerms);
        checked_.notes_ = problems_.lines("notes", draft_.notes, longestNotes);
        checked_.reason_ = checkReason(draft_.reason, *rule_, problems_);
        checked_.language_ = draft_.language;
        if (draft_.language != "pt" && draft_.language != "pt+en")
            problems_.add("language", "LANGUAGE_UNKNOWN");
        checked_.origin_ = checkOrigin(draft_.origin, checked_.type_, problems_);
        checked_.transport_ = checkTransport(draft_.transport, *rule_, problems_);
        checkStart();
    }

    /// A transport document is issued, and its data told to the Tax Authority, before the goods move.
    void checkStart() {
        if (!rule_->transportNeeded || !date_ || !checked_.transport_)
            return;
        const Date start = checked_.transport_->start.date;
        if (start.ok() && start < *date_)
            problems_.add("transport.start", "TRANSPORT_BEGUN", {{"date", formatDate(*date_)}});
    }

    void checkCurrency() {
        checked_.currency_ = draft_.currency;
        if (findCode(currencies(), draft_.currency) == nullptr) {
            problems_.add("currency", "CURRENCY_UNKNOWN");
            return;
        }
        if (!rule_->currency && draft_.currency != euro) {
            problems_.add("currency", "CURRENCY_NOT_TAKEN");
            return;
        }
        rate_ = checkExchangeRate(draft_, problems_);
        checked_.exchangeRate_ = rate_.value_or(Decimal(1));
    }

    void checkLines() {
        if (!rule_->lines) {
            if (!draft_.lines.empty())
                problems_.add("lines", "LINES_NOT_TAKEN");
            return;
        }
        if (draft_.lines.empty())
            problems_.add("lines", "LINES_EMPTY");
        if (draft_.lines.size() > mostLines) {
            problems_.add("lines", "TOO_MANY_LINES", {{"max", std::to_string(mostLines)}});
            return;
        }
        const LineContext context{*rule_,  taxes_,           rateDay(), checked_.customer_.country,
                                  regime_, checked_.prices_, rate_};
        checked_.lines_.reserve(draft_.lines.size());
        for (std::size_t i = 0; i < draft_.lines.size(); ++i) {
            const std::string field = "lines[" + std::to_string(i) + "]";
            checked_.lines_.push_back(checkLine(draft_.lines[i], field, context, problems_));
        }
    }

    /// Tax falls due when the invoice is issued (CIVA 8); a note takes the rates of what it rectifies, whose
    /// day is its day of supply.
    std::optional<Date> rateDay() const { return date_ && rule_->references ? checked_.supplyDate_ : date_; }

    void checkMoney() {
        checked_.withholdings_ = checkWithholdings(draft_, *rule_, problems_);
        checked_.payments_ = checkPayments(draft_, *rule_, checked_.date_, problems_);
        checked_.settlements_ = checkSettlements(draft_, *rule_, problems_);
    }

    void checkTotals() {
        try {
            const Totals totals = calculate(checked_);
            checkSums(totals);
        } catch (const Error& error) {
            problems_.add("", error.reason(), error.params());
        }
    }

    void checkSums(const Totals& totals) {
        if (regionsOf(totals) > mostRegions)
            problems_.add("lines", "QR_TOO_MANY_REGIONS");
        if (totals.gross < Money{})
            problems_.add("settlements", "SETTLEMENT_NEGATIVE");
        if (totals.payable() < Money{} && totals.gross >= Money{})
            problems_.add("withholdings", "WITHHOLDING_TOO_MUCH");
        if (!problems_.empty())
            return;
        if (checked_.type_ == DocumentType::FS) {
            const auto limit = simplifiedLimit(checked_, regime_);
            if (limit && totals.gross > *limit)
                problems_.add("type", "FS_LIMIT", {{"limit", formatEuro(*limit)}});
        }
        checkPaid(totals);
    }

    /// FR is paid to the cent, and FS where it says how. What a receipt withholds is known once the ledger
    /// has seen the documents that it settles, and is compared there.
    void checkPaid(const Totals& totals) {
        const bool open = checked_.payments_.empty() && !rule_->paymentsNeeded && !rule_->settlements;
        if (!rule_->payments || open)
            return;
        const Money payable = totals.payable();
        const Money paid = sumOf(checked_.payments_);
        if (checked_.payments_.empty() && payable != Money{}) {
            problems_.add("payments", "PAYMENT_MISSING", {{"payable", formatEuro(payable)}});
        } else if (rule_->settlements ? paid > payable : paid != payable) {
            problems_.add("payments", "PAYMENTS_DIFFER",
                          {{"found", formatEuro(paid)}, {"wanted", formatEuro(payable)}});
        }
    }

    const Draft& draft_;
    const TaxTable& taxes_;
    VatRegime regime_;
    const TypeRule* rule_ = nullptr;
    Problems problems_;
    CheckedDraft checked_;
    std::optional<Date> date_;
    std::optional<Decimal> rate_; ///< exchange rate
};

std::variant<CheckedDraft, std::vector<Problem>> validate(const Draft& draft, const TaxTable& taxes,
                                                          VatRegime regime) {
    return DraftChecker(draft, taxes, regime).check();
}

} // namespace cunho::invoicing
