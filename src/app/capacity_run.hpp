// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "app/file_batch.hpp"
#include "app/work_folder.hpp"

#include <cunho/signing/capacity.hpp>

#include <filesystem>
#include <optional>
#include <vector>

namespace cunho::app {

/// Whom and what a run works with; see SignInCapacity.
struct CapacityPorts {
    const pdf::Reader& reader;
    signing::SignatureProvider& citizen;
    signing::CapacityAuthority& authority;
    const Clock& clock;
    const signing::SignerServices& services;
};

/// One run of SignInCapacity: every file of the batch gets its outcome.
class CapacityRun {
  public:
    CapacityRun(const CapacityPorts& ports, const SignFilesOptions& options, signing::Prompter& prompter,
                const JobContext& job, FileBatch& batch, WorkFolder& work)
        : ports_(ports), options_(options), prompter_(prompter), job_(job), batch_(batch), work_(work) {}

    void run();

  private:
    /// A file of the batch that its citizen signed.
    struct Item {
        std::size_t index = 0; ///< of the batch
        std::filesystem::path file;
        signing::SignedFile told;
    };
    using Group = std::vector<Item>;
    using Files = std::vector<std::filesystem::path>;

    void requireEverything(std::size_t index) const;
    std::optional<signing::SealRequest> sealOfOtherPages(std::size_t index) const;
    Group signByCitizen();
    std::optional<signing::SignFileRequest> citizensRequest(std::size_t index);
    Group attempt(Group group);
    std::vector<signing::CitizenSignature> readSignatures(Group& group);
    std::vector<signing::CapacityTransaction>
    authorize(const Group& group, const std::vector<signing::CitizenSignature>& documents);
    Group certify(Group group, std::vector<signing::CapacityTransaction> transactions);
    std::vector<signing::SignFileRequest> requestsFor(const Group& group, const Files& now,
                                                      const signing::CapacityTransaction& transaction,
                                                      bool last);
    signing::SealRequest sealFor(std::size_t index, const crypto::Certificate& citizen) const;
    signing::SignOutcome complete(const Item& item, const std::filesystem::path& signedFile);
    std::filesystem::path raise(const std::filesystem::path& signedFile, signing::SignedFile& file);
    void save(const BatchFile& place, const std::filesystem::path& finished, signing::SignedFile& file) const;
    Group withoutFailed(const Group& group, const std::vector<signing::SignOutcome>& outcomes, bool wasAsked);
    void failAll(const Group& group, const Failure& failure);

    const CapacityPorts& ports_;
    const SignFilesOptions& options_;
    signing::Prompter& prompter_;
    const JobContext& job_;
    FileBatch& batch_;
    WorkFolder& work_;
    std::optional<Failure> over_; ///< why nothing further can be certified
    std::size_t done_ = 0;
    std::size_t total_ = 0;
};

} // namespace cunho::app
