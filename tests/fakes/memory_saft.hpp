// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/memory_ledger.hpp"

#include <cunho/invoicing/saft_export.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace cunho::test {

/// What SAF-T is made of, from a ledger in memory.
class MemorySaftSource final : public invoicing::SaftSource {
  public:
    explicit MemorySaftSource(const MemoryLedger& ledger) : ledger_(ledger) {}

    invoicing::Company company() override { return ledger_.company; }

    void customers(invoicing::SaftRange range,
                   const std::function<void(const invoicing::Customer&)>& each) override {
        std::map<std::string, invoicing::Party> found;
        for (const auto* document : inRange(range))
            found.emplace(document->customer.code, document->customer);
        for (const auto& [code, party] : found) {
            invoicing::Customer customer;
            customer.party = party;
            each(customer);
        }
    }

    void products(invoicing::SaftRange range,
                  const std::function<void(const invoicing::Product&)>& each) override {
        std::map<std::string, invoicing::Product> found;
        for (const auto* document : inRange(range)) {
            for (const auto& line : document->lines) {
                invoicing::Product product;
                product.code = line.code;
                product.description =
                    line.productDescription.empty() ? line.description : line.productDescription;
                product.type = line.productType;
                found.emplace(line.code, std::move(product));
            }
        }
        for (const auto& [code, product] : found)
            each(product);
    }

    std::vector<invoicing::TaxKey> taxes(invoicing::SaftRange range) override {
        std::set<invoicing::TaxKey> found;
        for (const auto* document : inRange(range)) {
            for (const auto& total : document->totals.taxes)
                found.insert(total.key);
            for (const auto& line : document->lines)
                found.insert(line.tax);
        }
        return {found.begin(), found.end()};
    }

    invoicing::SaftBlockTotals totals(invoicing::SaftBlock block, invoicing::SaftRange range) override {
        invoicing::SaftBlockTotals sums;
        for (const auto* document : inRange(range)) {
            if (invoicing::documentType(document->type).block != block)
                continue;
            ++sums.entries;
            sums.lines += static_cast<std::int64_t>(document->lines.size());
            const char status = ledger_.status(*document);
            if (status == 'A')
                continue;
            for (const auto& line : document->lines)
                sums.quantity = sums.quantity + line.quantity;
            if (status != 'F')
                add(*document, sums);
        }
        return sums;
    }

    void documents(invoicing::SaftBlock block, invoicing::SaftRange range,
                   const std::function<void(const invoicing::SaftDocument&)>& each) override {
        for (const auto* document : inRange(range)) {
            if (invoicing::documentType(document->type).block == block)
                each({*document, ledger_.states.at(document->id).back()});
        }
    }

  private:
    static void add(const invoicing::IssuedFacts& document, invoicing::SaftBlockTotals& sums) {
        for (const auto& line : document.totals.lines) {
            auto& sum = document.type == invoicing::DocumentType::NC ? sums.debit : sums.credit;
            sum = sum + line.net;
        }
        for (const auto& settlement : document.settlements) {
            auto& sum = settlement.credit ? sums.debit : sums.credit;
            for (const auto& total : settlement.taxes)
                sum = sum + total.base;
            sum = sum - settlement.discount;
        }
    }

    /// By type, series and number.
    std::vector<const invoicing::IssuedFacts*> inRange(invoicing::SaftRange range) const {
        std::vector<const invoicing::IssuedFacts*> found;
        for (const auto& document : ledger_.documents) {
            if (range.first <= document.date && document.date <= range.last &&
                !(range.certified && document.training()))
                found.push_back(&document);
        }
        std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) {
            return std::tie(a->type, a->series, a->sequence) < std::tie(b->type, b->series, b->sequence);
        });
        return found;
    }

    const MemoryLedger& ledger_;
};

} // namespace cunho::test
