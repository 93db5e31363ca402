// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

namespace cunho::invoicing {

/// Whether a VAT number without its country's letters has the form that the Member State gives it; check
/// digits are not looked at. True for every other country.
bool hasVatForm(std::string_view number, std::string_view country) noexcept;

} // namespace cunho::invoicing
