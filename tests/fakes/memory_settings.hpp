// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/settings.hpp>

#include <mutex>

namespace cunho::test {

class MemorySettings final : public Settings {
  public:
    std::optional<std::string> find(const std::string& name) override {
        const std::lock_guard lock(mutex_);
        const auto found = values_.find(name);
        return found == values_.end() ? std::nullopt : std::optional(found->second);
    }

    void put(const std::string& name, const std::string& value) override {
        const std::lock_guard lock(mutex_);
        values_[name] = value;
    }

    void remove(const std::string& name) override {
        const std::lock_guard lock(mutex_);
        values_.erase(name);
    }

    std::map<std::string, std::string> beginningWith(const std::string& prefix) override {
        const std::lock_guard lock(mutex_);
        std::map<std::string, std::string> out;
        for (auto at = values_.lower_bound(prefix); at != values_.end() && at->first.starts_with(prefix);
             ++at)
            out.insert(*at);
        return out;
    }

  private:
    std::mutex mutex_;
    std::map<std::string, std::string> values_;
};

} // namespace cunho::test
