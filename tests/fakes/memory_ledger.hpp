// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/invoicing/ledger.hpp>
#include <cunho/invoicing/settlement.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cunho::test {

/// A ledger's store in memory: what was not committed is not there. One transaction at a time.
class MemoryLedger final : public invoicing::LedgerStore {
  public:
    enum class Fail { Never, AtInsert, AtCommit };

    /// Customers' names and NIFs by code, products' descriptions by code: as the books first saw them.
    struct Masters {
        std::map<std::string, std::pair<std::string, std::string>> customers;
        std::map<std::string, std::string> products;
    };

    std::vector<invoicing::Series> series;
    invoicing::Company company;
    std::vector<invoicing::IssuedFacts> documents;                       ///< committed, oldest first
    std::map<std::int64_t, std::vector<invoicing::StatusChange>> states; ///< committed, oldest first
    Masters masters;                                                     ///< committed
    std::vector<std::int64_t> removedDrafts;                             ///< committed
    Fail fail = Fail::Never;                                             ///< Storage/DISK_FULL at that point
    std::optional<Failure> unsound;                                      ///< what `requireSound` throws

    std::unique_ptr<invoicing::LedgerTransaction> begin() override {
        return std::make_unique<Transaction>(*this);
    }

    const invoicing::IssuedFacts* find(std::string_view number) const {
        const auto found = std::find_if(documents.begin(), documents.end(),
                                        [&](const auto& d) { return d.number == number; });
        return found == documents.end() ? nullptr : &*found;
    }

    char status(const invoicing::IssuedFacts& document) const { return states.at(document.id).back().status; }

    invoicing::Dealings dealings(const invoicing::IssuedFacts& document) const {
        invoicing::Dealings dealings;
        dealings.cancelled = status(document) == 'A';
        dealings.invoiced = status(document) == 'F';
        for (const auto* other : active()) {
            if (names(*other, document.number)) {
                dealings.notes.push_back(other->number);
                if (other->type == invoicing::DocumentType::NC)
                    dealings.credited = dealings.credited + invoicing::creditOf(*other, document.number);
            }
            if (const auto* settlement = settlementOf(*other, document.number)) {
                dealings.receipts.push_back(other->number);
                dealings.settled = dealings.settled + settlement->amount;
            }
        }
        return dealings;
    }

    std::vector<invoicing::Credited> creditedLines(const invoicing::IssuedFacts& document) const {
        std::vector<invoicing::Credited> taken(document.lines.size());
        for (const auto* note : active()) {
            for (std::size_t i = 0; i < note->lines.size(); ++i) {
                const auto& line = note->lines[i];
                if (note->type != invoicing::DocumentType::NC || line.reference != document.number ||
                    line.referenceLine < 1 || static_cast<std::size_t>(line.referenceLine) > taken.size()) {
                    continue;
                }
                auto& of = taken[static_cast<std::size_t>(line.referenceLine) - 1];
                of.quantity = of.quantity + line.quantity;
                of.net = of.net + note->totals.lines[i].net;
            }
        }
        return taken;
    }

    std::vector<invoicing::TaxTotal> settledTaxes(const invoicing::IssuedFacts& document) const {
        std::vector<invoicing::TaxTotal> sums;
        for (const auto* receipt : active()) {
            if (const auto* settlement = settlementOf(*receipt, document.number))
                invoicing::addTaxes(sums, settlement->taxes);
        }
        return sums;
    }

  private:
    std::vector<const invoicing::IssuedFacts*> active() const {
        std::vector<const invoicing::IssuedFacts*> found;
        for (const auto& document : documents) {
            if (status(document) != 'A')
                found.push_back(&document);
        }
        return found;
    }

    static bool names(const invoicing::IssuedFacts& note, const std::string& number) {
        return std::any_of(note.lines.begin(), note.lines.end(),
                           [&](const auto& line) { return line.reference == number; });
    }

    static const invoicing::Settlement* settlementOf(const invoicing::IssuedFacts& receipt,
                                                     const std::string& number) {
        const auto found = std::find_if(receipt.settlements.begin(), receipt.settlements.end(),
                                        [&](const auto& s) { return s.document == number; });
        return found == receipt.settlements.end() ? nullptr : &*found;
    }

    class Transaction final : public invoicing::LedgerTransaction {
      public:
        explicit Transaction(MemoryLedger& store) : store_(store), masters_(store.masters) {}

        std::optional<invoicing::Series> series(invoicing::DocumentType type, std::string_view id) override {
            const auto found = std::find_if(store_.series.begin(), store_.series.end(),
                                            [&](const auto& s) { return s.type == type && s.id == id; });
            if (found == store_.series.end())
                return std::nullopt;
            return *found;
        }

