// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/private_key.hpp>
#include <cunho/invoicing/ledger.hpp>
#include <cunho/store/database.hpp>

#include <filesystem>
#include <memory>
#include <random>

namespace cunho::bench {

/// A clock that runs through the year 2026 while documents are issued, faster or slower.
class YearClock final : public Clock {
  public:
    /// From 2 January on, so that `documents` fit until December.
    explicit YearClock(std::int64_t documents);
    TimePoint now() const override { return now_; }
    void sleep(std::chrono::milliseconds duration, std::stop_token) override { now_ += duration; }
    void tick();
    void goOn(TimePoint from) { now_ = from; }

  private:
    TimePoint now_;
    std::chrono::milliseconds step_;
};

/// A company whose books hold many invoices of three lines, issued by the ledger itself with a chain of an
/// RSA-1024 key; many in one transaction while it is made, one in one afterwards.
class BooksShop {
  public:
    /// Makes it in `folder`; what another run has left there goes on until there are `documents`.
    BooksShop(const std::filesystem::path& folder, std::int64_t documents);

    /// Issues one as a person would: one durable transaction.
    invoicing::IssuedDocument issue(const invoicing::CheckedDraft& draft);

    /// The next draft, dated as the clock stands.
    invoicing::CheckedDraft draft();

    store::Database& database() noexcept { return *database_; }
    const YearClock& clock() const noexcept { return clock_; }
    const std::filesystem::path& file() const noexcept { return file_; }
    static Bytes keyPem();
    double seedSeconds() const noexcept { return seedSeconds_; }

    /// Closes and opens the database again.
    void reopen();

  private:
    void open();
    void seed(std::int64_t documents);

    std::filesystem::path file_;
    YearClock clock_;
    std::unique_ptr<store::Database> database_;
    crypto::PrivateKey key_;
    invoicing::TaxTable taxes_ = invoicing::TaxTable::standard();
    std::mt19937 random_{20261126};
    double seedSeconds_ = 0;
};

} // namespace cunho::bench
