// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/checks.hpp"

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

constexpr TypeRule invoice(DocumentType type) {
    TypeRule rule{type};
    rule.transport = true;
    rule.selfBilling = true;
    rule.payments = type != DocumentType::FT;
    rule.paymentsNeeded = type == DocumentType::FR;
    return rule;
}

constexpr TypeRule rectifying(DocumentType type) {
    TypeRule rule{type};
    rule.references = true;
    rule.orders = false;
    rule.dueDate = type == DocumentType::ND;
    rule.selfBilling = true;
    return rule;
}

constexpr TypeRule receipt(DocumentType type) {
    TypeRule rule{type};
    rule.lines = false;
    rule.orders = false;
    rule.dueDate = false;
    rule.supplyDate = false;
    rule.withholding = false; // follows from what is settled
    rule.payments = true;
    rule.settlements = true;
    rule.currency = false;
    return rule;
}

/// SAF-T's working documents have no withholding.
constexpr TypeRule working(DocumentType type) {
    TypeRule rule{type};
    rule.withholding = false;
    return rule;
}

constexpr TypeRule moving(DocumentType type) {
    TypeRule rule{type};
    rule.dueDate = false;
    rule.supplyDate = false;
    rule.withholding = false;
    rule.transport = true;
    rule.transportNeeded = true;
    rule.prices = false;
    return rule;
}

using enum DocumentType;
constexpr std::array rules{invoice(FT), invoice(FS), invoice(FR), rectifying(NC), rectifying(ND), receipt(RG),
                           receipt(RC), working(OR), working(PF), working(NE),    moving(GT),     moving(GR)};

} // namespace

const TypeRule& typeRule(DocumentType type) noexcept {
    return *std::find_if(rules.begin(), rules.end(), [&](const TypeRule& r) { return r.type == type; });
}

} // namespace cunho::invoicing
