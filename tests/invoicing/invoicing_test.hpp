// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/file.hpp>
#include <cunho/invoicing/calculator.hpp>
#include <cunho/invoicing/draft.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace cunho::invoicing::test {

using nlohmann::json;

inline const std::string longText(300, 'x'); ///< longer than any field may be
inline const std::string notUtf8 = "Caf\xE9 Lda";

inline json readData(const std::string& name) {
    const Bytes bytes = readFile(std::string(CUNHO_TEST_DATA) + "/invoicing/" + name);
    return json::parse(asText(bytes));
}

inline Decimal number(std::string_view text) {
    return Decimal::parse(text).value();
}
inline Money euro(const std::string& text) {
    return Money::rounded(number(text));
}

inline const TaxTable& taxes() {
    static const TaxTable table = TaxTable::standard();
    return table;
}

inline DraftLine line(std::string unitPrice, std::string quantity = "1") {
    DraftLine result;
    result.description = "Consultoria";
    result.unitPrice = std::move(unitPrice);
    result.quantity = std::move(quantity);
    return result;
}

inline DraftLine exemptLine(std::string unitPrice, std::string reason = "M07") {
    DraftLine result = line(std::move(unitPrice));
    result.tax = "ISE";
    result.exemption = std::move(reason);
    return result;
}

inline Draft draft(std::vector<DraftLine> lines) {
    Draft result;
    result.series = "2026A";
    result.date = "2026-11-02";
    result.customer = {"Padaria Exemplo, Lda", "123456789", "Rua da Ponte, 12", "3000-123", "Coimbra", "PT"};
    result.lines = std::move(lines);
    return result;
}

/// Lines of a data file: absent fields keep their defaults.
inline DraftLine lineOf(const json& row) {
    DraftLine result;
    result.code = row.value("code", "");
    result.description = "Artigo";
    result.quantity = row.at("quantity");
    result.unitPrice = row.at("unitPrice");
    result.discount = row.value("discount", "0");
    result.region = row.value("region", "PT");
    result.tax = row.value("tax", "NOR");
    result.exemption = row.value("exemption", "");
    return result;
}

inline std::string describe(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems)
        text += problem.field + ": " + problem.reason + "\n";
    return text;
}

/// The checked draft of one that must be right.
inline CheckedDraft checked(const Draft& draft) {
    auto result = validate(draft, taxes());
    if (const auto* problems = std::get_if<std::vector<Problem>>(&result)) {
        throw std::logic_error("the draft has problems\n" + describe(*problems));
    }
    return std::get<CheckedDraft>(std::move(result));
}

inline std::vector<Problem> problemsOf(const Draft& draft) {
    auto result = validate(draft, taxes());
    if (auto* problems = std::get_if<std::vector<Problem>>(&result))
        return *problems;
    return {};
}

inline Totals totalsOf(const Draft& draft) {
    return calculate(checked(draft));
}

/// "REASON" of the Error that `action` throws, or "" when it does not.
template<typename Action>
std::string reasonOf(const Action& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.reason();
    }
    return {};
}

} // namespace cunho::invoicing::test
