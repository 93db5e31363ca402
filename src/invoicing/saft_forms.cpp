// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_forms.hpp"

#include "invoicing/countries.hpp"
#include "invoicing/text_forms.hpp"

#include <cunho/core/clock.hpp>
#include <cunho/core/utf8.hpp>
#include <cunho/invoicing/code_tables.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace cunho::invoicing {
namespace {

using FormCheck = bool (*)(std::string_view);

bool isCapital(char c) noexcept {
    return c >= 'A' && c <= 'Z';
}

bool hasNone(std::string_view text, std::string_view characters) noexcept {
    return text.find_first_of(characters) == std::string_view::npos;
}

/// ([0-9]{9})+|([^^]+ [0-9/]+)
bool isCompanyId(std::string_view text) {
    if (isDigits(text) && text.size() % 9 == 0)
        return true;
    const auto blank = text.rfind(' ');
    if (blank == std::string_view::npos || blank == 0)
        return false;
    const std::string_view number = text.substr(blank + 1);
    return hasNone(text.substr(0, blank), "^") && !number.empty() &&
           number.find_first_not_of("0123456789/") == std::string_view::npos;
}

/// [^/]+/[^/]+
bool isProductId(std::string_view text) {
    const auto slash = text.find('/');
    return slash != std::string_view::npos && slash > 0 && slash + 1 < text.size() &&
           text.find('/', slash + 1) == std::string_view::npos;
}

bool hasNoCaret(std::string_view text) {
    return hasNone(text, "^");
}

bool hasNoBlank(std::string_view text) {
    return hasNone(text, " ");
}

bool isCountryOrUnknown(std::string_view text) {
    return text == "Desconhecido" || isCountry(text);
}

bool isRegion(std::string_view text) {
    return text == "PT-AC" || text == "PT-MA" || isCountry(text);
}

bool isForeignCurrency(std::string_view text) {
    return text != "EUR" && findCode(currencies(), text) != nullptr;
}

/// [1-9][0-9]{3}-[01][0-9]-[0-3][0-9] [^ ]{1,30} [^ ]{1,20}; lengths count characters, as bytes here at most
/// the same number.
bool isTransaction(std::string_view text) {
    if (text.size() < 14 || text[0] < '1' || text[0] > '9' || !isDigits(text.substr(1, 3)) ||
        text[4] != '-' || text[5] > '1' || !isDigits(text.substr(5, 2)) || text[7] != '-' || text[8] > '3' ||
        !isDigits(text.substr(8, 2)) || text[10] != ' ')
        return false;
    const std::string_view rest = text.substr(11);
    const auto blank = rest.find(' ');
    if (blank == std::string_view::npos || rest.find(' ', blank + 1) != std::string_view::npos)
        return false;
    const auto within = [](std::string_view part, std::size_t most) {
        return !part.empty() && codePoints(part).size() <= most;
    };
    return within(rest.substr(0, blank), 30) && within(rest.substr(blank + 1), 20);
}

/// [^ ]+ [^/^ ]+/[0-9]+
bool isNumber(std::string_view text) {
    const auto blank = text.find(' ');
    const auto slash = text.rfind('/');
    if (blank == std::string_view::npos || blank == 0 || slash == std::string_view::npos || slash < blank + 2)
        return false;
    return hasNone(text.substr(blank + 1, slash - blank - 1), "/^ ") && isDigits(text.substr(slash + 1));
}

/// [^ ]+[/][0-9]+
bool isManualNumber(std::string_view text) {
    const auto slash = text.rfind('/');
    return slash != std::string_view::npos && slash > 0 && hasNone(text, " ") &&
           isDigits(text.substr(slash + 1));
}

/// A key version; of another program "certificate.version"; of a recovered document
/// "version-FTM series/number" or "version-FTD FT series/number".
bool isHashControl(std::string_view text) {
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0)
        return false;
    text.remove_prefix(digits);
    if (text.empty())
        return true;
    if (text.front() == '.')
        return isDigits(text.substr(1));
    if (text.size() < 6 || text[0] != '-' || !isCapital(text[1]) || !isCapital(text[2]) || text[4] != ' ')
        return false;
    return (text[3] == 'M' && isManualNumber(text.substr(5))) || (text[3] == 'D' && isNumber(text.substr(5)));
}

