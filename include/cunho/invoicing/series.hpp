// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/document_type.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace cunho::invoicing {

/// Whether the text may name a series: at most 35 characters, [A-Za-z0-9] with single . _ - inside, not
/// beginning with "AT" (manual of the series service, December 2022).
bool isSeriesId(std::string_view text) noexcept;

/// Whether the text may be a validation code: at least 8 of [A-Z0-9] (Portaria 195/2020).
bool isValidationCode(std::string_view text) noexcept;

/// A communicated document series. Unique per type, whatever the case of its letters.
struct Series {
    DocumentType type = DocumentType::FT;
    std::string id;             ///< "2026A"
    std::string validationCode; ///< the Tax Authority's, "JFT26CHA"
    std::int64_t firstNumber = 1;
    bool active = true;
};

/// Unique document code (Portaria 195/2020, article 3): validation code, hyphen, sequential number.
struct Atcud {
    std::string validationCode;
    std::int64_t number = 0;

    std::string toString() const { return validationCode + "-" + std::to_string(number); }
};

/// "FT 2026A/1"
std::string documentNumber(DocumentType type, std::string_view series, std::int64_t number);

} // namespace cunho::invoicing
