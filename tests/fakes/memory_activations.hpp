// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/activation.hpp>

#include <functional>
#include <map>
#include <mutex>

namespace cunho::test {

/// `before` and `after` may throw to simulate a crash just before or just after a state became durable.
class MemoryActivations final : public signing::ActivationRepository {
  public:
    using Hook = std::function<void(const signing::Activation&)>;
    Hook before;
    Hook after;

    std::int64_t save(const signing::Activation& activation) override {
        if (before)
            before(activation);
        auto kept = activation;
        {
            const std::lock_guard lock(mutex_);
            if (kept.id == 0)
                kept.id = ++last_;
            activations_[kept.id] = kept;
        }
        if (after)
            after(kept);
        return kept.id;
    }

    std::optional<signing::Activation> find(std::int64_t id) override {
        const std::lock_guard lock(mutex_);
        const auto found = activations_.find(id);
        return found == activations_.end() ? std::nullopt : std::optional(found->second);
    }

    std::optional<signing::Activation> open() override {
        const std::lock_guard lock(mutex_);
        for (auto at = activations_.rbegin(); at != activations_.rend(); ++at) {
            if (!at->second.closed)
                return at->second;
        }
        return std::nullopt;
    }

    std::int64_t addConsent(const signing::ConsentRecord& record) override {
        const std::lock_guard lock(mutex_);
        consents_.push_back(record);
        consents_.back().id = static_cast<std::int64_t>(consents_.size());
        return consents_.back().id;
    }

    std::vector<signing::ConsentRecord> consents() override {
        const std::lock_guard lock(mutex_);
        return consents_;
    }

  private:
    std::mutex mutex_;
    std::map<std::int64_t, signing::Activation> activations_;
    std::vector<signing::ConsentRecord> consents_;
    std::int64_t last_ = 0;
};

} // namespace cunho::test