bool isTaxCode(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return isDigit(c) || isCapital(c) || (c >= 'a' && c <= 'z') || c == '.';
    });
}

/// (M[0-9]{2})+
bool isExemptionCode(std::string_view text) {
    if (text.empty() || text.size() % 3 != 0)
        return false;
    for (std::size_t at = 0; at < text.size(); at += 3) {
        if (text[at] != 'M' || !isDigits(text.substr(at + 1, 2)))
            return false;
    }
    return true;
}

constexpr std::array<std::pair<std::string_view, FormCheck>, 16> forms{
    {{"company-id", isCompanyId},
     {"postal-code", isPostalCode},
     {"product-id", isProductId},
     {"no-caret", hasNoCaret},
     {"no-blank", hasNoBlank},
     {"country", isCountry},
     {"country-or-unknown", isCountryOrUnknown},
     {"region", isRegion},
     {"currency", isForeignCurrency},
     {"digits", isDigits},
     {"transaction", isTransaction},
     {"number", isNumber},
     {"manual-number", isManualNumber},
     {"hash-control", isHashControl},
     {"tax-code", isTaxCode},
     {"exemption-code", isExemptionCode}}};

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::string cut;
    std::size_t count = 0;
    for (const std::uint32_t code : codePoints(text)) {
        if (count++ == longest)
            return cut + "…";
        appendUtf8(cut, code < 0x20 ? 0x20U : code);
    }
    return cut;
}

Failure wrong(const char* reason, std::string_view element, std::string_view text, ErrorParams more = {}) {
    Failure failure{Fault::File, reason, std::move(more), {}};
    failure.params.emplace("element", element);
    failure.params.emplace("value", shown(text));
    return failure;
}

std::optional<Failure> checkText(const SaftValue& value, std::string_view element, std::string_view text) {
    const auto length = static_cast<std::int64_t>(codePoints(text).size());
    if (text.empty())
        return wrong("SAFT_VALUE_EMPTY", element, text);
    if (length > value.most)
        return wrong("SAFT_VALUE_TOO_LONG", element, text,
                     {{"length", std::to_string(length)}, {"max", std::to_string(value.most)}});
    if (length < value.least)
        return wrong("SAFT_VALUE_TOO_SHORT", element, text, {{"min", std::to_string(value.least)}});
    if (!value.form.empty() && !hasSaftForm(value.form, text))
        return wrong("SAFT_VALUE_FORM", element, text);
    return std::nullopt;
}

std::optional<Failure> checkCode(const SaftValue& value, std::string_view element, std::string_view text) {
    if (text.empty())
        return wrong("SAFT_VALUE_EMPTY", element, text);
    if (std::find(value.words.begin(), value.words.end(), text) != value.words.end())
        return std::nullopt;
    std::string codes;
    for (const std::string_view word : value.words)
        codes += (codes.empty() ? "" : ", ") + std::string(word);
    return wrong("SAFT_VALUE_CODE", element, text, {{"codes", codes}});
}

std::optional<Failure> checkInteger(const SaftValue& value, std::string_view element,
                                    std::string_view whole) {
    std::string_view text = withoutXmlBlanks(whole);
    if (text.empty())
        return wrong("SAFT_VALUE_EMPTY", element, whole);
    const bool negative = text.front() == '-';
    if (negative || text.front() == '+')
        text.remove_prefix(1);
    if (!isDigits(text))
        return wrong("SAFT_NUMBER_FORM", element, whole);
    std::int64_t number = 0;
    const bool fits = std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc{};
    if (negative && number != 0)
        return wrong("SAFT_NUMBER_NEGATIVE", element, whole);
    if (!fits || number < value.least || number > value.most)
        return wrong("SAFT_NUMBER_RANGE", element, whole,
                     {{"min", std::to_string(value.least)}, {"max", std::to_string(value.most)}});
    return std::nullopt;
}

