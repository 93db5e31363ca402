// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/signing_job.hpp"

#include "signing/finished_file.hpp"

#include <utility>

namespace cunho::signing {

namespace {

/// Whether trying the same value again later may succeed: the folder can be mended, the value cannot.
bool worthAnotherTry(const Failure& failure) {
    return failure.fault == Fault::Storage || failure.fault == Fault::Busy || failure.reason == "UNEXPECTED";
}

void removeQuietly(const std::filesystem::path& file) {
    std::error_code ignored; // a file left behind does no harm
    if (!file.empty()) {
        std::filesystem::remove(file, ignored);
    }
}

} // namespace

template<typename Change>
void JobJournal::change(const std::string& id, Change apply) const {
    if (journal_ == nullptr) {
        return;
    }
    auto entry = journal_->find(id); // anew: the provider keeps its process ids in the same entry
    if (!entry) {
        throw Error(Fault::Internal, "SIGNATURE_UNASKED", {}, "no journal entry " + id);
    }
    apply(*entry);
    entry->changed = clock_.now();
    journal_->put(std::span(&*entry, 1));
}

void JobJournal::begin(std::vector<JournalEntry> entries) const {
    for (JournalEntry& entry : entries) {
        entry.changed = clock_.now();
    }
    if (journal_ != nullptr && !entries.empty()) {
        journal_->put(entries);
    }
}

void JobJournal::signedValue(const std::string& id, ByteView value) const {
    change(id, [&](JournalEntry& entry) {
        entry.state = JobState::Signed;
        entry.value.assign(value.begin(), value.end());
    });
}

void JobJournal::embedded(const std::string& id) const {
    change(id, [](JournalEntry& entry) { entry.state = JobState::Embedded; });
}

void JobJournal::failed(const std::string& id, const Failure& failure) const {
    change(id, [&](JournalEntry& entry) {
        entry.state = JobState::Failed;
        entry.failure = failure;
    });
}

SigningJob::SigningJob(const pdf::StructureReader& reader, const Credential& credential,
                       const JobJournal& journal, std::vector<std::optional<SignOutcome>>& outcomes,
                       const JobContext& job)
    : reader_(reader), credential_(credential), journal_(journal), outcomes_(outcomes), job_(job) {}

void SigningJob::add(SigningItem item) {
    places_[item.dtbsr.id] = items_.size();
    items_.push_back(std::move(item));
}

std::vector<Dtbsr> SigningJob::dtbsrs() const {
    std::vector<Dtbsr> out;
    for (const SigningItem& item : items_) {
        out.push_back(item.dtbsr);
    }
    return out;
}

SigningItem& SigningJob::require(const std::string& id) {
    const auto place = places_.find(id);
    if (place == places_.end()) {
        throw Error(Fault::Internal, "SIGNATURE_UNASKED", {}, "unknown id " + id);
    }
    return items_[place->second];
}

void SigningJob::signedValue(const std::string& dtbsrId, ByteView value) {
    const SigningItem& item = require(dtbsrId);
    if (outcomes_[item.index]) {
        return; // the same value delivered again
    }
    if (const auto cms = assemble(item, value)) {
        journal_.signedValue(dtbsrId, value);
        embed(item, *cms);
    }
}

void SigningJob::failed(const std::string& dtbsrId, const Failure& failure) {
    const SigningItem& item = require(dtbsrId);
    if (!outcomes_[item.index]) {
        giveUp(item, failure);
    }
}

void SigningJob::embedKept(SigningItem item, ByteView value) {
    if (const auto cms = assemble(item, value)) {
        embed(item, *cms);
    }
}

std::optional<crypto::CmsSignature> SigningJob::assemble(const SigningItem& item, ByteView value) {
    try {
        return crypto::CmsSignature::assemble(item.attributes, credential_.chain, value,
                                              item.dtbsr.algorithm);
    } catch (const Error& error) {
        giveUp(item, error.failure());
        return std::nullopt;
    }
}

void SigningJob::embed(const SigningItem& item, const crypto::CmsSignature& cms) {
    const Expected expected{reader_, item.attributes, cms, item.prepared.byteRange(),
                            item.target.filename().string()};
    FinishedFile file;
    try {
        file = finish(item.prepared, item.target, expected);
    } catch (...) {
        const Failure failure = currentFailure();
        if (worthAnotherTry(failure)) {
            outcomes_[item.index] = failure; // the journal keeps the value
        } else {
            giveUp(item, failure);
        }
        return;
    }
    outcomes_[item.index] =
        SignedFile{item.target,      PadesLevel::B_B, std::move(file.sha256), credential_.chain.front(),
                   file.claimedTime, item.documentId};
    journal_.embedded(item.dtbsr.id);
    removeQuietly(item.spooled);
    job_.report({++done_, items_.size(), "write"});
}

void SigningJob::giveUp(const SigningItem& item, const Failure& failure) {
    outcomes_[item.index] = failure;
    journal_.failed(item.dtbsr.id, failure);
    removeQuietly(item.spooled);
}

} // namespace cunho::signing
