// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/signing_item.hpp"

#include <cunho/pdf/reader.hpp>
#include <cunho/signing/pades.hpp>

#include <mutex>
#include <set>

namespace cunho::signing {

/// What errors and services call the document: its name, or the source's where it has none.
std::string shownName(const SignFileRequest& request);

/// Turns requests and journal entries into items, or throws what is wrong with the one file.
class Preparation {
  public:
    Preparation(const pdf::Reader& reader, const Credential& credential, const Clock& clock,
                std::filesystem::path spool, SignerServices services);

    /// Refuses purpose and target of the next request before anything is read.
    void admit(const SignFileRequest& asked);

    /// Reads the source of a request that was admitted; the spool gets the prepared file when there is a
    /// spool. May be called by several threads at the same time.
    SigningItem read(const SignFileRequest& asked);

    /// Gives what was read its share of the level and the name that services know it by; in the order of the
    /// requests.
    void place(SigningItem& item);

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
    pdf::SignatureRequest contentOf(const SignFileRequest& request, const pdf::PdfStructure& structure);
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
    std::mutex painting_; ///< seals are drawn one at a time
};

} // namespace cunho::signing