/// Digits with at most one point, after an optional sign.
std::optional<Failure> checkAmount(std::string_view element, std::string_view whole) {
    std::string_view text = withoutXmlBlanks(whole);
    if (text.empty())
        return wrong("SAFT_VALUE_EMPTY", element, whole);
    const bool negative = text.front() == '-';
    if (negative || text.front() == '+')
        text.remove_prefix(1);
    const auto point = std::min(text.find('.'), text.size());
    const std::string_view before = text.substr(0, point);
    const std::string_view behind = point < text.size() ? text.substr(point + 1) : std::string_view();
    if (!(before.empty() || isDigits(before)) || !(behind.empty() || isDigits(behind)) ||
        (before.empty() && behind.empty()))
        return wrong("SAFT_NUMBER_FORM", element, whole);
    if (negative && text.find_first_not_of("0.") != std::string_view::npos)
        return wrong("SAFT_NUMBER_NEGATIVE", element, whole);
    if (before.size() > 18)
        return wrong("SAFT_NUMBER_LARGE", element, whole);
    return std::nullopt;
}

/// The zone or the fraction of a second that XML Schema allows and the Portaria does not.
bool isOnlyTooPrecise(std::string_view text, bool time) {
    const std::size_t plain = time ? 19 : 10;
    if (text.size() <= plain)
        return false;
    std::string_view rest = text.substr(plain);
    if (time && rest.front() == '.') {
        rest.remove_prefix(1);
        const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        if (digits == 0)
            return false;
        rest.remove_prefix(digits);
    }
    if (rest.empty() || rest == "Z")
        return true;
    return rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && isDigits(rest.substr(1, 2)) &&
           rest[3] == ':' && isDigits(rest.substr(4));
}

bool isDay(std::string_view text, bool time) {
    try {
        if (time)
            parseLocal(text);
        else
            parseDate(text);
        return true;
    } catch (const Error&) {
        return false;
    }
}

std::optional<Failure> checkDay(const SaftValue& value, std::string_view element, std::string_view whole) {
    const bool time = value.base == SaftValue::Base::Time;
    const std::string_view text = withoutXmlBlanks(whole);
    const std::string_view plain = text.substr(0, time ? 19 : 10);
    if (text.empty())
        return wrong("SAFT_VALUE_EMPTY", element, whole);
    if (!isDay(plain, time) || (plain.size() != text.size() && !isOnlyTooPrecise(text, time)))
        return wrong(time ? "SAFT_TIME_FORM" : "SAFT_DATE_FORM", element, whole);
    if (text.size() != whole.size() || plain.size() != text.size())
        return wrong("SAFT_DATE_ZONE", element, whole);
    if (!time && static_cast<int>(parseDate(text).year()) < value.least)
        return wrong("SAFT_DATE_FORM", element, whole);
    return std::nullopt;
}

} // namespace

std::string_view withoutXmlBlanks(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool hasSaftForm(std::string_view form, std::string_view text) {
    const auto* found =
        std::find_if(forms.begin(), forms.end(), [&](const auto& row) { return row.first == form; });
    if (found == forms.end())
        throw Error(Fault::Internal, "UNEXPECTED", {}, "no form of SAF-T: " + std::string(form));
    return found->second(text);
}

std::optional<Failure> checkSaftValue(const SaftValue& value, std::string_view element,
                                      std::string_view text) {
    using Base = SaftValue::Base;
    switch (value.base) {
    case Base::Text: return checkText(value, element, text);
    case Base::Code: return checkCode(value, element, text);
    case Base::Integer: return checkInteger(value, element, text);
    case Base::Amount: return checkAmount(element, text);
    case Base::Date:
    case Base::Time: return checkDay(value, element, text);
    }
    return std::nullopt;
}

} // namespace cunho::invoicing
