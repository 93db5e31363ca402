// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/finisher.hpp"
#include "signing/outcomes.hpp"
#include "signing/signing_item.hpp"

#include <cunho/crypto/cms.hpp>
#include <cunho/signing/pades.hpp>

#include <deque>
#include <exception>
#include <future>
#include <mutex>
#include <optional>
#include <semaphore>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace cunho::signing {

/// Where the state of each file is kept: a journal, or nowhere.
class JobJournal {
  public:
    JobJournal(SigningJournal* journal, const Clock& clock) : journal_(journal), clock_(clock) {}

    bool present() const noexcept { return journal_ != nullptr; }
    void begin(std::vector<JournalEntry> entries) const;
    void signedValue(const std::string& id, ByteView value) const;
    void embedded(const std::string& id) const;
    void failed(const std::string& id, const Failure& failure) const;

  private:
    template<typename Change>
    void change(const std::string& id, Change apply) const;

    SigningJournal* journal_;
    const Clock& clock_;
};

/// Takes the values as they come and finishes each file at once, so that nothing signed is lost. Files that
/// wait for the network are finished by threads of their own, a few at a time.
class SigningJob final : public SignatureSink {
  public:
    /// Whether a file whose time-stamp does not fit is given back to be prepared with more room.
    enum class Room { MayGrow, Fixed };

    SigningJob(const Credential& credential, const JobJournal& journal, Finisher& finisher,
               Outcomes& outcomes, const JobContext& job, Room room, StepWatcher steps = {});

    void add(SigningItem item);

    /// In the order in which they were added.
    std::vector<Dtbsr> dtbsrs() const;

    /// Says that the provider gets all of them now.
    void tellGiven();

    void signedValue(const std::string& dtbsrId, ByteView value) override;
    void failed(const std::string& dtbsrId, const Failure& failure) override;

    /// Finishes a file whose value the journal has kept already.
    void embedKept(SigningItem item, ByteView value);

    /// Waits for every file; throws what none of them could take as its own failure.
    void settle();

    /// Places of the files that need more room; after `settle`.
    const std::vector<std::size_t>& tooSmall() const noexcept { return tooSmall_; }

  private:
    const SigningItem& require(const std::string& id) const;
    std::optional<crypto::CmsSignature> assemble(const SigningItem& item, ByteView value);
    void begin(const SigningItem& item, crypto::CmsSignature cms, WorkLock& work);
    void embed(const SigningItem& item, const crypto::CmsSignature& cms, WorkLock& work);
    void conclude(const SigningItem& item, FinishedFile file);
    void giveUp(const SigningItem& item, const Failure& failure);
    void join(std::future<void>& task);
    void joinEnded();

    const Credential& credential_;
    const JobJournal& journal_;
    Finisher& finisher_;
    Outcomes& outcomes_;
    const JobContext& job_;
    Room room_;
    StepWatcher steps_;
    std::deque<SigningItem> items_; ///< a deque: threads hold references
    std::deque<SigningItem> kept_;
    std::unordered_map<std::string, std::size_t> places_;
    std::set<std::string> delivered_;
    std::vector<std::size_t> tooSmall_;
    std::size_t done_ = 0;
    std::exception_ptr fault_; ///< what a thread could not take as its file's own failure
    std::mutex mutex_;         ///< for everything above, and for reader and journal
    std::counting_semaphore<> waiting_;
    std::vector<std::future<void>> tasks_; ///< last: they end before what they use
};

} // namespace cunho::signing
