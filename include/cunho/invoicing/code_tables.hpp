// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/invoicing/tax.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::invoicing {

/// A code of a closed list with its names for people.
struct NamedCode {
    std::string_view code;
    std::string_view name;    ///< Portuguese
    std::string_view english; ///< for a second language on paper
};

/// SAF-T PaymentMechanism (Portaria 302/2016, 4.1.4.20.6.1), the usual ones first.
std::span<const NamedCode> paymentMechanisms() noexcept;

/// SAF-T ProductType (Portaria 302/2016, 2.4.1).
std::span<const NamedCode> productTypes() noexcept;

/// SAF-T WithholdingTaxType (Portaria 302/2016, 4.1.4.21.1).
std::span<const NamedCode> withholdingTypes() noexcept;

/// ISO 4217 as the SAF-T schema lists it, EUR first, then the usual ones; a rare one has its code as name.
std::span<const NamedCode> currencies() noexcept;

/// ISO 3166-1 alpha-2 (and XK) as the SAF-T schema lists it, in alphabetical order.
std::vector<std::string_view> countryCodes();

/// Member States of the Union: their rates may be charged to their consumers (OSS).
bool isMemberState(std::string_view country) noexcept;

const NamedCode* findCode(std::span<const NamedCode> list, std::string_view code) noexcept;

/// A withholding that the law knows on some days; a person may type another.
struct WithholdingRow {
    std::string type; ///< IRS, IRC or IS
    Decimal rate;     ///< percent
    std::string law;  ///< SAF-T WithholdingTaxDescription, at most 60 characters
    std::string use;  ///< for whom, Portuguese
    Date from{};
    std::optional<Date> to{};
};

/// Those in force on a day, in the table's order.
std::vector<WithholdingRow> withholdingRows(Date day);

/// The reason's mention within SAF-T's 60 characters for TaxExemptionReason: M15's is shortened, as the Tax
/// Authority's own has 61. Printed texts take `mention`.
std::string saftMention(const ExemptionReason& reason);

} // namespace cunho::invoicing
