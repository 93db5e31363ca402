// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/seal.hpp>

#include <deque>
#include <mutex>
#include <optional>

namespace cunho::print {

/// The seals that were drawn last. The files of a batch bear the same one but for the time, which it shows to
/// the second. May be used by several threads.
class RecentSeals {
  public:
    std::optional<Bytes> find(const signing::SealContent& content, double width, double height) const;
    void keep(const signing::SealContent& content, double width, double height, const Bytes& pdf);

  private:
    struct Drawn {
        signing::SealContent content;
        double width;
        double height;
        Bytes pdf;
    };

    mutable std::mutex mutex_;
    std::deque<Drawn> drawn_; ///< the newest first
};

} // namespace cunho::print
