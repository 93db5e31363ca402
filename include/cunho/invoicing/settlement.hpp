// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/issued_document.hpp>

#include <string_view>
#include <vector>

namespace cunho::invoicing {

/// Adds `more` to the sums of their keys.
void addTaxes(std::vector<TaxTotal>& sums, const std::vector<TaxTotal>& more);

/// What is left of `taxes` after `taken`, key by key.
std::vector<TaxTotal> leftOf(std::vector<TaxTotal> taxes, const std::vector<TaxTotal>& taken);

/// `amount` shared over bases and taxes of `left`, in their proportions: cents by largest remainder, so that
/// the shares add up to it and no part takes more than is there. All of it gives `left` itself: the last of
/// several receipts takes the rest.
std::vector<TaxTotal> shareOf(const std::vector<TaxTotal>& left, Money amount);

/// What is withheld from `amount` of a document's gross, when `before` was settled already; over all receipts
/// it adds up to what the document states.
std::vector<Withholding> withheldShare(const Totals& totals, Money before, Money amount);

/// Totals of a receipt: what it settles with credit notes taken off, discounts taken off the bases (they do
/// not change the VAT), and the withholding. `tax` or `net` below zero: credit notes over the rest.
Totals receiptTotals(const std::vector<Settlement>& settlements, std::vector<Withholding> withheld);

/// Whether two documents are of one customer: the same number, and without one the same name.
bool sameCustomer(const Party& a, const Party& b);

/// What a credit note takes from the gross of one document that its lines name.
Money creditOf(const IssuedFacts& note, std::string_view document);

} // namespace cunho::invoicing
