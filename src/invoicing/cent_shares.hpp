// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/money.hpp>

#include <span>
#include <vector>

namespace cunho::invoicing {

/// `total` shared out after the exact parts by the method of the largest remainder: each share is its part
/// rounded down to cents, and the cents left over go to the largest remainders, the earlier part first.
/// The parts are not negative; the shares add up to `total`.
std::vector<Money> centShares(Money total, std::span<const Decimal> parts);

} // namespace cunho::invoicing
