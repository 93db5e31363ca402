// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/core/settings.hpp>
#include <cunho/invoicing/ledger.hpp>
#include <cunho/invoicing/masters.hpp>
#include <cunho/invoicing/repositories.hpp>
#include <cunho/invoicing/saft_export.hpp>
#include <cunho/scap/attribute.hpp>
#include <cunho/signing/account.hpp>
#include <cunho/signing/activation.hpp>
#include <cunho/signing/batch_journal.hpp>
#include <cunho/signing/completion.hpp>
#include <cunho/signing/journal.hpp>
#include <cunho/signing/signed_file_log.hpp>
#include <cunho/signing/vault.hpp>

#include <filesystem>
#include <functional>
#include <memory>

namespace cunho::store {

/// Whether a folder lies on a file system that other machines write to, where SQLite's locks do not hold
/// (sqlite.org/howtocorrupt.html, 2.1).
using NetworkCheck = std::function<bool(const std::filesystem::path& folder)>;

/// Asks statfs(2): NFS, SMB, FUSE without a block device, 9P, cluster file systems.
bool isOnNetwork(const std::filesystem::path& folder);

/// One company's SQLite file: WAL, foreign keys, busy timeout, migrations applied at opening.
///
/// Bound to its environment for ever. Every repository is safe to use from any thread (one connection, one
/// mutex); a second process may have the file open at the same time.
class Database {
  public:
    /// Opens or creates. Throws Conflict/DATABASE_OTHER_ENVIRONMENT, Integrity/DATABASE_DAMAGED,
    /// Unsupported/DATABASE_NEWER (made by a newer version), Storage/DATABASE_NOT_WRITABLE,
    /// Unsupported/DATABASE_ON_NETWORK, Storage/DISK_FULL, Busy/DATABASE_LOCKED, File/DATABASE_NOT_CUNHO
    /// (another program's SQLite file).
    ///
    /// `mark` is a small file that keeps how far the books came, so that an old copy that was put back is
    /// noticed: best in the user's state folder, where it is not restored with the database. Empty: beside
    /// the database, "<name>-mark".
    Database(const std::filesystem::path& file, Environment environment, const Clock& clock,
             const NetworkCheck& onNetwork = isOnNetwork, const std::filesystem::path& mark = {});
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    invoicing::LedgerStore& ledger();
    invoicing::DraftRepository& drafts();
    invoicing::DocumentRepository& documents();
    invoicing::CompanyRepository& company();
    invoicing::CustomerRepository& customers();
    invoicing::ProductRepository& products();
    invoicing::TermsRepository& terms();
    invoicing::CommunicationRepository& communications();
    invoicing::IntegrityCheck& integrity();

    /// The books as they are now; what is issued later is not in it. Any number at a time; each is for one
    /// thread, and may outlive this object.
    std::unique_ptr<invoicing::SaftSource> saft();
    signing::SigningJournal& journal();
    signing::CompletionQueue& completion();
    signing::BatchJournal& batches();
    signing::SignedFileLog& signedFiles();
    cunho::Settings& settings();
    signing::SecretRecords& secrets();
    signing::AccountRepository& accounts();
    signing::ActivationRepository& activations();
    scap::AttributeRepository& attributes();

    /// By locked files beside the database.
    signing::LeaseLock& leases();

    /// Copies a consistent snapshot without the secrets (SAFE guideline 16) to a new file (VACUUM INTO),
    /// which appears whole or not at all; needs as much room again beside the database meanwhile. In a
    /// restored copy accounts are there, but without tokens. Throws Busy/BACKUP_ELSEWHERE,
    /// Storage/TARGET_EXISTS, Storage/DISK_FULL, Storage/DATABASE_NOT_WRITABLE, Storage/WRITE_FAILED.
    void backup(const std::filesystem::path& target);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::store
