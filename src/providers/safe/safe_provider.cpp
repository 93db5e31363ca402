// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "conversation.hpp"
#include "credential_check.hpp"
#include "service.hpp"
#include "session.hpp"

#include <cunho/core/error.hpp>
#include <cunho/providers/safe.hpp>

#include <algorithm>
#include <deque>
#include <map>

namespace cunho::providers {
namespace {

using safe::Refusal;
using safe::Refused;
using signing::AccountState;
using signing::JobState;

constexpr const char* limitReason = "SAFE_LIMIT_REACHED";
constexpr std::size_t largestBatch = 10; // numSignatures is 1 to 10 (SAFE-SignatureService)

/// What is to be done for the items of one call, by how far the journal says that they are.
struct Tasks {
    std::deque<safe::Work> fresh;
    std::map<std::string, safe::Batch> authorizing;
    std::map<std::string, safe::Batch> signingNow;
};

void sortByPlace(safe::Batch& batch) {
    std::sort(batch.begin(), batch.end(), [](const safe::Work& a, const safe::Work& b) {
        return a.entry.batchIndex < b.entry.batchIndex;
    });
}

bool endsTheAccount(const Error& error) {
    return error.reason() == "SAFE_TOKEN_EXPIRED" || error.reason() == "SAFE_UNAUTHORIZED" ||
           error.reason() == "SAFE_CREDENTIAL_UNKNOWN";
}

} // namespace

struct SafeProvider::Impl {
    const SafeClient& client;
    SafeAccount account;
    safe::Service service;
    signing::SigningJournal& journal;
    Clock& clock;
    std::optional<safe::Session> session; ///< of the account as its row was last read
    std::optional<signing::Credential> credential;
    std::optional<TimePoint> rowSince; ///< SigningAccount::stateSince of that row
    safe::LastQuestions lastQuestions;
    std::size_t batchCap = largestBatch; ///< less once the limit came into sight
    bool limitReached = false;

    Impl(const SafeClient& given, SafeAccount whose, http::Client& http, signing::SigningJournal& kept,
         Clock& time)
        : client(given), account(std::move(whose)), service(given, http), journal(kept), clock(time) {}

    std::optional<signing::SigningAccount> row() const {
        return account.accounts == nullptr ? std::nullopt : account.accounts->find(account.id);
    }

    /// A renewal keeps the account and changes everything else of it.
    void open() {
        const auto kept = row();
        const auto since = kept ? std::optional(kept->stateSince) : std::nullopt;
        if (session && since == rowSince)
            return;
        rowSince = since;
        credential.reset();
        batchCap = largestBatch;
        limitReached = kept && kept->lastFailure.reason == limitReason; // also after a restart
        session.emplace(account, service, clock, kept ? kept->credentialId : std::string());
    }

    const signing::Credential& theCredential(const JobContext& job) {
        if (credential)
            return *credential;
        session->credentialId(job);
        const auto info = session->renewing(job, [&](const Secret& access) {
            return service.credentialInfo(access, session->credentialId(job), job);
        });
        signing::Credential found;
        found.id = session->credentialId(job);
        found.provider = "safe";
        found.chain = checkedChain(info, client, account.nipc, clock.now());
        found.batchLimit = std::min(info.multisign, largestBatch);
        found.foreignDocuments = false;
        found.onlyNipc = account.nipc;
        found.sandbox = client.environment == Environment::Sandbox;
        found.qualified =
            true; // what certificate and service say; people are told only what a trusted list confirms
        credential = std::move(found);
        batchCap = std::min(batchCap, credential->batchLimit);
        return *credential;
    }

    /// With another credentialID: what is prepared names the certificate of the one before.
    void requireSameKey(const JobContext& job) {
        const auto before = std::exchange(credential, std::nullopt);
        if (!(theCredential(job).chain.front() == before->chain.front()))
            throw Error(Fault::Conflict, "SAFE_CERTIFICATE_CHANGED");
    }

    safe::Work work(const signing::Dtbsr& item) {
        auto entry = journal.find(item.id);
        if (!entry)
            throw Error(Fault::Internal, "NOT_IN_JOURNAL", {}, item.documentName);
        return {item, std::move(*entry)};
    }

    Tasks tasks(std::span<const signing::Dtbsr> items) {
        Tasks tasks;
        for (const auto& item : items) {
            auto one = work(item);
            switch (one.entry.state) {
            case JobState::AuthorizeSent: tasks.authorizing[one.entry.batch].push_back(std::move(one)); break;
            case JobState::SignSent: tasks.signingNow[one.entry.batch].push_back(std::move(one)); break;
            // Authorised, but the SAD went with the process that held it: nothing is signed, ask anew.
            default: tasks.fresh.push_back(std::move(one));
            }
        }
        return tasks;
    }

    /// Whether `batch` holds everything that went out together and is still open: only then do the hashes of
    /// a signing request equal the authorised ones.
    bool isWhole(const safe::Batch& batch) {
        const auto open = journal.open();
        const auto together =
            std::count_if(open.begin(), open.end(), [&](const signing::JournalEntry& entry) {
                return entry.batch == batch.front().entry.batch;
            });
        return static_cast<std::size_t>(together) == batch.size();
    }

