// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/signing/extension.hpp>

#include <filesystem>
#include <variant>
#include <vector>

namespace cunho::app {

/// What became of one waiting file.
struct CompletionOutcome {
    signing::WaitingFile waiting;
    std::variant<signing::ExtendedFile, Failure> outcome;
};

/// Takes the files that are below their level to it, by appending. Called at start and from time to time;
/// each call goes on where the last one ended.
class CompleteLevels {
  public:
    explicit CompleteLevels(Services& services) : services_(services) {}

    /// Oldest first, as many as the time-stamp authority takes now; the others are not touched. A file that
    /// cannot be completed stays in the queue with the reason; a foreign one that is gone, or another by now
    /// (File/WAITING_FILE_CHANGED), is forgotten. Nothing is ever appended to another file than the one that
    /// was left. Throws Busy/COMPLETION_ELSEWHERE when another run is at it.
    std::vector<CompletionOutcome> run(const JobContext& job);

  private:
    signing::ExtendedFile complete(signing::WaitingFile& waiting, const JobContext& job);
    void record(const signing::WaitingFile& waiting, const signing::ExtendedFile& file);

    Services& services_;
};

} // namespace cunho::app
