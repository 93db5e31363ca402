// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "attempt.hpp"
#include "failure.hpp"
#include "pcsc.hpp"
#include "session_impl.hpp"

#include <cunho/smartcard/readers.hpp>

#include <algorithm>
#include <optional>
#include <stop_token>

namespace cunho::smartcard {
namespace {

/// A cancellation that comes before the wait is lost, and so is a reader that came before it: look again.
constexpr std::chrono::milliseconds longestWait{1000};

/// How often in a row the service may fail before that is told.
constexpr int mostAttempts = 3;

bool isReader(const ReaderEntry& entry) {
    return entry.name != newReaderEntry;
}

std::vector<ReaderState> statesOf(const std::vector<ReaderEntry>& entries) {
    std::vector<ReaderState> states;
    for (const ReaderEntry& entry : entries)
        if (isReader(entry) && entry.isThere())
            states.push_back({.name = entry.name,
                              .hasCard = entry.hasCard(),
                              .isMute = entry.isMute(),
                              .inUse = entry.isExclusive(),
                              .atr = entry.hasCard() && !entry.isMute() ? entry.atr : Bytes{},
                              .events = entry.events()});
    return states;
}

/// How a wait ends when all is well.
bool isExpected(const Result& result) {
    return result.isDone() || result.outcome == Outcome::TimedOut || result.outcome == Outcome::Cancelled;
}

} // namespace

struct Readers::Impl {
    /// The readers as they are now, and the entry that tells of a new one.
    std::vector<ReaderEntry> survey();
    Result await(std::vector<ReaderEntry> entries, const JobContext& job);

  private:
    Result look(std::vector<ReaderEntry>& entries);
    /// After a failure: a stopped service may run again, with a new context.
    void renew(const Result& result) {
        if (result.outcome == Outcome::ServiceGone)
            context_.reset();
    }

    std::optional<Context> context_;
};

Result Readers::Impl::look(std::vector<ReaderEntry>& entries) {
    if (!context_)
        context_.emplace();
    std::vector<std::string> names;
    const Result listed = context_->readers(names);
    if (!listed.isDone())
        return listed;
    entries.clear();
    for (std::string& name : names)
        entries.push_back({std::move(name), 0, {}});
    if (entries.size() < mostEntries)
        entries.push_back({newReaderEntry, 0, {}});
    const Result seen = context_->await(entries, std::chrono::milliseconds{0});
    return seen.outcome == Outcome::TimedOut ? Result{} : seen;
}

std::vector<ReaderEntry> Readers::Impl::survey() {
    std::vector<ReaderEntry> entries;
    Result result = look(entries);
    for (int attempt = 1; !result.isDone() && attempt < mostAttempts; ++attempt) {
        const bool mayPass = result.outcome == Outcome::ServiceGone || result.outcome == Outcome::ReaderGone;
        if (!mayPass)
            break;
        renew(result);
        result = look(entries);
    }
    if (!result.isDone())
        throw listingFailure(result);
    return entries;
}

Result Readers::Impl::await(std::vector<ReaderEntry> entries, const JobContext& job) {
    const Context& context = context_.value(); // of the survey before
    const std::stop_callback wake(job.stop(), [&context] { context.cancel(); });
    if (job.stop().stop_requested()) // and cancelled in vain
        return {Outcome::Cancelled, 0};
    return context.await(entries, longestWait);
}

Readers::Readers() : impl_(std::make_unique<Impl>()) {}
Readers::~Readers() = default;

std::vector<ReaderState> Readers::list() {
    return statesOf(impl_->survey());
}

std::vector<ReaderState> Readers::waitForChange(const std::vector<ReaderState>& known,
                                                const JobContext& job) {
    for (int failures = 0;;) {
        job.throwIfStopped();
        const std::vector<ReaderEntry> entries = impl_->survey();
        std::vector<ReaderState> states = statesOf(entries);
        if (states != known)
            return states;
        const Result result = impl_->await(entries, job);
        failures = isExpected(result) ? 0 : failures + 1;
        if (failures == mostAttempts)
            throw listingFailure(result);
    }
}

Session Readers::begin(const std::string& reader, const JobContext& job) {
    return Session(beginSession(reader, job));
}

} // namespace cunho::smartcard
