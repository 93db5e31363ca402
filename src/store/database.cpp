// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/accounts.hpp"
#include "store/activations.hpp"
#include "store/attributes.hpp"
#include "store/batches.hpp"
#include "store/communications.hpp"
#include "store/company.hpp"
#include "store/completion.hpp"
#include "store/documents.hpp"
#include "store/drafts.hpp"
#include "store/file_system.hpp"
#include "store/integrity.hpp"
#include "store/journal.hpp"
#include "store/leases.hpp"
#include "store/ledger.hpp"
#include "store/masters.hpp"
#include "store/migrations.hpp"
#include "store/saft_source.hpp"
#include "store/secrets.hpp"
#include "store/settings.hpp"
#include "store/signed_files.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/store/database.hpp>

#include <utility>

namespace cunho::store {
namespace {

/// The file, once it is known to lie on this machine and to be readable by this user only.
std::filesystem::path local(const std::filesystem::path& file, const NetworkCheck& onNetwork) {
    std::error_code unreachable; // SQLite will say so
    const auto real = std::filesystem::weakly_canonical(file, unreachable);
    if (onNetwork(real.parent_path()))
        throw Error(Fault::Unsupported, "DATABASE_ON_NETWORK",
                    {{"file", real.filename().string()}, {"folder", real.parent_path().string()}});
    createPrivately(file);
    return file;
}

/// Of the backup under way: beside the database, since for a moment it has the sealed secrets too.
std::filesystem::path wholeCopy(const std::filesystem::path& database) {
    return database.parent_path() / ("." + database.filename().string() + ".copy");
}

std::filesystem::path backupLock(const std::filesystem::path& database) {
    return database.string() + "-lock-backup";
}

void removeFile(const std::filesystem::path& file) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}

/// What a backup left behind that did not come to its end.
void removeLeftCopy(const std::filesystem::path& database) {
    std::error_code ignored;
    if (!std::filesystem::exists(wholeCopy(database), ignored))
        return;
    FileLock alone(backupLock(database));
    if (alone.tryLock())
        removeFile(wholeCopy(database));
}

/// Only what lives is copied: no byte of a secret reaches the folder of the backup, at no time.
void copyWithoutSecrets(const std::filesystem::path& whole, const std::filesystem::path& target) {
    Connection connection(whole);
    connection.script("PRAGMA journal_mode = MEMORY; DELETE FROM secret");
    connection.run("VACUUM INTO ?", target.string());
}

/// Removed unless the backup was completed.
class Unfinished {
  public:
    explicit Unfinished(std::filesystem::path path) : path_(std::move(path)) { createPrivately(path_); }
    ~Unfinished() { removeFile(path_); }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace

struct Database::Impl {
    Impl(const std::filesystem::path& file, Environment environment, const Clock& clock,
         const std::filesystem::path& markFile)
        : connection(file)
        , mark(markFile.empty() ? std::filesystem::path(file.string() + "-mark") : markFile)
        , company(connection)
        , drafts(connection)
        , documents(connection)
        , ledger(connection, company, &mark)
        , customers(connection)
        , products(connection)
        , terms(connection)
        , communications(connection)
        , integrity(connection, company, mark)
        , journal(connection)
        , completion(connection)
        , batches(connection)
        , signedFiles(connection)
        , settings(connection)
        , secrets(connection)
        , accounts(connection)
        , activations(connection)
        , attributes(connection)
        , leases(file) {
        migrate(connection, environment, clock);
        removeLeftCopy(file);
        integrity.noticeRestored();
    }

    Connection connection;
    Mark mark;
    Company company;
    Drafts drafts;
    Documents documents;
    Ledger ledger;
    Customers customers;
    Products products;
    Terms terms;
    Communications communications;
    Integrity integrity;
    Journal journal;
    Completion completion;
    Batches batches;
    SignedFiles signedFiles;
    store::Settings settings;
    Secrets secrets;
    Accounts accounts;
    Activations activations;
    Attributes attributes;
    Leases leases;
};

Database::Database(const std::filesystem::path& file, Environment environment, const Clock& clock,
                   const NetworkCheck& onNetwork, const std::filesystem::path& mark)
    : impl_(std::make_unique<Impl>(local(file, onNetwork), environment, clock, mark)) {}

Database::~Database() = default;

invoicing::LedgerStore& Database::ledger() {
    return impl_->ledger;
}

invoicing::DraftRepository& Database::drafts() {
    return impl_->drafts;
}

invoicing::DocumentRepository& Database::documents() {
    return impl_->documents;
}

invoicing::CompanyRepository& Database::company() {
    return impl_->company;
}

invoicing::CustomerRepository& Database::customers() {
    return impl_->customers;
}

invoicing::ProductRepository& Database::products() {
    return impl_->products;
}

invoicing::TermsRepository& Database::terms() {
    return impl_->terms;
}

invoicing::CommunicationRepository& Database::communications() {
    return impl_->communications;
}

invoicing::IntegrityCheck& Database::integrity() {
    return impl_->integrity;
}

std::unique_ptr<invoicing::SaftSource> Database::saft() {
    return std::make_unique<SaftSource>(impl_->connection.file());
}

signing::SigningJournal& Database::journal() {
    return impl_->journal;
}

signing::CompletionQueue& Database::completion() {
    return impl_->completion;
}

signing::BatchJournal& Database::batches() {
    return impl_->batches;
}

signing::SignedFileLog& Database::signedFiles() {
    return impl_->signedFiles;
}

cunho::Settings& Database::settings() {
    return impl_->settings;
}

signing::SecretRecords& Database::secrets() {
    return impl_->secrets;
}

signing::AccountRepository& Database::accounts() {
    return impl_->accounts;
}

signing::ActivationRepository& Database::activations() {
    return impl_->activations;
}

scap::AttributeRepository& Database::attributes() {
    return impl_->attributes;
}

signing::LeaseLock& Database::leases() {
    return impl_->leases;
}

void Database::backup(const std::filesystem::path& target) {
    if (std::filesystem::exists(target))
        throw Error(Fault::Storage, "TARGET_EXISTS",
                    {{"file", target.filename().string()}, {"folder", target.parent_path().string()}});
    const auto& database = impl_->connection.file();
    const auto lock = impl_->connection.lock();
    FileLock alone(backupLock(database));
    if (!alone.tryLock())
        throw Error(Fault::Busy, "BACKUP_ELSEWHERE");
    removeFile(wholeCopy(database));
    const Unfinished whole(wholeCopy(database));
    const Unfinished copy(target.parent_path() / ("." + target.filename().string() + "." + newUuid()));
    impl_->connection.run("VACUUM INTO ?", whole.path().string());
    copyWithoutSecrets(whole.path(), copy.path());
    publish(copy.path(), target); // VACUUM INTO does not synchronise (sqlite.org/lang_vacuum.html)
}

} // namespace cunho::store
