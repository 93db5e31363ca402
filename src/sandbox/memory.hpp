// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/registry.hpp"
#include "sandbox/safe_service.hpp"
#include "sandbox/scap_state.hpp"

#include <filesystem>

namespace cunho::sandbox {

/// What outlives a restart of the sandbox: accounts with their tokens, attributes, whom SCAP told theirs with
/// which key, and how far its clock was moved. What is under way (authentications, queued signatures, texts)
/// does not, as a service that restarts forgets it, too.
class Memory {
  public:
    /// `file` empty: nothing is kept.
    Memory(std::filesystem::path file, SafeService& safe, Registry& registry, ScapState& scap,
           ScaledClock& clock)
        : file_(std::move(file)), safe_(safe), registry_(registry), scap_(scap), clock_(clock) {}

    /// A file that cannot be read counts as none: everything in it can be made anew.
    void recall();

    /// Only when something changed since; what keeps it from being written is logged.
    void keep();

  private:
    std::filesystem::path file_;
    SafeService& safe_;
    Registry& registry_;
    ScapState& scap_;
    ScaledClock& clock_;
    std::mutex mutex_;
    std::string kept_;
};

} // namespace cunho::sandbox
