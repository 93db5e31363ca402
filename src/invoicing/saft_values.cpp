// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_file.hpp"
#include "invoicing/text_rules.hpp"

#include <cunho/core/utf8.hpp>

namespace cunho::invoicing {
namespace {

/// What XML cannot hold, and line ends, which are no part of a value.
bool isBlankInSaft(std::uint32_t code) noexcept {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code & 0xFFFEU) == 0xFFFEU;
}

std::string oneLine(std::string_view value, std::size_t longest) {
    std::string line;
    std::size_t count = 0;
    for (const std::uint32_t code : codePoints(value)) {
        if (count++ == longest)
            break;
        appendUtf8(line, isBlankInSaft(code) ? 0x20U : code);
    }
    return trimmed(line);
}

} // namespace

void SaftFile::text(std::string_view name, std::string_view value, std::size_t longest) {
    out_.element(name, oneLine(value, longest));
}

void SaftFile::optional(std::string_view name, std::string_view value, std::size_t longest) {
    if (const std::string line = oneLine(value, longest); !line.empty())
        out_.element(name, line);
}

void SaftFile::mandatory(std::string_view name, std::string_view value, std::size_t longest) {
    const std::string line = oneLine(value, longest);
    out_.element(name, line.empty() ? "Desconhecido" : line);
}

void SaftFile::money(std::string_view name, Money value) {
    out_.element(name, value.toString());
}

void SaftFile::decimal(std::string_view name, const Decimal& value, int least) {
    out_.element(name, value.decimals() < least ? value.toFixed(least) : value.toString());
}

void SaftFile::date(std::string_view name, Date value) {
    out_.element(name, formatDate(value));
}

void SaftFile::time(std::string_view name, const LocalTime& value) {
    out_.element(name, formatLocal(value));
}

void SaftFile::address(std::string_view name, std::string_view detail, std::string_view city,
                       std::string_view postalCode, std::string_view country) {
    start(name);
    mandatory("AddressDetail", detail, 210);
    mandatory("City", city, 50);
    mandatory("PostalCode", postalCode, 20);
    mandatory("Country", country, 12);
    end();
}

} // namespace cunho::invoicing
