// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/checks.hpp"
#include "invoicing/field_limits.hpp"

#include <cunho/invoicing/code_tables.hpp>

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

constexpr std::size_t longestItem = 10; ///< SAF-T TaxCode

/// What an issuer who is exempt by CIVA 53 may state: that exemption (M10, across the border M45), and that
/// an operation is outside it: exempt by article 9, an export, taxed or not subject elsewhere, spent in
/// another's name. The others presuppose an issuer who charges VAT.
constexpr std::array<std::string_view, 9> exempt53Reasons{"M10", "M01", "M05", "M06", "M07",
                                                          "M40", "M44", "M45", "M99"};

bool isPortuguese(std::string_view region) {
    return region == "PT" || region == "PT-AC" || region == "PT-MA";
}

/// Looks at one line's tax; every problem names the line's field.
class TaxCheck {
  public:
    TaxCheck(const DraftLine& line, const std::string& field, const LineContext& context, Problems& problems)
        : line_(line), field_(field), context_(context), problems_(problems) {}

    TaxKey check() {
        key_ = {line_.region, TaxCode::Normal, Decimal(0), line_.exemption};
        const auto type = parseTaxType(line_.taxType);
        if (!type)
            problems_.add(field_ + ".taxType", "TAX_TYPE_UNKNOWN");
        key_.type = type.value_or(TaxType::Vat);
        if (type != TaxType::StampDuty && !line_.taxAmount.empty())
            problems_.add(field_ + ".taxAmount", "TAX_AMOUNT_NOT_TAKEN");
        if (!type)
            return key_;
        switch (*type) {
        case TaxType::Vat: checkVat(); break;
        case TaxType::StampDuty: checkStampDuty(); break;
        case TaxType::NotSubject: checkNotSubject(); break;
        }
        return key_;
    }

  private:
    void add(const char* part, const char* reason, ErrorParams params = {}) {
        problems_.add(field_ + part, reason, std::move(params));
    }

    /// Portugal's regions, or the Member State that the customer is in (OSS).
    bool checkRegion() {
        if (!context_.taxes.knowsRegion(line_.region)) {
            add(".region", "REGION_UNKNOWN");
            return false;
        }
        if (!isPortuguese(line_.region) && line_.region != context_.country) {
            add(".region", "REGION_OF_OTHER_COUNTRY",
                {{"region", line_.region}, {"country", context_.country}});
            return false;
        }
        return true;
    }

    void checkVat() {
        const auto code = parseTaxCode(line_.tax);
        if (!code)
            add(".tax", "TAX_CODE_UNKNOWN");
        const bool region = checkRegion();
        if (!code || !region || !context_.date)
            return;
        key_.code = *code;
        const std::size_t before = problems_.size();
        if (isPortuguese(line_.region) && *code != TaxCode::Other) {
            checkNationalRate();
        } else {
            checkOtherRate();
        }
        if (problems_.size() != before)
            return;
        checkExemption();
        // A note gives back what the rectified invoice charged, in whatever regime that was.
        if (context_.regime == VatRegime::Exempt53 && !context_.rule.references)
            checkExempt53();
    }

    /// What was typed, in percent; nothing where nothing (or nothing good) was.
    std::optional<Decimal> typedRate() {
        if (line_.rate.empty())
            return std::nullopt;
        const auto rate = Decimal::parse(line_.rate);
        if (!rate || rate->isNegative() || *rate > Decimal(100) || rate->decimals() > rateDecimals) {
            add(".rate", "RATE_INVALID");
            return std::nullopt;
        }
        return rate;
    }

    /// The dated table's rate; a typed one must be the same.
    void checkNationalRate() {
        const auto known = context_.taxes.rate(line_.region, key_.code, *context_.date);
        const std::size_t before = problems_.size();
        const auto typed = typedRate();
        if (problems_.size() != before)
            return;
        if (!known) {
            add(".rate", "RATE_UNKNOWN", {{"date", formatDate(*context_.date)}});
        } else if (typed && *typed != *known) {
            differs(*typed, {*known});
        } else {
            key_.rate = *known;
        }
    }

    /// Special regimes of Portugal: whatever is typed. Another Member State: one of its own.
    void checkOtherRate() {
        if (!isPortuguese(line_.region) && key_.code == TaxCode::Intermediate) {
            add(".tax", "TAX_CODE_REGION");
            return;
        }
        const std::size_t before = problems_.size();
        const auto typed = typedRate();
        if (problems_.size() != before)
            return;
        const bool exempt = key_.code == TaxCode::Exempt;
        const auto known = exempt ? std::vector{Decimal(0)} : knownRates();
        if (!typed && known.size() == 1) {
            key_.rate = known.front();
        } else if (!typed) {
            add(".rate", "RATE_MISSING");
        } else if (!known.empty() && std::find(known.begin(), known.end(), *typed) == known.end()) {
            differs(*typed, known);
        } else {
            key_.rate = *typed;
        }
    }

