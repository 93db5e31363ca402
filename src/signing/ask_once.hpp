// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/job_context.hpp>

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace cunho::signing {

/// Asks each question once and gives every thread the same answer or failure, for as long as a batch may
/// take; a window that stays open for days asks anew. A question that was stopped, not answered, is asked
/// again by the next who wants to know. `clock` must outlive it.
template<typename Answer>
class AskOnce {
  public:
    explicit AskOnce(const Clock& clock) : clock_(clock) {}

    template<typename Ask>
    Answer operator()(const std::string& question, const JobContext& job, Ask ask) {
        std::unique_lock lock(mutex_);
        Entry& entry = entries_[question]; // stays where it is
        changed_.wait(lock, job.stop(), [&] { return !entry.asking; });
        job.throwIfStopped();
        const auto age = clock_.now() - entry.asked;
        if (entry.answer && age < answerCounts)
            return *entry.answer;
        if (entry.failure && age < failureCounts)
            throw Error(*entry.failure);
        entry.answer.reset();
        entry.failure.reset();
        entry.asked = clock_.now();
        entry.asking = true;
        lock.unlock();
        const Asking asking(*this, entry);
        try {
            Answer answer = ask();
            const std::lock_guard again(mutex_);
            entry.answer = answer;
            return answer;
        } catch (const Error& error) {
            const std::lock_guard again(mutex_);
            if (error.fault() != Fault::Cancelled)
                entry.failure = error.failure();
            throw;
        }
    }

  private:
    static constexpr auto answerCounts = std::chrono::hours(1);
    static constexpr auto failureCounts = std::chrono::minutes(5);

    struct Entry {
        bool asking = false;
        TimePoint asked{};
        std::optional<Answer> answer;
        std::optional<Failure> failure;
    };

    /// Lets the others go on, whatever came of it.
    class Asking {
      public:
        Asking(AskOnce& owner, Entry& entry) : owner_(owner), entry_(entry) {}
        ~Asking() {
            {
                const std::lock_guard lock(owner_.mutex_);
                entry_.asking = false;
            }
            owner_.changed_.notify_all();
        }
        Asking(const Asking&) = delete;
        Asking& operator=(const Asking&) = delete;

      private:
        AskOnce& owner_;
        Entry& entry_;
    };

    const Clock& clock_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::map<std::string, Entry> entries_;
};

} // namespace cunho::signing
