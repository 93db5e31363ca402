// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/cms.hpp>
#include <cunho/signing/pades.hpp>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace cunho::signing {

/// One file between `prepareSignature` and its final name.
struct SigningItem {
    std::size_t index = 0; ///< place among the outcomes
    Dtbsr dtbsr;
    std::int64_t documentId = 0;
    std::filesystem::path target;
    pdf::PreparedPdf prepared;
    crypto::SignedAttributes attributes;
    std::filesystem::path spooled; ///< empty without a journal
};

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

/// Takes the values as they come and finishes each file at once, so that nothing signed is lost.
class SigningJob final : public SignatureSink {
  public:
    SigningJob(const pdf::StructureReader& reader, const Credential& credential, const JobJournal& journal,
               std::vector<std::optional<SignOutcome>>& outcomes, const JobContext& job);

    void add(SigningItem item);

    /// In the order in which they were added.
    std::vector<Dtbsr> dtbsrs() const;

    void signedValue(const std::string& dtbsrId, ByteView value) override;
    void failed(const std::string& dtbsrId, const Failure& failure) override;

    /// Finishes a file whose value the journal has kept already.
    void embedKept(SigningItem item, ByteView value);

  private:
    SigningItem& require(const std::string& id);
    std::optional<crypto::CmsSignature> assemble(const SigningItem& item, ByteView value);
    void embed(const SigningItem& item, const crypto::CmsSignature& cms);
    void giveUp(const SigningItem& item, const Failure& failure);

    const pdf::StructureReader& reader_;
    const Credential& credential_;
    const JobJournal& journal_;
    std::vector<std::optional<SignOutcome>>& outcomes_;
    const JobContext& job_;
    std::vector<SigningItem> items_;
    std::unordered_map<std::string, std::size_t> places_;
    std::size_t done_ = 0;
};

} // namespace cunho::signing
