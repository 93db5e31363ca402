// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/sign_batch.hpp>

#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cunho::ui {

/// What a job tells of its rows, on the way to the window: each row as it is by now, however often it changed
/// since the window looked last.
class RowNews {
  public:
    /// From any thread.
    void put(const app::BatchRow& row) {
        const std::lock_guard lock(mutex_);
        const auto [place, isNew] = places_.try_emplace(row.id, rows_.size());
        if (isNew)
            rows_.push_back(row);
        else
            rows_[place->second] = row;
    }

    /// In the order in which they changed first.
    std::vector<app::BatchRow> take() {
        const std::lock_guard lock(mutex_);
        places_.clear();
        return std::exchange(rows_, {});
    }

  private:
    std::mutex mutex_;
    std::vector<app::BatchRow> rows_;
    std::unordered_map<std::int64_t, std::size_t> places_;
};

} // namespace cunho::ui
