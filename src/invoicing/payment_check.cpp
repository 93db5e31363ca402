// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/checks.hpp"
#include "invoicing/field_limits.hpp"

#include <cunho/invoicing/code_tables.hpp>
#include <cunho/invoicing/nif.hpp>

#include <algorithm>
#include <set>

namespace cunho::invoicing {
namespace {

constexpr std::size_t longestLaw = 60; ///< SAF-T WithholdingTaxDescription
constexpr std::size_t mostEntries = 9999;
constexpr Money retailLimit = Money::fromCents(100'000); ///< CIVA 40(1)(a)
constexpr Money otherLimit = Money::fromCents(10'000);   ///< CIVA 40(1)(b)

std::string at(const char* list, std::size_t index, const char* part) {
    return std::string(list) + "[" + std::to_string(index) + "]." + part;
}

bool tooMany(const char* list, std::size_t count, Problems& problems) {
    if (count > mostEntries)
        problems.add(list, "TOO_MANY_LINES", {{"max", std::to_string(mostEntries)}});
    return count > mostEntries;
}

Decimal checkRate(const std::string& field, std::string_view text, Problems& problems) {
    const auto rate = readNumber(field, text, {"WITHHOLDING_RATE", rateDecimals}, problems);
    if (rate && (*rate <= Decimal(0) || *rate > Decimal(100)))
        problems.add(field, "WITHHOLDING_RATE");
    return rate.value_or(Decimal(0));
}

/// FT, FS, ND and NC can be settled by a receipt; an FR is paid from the start.
bool canBeSettled(const DocumentTypeRow* type) {
    return type != nullptr && type->block == SaftBlock::SalesInvoices && type->type != DocumentType::FR;
}

Settlement checkSettlement(const DraftSettlement& typed, std::size_t index, Problems& problems) {
    Settlement settlement;
    settlement.document = trimmed(typed.document);
    const DocumentTypeRow* type = typeOfNumber(settlement.document);
    if (settlement.document.empty()) {
        problems.add(at("settlements", index, "document"), "SETTLEMENT_MISSING");
    } else if (!canBeSettled(type)) {
        problems.add(at("settlements", index, "document"), "SETTLEMENT_INVALID");
    }
    settlement.credit = type != nullptr && type->type == DocumentType::NC;
    settlement.amount =
        readAmount(at("settlements", index, "amount"), typed.amount, false, problems).value_or(Money{});
    if (typed.discount.empty())
        return settlement;
    const std::string field = at("settlements", index, "discount");
    const auto discount = readAmount(field, typed.discount, true, problems);
    settlement.discount = discount.value_or(Money{});
    if (discount && settlement.credit && settlement.discount != Money{}) {
        problems.add(field, "SETTLEMENT_DISCOUNT_CREDIT");
    } else if (discount && settlement.amount != Money{} && settlement.discount > settlement.amount) {
        problems.add(field, "SETTLEMENT_DISCOUNT_LARGE");
    }
    return settlement;
}

/// A final consumer, or a number of a natural person: who cannot be told to be a taxable person.
bool isPrivatePerson(const Party& customer) {
    if (customer.nif == Nif::finalConsumer().text())
        return true;
    const bool domestic = customer.country == "PT" || customer.country == "Desconhecido";
    return domestic && (customer.nif.starts_with("1") || customer.nif.starts_with("2") ||
                        customer.nif.starts_with("3") || customer.nif.starts_with("45"));
}

} // namespace

std::vector<CheckedWithholding> checkWithholdings(const Draft& draft, const TypeRule& rule,
                                                  Problems& problems) {
    std::vector<CheckedWithholding> checked;
    if (draft.withholdings.empty() || tooMany("withholdings", draft.withholdings.size(), problems))
        return checked;
    if (!rule.withholding) {
        problems.add("withholdings", "WITHHOLDING_NOT_TAKEN");
        return checked;
    }
    if (rule.lines &&
        std::none_of(draft.lines.begin(), draft.lines.end(), [](const DraftLine& l) { return l.withheld; }))
        problems.add("withholdings", "WITHHOLDING_WITHOUT_LINES");
    std::set<std::string> types;
    for (std::size_t i = 0; i < draft.withholdings.size(); ++i) {
        const DraftWithholding& typed = draft.withholdings[i];
        if (findCode(withholdingTypes(), typed.type) == nullptr) {
            problems.add(at("withholdings", i, "type"), "WITHHOLDING_TYPE");
        } else if (!types.insert(typed.type).second) {
            problems.add(at("withholdings", i, "type"), "WITHHOLDING_TWICE");
        }
        const Decimal rate = checkRate(at("withholdings", i, "rate"), typed.rate, problems);
        std::string law = problems.text(at("withholdings", i, "law"), typed.law, longestLaw);
        if (law.empty())
            problems.add(at("withholdings", i, "law"), "WITHHOLDING_LAW");
        checked.push_back({typed.type, rate, std::move(law)});
    }
    return checked;
}

std::vector<Payment> checkPayments(const Draft& draft, const TypeRule& rule, Date date, Problems& problems) {
    std::vector<Payment> checked;
    if (tooMany("payments", draft.payments.size(), problems))
        return checked;
    if (!rule.payments) {
        if (!draft.payments.empty())
            problems.add("payments", "PAYMENT_NOT_TAKEN");
        return checked;
    }
    for (std::size_t i = 0; i < draft.payments.size(); ++i) {
        const DraftPayment& typed = draft.payments[i];
        Payment payment{typed.mechanism, {}, date};
        if (findCode(paymentMechanisms(), typed.mechanism) == nullptr)
            problems.add(at("payments", i, "mechanism"), "PAYMENT_MECHANISM");
        payment.amount =
            readAmount(at("payments", i, "amount"), typed.amount, false, problems).value_or(Money{});
        if (!typed.date.empty())
            payment.date =
                readDate(at("payments", i, "date"), typed.date, "DAY_INVALID", problems).value_or(date);
        checked.push_back(std::move(payment));
    }
    return checked;
}

std::vector<Settlement> checkSettlements(const Draft& draft, const TypeRule& rule, Problems& problems) {
    std::vector<Settlement> checked;
    if (tooMany("settlements", draft.settlements.size(), problems))
        return checked;
    if (!rule.settlements) {
        if (!draft.settlements.empty())
            problems.add("settlements", "SETTLEMENT_NOT_TAKEN");
        return checked;
    }
    if (draft.settlements.empty())
        problems.add("settlements", "SETTLEMENT_MISSING");
    std::set<std::string> documents;
    for (std::size_t i = 0; i < draft.settlements.size(); ++i) {
        checked.push_back(checkSettlement(draft.settlements[i], i, problems));
        if (!checked.back().document.empty() && !documents.insert(checked.back().document).second)
            problems.add(at("settlements", i, "document"), "SETTLEMENT_TWICE",
                         {{"document", checked.back().document}});
    }
    return checked;
}

std::optional<Money> simplifiedLimit(const CheckedDraft& draft, VatRegime regime) {
    if (regime == VatRegime::Exempt53)
        return std::nullopt;
    const bool goods = std::all_of(draft.lines().begin(), draft.lines().end(),
                                   [](const CheckedLine& line) { return line.productType == "P"; });
    return goods && isPrivatePerson(draft.customer()) ? retailLimit : otherLimit;
}

} // namespace cunho::invoicing
