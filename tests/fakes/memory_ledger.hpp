// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/invoicing/ledger.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace cunho::test {

/// A ledger's store in memory: what was not committed is not there. One transaction at a time.
class MemoryLedger final : public invoicing::LedgerStore {
  public:
    enum class Fail { Never, AtInsert, AtCommit };

    std::vector<invoicing::Series> series;
    invoicing::Company company;
    std::vector<invoicing::IssuedFacts> documents; ///< committed, oldest first
    std::vector<std::int64_t> removedDrafts;       ///< committed
    Fail fail = Fail::Never;                       ///< Storage/DISK_FULL at that point

    std::unique_ptr<invoicing::LedgerTransaction> begin() override {
        return std::make_unique<Transaction>(*this);
    }

  private:
    class Transaction final : public invoicing::LedgerTransaction {
      public:
        explicit Transaction(MemoryLedger& store) : store_(store) {}

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
            return invoicing::SeriesEnd{found->sequence, found->date, found->systemEntry, found->hash};
        }

        invoicing::Company company() override { return store_.company; }

        std::int64_t insert(const invoicing::IssuedFacts& facts, std::int64_t draftId) override {
            failAt(Fail::AtInsert);
            inserted_ = facts;
            inserted_->id = static_cast<std::int64_t>(store_.documents.size()) + 1;
            draftId_ = draftId;
            return inserted_->id;
        }

        void commit() override {
            failAt(Fail::AtCommit);
            store_.documents.push_back(inserted_.value());
            if (draftId_ != 0)
                store_.removedDrafts.push_back(draftId_);
        }

      private:
        void failAt(Fail point) const {
            if (store_.fail == point)
                throw Error(Fault::Storage, "DISK_FULL", {{"file", "ledger"}});
        }

        MemoryLedger& store_;
        std::optional<invoicing::IssuedFacts> inserted_;
        std::int64_t draftId_ = 0;
    };
};

} // namespace cunho::test
