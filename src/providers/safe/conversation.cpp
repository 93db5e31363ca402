// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "conversation.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>

#include <algorithm>
#include <set>

namespace cunho::providers::safe {
namespace {

using signing::JobState;
using namespace std::chrono_literals;

constexpr int pollLimit = 5;         // GETs for one process (B.5)
constexpr auto pollSpacing = 1000ms; // before the first and between them
constexpr auto busySpacing = 5000ms; // after 500 and 503 (B.6)
constexpr int busyLimit = 3;
constexpr auto pollRest = 30s;         // after such a pause the service counts anew
constexpr std::size_t nameLimit = 100; // characters of a document name

/// At most `limit` bytes, never cutting a UTF-8 character.
std::string shortened(std::string text, std::size_t limit) {
    if (text.size() <= limit)
        return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U)
        --limit;
    text.resize(limit);
    return text;
}

/// Names unique within the batch, as the service asks.
std::vector<std::string> uniqueNames(const Batch& batch) {
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (const auto& work : batch) {
        std::string name = shortened(work.item.documentName, nameLimit);
        for (int copy = 2; !taken.insert(name).second; ++copy) {
            const std::string suffix = " (" + std::to_string(copy) + ")";
            name = shortened(work.item.documentName, nameLimit - suffix.size()) + suffix;
        }
        names.push_back(std::move(name));
    }
    return names;
}

/// The request may have been carried out although no usable reply came.
bool replyMayBeLost(const Error& error) {
    return error.reason() == "REPLY_LOST" || error.reason() == "REPLY_TOO_LARGE" ||
           error.reason() == "SAFE_UNAVAILABLE";
}

/// Questions of a conversation that rested are counted anew: the limit is against haste, not against a
/// process that takes long.
void restPolls(Batch& batch, TimePoint now) {
    for (auto& work : batch)
        if (now - work.entry.changed >= pollRest)
            work.entry.polls = 0;
}

} // namespace

void Conversation::record(Batch& batch, JobState state) {
    std::vector<signing::JournalEntry> entries;
    for (auto& work : batch) {
        work.entry.state = state;
        work.entry.changed = clock_.now();
        entries.push_back(work.entry);
    }
    journal_.put(entries);
}

void Conversation::countPoll(Batch& batch) {
    for (auto& work : batch)
        ++work.entry.polls;
    record(batch, batch.front().entry.state);
}

std::vector<crypto::Digest> Conversation::digests(const Batch& batch) const {
    std::vector<crypto::Digest> list;
    for (const auto& work : batch)
        list.push_back(work.item.digest);
    return list;
}

/// Sends a POST whose state is in the journal already. What surely did not arrive goes back to `before`; a
/// lost reply is no failure: the outcome is asked for with the same process.
template<typename Send>
void Conversation::post(Batch& batch, JobState before, Send send) {
    try {
        send();
    } catch (const Error& error) {
        if (replyMayBeLost(error))
            return;
        // Stopped in the middle: whether it arrived is open, the journal keeps the question.
        if (error.fault() != Fault::Cancelled)
            record(batch, before);
        throw;
    }
}

/// Asks until the outcome is there, within the service's limits. Pending at the end means: still processing.
template<typename Poll, typename Ask>
Poll Conversation::poll(Batch& batch, Ask ask) {
    Poll answer;
    int busy = 0;
    auto spacing = pollSpacing;
    while (batch.front().entry.polls < pollLimit) {
        clock_.sleep(spacing, job_.stop());
        countPoll(batch);
        spacing = pollSpacing;
        try {
            answer = ask();
        } catch (const Error& error) {
            if (error.fault() != Fault::Network)
                throw;
            if (++busy >= busyLimit)
                throw;
            spacing = busySpacing;
            continue;
        }
        if (answer.state != PollState::Pending && answer.state != PollState::Busy)
            return answer;
        if (answer.state == PollState::Busy) {
            if (++busy >= busyLimit)
                throw Error(Fault::Service, "SAFE_UNAVAILABLE");
            spacing = busySpacing;
        }
    }
    throw Error(Fault::Service, "SAFE_STILL_PROCESSING");
}

void Conversation::run(Batch& batch) {
    // Once more when SAD or process is void; a second refusal is no accident.
    if (authorizeAndSign(batch) || authorizeAndSign(batch))
        return;
    throw Error(Fault::Service, "SAFE_AUTHORIZATION_REFUSED");
}

void Conversation::resumeAuthorization(Batch& batch) {
    restPolls(batch, clock_.now());
    Secret sad;
    if (batch.front().entry.polls < pollLimit && collectAuthorization(batch, sad) && sign(batch, sad))
        return;
    run(batch);
}

void Conversation::resumeSigning(Batch& batch) {
    restPolls(batch, clock_.now());
    if (!collectValues(batch))
        run(batch);
}

bool Conversation::authorizeAndSign(Batch& batch) {
    const std::string process = newUuid();
    const std::string id = newUuid();
    for (std::size_t i = 0; i < batch.size(); ++i) {
        auto& entry = batch[i].entry;
        entry.authorizeProcess = process;
        entry.signProcess.clear();
        entry.batch = id;
        entry.batchIndex = static_cast<int>(i);
        entry.polls = 0;
    }
    record(batch, JobState::AuthorizeSent);
    post(batch, JobState::Prepared,
         [&] { service_.authorize(process, credential_.id, digests(batch), uniqueNames(batch), job_); });
    Secret sad;
    return collectAuthorization(batch, sad) && sign(batch, sad);
}

bool Conversation::collectAuthorization(Batch& batch, Secret& sad) {
    auto answer = poll<AuthorizePoll>(
        batch, [&] { return service_.authorizeOutcome(batch.front().entry.authorizeProcess, job_); });
    if (answer.state != PollState::Ready)
        return false;
    sad = std::move(answer.sad);
    record(batch, JobState::Authorized);
    return true;
}

bool Conversation::sign(Batch& batch, const Secret& sad) {
    job_.throwIfStopped();
    const std::string process = newUuid();
    for (auto& work : batch) {
        work.entry.signProcess = process;
        work.entry.polls = 0;
    }
    record(batch, JobState::SignSent);
    post(batch, JobState::Authorized,
         [&] { service_.signHash(process, credential_.id, sad, digests(batch), job_); });
    return collectValues(batch);
}

bool Conversation::collectValues(Batch& batch) {
    const auto answer = poll<SignPoll>(
        batch, [&] { return service_.signHashOutcome(batch.front().entry.signProcess, job_); });
    if (answer.state != PollState::Ready)
        return false;
    deliver(batch, answer.values);
    return true;
}

void Conversation::deliver(Batch& batch, const std::vector<Bytes>& values) {
    // After a restart a part of the batch may be done: places, not counts, say which value is whose.
    bool wrong = false;
    const Failure failure{Fault::Integrity, "SIGNATURE_VALUE_WRONG", {}, "SAFE's reply does not verify"};
    for (auto& work : batch) {
        const auto place = static_cast<std::size_t>(work.entry.batchIndex);
        if (place < values.size() &&
            crypto::verifyRsaPkcs1(credential_.chain.front(), work.item.digest, values[place])) {
            sink_.signedValue(work.item.id, values[place]);
        } else {
            wrong = true;
            sink_.failed(work.item.id, failure);
        }
    }
    if (wrong)
        throw Error(failure);
}

} // namespace cunho::providers::safe
