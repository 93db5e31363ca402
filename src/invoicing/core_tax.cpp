// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/core_tax.hpp"

#include <cunho/invoicing/nif.hpp>
#include <cunho/invoicing/rate_day.hpp>

#include <algorithm>

namespace cunho::invoicing {
namespace {

const TaxTable& taxTable() {
    static const TaxTable standard = TaxTable::standard();
    return standard;
}

std::optional<ExemptionReason> reasonOf(const std::string& code, Date day) {
    return taxTable().exemption(code, day);
}

/// M30 to M35 and M40 to M43, and M08 that was before them, on whatever day.
bool isReverseCharge(const std::string& code) {
    return code == "M08" || (code >= "M30" && code <= "M35") || (code >= "M40" && code <= "M43");
}

template<typename Value>
void addOnce(std::vector<Value>& values, const Value& value) {
    if (!value.empty() && std::ranges::find(values, value) == values.end())
        values.push_back(value);
}

} // namespace

bool givesNumber(const Party& party) {
    return !party.nif.empty() && party.nif != Nif::finalConsumer().text();
}

std::string_view categoryOf(const TaxKey& key, const Party& customer) {
    if (key.type != TaxType::Vat)
        return "E";
    if (!key.rate.isZero())
        return "S";
    if (key.exemption == "M05")
        return "G"; // CIVA 14: export
    if (!givesNumber(customer))
        return "E";
    if (isReverseCharge(key.exemption))
        return "AE";
    return key.exemption == "M16" ? "K" : "E"; // RITI 14: to another Member State
}

Decimal vatRateOf(const TaxKey& key) {
    return key.type == TaxType::Vat ? key.rate : Decimal();
}

std::string exemptionText(const TaxKey& key, Date day) {
    if (!vatRateOf(key).isZero())
        return {};
    if (key.type == TaxType::StampDuty)
        return "Imposto do Selo, verba " + key.item;
    std::string out = key.exemption;
    if (const auto reason = reasonOf(key.exemption, day))
        out += " – " + reason->mention;
    if (!out.empty())
        return out;
    return key.type == TaxType::NotSubject ? "Não sujeito a IVA" : "Isento de IVA";
}

std::vector<VatBreakdown> breakdownOf(const IssuedFacts& facts) {
    std::vector<VatBreakdown> out;
    for (const TaxTotal& total : facts.totals.taxes) {
        const std::string_view category = categoryOf(total.key, facts.customer);
        const Decimal rate = vatRateOf(total.key);
        auto at = std::ranges::find_if(
            out, [&](const VatBreakdown& each) { return each.category == category && each.rate == rate; });
        if (at == out.end())
            at = out.insert(out.end(), VatBreakdown{category, rate, {}, {}});
        const bool duty = total.key.type == TaxType::StampDuty;
        at->base = at->base + total.base + (duty ? total.tax : Money());
        at->tax = at->tax + (duty ? Money() : total.tax);
        addOnce(at->codes, total.key.exemption);
        addOnce(at->reasons, exemptionText(total.key, rateDay(facts)));
    }
    return out;
}

} // namespace cunho::invoicing
