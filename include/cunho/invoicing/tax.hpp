// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/invoicing/decimal.hpp>

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::invoicing {

/// SAF-T TaxType (Portaria 302/2016, 4.1.4.19.15.1).
enum class TaxType {
    Vat,        ///< "IVA"
    StampDuty,  ///< "IS": the code is the item of the general table, `TaxKey::item`
    NotSubject, ///< "NS"
};

std::string_view taxTypeName(TaxType type) noexcept;
std::optional<TaxType> parseTaxType(std::string_view name) noexcept;

/// SAF-T TaxCode of VAT (Portaria 302/2016, 4.1.4.19.15.3).
enum class TaxCode {
    Reduced,
    Intermediate,
    Normal,
    Exempt,
    Other, ///< special regimes, and rates of another country (OSS) that a person classes so
};

/// "RED", "INT", "NOR", "ISE", "OUT".
std::string_view taxCodeName(TaxCode code) noexcept;
std::optional<TaxCode> parseTaxCode(std::string_view name) noexcept;

/// What one tax total is kept for: region (SAF-T TaxCountryRegion: "PT", "PT-AC", "PT-MA"), code, rate in
/// percent, and the exemption code where the rate is zero.
struct TaxKey {
    std::string region;
    TaxCode code = TaxCode::Normal;
    Decimal rate;
    std::string exemption; ///< "M07", or empty
    TaxType type = TaxType::Vat;
    std::string item{};              ///< stamp duty: item of the general table, "17.3.4"
    std::optional<Decimal> amount{}; ///< stamp duty: euro per unit of quantity, instead of a rate

    /// SAF-T TaxCode of whatever type: "NOR", "17.3.4", "NS".
    std::string saftCode() const;

    bool operator==(const TaxKey&) const = default;
    std::strong_ordering operator<=>(const TaxKey&) const = default;
};

/// One row of the Tax Authority's table of reasons for not charging VAT.
struct ExemptionReason {
    std::string code;    ///< "M07"
    std::string mention; ///< what the invoice says
    std::string law;     ///< the provision
    bool reverseCharge = false;
};

/// Rates and exemption reasons, each with the days it holds; facts come from resources/codes.
class TaxTable {
  public:
    struct RateRow {
        std::string region;
        TaxCode code = TaxCode::Normal;
        Decimal rate;
        Date from{};
        std::optional<Date> to;
    };
    struct ExemptionRow {
        ExemptionReason reason;
        Date from{};
        std::optional<Date> to;
    };

    TaxTable(std::vector<RateRow> rates, std::vector<ExemptionRow> exemptions);

    /// The tables that the program carries.
    static TaxTable standard();

    /// Percent, or nothing where the table has no row for that day; the first where it has several.
    std::optional<Decimal> rate(std::string_view region, TaxCode code, Date day) const;

    /// All of them, in the table's order: another Member State has several reduced rates, all of them RED.
    std::vector<Decimal> rates(std::string_view region, TaxCode code, Date day) const;

    std::optional<ExemptionReason> exemption(std::string_view code, Date day) const;

    /// Whether rates of `region` stand in the table: Portugal's three, and the other Member States' (OSS).
    bool knowsRegion(std::string_view region) const;

    /// Reasons in force on a day, by code.
    std::vector<ExemptionReason> exemptions(Date day) const;

  private:
    std::vector<RateRow> rates_;
    std::vector<ExemptionRow> exemptions_;
};

} // namespace cunho::invoicing
