// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/core_invoice.hpp"

#include <cunho/core/utf8.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace cunho::invoicing {
namespace {

using UnitRow = std::pair<std::string_view, std::string_view>;

/// What people write for a unit, in small letters, and its code (UN/ECE Recommendation 20, and 21 with X).
constexpr std::array units{
    UnitRow{"un", "C62"},      UnitRow{"uni", "C62"},      UnitRow{"und", "C62"},  UnitRow{"unid", "C62"},
    UnitRow{"unidade", "C62"}, UnitRow{"unit", "C62"},     UnitRow{"", "C62"},     UnitRow{"pc", "H87"},
    UnitRow{"pç", "H87"},      UnitRow{"peça", "H87"},     UnitRow{"kg", "KGM"},   UnitRow{"g", "GRM"},
    UnitRow{"mg", "MGM"},      UnitRow{"t", "TNE"},        UnitRow{"ton", "TNE"},  UnitRow{"l", "LTR"},
    UnitRow{"lt", "LTR"},      UnitRow{"cl", "CLT"},       UnitRow{"ml", "MLT"},   UnitRow{"m", "MTR"},
    UnitRow{"mt", "MTR"},      UnitRow{"cm", "CMT"},       UnitRow{"mm", "MMT"},   UnitRow{"km", "KMT"},
    UnitRow{"m2", "MTK"},      UnitRow{"m²", "MTK"},       UnitRow{"ha", "HAR"},   UnitRow{"m3", "MTQ"},
    UnitRow{"m³", "MTQ"},      UnitRow{"h", "HUR"},        UnitRow{"hr", "HUR"},   UnitRow{"hora", "HUR"},
    UnitRow{"horas", "HUR"},   UnitRow{"min", "MIN"},      UnitRow{"sv", "C62"},   UnitRow{"dia", "DAY"},
    UnitRow{"dias", "DAY"},    UnitRow{"semana", "WEE"},   UnitRow{"mês", "MON"},  UnitRow{"mes", "MON"},
    UnitRow{"meses", "MON"},   UnitRow{"ano", "ANN"},      UnitRow{"anos", "ANN"}, UnitRow{"kwh", "KWH"},
    UnitRow{"mwh", "MWH"},     UnitRow{"kw", "KWT"},       UnitRow{"cx", "XBX"},   UnitRow{"caixa", "XBX"},
    UnitRow{"par", "PR"},      UnitRow{"pares", "PR"},     UnitRow{"dz", "DZN"},   UnitRow{"dúzia", "DZN"},
    UnitRow{"conj", "SET"},    UnitRow{"conjunto", "SET"},
};

std::string small(std::string_view text) {
    std::string out(text);
    std::ranges::transform(
        out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

/// What XML 1.0 can hold (2.2).
bool isXmlCharacter(std::uint32_t c) {
    return c == 0x09 || c == 0x0A || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

std::string utf8(const std::vector<std::uint32_t>& characters, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t at = from; at < to; ++at)
        appendUtf8(out, isXmlCharacter(characters[at]) ? characters[at] : U' ');
    return out;
}

} // namespace

std::optional<std::string_view> unitCode(std::string_view unit) {
    const std::string wanted = small(unit);
    const auto* const row =
        std::ranges::find_if(units, [&](const UnitRow& each) { return each.first == wanted; });
    return row == units.end() ? std::nullopt : std::optional(row->second);
}

std::string coreNumber(const Decimal& number) {
    return number.toFixed(std::max(2, number.decimals()));
}

std::string cut(std::string_view text, std::size_t characters) {
    auto all = codePoints(text);
    std::ranges::replace_if(
        all, [](std::uint32_t c) { return c == 0x09 || c == 0x0A; }, U' ');
    return utf8(all, 0, std::min(characters, all.size()));
}

std::vector<std::string> pieces(std::string_view text, std::size_t characters) {
    const auto all = codePoints(text);
    std::vector<std::string> out;
    for (std::size_t from = 0; from < all.size();) {
        std::size_t to = std::min(all.size(), from + characters);
        if (to < all.size()) {
            std::size_t end = to;
            while (end > from && all[end] != U'\n' && all[end] != U' ')
                --end;
            to = end > from ? end : to;
        }
        out.push_back(utf8(all, from, to));
        from = to;
        while (from < all.size() && (all[from] == U'\n' || all[from] == U' '))
            ++from;
    }
    return out;
}

std::string join(const std::vector<std::string>& texts, std::string_view between) {
    std::string out;
    for (const std::string& text : texts) {
        if (!out.empty())
            out += between;
        out += text;
    }
    return out;
}

} // namespace cunho::invoicing
