// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/pades.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace cunho::signing {

/// One place for each file of a job; whoever watches is told of each that is taken. Not for two threads at
/// once.
class Outcomes {
  public:
    explicit Outcomes(std::size_t count, OutcomeWatcher watcher = {})
        : places_(count), watcher_(std::move(watcher)) {}

    std::size_t size() const noexcept { return places_.size(); }
    bool has(std::size_t index) const { return places_.at(index).has_value(); }

    void set(std::size_t index, SignOutcome outcome) {
        const SignOutcome& kept = places_.at(index).emplace(std::move(outcome));
        if (watcher_) {
            watcher_(index, kept);
        }
    }

    /// Gives them away; a file without outcome gets the failure that `failureOf` makes for its place.
    template<typename FailureOf>
    std::vector<SignOutcome> complete(FailureOf failureOf) && {
        std::vector<SignOutcome> out;
        out.reserve(places_.size());
        for (std::size_t index = 0; index < places_.size(); ++index) {
            if (!has(index)) {
                set(index, failureOf(index));
            }
            out.push_back(std::move(*places_[index]));
        }
        return out;
    }

  private:
    std::vector<std::optional<SignOutcome>> places_;
    OutcomeWatcher watcher_;
};

} // namespace cunho::signing
