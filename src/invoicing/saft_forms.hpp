// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "invoicing/saft_structure.hpp"

#include <cunho/core/error.hpp>

#include <optional>
#include <string_view>

namespace cunho::invoicing {

/// What is wrong with a value: reason and params; nothing when it is right.
std::optional<Failure> checkSaftValue(const SaftValue& value, std::string_view element,
                                      std::string_view text);

/// Whether the text has one of the schema's patterns ("number", "hash-control", …).
bool hasSaftForm(std::string_view form, std::string_view text);

/// xs:decimal and xs:integer allow blanks around, which are no part of the value.
std::string_view withoutXmlBlanks(std::string_view text) noexcept;

} // namespace cunho::invoicing
