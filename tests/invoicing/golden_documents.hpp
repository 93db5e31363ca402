// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ledger_fixture.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace cunho::invoicing::test {

/// The twelve documents of tests/data/invoicing/golden_2026.json, written as drafts and issued in their
/// order.
class GoldenDocuments : public LedgerTest {
  protected:
    static std::vector<json> cases() {
        const json data = readData("golden_2026.json");
        std::vector<json> rows(data.at("cases").begin(), data.at("cases").end());
        std::sort(rows.begin(), rows.end(), [](const json& a, const json& b) {
            return std::string(a.at("entry")) < std::string(b.at("entry"));
        });
        return rows;
    }
};

inline DraftLine lineOfCase(const json& row, const json& each) {
    DraftLine result = lineOf(each);
    result.unitPrice = row.value("typed", row.value("currencyPrice", result.unitPrice));
    result.reference = row.value("reference", "");
    result.referenceLine = row.value("referenceLine", "");
    result.order = row.value("order", "");
    result.withheld = row.contains("withholdings");
    return result;
}

inline Draft draftOf(const json& row) {
    Draft result = draft({});
    const std::string number = row.at("number");
    result.type = number.substr(0, 2);
    result.date = row.at("date");
    result.prices = row.value("prices", "net");
    result.currency = row.value("currency", "EUR");
    result.exchangeRate = row.value("exchangeRate", "");
    result.reason = row.value("reason", "");
    const json& customer = row.at("customer");
    result.customer = {customer.at("name"), customer.at("nif"), "", "", "", customer.at("country")};
    for (const json& each : row.value("lines", json::array()))
        result.lines.push_back(lineOfCase(row, each));
    for (const json& each : row.value("withholdings", json::array()))
        result.withholdings.push_back({each.at("type"), each.at("rate"), each.at("law")});
    for (const json& each : row.value("payments", json::array()))
        result.payments.push_back({each.at("mechanism"), each.at("amount"), ""});
    for (const json& each : row.value("settlements", json::array()))
        result.settlements.push_back({each.at("document"), each.at("amount"), ""});
    return result;
}

} // namespace cunho::invoicing::test
