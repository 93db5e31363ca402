// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/vault.hpp>

#include <functional>
#include <map>
#include <mutex>

namespace cunho::test {

/// Sealed records that outlive a vault as a database would; `before` and `after` may throw to simulate a
/// crash just before or just after a commit became durable.
class MemorySecrets final : public signing::SecretRecords {
  public:
    using Hook =
        std::function<void(std::span<const signing::SealedRecord> put, std::span<const std::string> remove)>;
    Hook before;
    Hook after;

    std::optional<Bytes> find(const std::string& name) override {
        const std::lock_guard lock(mutex_);
        const auto found = records_.find(name);
        return found == records_.end() ? std::nullopt : std::optional(found->second);
    }

    std::vector<std::string> names() override {
        const std::lock_guard lock(mutex_);
        std::vector<std::string> out;
        for (const auto& [name, sealed] : records_)
            out.push_back(name);
        return out;
    }

    void commit(std::span<const signing::SealedRecord> put, std::span<const std::string> remove) override {
        if (before)
            before(put, remove);
        {
            const std::lock_guard lock(mutex_);
            for (const auto& name : remove)
                records_.erase(name);
            for (const auto& record : put)
                records_[record.name] = record.sealed;
            ++commits_;
        }
        if (after)
            after(put, remove);
    }

    /// What lies on the disk, to be looked at and to be damaged.
    std::map<std::string, Bytes>& records() { return records_; }
    int commits() const { return commits_; }

  private:
    std::mutex mutex_;
    std::map<std::string, Bytes> records_;
    int commits_ = 0;
};

} // namespace cunho::test
