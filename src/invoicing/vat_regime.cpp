// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/invoicing/party.hpp>

#include <array>

namespace cunho::invoicing {
namespace {

constexpr std::array<std::string_view, 3> regimeNames{"normal", "exempt53", "cash"};

} // namespace

std::string_view vatRegimeName(VatRegime regime) noexcept {
    return regimeNames[static_cast<std::size_t>(regime)];
}

VatRegime parseVatRegime(std::string_view name) {
    for (const VatRegime regime : {VatRegime::Normal, VatRegime::Exempt53, VatRegime::Cash}) {
        if (vatRegimeName(regime) == name)
            return regime;
    }
    throw Error(Fault::Integrity, "DATABASE_DAMAGED", {}, "VAT regime");
}

} // namespace cunho::invoicing
