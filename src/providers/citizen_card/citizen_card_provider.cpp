// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "commands.hpp"
#include "pin_dialogue.hpp"
#include "present_card.hpp"
#include "providers/issuer_search.hpp"
#include "providers/qualified.hpp"

#include <cunho/core/error.hpp>
#include <cunho/providers/citizen_card.hpp>

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace cunho::providers {
namespace {

using citizen_card::Card;
using citizen_card::KeyUse;
using citizen_card::PinDialogue;
using citizen_card::PresentCard;
using signing::Credential;
using signing::Dtbsr;
using signing::Question;
using smartcard::Session;

/// An item, and how the card signs it.
struct Task {
    const Dtbsr* item;
    const KeyUse* use;
};

bool isWhole(const crypto::Digest& digest) {
    return digest.value.size() == crypto::digest(digest.algorithm, {}).value.size();
}

/// What the card cannot sign fails alone, before a PIN is asked for.
std::vector<Task> tasksFor(std::span<const Dtbsr> items, const Card& card, signing::SignatureSink& sink) {
    std::vector<Task> tasks;
    for (const Dtbsr& item : items) {
        const KeyUse* use = card.use(item.algorithm);
        if (use != nullptr && item.digest.algorithm == item.algorithm.digest && isWhole(item.digest)) {
            tasks.push_back({&item, use});
            continue;
        }
        const ErrorParams params{{"algorithm", crypto::signatureAlgorithmName(item.algorithm)}};
        sink.failed(item.id, Failure{Fault::Unsupported, "CARD_ALGORITHM_UNSUPPORTED", params, {}});
    }
    return tasks;
}

/// The next one, then those that follow it.
std::vector<std::string> namesOf(std::span<const Task> tasks) {
    std::vector<std::string> names;
    names.reserve(tasks.size());
    for (const Task& task : tasks)
        names.push_back(task.item->documentName);
    return names;
}

/// One call of `sign`. A PIN that serves all items lives as long as this, any other until it is sent.
class CardBatch {
  public:
    CardBatch(PresentCard& card, const CitizenCardOptions& options, signing::Prompter& prompter,
              const JobContext& job)
        : card_(card), options_(options), prompter_(prompter), job_(job) {}

    void sign(const std::vector<Task>& tasks, signing::SignatureSink& sink) {
        Progress progress{0, tasks.size(), "sign"};
        for (std::span<const Task> rest(tasks); !rest.empty(); rest = rest.subspan(1)) {
            job_.throwIfStopped();
            if (!pin_)
                openDialogue(rest);
            const Dtbsr& item = *rest.front().item;
            const Bytes value = signOne(rest);
            requireRight(item, value);
            sink.signedValue(item.id, value);
            ++progress.done;
            job_.report(progress);
        }
    }

  private:
    const citizen_card::Profile& profile() const { return *card_.card().profile; }

    /// Reads the tries left in a transaction of its own: a person may take their time to answer.
    void openDialogue(std::span<const Task> rest) {
        Session session = card_.begin(job_, PresentCard::Check::Certificate);
        const auto status = citizen_card::signaturePin(session, profile());
        onPad_ = options_.usePinPad && session.hasPinPad();
        const bool servesMore = !onPad_ && rest.size() > 1;
        Question question;
        question.kind = onPad_ ? Question::Kind::PinPad : Question::Kind::CardPin;
        question.holder = card_.card().holder();
        question.reader = card_.reader();
        question.oneForAll = servesMore && options_.onePinForAll;
        question.offersForAll = servesMore && !options_.onePinForAll;
        question.documentNames = namesOf(rest);
        chosen_ = question.oneForAll;
        offered_ = question.offersForAll;
        dialogue_.emplace(prompter_, profile().pin, std::move(question));
        dialogue_->begin(status);
    }

    Bytes signOne(std::span<const Task> rest) {
        const Task& task = rest.front();
        for (;;) {
            auto check = PresentCard::Check::Insertions;
            if (!pin_) {
                askForPin();
                check = PresentCard::Check::Certificate; // whatever happened while somebody was thinking
            }
            Session session = card_.begin(job_, check);
            const bool accepted = dialogue_->accepts(verify(session));
            if (!accepted || !keepsPin_)
                pin_.reset();
            if (accepted)
                return citizen_card::signDigest(session, profile(), *task.use, task.item->digest);
            dialogue_->about(namesOf(rest));
        }
    }

    void askForPin() {
        signing::Answer answer = dialogue_->ask(job_);
        keepsPin_ = chosen_ || (offered_ && answer.forAll);
        pin_ = std::move(answer.secret);
    }

    /// Sent once: whatever becomes of it, another try takes another answer of the person.
    smartcard::Response verify(Session& session) const {
        return onPad_ ? session.verifyOnPad(profile().pinReference, profile().pin)
                      : session.verify(profile().pinReference, *pin_, profile().pin);
    }

    void requireRight(const Dtbsr& item, ByteView value) const {
        const crypto::Certificate& leaf = card_.card().signature;
        if (!crypto::verifySignature(leaf, item.algorithm, item.digest, value))
            throw Error(Fault::Integrity, "SIGNATURE_VALUE_WRONG", {{"name", leaf.commonName()}},
                        "the card's value does not verify");
    }

    PresentCard& card_;
    const CitizenCardOptions& options_;
    signing::Prompter& prompter_;
    const JobContext& job_;
    std::optional<PinDialogue> dialogue_; ///< of the PIN asked for last
    std::optional<Secret> pin_;
    bool onPad_ = false;
    bool chosen_ = false;   ///< one PIN for all, before anybody was asked
    bool offered_ = false;  ///< to the person who is asked
    bool keepsPin_ = false; ///< the PIN that was typed last, for the documents that follow
};

} // namespace

struct CitizenCardProvider::Impl {
    smartcard::Readers& readers;
    CitizenCardOptions options;
    signing::RevocationSource* issuers;
    std::unique_ptr<PresentCard> card; ///< the one that `credential` told last
    Credential credential;

    std::unique_ptr<PresentCard> find(const JobContext& job) const {
        return std::make_unique<PresentCard>(citizen_card::findCard(readers, options, job));
    }

    /// The card that is there now.
    void read(const JobContext& job) {
        if (!card || !card->isTheSame(job)) {
            auto found = find(job);
            if (!card || !found->isSameAs(*card))
                credential = describe(found->card());
            card = std::move(found);
        }
        if (issuers != nullptr) // also of a card that was read before: the network may be there now
            credential.chain = completed(credential.chain, options.authorities, *issuers, job);
    }

    /// The card that documents were prepared for; it may have been put in again.
    void requireSame(const JobContext& job) {
        if (!card)
            return read(job);
        if (card->isThere())
            return;
        auto found = find(job);
        if (!found->isSameAs(*card))
            throw Error(Fault::Conflict, "CARD_CHANGED");
        card = std::move(found);
    }

    Credential describe(const Card& found) const {
        Credential out;
        out.id = toHex(found.signature.fingerprint().value);
        out.provider = "citizen-card";
        out.chain = chainOf(found.signature, found, options.authorities);
        out.algorithm = found.usualAlgorithm(options.pss);
        out.batchLimit = options.onePinForAll ? std::numeric_limits<std::size_t>::max() : 1;
        out.qualified = saysQualified(found.signature);
        return out;
    }
};

CitizenCardProvider::CitizenCardProvider(smartcard::Readers& readers, CitizenCardOptions options,
                                         signing::RevocationSource* issuers)
    : impl_(std::make_unique<Impl>(Impl{readers, std::move(options), issuers, nullptr, {}})) {}

CitizenCardProvider::~CitizenCardProvider() = default;

Credential CitizenCardProvider::credential(const JobContext& job) {
    impl_->read(job);
    return impl_->credential;
}

void CitizenCardProvider::sign(std::span<const Dtbsr> items, signing::SignatureSink& sink,
                               signing::Prompter& prompter, const JobContext& job) {
    if (items.empty())
        return;
    impl_->requireSame(job);
    const std::vector<Task> tasks = tasksFor(items, impl_->card->card(), sink);
    CardBatch(*impl_->card, impl_->options, prompter, job).sign(tasks, sink);
}

} // namespace cunho::providers
