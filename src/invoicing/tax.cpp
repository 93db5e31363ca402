// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/invoicing/code_tables.hpp>
#include <cunho/invoicing/tax.hpp>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace cunho::embedded {
extern const std::string_view vat_rates_json;
extern const std::string_view exemption_reasons_json;
extern const std::string_view withholding_rates_json;
} // namespace cunho::embedded

namespace cunho::invoicing {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<TaxCode, std::string_view>, 5> taxCodeNames{{{TaxCode::Reduced, "RED"},
                                                                            {TaxCode::Intermediate, "INT"},
                                                                            {TaxCode::Normal, "NOR"},
                                                                            {TaxCode::Exempt, "ISE"},
                                                                            {TaxCode::Other, "OUT"}}};

constexpr std::array<std::pair<TaxType, std::string_view>, 3> typeNames{
    {{TaxType::Vat, "IVA"}, {TaxType::StampDuty, "IS"}, {TaxType::NotSubject, "NS"}}};

template<typename Row>
bool holds(const Row& row, Date day) {
    return row.from <= day && (!row.to || day <= *row.to);
}

std::optional<Date> lastDay(const json& row) {
    return row.contains("to") ? std::optional(parseDate(row.at("to").get<std::string>())) : std::nullopt;
}

template<typename Value>
Value present(const std::optional<Value>& value) {
    if (!value)
        throw std::invalid_argument("a rate's code or percentage cannot be read");
    return *value;
}

TaxTable::RateRow readRate(const json& row) {
    return {row.at("region").get<std::string>(), present(parseTaxCode(row.at("code").get<std::string>())),
            present(Decimal::parse(row.at("percent").get<std::string>())),
            parseDate(row.at("from").get<std::string>()), lastDay(row)};
}

TaxTable::ExemptionRow readExemption(const json& row) {
    return {{row.at("code").get<std::string>(), row.at("mention").get<std::string>(),
             row.at("law").get<std::string>(), row.contains("reverseCharge")},
            parseDate(row.at("from").get<std::string>()),
            lastDay(row)};
}

WithholdingRow readWithholding(const json& row) {
    return {row.at("type").get<std::string>(),
            present(Decimal::parse(row.at("percent").get<std::string>())),
            row.at("law").get<std::string>(),
            row.at("use").get<std::string>(),
            parseDate(row.at("from").get<std::string>()),
            lastDay(row)};
}

template<typename Row>
std::vector<Row> readRows(std::string_view text, const char* list, Row (*read)(const json&)) {
    try {
        std::vector<Row> rows;
        const json tables = json::parse(text);
        for (const json& row : tables.at(list))
            rows.push_back(read(row));
        return rows;
    } catch (const std::exception& failure) {
        throw Error(Fault::Internal, "TAX_TABLE_BROKEN", {}, failure.what());
    }
}

} // namespace

std::string_view taxCodeName(TaxCode code) noexcept {
    return taxCodeNames[static_cast<std::size_t>(code)].second;
}

std::optional<TaxCode> parseTaxCode(std::string_view name) noexcept {
    const auto* found = std::find_if(taxCodeNames.begin(), taxCodeNames.end(),
                                     [&](const auto& n) { return n.second == name; });
    if (found == taxCodeNames.end())
        return std::nullopt;
    return found->first;
}

std::string_view taxTypeName(TaxType type) noexcept {
    return typeNames[static_cast<std::size_t>(type)].second;
}

std::optional<TaxType> parseTaxType(std::string_view name) noexcept {
    const auto* found =
        std::find_if(typeNames.begin(), typeNames.end(), [&](const auto& n) { return n.second == name; });
    if (found == typeNames.end())
        return std::nullopt;
    return found->first;
}

std::string TaxKey::saftCode() const {
    switch (type) {
    case TaxType::StampDuty: return item;
    case TaxType::NotSubject: return "NS";
    case TaxType::Vat: break;
    }
    return std::string(taxCodeName(code));
}

TaxTable::TaxTable(std::vector<RateRow> rates, std::vector<ExemptionRow> exemptions)
    : rates_(std::move(rates)), exemptions_(std::move(exemptions)) {
    std::sort(exemptions_.begin(), exemptions_.end(),
              [](const auto& a, const auto& b) { return a.reason.code < b.reason.code; });
}

TaxTable TaxTable::standard() {
    return {readRows(embedded::vat_rates_json, "rates", &readRate),
            readRows(embedded::exemption_reasons_json, "reasons", &readExemption)};
}

std::optional<Decimal> TaxTable::rate(std::string_view region, TaxCode code, Date day) const {
    const auto row = std::find_if(rates_.begin(), rates_.end(), [&](const RateRow& r) {
        return r.region == region && r.code == code && holds(r, day);
    });
    if (row == rates_.end())
        return std::nullopt;
    return row->rate;
}

std::vector<Decimal> TaxTable::rates(std::string_view region, TaxCode code, Date day) const {
    std::vector<Decimal> found;
    for (const RateRow& row : rates_) {
        if (row.region == region && row.code == code && holds(row, day))
            found.push_back(row.rate);
    }
    return found;
}

std::optional<ExemptionReason> TaxTable::exemption(std::string_view code, Date day) const {
    const auto row = std::find_if(exemptions_.begin(), exemptions_.end(), [&](const ExemptionRow& r) {
        return r.reason.code == code && holds(r, day);
    });
    if (row == exemptions_.end())
        return std::nullopt;
    return row->reason;
}

bool TaxTable::knowsRegion(std::string_view region) const {
    return std::any_of(rates_.begin(), rates_.end(), [&](const RateRow& r) { return r.region == region; });
}

std::vector<ExemptionReason> TaxTable::exemptions(Date day) const {
    std::vector<ExemptionReason> reasons;
    for (const ExemptionRow& row : exemptions_) {
        if (holds(row, day))
            reasons.push_back(row.reason);
    }
    return reasons;
}

std::vector<WithholdingRow> withholdingRows(Date day) {
    static const auto all = readRows(embedded::withholding_rates_json, "rows", &readWithholding);
    std::vector<WithholdingRow> rows;
    std::copy_if(all.begin(), all.end(), std::back_inserter(rows),
                 [&](const WithholdingRow& row) { return holds(row, day); });
    return rows;
}

} // namespace cunho::invoicing
