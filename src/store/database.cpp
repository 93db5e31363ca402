// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/company.hpp"
#include "store/completion.hpp"
#include "store/documents.hpp"
#include "store/drafts.hpp"
#include "store/file_system.hpp"
#include "store/journal.hpp"
#include "store/ledger.hpp"
#include "store/migrations.hpp"

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

/// Removed unless the backup was completed.
class Unfinished {
  public:
    explicit Unfinished(std::filesystem::path path) : path_(std::move(path)) { createPrivately(path_); }
    ~Unfinished() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace

struct Database::Impl {
    Impl(const std::filesystem::path& file, Environment environment, const Clock& clock)
        : connection(file)
        , company(connection)
        , drafts(connection)
        , documents(connection)
        , ledger(connection, company)
        , journal(connection)
        , completion(connection) {
        migrate(connection, environment, clock);
    }

    Connection connection;
    Company company;
    Drafts drafts;
    Documents documents;
    Ledger ledger;
    Journal journal;
    Completion completion;
};

Database::Database(const std::filesystem::path& file, Environment environment, const Clock& clock,
                   const NetworkCheck& onNetwork)
    : impl_(std::make_unique<Impl>(local(file, onNetwork), environment, clock)) {}

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

signing::SigningJournal& Database::journal() {
    return impl_->journal;
}

signing::CompletionQueue& Database::completion() {
    return impl_->completion;
}

void Database::backup(const std::filesystem::path& target) {
    if (std::filesystem::exists(target))
        throw Error(Fault::Storage, "TARGET_EXISTS",
                    {{"file", target.filename().string()}, {"folder", target.parent_path().string()}});
    const Unfinished copy(target.parent_path() / ("." + target.filename().string() + "." + newUuid()));
    {
        const auto lock = impl_->connection.lock();
        impl_->connection.run("VACUUM INTO ?", copy.path().string());
    }
    publish(copy.path(), target); // VACUUM INTO does not synchronise (sqlite.org/lang_vacuum.html)
}

} // namespace cunho::store
