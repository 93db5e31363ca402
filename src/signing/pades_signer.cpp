// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/finisher.hpp"
#include "signing/preparation.hpp"
#include "signing/signing_job.hpp"

#include <cunho/pdf/reader.hpp>
#include <cunho/signing/pades.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <numeric>
#include <set>
#include <span>
#include <utility>
#include <variant>

namespace cunho::signing {

namespace {

Failure noValue(const std::string& documentName) {
    return {Fault::Service, "NO_SIGNATURE_VALUE", {{"document", documentName}}, "the provider left it out"};
}

/// A folder for prepared files that only this user can read.
void makeSpool(const std::filesystem::path& spool) {
    std::error_code failure;
    if (std::filesystem::create_directories(spool, failure)) {
        std::filesystem::permissions(spool, std::filesystem::perms::owner_all, failure);
    } // a folder that cannot be made shows when the first file is saved
}

/// Removes prepared files that a crash left before their journal entry was made. Younger ones may belong to a
/// job that another process is preparing now.
void sweepSpool(const std::filesystem::path& spool, const std::vector<JournalEntry>& open, TimePoint now) {
    std::set<std::filesystem::path> needed;
    for (const JournalEntry& entry : open) {
        needed.insert(entry.prepared.filename());
    }
    std::error_code ignored;
    std::vector<std::filesystem::path> orphans;
    for (const auto& file : std::filesystem::directory_iterator(spool, ignored)) {
        const auto modified = std::chrono::file_clock::to_sys(file.last_write_time(ignored));
        if (!needed.contains(file.path().filename()) && now - modified > std::chrono::hours(24)) {
            orphans.push_back(file.path());
        }
    }
    for (const std::filesystem::path& orphan : orphans) {
        std::filesystem::remove(orphan, ignored);
    }
}

void removeSpooled(const std::vector<JournalEntry>& entries) {
    for (const JournalEntry& entry : entries) {
        std::error_code ignored;
        std::filesystem::remove(entry.prepared, ignored);
    }
}

using Prepared = std::variant<Failure, SigningItem>;

Prepared prepareOne(const SignFileRequest& request, Preparation& preparation) {
    try {
        return preparation.read(request);
    } catch (...) {
        return currentFailure();
    }
}

/// Reads files at the same time, whose outcomes are at these places.
std::vector<Prepared> prepareAtOnce(const std::vector<SignFileRequest>& requests,
                                    std::span<const std::size_t> places, Preparation& preparation,
                                    std::size_t jobs) {
    std::vector<Prepared> out(places.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t at = next++; at < places.size(); at = next++) {
            out[at] = prepareOne(requests[places[at]], preparation);
        }
    };
    std::vector<std::future<void>> others;
    for (std::size_t other = 1; other < std::min(jobs, places.size()); ++other) {
        others.push_back(std::async(std::launch::async, work));
    }
    work();
    for (std::future<void>& each : others) {
        each.get();
    }
    return out;
}

/// Those of the places whose requests may be read at all; the others get their failure.
std::vector<std::size_t> admitted(const std::vector<SignFileRequest>& requests,
                                  std::span<const std::size_t> places, Preparation& preparation,
                                  Outcomes& outcomes) {
    std::vector<std::size_t> out;
    for (const std::size_t index : places) {
        try {
            preparation.admit(requests[index]);
            out.push_back(index);
        } catch (...) {
            outcomes.set(index, currentFailure());
        }
    }
    return out;
}

/// Prepares each file; one that cannot be prepared gets its failure and the others go on.
std::vector<JournalEntry> prepareAll(const std::vector<SignFileRequest>& requests,
                                     std::span<const std::size_t> places, Preparation& preparation,
                                     bool withJournal, SigningJob& signing, Outcomes& outcomes,
                                     const JobContext& job, std::size_t jobs) {
    std::vector<JournalEntry> entries;
    const std::size_t share = std::max<std::size_t>(jobs, 1);
    while (!places.empty()) {
        if (job.stop().stop_requested()) {
            removeSpooled(entries);
            job.throwIfStopped();
        }
        const auto some =
            admitted(requests, places.first(std::min(share, places.size())), preparation, outcomes);
        auto prepared = prepareAtOnce(requests, some, preparation, share);
        for (std::size_t at = 0; at < some.size(); ++at) {
            if (const auto* failure = std::get_if<Failure>(&prepared[at])) {
                outcomes.set(some[at], *failure);
                continue;
            }
            SigningItem item = std::move(std::get<SigningItem>(prepared[at]));
            preparation.place(item);
            item.index = some[at];
            if (withJournal) {
                entries.push_back(preparation.entryOf(item));
            }
            signing.add(std::move(item));
        }
        places = places.subspan(std::min(share, places.size()));
        job.report({requests.size() - places.size(), requests.size(), "prepare"});
    }
    return entries;
}

/// Has everything signed that was added, and waits for the files.
void signAll(SignatureProvider& provider, SigningJob& signing, Prompter& prompter, const JobContext& job) {
    const std::vector<Dtbsr> items = signing.dtbsrs();
    if (!items.empty()) {
        signing.tellGiven();
        provider.sign(items, signing, prompter, job);
    }
    signing.settle();
}

void resumeOne(const JournalEntry& entry, std::size_t index, Preparation& preparation, SigningJob& signing,
               const JobJournal& journal, Outcomes& outcomes) {
    const auto isFinal = [](const Failure& failure) {
        return failure.fault == Fault::Integrity || failure.fault == Fault::Trust ||
               failure.fault == Fault::Rejected;
    };
    Failure failure;
    try {
        SigningItem item = preparation.fromJournal(entry);
        item.index = index;
        if (entry.state == JobState::Signed) {
            signing.embedKept(std::move(item), entry.value);
        } else {
            preparation.requireLiveCertificate();
            preparation.requireFreeTarget(entry.target);
            signing.add(std::move(item));
        }
        return;
    } catch (...) {
        failure = currentFailure();
    }
    outcomes.set(index, failure);
    if (isFinal(failure)) {
        journal.failed(entry.id, failure);
    }
}

} // namespace

