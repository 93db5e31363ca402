// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/checks.hpp"
#include "invoicing/field_limits.hpp"
#include "invoicing/vat_number.hpp"
#include "invoicing/working_days.hpp"

#include <cunho/invoicing/calculator.hpp>
#include <cunho/invoicing/code_tables.hpp>
#include <cunho/invoicing/nif.hpp>

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

constexpr int deadlineWorkingDays = 5;
constexpr std::chrono::day deadlineAbroad{15};
constexpr Money namedFrom = Money::fromCents(100'000); ///< CIVA 36(15)

/// The last day of the food basket's zero rate, M26 (Lei 17/2023, prolonged); the Tax Authority's table still
/// has the code.
constexpr Date basketUntil{std::chrono::year(2024), std::chrono::January, std::chrono::day(4)};

/// Reverse charge between taxable persons in Portugal (CIVA 2(1) i, j, l, m, n).
constexpr std::array<std::string_view, 6> domesticReverse{"M30", "M31", "M32", "M33", "M34", "M35"};

std::chrono::year_month_day fifteenthOfNextMonth(Date from) {
    const auto next = std::chrono::year_month(from.year(), from.month()) + std::chrono::months(1);
    return next / deadlineAbroad;
}

class Advice {
  public:
    Advice(const CheckedDraft& draft, Date today) : draft_(draft), today_(today) {}

    std::vector<Problem> take() {
        checkDates();
        checkDeadline();
        for (std::size_t i = 0; i < draft_.lines().size(); ++i)
            checkReason(draft_.lines()[i].tax.exemption, "lines[" + std::to_string(i) + "].exemption");
        checkMoney();
        return problems_.take();
    }

  private:
    void checkDates() {
        if (draft_.date() > today_)
            problems_.add("date", "DATE_AHEAD", {{"date", formatDate(draft_.date())}});
        if (draft_.dueDate() && *draft_.dueDate() < today_)
            problems_.add("dueDate", "DUE_DATE_PAST", {{"date", formatDate(*draft_.dueDate())}});
    }

    /// CIVA 36(1): the fifth working day after the supply; for services taxed in another Member State the
    /// 15th of the next month. A recovered document was issued in its day.
    void checkDeadline() {
        if (!documentType(draft_.type()).invoice || draft_.origin())
            return;
        const bool abroad = draft_.customer().country != "PT" && isMemberState(draft_.customer().country) &&
                            std::all_of(draft_.lines().begin(), draft_.lines().end(), [](const auto& line) {
                                return line.tax.exemption == "M40" || line.tax.exemption == "M44";
                            });
        const Date last = abroad ? fifteenthOfNextMonth(draft_.supplyDate())
                                 : workingDaysAfter(draft_.supplyDate(), deadlineWorkingDays);
        if (draft_.date() > last)
            problems_.add("supplyDate", "ISSUED_LATE", {{"date", formatDate(last)}});
    }

    void checkReason(const std::string& reason, const std::string& field) {
        const Party& customer = draft_.customer();
        const bool numbered = customer.nif != Nif::finalConsumer().text();
        const bool foreign = customer.country != "PT" && customer.country != unknownWord;
        const bool member = isMemberState(customer.country);
        const bool vatNumber = hasVatForm(capitals(withoutBlanks(customer.nif)), customer.country);
        if (reason == "M26" && draft_.supplyDate() > basketUntil) {
            problems_.add(field, "REASON_OVER", {{"reason", reason}, {"date", formatDate(basketUntil)}});
        } else if ((reason == "M16" || reason == "M40") && foreign && numbered && !vatNumber) {
            problems_.add(field, "REASON_NEEDS_VAT_NUMBER", {{"country", customer.country}});
        } else if (reason == "M16" && !(foreign && member && numbered)) {
            problems_.add(field, "REASON_NEEDS_MEMBER_STATE");
        } else if (reason == "M40" && !(foreign && numbered)) {
            problems_.add(field, "REASON_NEEDS_FOREIGN");
        } else if (reason == "M05" && (!foreign || member)) {
            problems_.add(field, "REASON_NEEDS_EXPORT");
        } else if (std::find(domesticReverse.begin(), domesticReverse.end(), reason) !=
                       domesticReverse.end() &&
                   !numbered) {
            problems_.add(field, "REASON_NEEDS_TAXABLE");
        }
    }

    void checkMoney() {
        const Totals totals = calculate(draft_);
        if (totals.withheld() + totals.withheld() > totals.gross)
            problems_.add("withholdings", "WITHHOLDING_LARGE");
        const Party& customer = draft_.customer();
        if (documentType(draft_.type()).invoice && totals.gross >= namedFrom &&
            customer.nif == Nif::finalConsumer().text() &&
            (customer.address == unknownWord || customer.name == "Consumidor final"))
            problems_.add("customer.name", "CUSTOMER_UNNAMED", {{"limit", formatEuro(namedFrom)}});
    }

    const CheckedDraft& draft_;
    Date today_;
    Problems problems_;
};

} // namespace

std::vector<Problem> advise(const CheckedDraft& draft, Date today) {
    return Advice(draft, today).take();
}

} // namespace cunho::invoicing
