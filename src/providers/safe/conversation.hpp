// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "service.hpp"

#include <cunho/core/clock.hpp>
#include <cunho/signing/journal.hpp>
#include <cunho/signing/provider.hpp>

#include <string>
#include <vector>

namespace cunho::providers::safe {

/// An item to sign with its journal entry.
struct Work {
    signing::Dtbsr item;
    signing::JournalEntry entry;
};
using Batch = std::vector<Work>;

/// One authorisation and one signing request for up to ten items, step by step through the journal, or the
/// rest of such a conversation after a lost reply or a restart (autenticacao-gov B.5 and B.7).
class Conversation {
  public:
    Conversation(Service& service, signing::SigningJournal& journal, Clock& clock,
                 const signing::Credential& credential, signing::SignatureSink& sink, const JobContext& job)
        : service_(service)
        , journal_(journal)
        , clock_(clock)
        , credential_(credential)
        , sink_(sink)
        , job_(job) {}

    /// From the authorisation on. Starts again once when the service refuses SAD or hashes, or forgot the
    /// process.
    void run(Batch& batch);

    /// From an authorisation that may have reached the service.
    void resumeAuthorization(Batch& batch);

    /// From a signing request that may have reached the service; a process unknown to it starts again.
    void resumeSigning(Batch& batch);

  private:
    bool authorizeAndSign(Batch& batch);
    bool collectAuthorization(Batch& batch, Secret& sad);
    bool sign(Batch& batch, const Secret& sad);
    bool collectValues(Batch& batch);
    void deliver(Batch& batch, const std::vector<Bytes>& values);
    void record(Batch& batch, signing::JobState state);
    void countPoll(Batch& batch);
    std::vector<crypto::Digest> digests(const Batch& batch) const;

    template<typename Poll, typename Ask>
    Poll poll(Batch& batch, Ask ask);
    template<typename Send>
    void post(Batch& batch, signing::JobState before, Send send);

    Service& service_;
    signing::SigningJournal& journal_;
    Clock& clock_;
    const signing::Credential& credential_;
    signing::SignatureSink& sink_;
    const JobContext& job_;
};

} // namespace cunho::providers::safe
