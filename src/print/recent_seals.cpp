// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/recent_seals.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace cunho::print {

using signing::SealContent;

namespace {

constexpr std::size_t mostKept = 4; // each with its picture

/// All that a drawing depends on but for the time; a member that is added breaks the build here.
auto partsOf(const SealContent& content) {
    const auto& [layout, wording, name, capacity, company, identification, certifiedBy, attributes, reason,
                 place, time, mention, picture, opaque] = content;
    static_cast<void>(time);
    return std::tie(layout, wording, name, capacity, company, identification, certifiedBy, attributes, reason,
                    place, mention, picture, opaque);
}

bool isSame(const SealContent& a, const SealContent& b) {
    using std::chrono::seconds;
    return std::chrono::floor<seconds>(a.time) == std::chrono::floor<seconds>(b.time) &&
           partsOf(a) == partsOf(b);
}

} // namespace

std::optional<Bytes> RecentSeals::find(const SealContent& content, double width, double height) const {
    const std::lock_guard lock(mutex_);
    const auto same = std::ranges::find_if(drawn_, [&](const Drawn& drawn) {
        return drawn.width == width && drawn.height == height && isSame(drawn.content, content);
    });
    return same == drawn_.end() ? std::nullopt : std::optional(same->pdf);
}

void RecentSeals::keep(const SealContent& content, double width, double height, const Bytes& pdf) {
    const std::lock_guard lock(mutex_);
    drawn_.push_front({content, width, height, pdf});
    if (drawn_.size() > mostKept) {
        drawn_.pop_back();
    }
}

} // namespace cunho::print
