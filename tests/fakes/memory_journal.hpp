// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/journal.hpp>

#include <functional>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace cunho::test {

/// A journal that outlives signer and provider as a database would; `before` and `after` may throw to
/// simulate a crash just before or just after a change became durable.
class MemoryJournal final : public signing::SigningJournal {
  public:
    using Hook = std::function<void(const signing::JournalEntry&)>;
    Hook before;
    Hook after;

    void put(std::span<const signing::JournalEntry> entries) override {
        for (const signing::JournalEntry& entry : entries) {
            if (before)
                before(entry);
        }
        for (const signing::JournalEntry& entry : entries) {
            const std::lock_guard lock(mutex_);
            if (!entries_.contains(entry.id))
                order_.push_back(entry.id);
            entries_[entry.id] = entry;
            history_.emplace_back(entry.id, entry.state);
        }
        for (const signing::JournalEntry& entry : entries) {
            if (after)
                after(entry);
        }
    }

    std::optional<signing::JournalEntry> find(const std::string& id) override {
        const std::lock_guard lock(mutex_);
        const auto found = entries_.find(id);
        return found == entries_.end() ? std::nullopt : std::optional(found->second);
    }

    std::vector<signing::JournalEntry> open() override {
        std::vector<signing::JournalEntry> out;
        for (const signing::JournalEntry& entry : all()) {
            if (entry.state != signing::JobState::Embedded && entry.state != signing::JobState::Failed)
                out.push_back(entry);
        }
        return out;
    }

    void clear() {
        const std::lock_guard lock(mutex_);
        entries_.clear();
        order_.clear();
        history_.clear();
    }

    /// Every entry, oldest first.
    std::vector<signing::JournalEntry> all() const {
        const std::lock_guard lock(mutex_);
        std::vector<signing::JournalEntry> out;
        for (const std::string& id : order_)
            out.push_back(entries_.at(id));
        return out;
    }

    /// The states that were written, in order, of all entries.
    std::vector<signing::JobState> states() const {
        const std::lock_guard lock(mutex_);
        std::vector<signing::JobState> out;
        for (const auto& [id, state] : history_)
            out.push_back(state);
        return out;
    }

  private:
    mutable std::mutex mutex_;
    std::map<std::string, signing::JournalEntry> entries_;
    std::vector<std::string> order_;
    std::vector<std::pair<std::string, signing::JobState>> history_;
};

} // namespace cunho::test