PadesSigner::PadesSigner(const pdf::Reader& reader, SignatureProvider& provider, const Clock& clock,
                         SignerServices services)
    : reader_(reader), provider_(provider), clock_(clock), services_(services) {}

PadesSigner::PadesSigner(const pdf::Reader& reader, SignatureProvider& provider, const Clock& clock,
                         SigningJournal& journal, std::filesystem::path spool, SignerServices services)
    : reader_(reader)
    , provider_(provider)
    , clock_(clock)
    , journal_(&journal)
    , spool_(std::move(spool))
    , services_(services) {}

std::vector<SignOutcome> PadesSigner::sign(const std::vector<SignFileRequest>& requests, Prompter& prompter,
                                           const JobContext& job, const BatchConduct& conduct) {
    Outcomes outcomes(requests.size(), conduct.outcome);
    std::optional<Failure> stopped;
    try {
        const Credential credential = provider_.credential(job);
        const JobJournal journal(journal_, clock_);
        if (journal.present()) {
            makeSpool(spool_);
        }
        Finisher finisher(reader_, services_.levels, credential.chain, job);
        std::vector<std::size_t> places(requests.size());
        std::iota(places.begin(), places.end(), std::size_t{0});
        // A second time only those whose time-stamp did not fit: its size is known now.
        for (const auto room : {SigningJob::Room::MayGrow, SigningJob::Room::Fixed}) {
            SigningJob signing(credential, journal, finisher, outcomes, job, room, conduct.step);
            Preparation preparation(reader_, credential, clock_, spool_, services_);
            journal.begin(prepareAll(requests, places, preparation, journal.present(), signing, outcomes, job,
                                     conduct.jobs));
            signAll(provider_, signing, prompter, job);
            places = signing.tooSmall();
        }
    } catch (...) {
        stopped = currentFailure();
    }
    return std::move(outcomes).complete(
        [&](std::size_t index) { return stopped ? *stopped : noValue(shownName(requests[index])); });
}

std::vector<SignOutcome> PadesSigner::resume(Prompter& prompter, const JobContext& job) {
    Outcomes outcomes(0);
    std::vector<JournalEntry> entries;
    std::optional<Failure> stopped;
    try {
        entries = journal_ == nullptr ? std::vector<JournalEntry>{} : journal_->open();
        sweepSpool(spool_, entries, clock_.now());
        if (entries.empty()) {
            return {};
        }
        const Credential credential = provider_.credential(job);
        std::erase_if(entries,
                      [&](const JournalEntry& entry) { return entry.provider != credential.provider; });
        outcomes = Outcomes(entries.size());
        const JobJournal journal(journal_, clock_);
        Finisher finisher(reader_, services_.levels, credential.chain, job);
        SigningJob signing(credential, journal, finisher, outcomes, job, SigningJob::Room::Fixed);
        Preparation preparation(reader_, credential, clock_, {}, services_);
        for (std::size_t index = 0; index < entries.size(); ++index) {
            job.throwIfStopped();
            resumeOne(entries[index], index, preparation, signing, journal, outcomes);
        }
        signAll(provider_, signing, prompter, job);
    } catch (...) {
        stopped = currentFailure();
        if (outcomes.size() != entries.size()) { // no credential: every open entry fails alike
            outcomes = Outcomes(entries.size());
        }
    }
    return std::move(outcomes).complete(
        [&](std::size_t index) { return stopped ? *stopped : noValue(entries[index].documentName); });
}

} // namespace cunho::signing
