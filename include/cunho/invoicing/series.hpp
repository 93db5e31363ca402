// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
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

/// What a series is communicated as (manual of the series service: tipoSerie).
enum class SeriesKind {
    Normal,   ///< "N"
    Training, ///< "F"
    Recovery, ///< "R": manual documents, and documents lost with a restored backup
};

char seriesKindLetter(SeriesKind kind) noexcept;
std::optional<SeriesKind> parseSeriesKind(std::string_view letter) noexcept;

/// A document series, to be communicated before its first use. Unique per type, whatever the case of its
/// letters.
struct Series {
    DocumentType type = DocumentType::FT;
    std::string id;             ///< "2026A"
    std::string validationCode; ///< the Tax Authority's, "JFT26CHA"
    std::int64_t firstNumber = 1;
    bool active = true;
    SeriesKind kind = SeriesKind::Normal;
    std::optional<Date> begins{}; ///< dataInicioPrevUtiliz: when it is to be used from
};

/// What a person types on the portal to communicate a series, field by field in the portal's order.
struct SeriesForm {
    std::string series;
    std::string kind;          ///< "Normal", "Formação", "Recuperação"
    std::string documentClass; ///< "Faturas e documentos retificativos (SI)"
    std::string documentType;  ///< "FT – Fatura"
    std::string firstNumber;
    std::string begins;      ///< YYYY-MM-DD
    std::string processing;  ///< "Através de programa informático de faturação (PI)"
    std::string certificate; ///< number, "0" without one
};

SeriesForm seriesForm(const Series& series, int certificateNumber, Date today);

/// Unique document code (Portaria 195/2020, article 3): validation code, hyphen, sequential number.
struct Atcud {
    std::string validationCode;
    std::int64_t number = 0;

    std::string toString() const { return validationCode + "-" + std::to_string(number); }
};

/// "FT 2026A/1"
std::string documentNumber(DocumentType type, std::string_view series, std::int64_t number);

} // namespace cunho::invoicing
