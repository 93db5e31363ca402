// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "session.hpp"

#include <cunho/core/clock.hpp>
#include <cunho/signing/journal.hpp>
#include <cunho/signing/provider.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace cunho::providers::safe {

/// An item to sign with its journal entry.
struct Work {
    signing::Dtbsr item;
    signing::JournalEntry entry;
};
using Batch = std::vector<Work>;

/// When the outcome of a process was last asked for, by processId: the service minds haste.
using LastQuestions = std::map<std::string, TimePoint>;

/// What a conversation works with; all must outlive it.
struct ConversationParts {
    Session& session;
    Service& service;
    signing::SigningJournal& journal;
    Clock& clock;
    const signing::Credential& credential;
    signing::SignatureSink& sink;
    LastQuestions& lastQuestions;
    std::function<void(int)> countSignatures;  ///< called when a signing request may have arrived
    std::function<void()> requireSameKey = {}; ///< called when the credentialID is another one
};

/// One authorisation and one signing request for up to ten items, step by step through the journal, or the
/// rest of such a conversation after a lost reply or a restart (autenticacao-gov B.5 to B.7).
///
/// It starts again from the authorisation, with the same hashes and new processIds: once when SAD or hashes
/// are refused, once with new tokens, once with another credentialID, and after 2, 8 and 30 s when the
/// service does not know a process. A process that is still pending after five questions, each a second
/// after the one before, throws Service/SAFE_STILL_PROCESSING; ten minutes after its request it is given up.
class Conversation {
  public:
    Conversation(ConversationParts parts, const JobContext& job) : parts_(std::move(parts)), job_(job) {}

    /// From the authorisation on. Throws `Refused` with LimitNear or TooMany when a smaller batch may pass.
    void run(Batch& batch);

    /// From an authorisation that may have reached the service.
    void resumeAuthorization(Batch& batch);

    /// From a signing request that may have reached the service.
    void resumeSigning(Batch& batch);

  private:
    /// How a way through the four requests ended.
    enum class End { Done, Unknown, SadRefused, TokenExpired, CredentialUnknown };

    void finish(Batch& batch, End end);
    void prepareAnother(End end);
    End authorizeAndSign(Batch& batch);
    End collectAuthorization(Batch& batch, Secret& sad);
    End sign(Batch& batch, const Secret& sad);
    End collectValues(Batch& batch);
    bool isGivenUp(const Batch& batch) const;
    End ended(const Batch& batch, PollState state) const;
    void deliver(Batch& batch, const std::vector<Bytes>& values);
    void record(Batch& batch, signing::JobState state);
    void countPoll(Batch& batch, int change);
    void restPolls(Batch& batch);
    void renewTokens();
    std::vector<crypto::Digest> digests(const Batch& batch) const;

    template<typename Poll, typename Ask>
    Poll poll(Batch& batch, Ask ask);
    template<typename Send>
    End post(Batch& batch, signing::JobState before, Send send);

    ConversationParts parts_;
    const JobContext& job_;

    /// What was tried for the batch in hand.
    struct Attempts {
        std::optional<Failure> lost{}; ///< why a POST may not have arrived
        std::size_t unknown = 0;       ///< ways that ended so
        int sadRefused = 0;
        int expired = 0;
        int renamed = 0;
        bool renewed = false; ///< there are new tokens
    };
    Attempts attempts_;
};

} // namespace cunho::providers::safe
