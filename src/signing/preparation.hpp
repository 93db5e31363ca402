// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/signing_item.hpp"

#include <cunho/pdf/reader.hpp>
#include <cunho/signing/pades.hpp>

#include <set>

namespace cunho::signing {

/// What errors and services call the document: its name, or the source's where it has none.
std::string shownName(const SignFileRequest& request);

/// Turns requests and journal entries into items, or throws what is wrong with the one file.
class Preparation {
  public:
    Preparation(const pdf::Reader& reader, const Credential& credential, const Clock& clock,
                std::filesystem::path spool, SignerServices services);

    /// Refuses purpose and target before it reads; the spool gets the prepared file when there is a spool.
    SigningItem fromRequest(const SignFileRequest& asked);

    /// A job that a restart interrupted. Throws Integrity/PREPARED_FILE_DAMAGED, Trust/CERTIFICATE_CHANGED.
    SigningItem fromJournal(const JournalEntry& entry);

    /// Throws Trust/CERTIFICATE_EXPIRED or Clock/CERTIFICATE_NOT_YET_VALID: whatever it signs now, nobody
    /// would believe.
    void requireLiveCertificate() const;

    /// Throws Storage/TARGET_EXISTS, or Input/TARGET_NAMED_TWICE within one job.
    void requireFreeTarget(const std::filesystem::path& target);

    /// What the journal keeps of a new item.
    JournalEntry entryOf(const SigningItem& item) const;

  private:
    void requireWritableFolder(const std::filesystem::path& target);
    std::string uniqueName(const std::string& wanted);
    void shareLevel(SigningItem& item);

    const pdf::Reader& reader_;
    const Credential& credential_;
    const Clock& clock_;
    std::filesystem::path spool_;
    SignerServices services_;
    std::optional<int> requestsLeft_; ///< that the time-stamp authority takes now
    std::optional<TimePoint> moreAt_;
    std::set<std::filesystem::path> targets_;
    std::set<std::filesystem::path> writableFolders_;
    std::set<std::string> names_;
};

} // namespace cunho::signing
