// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "invoicing/core_invoice.hpp"

namespace cunho::invoicing {

/// Whether `party` has a tax number of its own.
bool givesNumber(const Party& party);

/// BT-118 of a key: S where VAT is charged; AE, G and K for the reasons that say so and parties that give
/// the numbers these categories ask for (BR-AE-02, BR-IC-02); E for everything else.
std::string_view categoryOf(const TaxKey& key, const Party& customer);

/// Percent: of VAT, so 0 for stamp duty.
Decimal vatRateOf(const TaxKey& key);

/// BT-120: "M07 – Isento artigo 9.º do CIVA"; empty where VAT is charged.
std::string exemptionText(const TaxKey& key, Date day);

/// By category and rate, in the order of the totals; stamp duty counts into the base (see CoreInvoice).
std::vector<VatBreakdown> breakdownOf(const IssuedFacts& facts);

} // namespace cunho::invoicing
