// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "conversation.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/log.hpp>
#include <cunho/core/random.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace cunho::providers::safe {
namespace {

using signing::JobState;
using namespace std::chrono_literals;

constexpr int pollLimit = 5;                          // questions for one process (B.5)
constexpr std::chrono::milliseconds pollSpacing = 1s; // before the first and between them
constexpr std::chrono::milliseconds busySpacing = 5s; // after 503, which is no answer (B.6)
constexpr int busyLimit = 12;                         // then it is no longer busy but down
constexpr std::array<std::chrono::milliseconds, 3> backOff{2s, 8s, 30s}; // after 500 and lost replies (B.6)
constexpr auto pollRest = 30s;         // after such a pause the service counts anew
constexpr auto pendingLimit = 10min;   // then a pending process is given up (B.6)
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
bool mayHaveArrived(const Error& error) {
    return error.reason() == "REPLY_LOST" || error.reason() == "SAFE_REPLY_INVALID" ||
           error.reason() == "SAFE_UNAVAILABLE";
}

/// The process that the entry waits for.
const std::string& processOf(const signing::JournalEntry& entry) {
    return entry.state == JobState::SignSent ? entry.signProcess : entry.authorizeProcess;
}

} // namespace

/// `changed` of an entry is when its state began; questions are counted without touching it.
void Conversation::record(Batch& batch, JobState state) {
    std::vector<signing::JournalEntry> entries;
    for (auto& work : batch) {
        work.entry.state = state;
        work.entry.changed = parts_.clock.now();
        entries.push_back(work.entry);
    }
    parts_.journal.put(entries);
}

void Conversation::countPoll(Batch& batch, int change) {
    std::vector<signing::JournalEntry> entries;
    for (auto& work : batch) {
        work.entry.polls += change;
        entries.push_back(work.entry);
    }
    parts_.journal.put(entries);
    parts_.lastQuestions[processOf(batch.front().entry)] = parts_.clock.now();
}

/// Questions of a process that rested are counted anew: the limit is against haste, not against a process
/// that takes long. After a restart nobody knows when the last one was.
void Conversation::restPolls(Batch& batch) {
    const auto& entry = batch.front().entry;
    const auto last = parts_.lastQuestions.find(processOf(entry));
    const bool known = last != parts_.lastQuestions.end();
    const auto rested = known ? parts_.clock.now() - last->second : TimePoint::duration{};
    if (rested < pollRest) {
        if (entry.polls < pollLimit)
            return; // what is left of the five
        parts_.clock.sleep(pollRest - rested, job_.stop());
    }
    for (auto& work : batch)
        work.entry.polls = 0;
}

std::vector<crypto::Digest> Conversation::digests(const Batch& batch) const {
    std::vector<crypto::Digest> list;
    for (const auto& work : batch)
        list.push_back(work.item.digest);
    return list;
}

/// Sends a POST whose state is in the journal already. What surely did not arrive, or was refused, goes back
/// to `before`; a lost reply is no failure: the outcome is asked for with the same process.
template<typename Send>
Conversation::End Conversation::post(Batch& batch, JobState before, Send send) {
    try {
        parts_.session.once(send);
        return End::Done;
    } catch (const Error& error) {
        if (mayHaveArrived(error)) {
            attempts_.lost = error.failure();
            return End::Done;
        }
        // Stopped in the middle: whether it arrived is open, the journal keeps the question.
        if (error.fault() == Fault::Cancelled)
            throw;
        record(batch, before);
        const auto* refused = dynamic_cast<const Refused*>(&error);
        if (refused == nullptr)
            throw;
        switch (refused->refusal()) {
        case Refusal::TokenExpired: return End::TokenExpired;
        case Refusal::CredentialUnknown: return End::CredentialUnknown;
        case Refusal::SadRefused: return End::SadRefused;
        default: throw;
        }
    }
}

/// Asks until there is an outcome, within the service's limits. Pending at the end: still processing.
template<typename Poll, typename Ask>
Poll Conversation::poll(Batch& batch, Ask ask) {
    std::size_t failures = 0;
    int busy = 0;
    auto spacing = pollSpacing;
    while (batch.front().entry.polls < pollLimit) {
        parts_.clock.sleep(spacing, job_.stop());
        countPoll(batch, 1);
        spacing = pollSpacing;
        Poll answer;
        try {
            answer = parts_.session.once(ask);
        } catch (const Error& error) {
            if (error.fault() != Fault::Network || failures == backOff.size())
                throw;
            spacing = backOff[failures++];
            continue;
        }
        if (answer.state == PollState::Busy) {
            if (++busy > busyLimit)
                throw Error(Fault::Service, "SAFE_UNAVAILABLE", {}, "HTTP 503");
            countPoll(batch, -1);
            spacing = busySpacing;
        } else if (answer.state == PollState::Failing) {
            if (failures == backOff.size())
                throw Error(Fault::Service, "SAFE_UNAVAILABLE", {}, "HTTP 500");
            spacing = backOff[failures++];
        } else if (answer.state != PollState::Pending) {
            return answer;
        }
    }
    return {};
}

bool Conversation::isGivenUp(const Batch& batch) const {
    return parts_.clock.now() - batch.front().entry.changed >= pendingLimit;
}

/// What an answer without a result means.
Conversation::End Conversation::ended(const Batch& batch, PollState state) const {
    switch (state) {
    case PollState::Ready: return End::Done;
    case PollState::SadRefused: return End::SadRefused;
    case PollState::TokenExpired: return End::TokenExpired;
    case PollState::Unknown: return End::Unknown;
    default: break;
    }
    if (isGivenUp(batch))
        return End::Unknown;
    throw Error(Fault::Service, "SAFE_STILL_PROCESSING");
}

