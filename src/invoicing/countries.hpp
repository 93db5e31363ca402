// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

namespace cunho::invoicing {

/// Whether SAF-T takes the text as a customer's country: two capital letters.
bool isCountry(std::string_view code) noexcept;

} // namespace cunho::invoicing
