// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "conversation.hpp"
#include "service.hpp"

#include <cunho/core/error.hpp>
#include <cunho/providers/safe.hpp>

#include <algorithm>
#include <map>

namespace cunho::providers {
namespace {

using safe::Batch;
using safe::Conversation;
using signing::JobState;

constexpr std::size_t largestBatch = 10; // numSignatures is 1 to 10 (SAFE-SignatureService)

crypto::CertificateChain checkedChain(const crypto::CertificateChain& received, const SafeAccount& account,
                                      TimePoint now) {
    auto chain = crypto::orderChain(received, received.front());
    const auto result = crypto::verifyChain(chain.front(), chain, {chain.back()}, now);
    if (result.status != crypto::ChainResult::Status::Trusted)
        throw Error(Fault::Trust, "SAFE_CERTIFICATE_INVALID", {}, result.detail);
    if (chain.front().organizationIdentifier() != "VATPT-" + account.nipc)
        throw Error(Fault::Trust, "CERTIFICATE_NOT_OF_COMPANY", {{"nipc", account.nipc}});
    return chain;
}

} // namespace

struct SafeProvider::Impl {
    SafeAccount account;
    safe::Service service;
    signing::SigningJournal& journal;
    Clock& clock;
    std::optional<signing::Credential> credential;

    Impl(SafeAccount given, http::Client& http, signing::SigningJournal& kept, Clock& time)
        : account(std::move(given)), service(account, http), journal(kept), clock(time) {}

    const signing::Credential& theCredential(const JobContext& job) {
        if (credential)
            return *credential;
        const auto ids = service.credentialIds(job);
        if (ids.size() != 1)
            throw Error(Fault::Service, "SAFE_REPLY_INVALID", {}, "not exactly one credential");
        const auto info = service.credentialInfo(ids.front(), job);
        signing::Credential found;
        found.id = ids.front();
        found.provider = "safe";
        found.chain = checkedChain(info.chain, account, clock.now());
        found.batchLimit = std::min(info.multisign, largestBatch);
        found.foreignDocuments = false;
        found.onlyNipc = account.nipc;
        found.sandbox = account.environment == Environment::Sandbox;
        found.qualified =
            true; // what certificate and service say; people are told only what a trusted list confirms
        credential = std::move(found);
        return *credential;
    }

    safe::Work work(const signing::Dtbsr& item) {
        auto entry = journal.find(item.id);
        if (!entry)
            throw Error(Fault::Internal, "NOT_IN_JOURNAL", {}, item.documentName);
        return {item, std::move(*entry)};
    }

    /// Whether `batch` holds everything that went out together and is still open: only then do the hashes of
    /// a signing request equal the authorised ones.
    bool isWhole(const Batch& batch) {
        const auto open = journal.open();
        const auto together =
            std::count_if(open.begin(), open.end(), [&](const signing::JournalEntry& entry) {
                return entry.batch == batch.front().entry.batch;
            });
        return static_cast<std::size_t>(together) == batch.size();
    }
};

SafeProvider::SafeProvider(SafeAccount account, http::Client& http, signing::SigningJournal& journal,
                           Clock& clock)
    : impl_(std::make_unique<Impl>(std::move(account), http, journal, clock)) {}

SafeProvider::~SafeProvider() = default;

signing::Credential SafeProvider::credential(const JobContext& job) {
    return impl_->theCredential(job);
}

void SafeProvider::sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
                        signing::Prompter& /*prompter*/, const JobContext& job) {
    const signing::Credential& credential = impl_->theCredential(job);
    for (const auto& item : items)
        credential.requirePurpose(item.purpose, item.documentName);

    Batch fresh;
    std::map<std::string, Batch> authorizing;
    std::map<std::string, Batch> signingNow;
    for (const auto& item : items) {
        auto work = impl_->work(item);
        switch (work.entry.state) {
        case JobState::AuthorizeSent: authorizing[work.entry.batch].push_back(std::move(work)); break;
        case JobState::SignSent: signingNow[work.entry.batch].push_back(std::move(work)); break;
        // Authorised, but the SAD went with the process that held it: nothing is signed, ask anew.
        default: fresh.push_back(std::move(work));
        }
    }
    const auto byPlace = [](const safe::Work& a, const safe::Work& b) {
        return a.entry.batchIndex < b.entry.batchIndex;
    };
    Conversation conversation(impl_->service, impl_->journal, impl_->clock, credential, sink, job);
    std::size_t done = 0;
    const auto report = [&](const Batch& batch) { job.report({done += batch.size(), items.size(), "sign"}); };
    for (auto& [id, batch] : signingNow) {
        std::sort(batch.begin(), batch.end(), byPlace);
        conversation.resumeSigning(batch);
        report(batch);
    }
    for (auto& [id, batch] : authorizing) {
        std::sort(batch.begin(), batch.end(), byPlace);
        if (impl_->isWhole(batch))
            conversation.resumeAuthorization(batch);
        else
            conversation.run(batch);
        report(batch);
    }
    for (std::size_t from = 0; from < fresh.size(); from += credential.batchLimit) {
        const auto end = std::min(fresh.size(), from + credential.batchLimit);
        Batch batch(std::make_move_iterator(fresh.begin() + static_cast<std::ptrdiff_t>(from)),
                    std::make_move_iterator(fresh.begin() + static_cast<std::ptrdiff_t>(end)));
        job.throwIfStopped();
        conversation.run(batch);
        report(batch);
    }
}

} // namespace cunho::providers
