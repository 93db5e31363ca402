// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/invoicing/series.hpp>

#include <algorithm>

namespace cunho::invoicing {
namespace {

constexpr std::size_t maxSeriesLength = 35;
constexpr std::size_t minCodeLength = 8;
constexpr std::size_t maxCodeLength =
    50; ///< with hyphen and number within the 70 characters of the QR's field H

bool isUpperOrDigit(char c) noexcept {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool isLetterOrDigit(char c) noexcept {
    return isUpperOrDigit(c) || (c >= 'a' && c <= 'z');
}
bool isMark(char c) noexcept {
    return c == '.' || c == '_' || c == '-';
}

/// The service compares series without regard to case, so that "at…" is reserved as well.
bool isReserved(std::string_view text) noexcept {
    return text.size() >= 2 && (text[0] == 'A' || text[0] == 'a') && (text[1] == 'T' || text[1] == 't');
}

} // namespace

bool isSeriesId(std::string_view text) noexcept {
    if (text.empty() || text.size() > maxSeriesLength || isReserved(text))
        return false;
    bool afterMark = true;
    for (const char c : text) {
        if (!isLetterOrDigit(c) && (afterMark || !isMark(c)))
            return false;
        afterMark = isMark(c);
    }
    return !afterMark;
}

bool isValidationCode(std::string_view text) noexcept {
    return text.size() >= minCodeLength && text.size() <= maxCodeLength &&
           std::all_of(text.begin(), text.end(), isUpperOrDigit);
}

std::string documentNumber(DocumentType type, std::string_view series, std::int64_t number) {
    return std::string(documentType(type).code) + " " + std::string(series) + "/" + std::to_string(number);
}

char seriesKindLetter(SeriesKind kind) noexcept {
    constexpr std::string_view letters = "NFR";
    return letters[static_cast<std::size_t>(kind)];
}

std::optional<SeriesKind> parseSeriesKind(std::string_view letter) noexcept {
    for (const SeriesKind kind : {SeriesKind::Normal, SeriesKind::Training, SeriesKind::Recovery}) {
        if (letter.size() == 1 && letter.front() == seriesKindLetter(kind))
            return kind;
    }
    return std::nullopt;
}

} // namespace cunho::invoicing
