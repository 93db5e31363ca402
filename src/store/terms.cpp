// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/masters.hpp"

namespace cunho::store {

using invoicing::PaymentTerms;
using invoicing::PaymentWay;

std::vector<PaymentTerms> Terms::terms() {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT name, days, end_of_month FROM payment_terms ORDER BY place");
    std::vector<PaymentTerms> terms;
    while (rows.step()) {
        auto& each = terms.emplace_back();
        each.name = rows.text();
        each.days = static_cast<int>(rows.integer());
        each.endOfMonth = rows.integer() != 0;
    }
    return terms;
}

void Terms::saveTerms(const std::vector<PaymentTerms>& terms) {
    Transaction transaction(connection_);
    connection_.run("DELETE FROM payment_terms");
    for (const auto& each : terms)
        connection_.run("INSERT INTO payment_terms (name, days, end_of_month) VALUES (?, ?, ?)", each.name,
                        each.days, each.endOfMonth);
    transaction.commit();
}

std::vector<PaymentWay> Terms::ways() {
    const auto lock = connection_.lock();
    auto rows =
        connection_.prepare("SELECT name, mechanism, iban, entity, printed FROM payment_way ORDER BY place");
    std::vector<PaymentWay> ways;
    while (rows.step()) {
        auto& each = ways.emplace_back();
        each.name = rows.text();
        each.mechanism = rows.text();
        each.iban = rows.text();
        each.entity = rows.text();
        each.printed = rows.integer() != 0;
    }
    return ways;
}

void Terms::saveWays(const std::vector<PaymentWay>& ways) {
    Transaction transaction(connection_);
    connection_.run("DELETE FROM payment_way");
    for (const auto& each : ways)
        connection_.run(
            "INSERT INTO payment_way (name, mechanism, iban, entity, printed) VALUES (?, ?, ?, ?, ?)",
            each.name, each.mechanism, each.iban, each.entity, each.printed);
    transaction.commit();
}

} // namespace cunho::store