    std::vector<Decimal> knownRates() const {
        if (isPortuguese(line_.region))
            return {};
        if (key_.code == TaxCode::Normal)
            return context_.taxes.rates(line_.region, TaxCode::Normal, *context_.date);
        auto known = context_.taxes.rates(line_.region, TaxCode::Reduced, *context_.date);
        const auto other = context_.taxes.rates(line_.region, TaxCode::Other, *context_.date);
        known.insert(known.end(), other.begin(), other.end());
        return known;
    }

    void differs(const Decimal& typed, const std::vector<Decimal>& known) {
        std::string list;
        for (const Decimal& rate : known)
            list += (list.empty() ? "" : "; ") + formatNumber(rate, 0);
        add(".rate", "RATE_DIFFERS", {{"typed", formatNumber(typed, 0)}, {"known", list}});
    }

    /// Whoever charges no tax says why (Despacho 8632/2014, 3.2.6), with a reason in force on the day.
    void checkExemption() {
        const bool charged = key_.amount ? !key_.amount->isZero() : !key_.rate.isZero();
        if (charged) {
            if (!key_.exemption.empty())
                add(".exemption", "EXEMPTION_NOT_ALLOWED");
        } else if (key_.exemption.empty()) {
            add(".exemption", "EXEMPTION_MISSING");
        } else if (context_.date && !context_.taxes.exemption(key_.exemption, *context_.date)) {
            add(".exemption", "EXEMPTION_UNKNOWN", {{"date", formatDate(*context_.date)}});
        }
    }

    void checkExempt53() {
        if (!key_.rate.isZero()) {
            add(".tax", "REGIME_CHARGES_NO_VAT");
        } else if (!key_.exemption.empty() && std::find(exempt53Reasons.begin(), exempt53Reasons.end(),
                                                        key_.exemption) == exempt53Reasons.end()) {
            add(".exemption", "REGIME_REASON", {{"reason", key_.exemption}});
        }
    }

    void checkStampDuty() {
        key_.item = withoutBlanks(line_.tax);
        key_.code = TaxCode::Other;
        if (context_.rule.transportNeeded)
            add(".taxType", "TAX_TYPE_TRANSPORT");
        if (!isItem(key_.item))
            add(".tax", "STAMP_ITEM_INVALID");
        if (!isPortuguese(line_.region))
            add(".region", "REGION_UNKNOWN");
        if (line_.rate.empty() == line_.taxAmount.empty()) {
            add(".rate", "STAMP_RATE_OR_AMOUNT");
            return;
        }
        const std::size_t before = problems_.size();
        if (line_.taxAmount.empty()) {
            key_.rate = typedRate().value_or(Decimal(0));
        } else {
            checkStampAmount();
        }
        if (problems_.size() != before)
            return;
        if (key_.item == "ISE" && !(key_.rate.isZero() && (!key_.amount || key_.amount->isZero()))) {
            differs(key_.amount.value_or(key_.rate), {Decimal(0)});
            return;
        }
        checkExemption();
    }

    void checkStampAmount() {
        const auto amount = readNumber(field_ + ".taxAmount", line_.taxAmount, {"AMOUNT_INVALID"}, problems_);
        if (amount && amount->isNegative()) {
            add(".taxAmount", "AMOUNT_INVALID");
        } else if (amount && context_.prices == PriceMode::Gross) {
            add(".taxAmount", "TAX_AMOUNT_GROSS");
        }
        key_.amount = amount.value_or(Decimal(0));
    }

    /// "17.3.4", as the general table numbers its items, or "ISE".
    static bool isItem(std::string_view item) {
        if (item == "ISE")
            return true;
        bool afterPoint = true;
        for (const char c : item) {
            const bool point = c == '.';
            if ((point && afterPoint) || (!point && (c < '0' || c > '9')))
                return false;
            afterPoint = point;
        }
        return !afterPoint && item.size() <= longestItem;
    }

    void checkNotSubject() {
        key_.code = TaxCode::Exempt;
        const auto rate = typedRate();
        if (rate && !rate->isZero())
            add(".rate", "RATE_DIFFERS", {{"typed", formatNumber(*rate, 0)}, {"known", "0"}});
        checkRegion();
        checkExemption();
    }

    const DraftLine& line_;
    const std::string& field_;
    const LineContext& context_;
    Problems& problems_;
    TaxKey key_;
};

} // namespace

TaxKey checkTax(const DraftLine& line, const std::string& field, const LineContext& context,
                Problems& problems) {
    return TaxCheck(line, field, context, problems).check();
}

} // namespace cunho::invoicing
