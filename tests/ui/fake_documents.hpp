// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/repositories.hpp>

#include <atomic>
#include <mutex>

namespace cunho::ui {

/// A list of `count` issued documents, newest first, made up as it is asked for. Counts the pages that were
/// read and where they began.
class FakeDocuments final : public invoicing::DocumentRepository {
  public:
    explicit FakeDocuments(std::int64_t count) : count_(count) {}

    std::vector<invoicing::DocumentRow> page(const invoicing::DocumentQuery& query) override {
        const std::lock_guard lock(mutex_);
        std::int64_t next = count_;
        if (query.after)
            next = query.after->id - 1;
        begins_.push_back(next);
        std::vector<invoicing::DocumentRow> rows;
        for (; next > 0 && static_cast<int>(rows.size()) < query.limit; --next)
            if (!query.state || *query.state == stateOf(next))
                rows.push_back(row(next));
        return rows;
    }

    std::int64_t count(const invoicing::DocumentQuery&) override { return count_; }
    std::optional<invoicing::IssuedDocument> find(std::int64_t) override { return std::nullopt; }
    std::optional<invoicing::IssuedDocument> findByNumber(std::string_view) override { return std::nullopt; }
    void keepRendering(std::int64_t, ByteView) override {}
    std::optional<Bytes> rendering(std::int64_t) override { return std::nullopt; }
    void recordSignature(std::int64_t, const invoicing::SignatureRecord&) override {}
    std::optional<invoicing::SignatureRecord> signature(std::int64_t) override { return std::nullopt; }
    std::vector<std::int64_t> pending() override { return {}; }
    std::vector<invoicing::StatusChange> states(std::int64_t) override { return {}; }
    invoicing::Dealings dealings(std::int64_t) override { return {}; }
    std::vector<invoicing::Credited> creditedLines(std::int64_t) override { return {}; }
    void keepAtDocCode(std::int64_t, std::string_view) override {}
    void confirmKnown(std::int64_t, const invoicing::Confirmation&) override {}
    std::vector<invoicing::Confirmation> confirmations(std::int64_t) override { return {}; }

    std::vector<std::int64_t> begins() const {
        const std::lock_guard lock(mutex_);
        return begins_;
    }

    static invoicing::DocumentState stateOf(std::int64_t id) {
        const invoicing::DocumentState states[] = {invoicing::DocumentState::SignaturePending,
                                                   invoicing::DocumentState::Signed,
                                                   invoicing::DocumentState::SignedNotQualified};
        return states[id % 3];
    }

  private:
    static invoicing::DocumentRow row(std::int64_t id) {
        invoicing::DocumentRow row;
        row.state = stateOf(id);
        row.id = id;
        row.number = "FT 2026A/" + std::to_string(id);
        row.customer = "Livraria Avenida";
        row.date = parseDate("2026-11-23");
        row.gross = invoicing::Money::fromCents(id);
        return row;
    }

    std::int64_t count_;
    mutable std::mutex mutex_;
    std::vector<std::int64_t> begins_;
};

} // namespace cunho::ui