    void countSignatures(int count) {
        if (account.accounts != nullptr)
            account.accounts->countSignatures(account.id, count);
    }

    /// Runs `work` for the batch; when fewer signatures may still be possible the items go back to `fresh`.
    /// False: they did.
    template<typename Work>
    bool within(safe::Batch& batch, std::deque<safe::Work>& fresh, Work work) {
        try {
            work(batch);
            return true;
        } catch (const Refused& refused) {
            const bool smaller =
                refused.refusal() == Refusal::LimitNear || refused.refusal() == Refusal::TooMany;
            limitReached = refused.refusal() == Refusal::LimitReached ||
                           (refused.refusal() == Refusal::LimitNear && batch.size() == 1);
            if (!smaller || batch.size() == 1)
                throw;
        }
        batchCap = std::min(batchCap, batch.size() / 2);
        fresh.insert(fresh.begin(), std::make_move_iterator(batch.begin()),
                     std::make_move_iterator(batch.end()));
        return false;
    }

    void sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink, const JobContext& job) {
        const signing::Credential known = theCredential(job);
        for (const auto& item : items)
            known.requirePurpose(item.purpose, item.documentName);
        if (limitReached) // known until the account is renewed: the service need not be asked
            throw Refused(Refusal::LimitReached, "the service said so before");
        Tasks todo = tasks(items);
        safe::Conversation conversation({*session, service, journal, clock, known, sink, lastQuestions,
                                         [this](int count) { countSignatures(count); },
                                         [this, &job] { requireSameKey(job); }},
                                        job);
        std::size_t done = 0;
        const auto perform = [&](safe::Batch& batch, auto work) {
            job.throwIfStopped();
            if (within(batch, todo.fresh, work))
                job.report({done += batch.size(), items.size(), "sign"});
        };
        for (auto& [id, batch] : todo.signingNow) {
            sortByPlace(batch);
            perform(batch, [&](safe::Batch& all) { conversation.resumeSigning(all); });
        }
        for (auto& [id, batch] : todo.authorizing) {
            sortByPlace(batch);
            const bool whole = isWhole(batch);
            perform(batch, [&](safe::Batch& all) {
                whole ? conversation.resumeAuthorization(all) : conversation.run(all);
            });
        }
        while (!todo.fresh.empty()) {
            const auto count = static_cast<std::ptrdiff_t>(std::min(batchCap, todo.fresh.size()));
            const auto end = todo.fresh.begin() + count;
            safe::Batch batch(std::make_move_iterator(todo.fresh.begin()), std::make_move_iterator(end));
            todo.fresh.erase(todo.fresh.begin(), end);
            perform(batch, [&](safe::Batch& all) { conversation.run(all); });
        }
    }

    /// Keeps in the account that the service refuses it, or serves it again: of the account that it was when
    /// this work began. One that was renewed meanwhile has not been refused.
    void keepState(AccountState from, AccountState to, const Failure& failure) {
        const auto kept = row();
        if (kept && kept->state == from && kept->stateSince == rowSince)
            account.accounts->changeState(*kept, to, clock.now(), failure);
    }

    /// The account is active all the same, and says what keeps it from signing until it is renewed.
    void keepLimit(const Failure& failure) {
        const auto kept = row();
        if (kept && kept->state == AccountState::Active && kept->stateSince == rowSince &&
            kept->lastFailure.reason != failure.reason)
            account.accounts->changeState(*kept, AccountState::Active, kept->stateSince, failure);
    }

    /// `work` with a 401 explained, and its meaning for the account kept.
    template<typename Work>
    auto guarded(const JobContext& job, Work work) {
        open();
        try {
            try {
                return work();
            } catch (const Refused& refused) {
                if (refused.refusal() == Refusal::Unauthorized)
                    throw session->unauthorized(job);
                throw;
            }
        } catch (const Error& error) {
            if (endsTheAccount(error))
                keepState(AccountState::Active, AccountState::NeedsReactivation, error.failure());
            if (limitReached && error.reason() == limitReason)
                keepLimit(error.failure());
            throw;
        }
    }
};

SafeProvider::SafeProvider(const SafeClient& client, SafeAccount account, http::Client& http,
                           signing::SigningJournal& journal, Clock& clock)
    : impl_(std::make_unique<Impl>(client, std::move(account), http, journal, clock)) {}

SafeProvider::~SafeProvider() = default;

signing::Credential SafeProvider::credential(const JobContext& job) {
    return impl_->guarded(job, [&] { return impl_->theCredential(job); });
}

void SafeProvider::sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
                        signing::Prompter& /*prompter*/, const JobContext& job) {
    impl_->guarded(job, [&] { impl_->sign(items, sink, job); });
    impl_->keepState(AccountState::NeedsReactivation, AccountState::Active, {});
}

} // namespace cunho::providers