        std::optional<invoicing::SeriesEnd> end(invoicing::DocumentType type, std::string_view id) override {
            const auto found = std::find_if(store_.documents.rbegin(), store_.documents.rend(),
                                            [&](const auto& d) { return d.type == type && d.series == id; });
            if (found == store_.documents.rend())
                return std::nullopt;
            return invoicing::SeriesEnd{found->sequence, found->date, found->systemEntry, found->hash,
                                        found->certificateNumber};
        }

        invoicing::Company company() override { return store_.company; }

        std::optional<LocalTime> lastEntry() override {
            std::optional<LocalTime> last;
            for (const auto& document : store_.documents)
                last = std::max(last.value_or(document.systemEntry), document.systemEntry);
            return last;
        }

        std::optional<invoicing::IssuedFacts> document(std::string_view number) override {
            const auto* found = store_.find(number);
            return found ? std::optional(*found) : std::nullopt;
        }

        invoicing::Dealings dealings(std::int64_t id) override { return store_.dealings(of(id)); }

        std::vector<invoicing::Credited> creditedLines(std::int64_t id) override {
            return store_.creditedLines(of(id));
        }

        std::vector<invoicing::TaxTotal> settledTaxes(std::int64_t id) override {
            return store_.settledTaxes(of(id));
        }

        std::optional<std::string> recoveredFrom(invoicing::DocumentType type,
                                                 const invoicing::Origin& origin) override {
            for (const auto* document : store_.active()) {
                if (document->type == type && document->origin && document->origin->kind == origin.kind &&
                    document->origin->number == origin.number) {
                    return document->number;
                }
            }
            return std::nullopt;
        }

        void fillMasters(invoicing::IssuedFacts& facts) override {
            fillCustomer(facts.customer);
            for (auto& line : facts.lines)
                fillProduct(line);
        }

        void change(std::int64_t document, const invoicing::StatusChange& change) override {
            changes_.emplace_back(document, change);
        }

        void requireSound() override {
            if (store_.unsound)
                throw Error(*store_.unsound);
        }

        std::int64_t insert(const invoicing::IssuedFacts& facts, std::int64_t draftId) override {
            failAt(Fail::AtInsert);
            const auto& removed = store_.removedDrafts;
            if (std::find(removed.begin(), removed.end(), draftId) != removed.end())
                throw Error(Fault::Conflict, "DRAFT_GONE");
            inserted_ = facts;
            inserted_->id = static_cast<std::int64_t>(store_.documents.size()) + 1;
            draftId_ = draftId;
            return inserted_->id;
        }

        void commit() override {
            failAt(Fail::AtCommit);
            if (inserted_) {
                store_.states[inserted_->id] = {
                    {inserted_->selfBilling ? 'S' : 'N', inserted_->systemEntry, "", inserted_->sourceId}};
                store_.documents.push_back(*inserted_);
            }
            for (const auto& [document, change] : changes_)
                store_.states[document].push_back(change);
            store_.masters = masters_;
            if (draftId_ != 0)
                store_.removedDrafts.push_back(draftId_);
        }

      private:
        const invoicing::IssuedFacts& of(std::int64_t id) const {
            return store_.documents.at(static_cast<std::size_t>(id) - 1);
        }

        void fillCustomer(invoicing::Party& party) {
            auto& customers = masters_.customers;
            if (party.code.empty()) {
                for (const auto& [code, known] : customers) {
                    if (known == std::pair(party.name, party.nif))
                        party.code = code;
                }
            }
            if (party.code.empty())
                party.code = "C" + std::to_string(customers.size() + 1);
            const auto [at, made] = customers.try_emplace(party.code, party.name, party.nif);
            if (!made && at->second.second != party.nif)
                throw Error(Fault::Input, "CUSTOMER_NIF_FIXED");
        }

        void fillProduct(invoicing::CheckedLine& line) {
            if (line.code.empty())
                line.code = "P" + std::to_string(masters_.products.size() + 1);
            line.productDescription =
                masters_.products.try_emplace(line.code, line.description).first->second;
        }

        void failAt(Fail point) const {
            if (store_.fail == point)
                throw Error(Fault::Storage, "DISK_FULL", {{"file", "ledger"}});
        }

        MemoryLedger& store_;
        Masters masters_;
        std::optional<invoicing::IssuedFacts> inserted_;
        std::vector<std::pair<std::int64_t, invoicing::StatusChange>> changes_;
        std::int64_t draftId_ = 0;
    };
};

} // namespace cunho::test