void Conversation::run(Batch& batch) {
    attempts_ = {};
    finish(batch, authorizeAndSign(batch));
}

void Conversation::resumeAuthorization(Batch& batch) {
    attempts_ = {};
    restPolls(batch);
    Secret sad;
    const End end = collectAuthorization(batch, sad);
    finish(batch, end == End::Done ? sign(batch, sad) : end);
}

void Conversation::resumeSigning(Batch& batch) {
    attempts_ = {};
    restPolls(batch);
    finish(batch, collectValues(batch));
}

void Conversation::finish(Batch& batch, End end) {
    while (end != End::Done) {
        prepareAnother(end);
        job_.throwIfStopped();
        log::info("SAFE: from the authorisation again");
        end = authorizeAndSign(batch);
    }
}

/// Makes another way possible, or throws when there were enough of them.
void Conversation::prepareAnother(End end) {
    switch (end) {
    case End::Done: break;
    case End::Unknown:
        if (attempts_.unknown == backOff.size())
            throw Error(
                attempts_.lost.value_or(Failure{Fault::Service, "SAFE_UNAVAILABLE", {}, "process unknown"}));
        parts_.clock.sleep(backOff[attempts_.unknown++], job_.stop());
        break;
    case End::SadRefused:
        if (++attempts_.sadRefused > 1) // a second refusal is no accident
            throw Refused(Refusal::SadRefused, "twice");
        break;
    case End::TokenExpired:
        if (++attempts_.expired > 1)
            throw Refused(Refusal::TokenExpired, "also with new tokens");
        renewTokens();
        break;
    case End::CredentialUnknown: {
        const Refused why(Refusal::CredentialUnknown, "");
        if (++attempts_.renamed > 1)
            throw Refused(why);
        parts_.session.readCredentialId(why, job_);
        if (parts_.requireSameKey)
            parts_.requireSameKey();
        break;
    }
    }
}

/// Once in a run.
void Conversation::renewTokens() {
    if (!attempts_.renewed)
        parts_.session.renew(job_);
    attempts_.renewed = true;
}

Conversation::End Conversation::authorizeAndSign(Batch& batch) {
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
    const End sent = post(batch, JobState::Prepared, [&](const Secret& access) {
        parts_.service.authorize(access, process, parts_.session.credentialId(job_), digests(batch),
                                 uniqueNames(batch), job_);
    });
    if (sent != End::Done)
        return sent;
    Secret sad;
    const End end = collectAuthorization(batch, sad);
    return end == End::Done ? sign(batch, sad) : end;
}

Conversation::End Conversation::collectAuthorization(Batch& batch, Secret& sad) {
    try {
        auto answer = poll<AuthorizePoll>(batch, [&](const Secret& access) {
            return parts_.service.authorizeOutcome(access, batch.front().entry.authorizeProcess, job_);
        });
        if (const End end = ended(batch, answer.state); end != End::Done)
            return end;
        sad = std::move(answer.sad);
    } catch (const Refused& refused) {
        // Refused for good: nothing is left to ask this process for.
        if (refused.refusal() != Refusal::Unauthorized)
            record(batch, JobState::Prepared);
        throw;
    }
    record(batch, JobState::Authorized);
    return End::Done;
}

Conversation::End Conversation::sign(Batch& batch, const Secret& sad) {
    job_.throwIfStopped();
    const std::string process = newUuid();
    for (auto& work : batch) {
        work.entry.signProcess = process;
        work.entry.polls = 0;
    }
    record(batch, JobState::SignSent);
    const End sent = post(batch, JobState::Authorized, [&](const Secret& access) {
        parts_.service.signHash(access, process, parts_.session.credentialId(job_), sad, digests(batch),
                                job_);
    });
    if (sent != End::Done)
        return sent;
    parts_.countSignatures(static_cast<int>(batch.size()));
    return collectValues(batch);
}

Conversation::End Conversation::collectValues(Batch& batch) {
    const auto ask = [&](const Secret& access) {
        return parts_.service.signHashOutcome(access, batch.front().entry.signProcess, job_);
    };
    SignPoll answer;
    try {
        answer = poll<SignPoll>(batch, ask);
        // The values may be there: asking with new tokens spends no signature, starting again would.
        if (answer.state == PollState::TokenExpired && !attempts_.renewed) {
            renewTokens();
            answer = poll<SignPoll>(batch, ask);
        }
    } catch (const Refused& refused) {
        // How the service calls a process that it does not know is not documented (autenticacao-gov J.4):
        // words that nobody understands must not keep a document from its signature for ever.
        if (refused.refusal() != Refusal::Defect || !isGivenUp(batch))
            throw;
        return End::Unknown;
    }
    if (const End end = ended(batch, answer.state); end != End::Done)
        return end;
    deliver(batch, answer.values);
    return End::Done;
}

void Conversation::deliver(Batch& batch, const std::vector<Bytes>& values) {
    // After a restart a part of the batch may be done: places, not counts, say which value is whose.
    bool wrong = false;
    const Failure failure{Fault::Integrity, "SIGNATURE_VALUE_WRONG", {}, "SAFE's reply does not verify"};
    for (auto& work : batch) {
        const auto place = static_cast<std::size_t>(work.entry.batchIndex);
        if (place < values.size() &&
            crypto::verifyRsaPkcs1(parts_.credential.chain.front(), work.item.digest, values[place])) {
            parts_.sink.signedValue(work.item.id, values[place]);
        } else {
            wrong = true;
            parts_.sink.failed(work.item.id, failure);
        }
    }
    if (wrong)
        throw Error(failure);
}

} // namespace cunho::providers::safe
