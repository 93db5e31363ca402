// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/document_rows.hpp"

#include <cunho/core/job_context.hpp>
#include <cunho/invoicing/hash_verifier.hpp>
#include <cunho/invoicing/ledger.hpp>

#include <map>
#include <string>

namespace cunho::store {

/// What is not as it was issued; no reason: everything is.
struct Finding {
    std::string document; ///< number, or empty for the whole file
    std::string reason;

    explicit operator bool() const noexcept { return !reason.empty(); }
};

/// Public keys that documents are verified by.
struct HashKeys {
    invoicing::HashVerifier training;
    std::map<int, invoicing::HashVerifier> certified; ///< by the version in their HashControl
};
HashKeys hashKeys(Connection& connection, std::string_view trainingPem);

/// Walks through documents, or states, in the order of their ids, from one whose seal is known.
class BooksWalk {
  public:
    BooksWalk(Connection& connection, HashKeys keys, const JobContext& job, std::size_t total)
        : connection_(connection), keys_(std::move(keys)), job_(job), total_(total) {}

    /// Seals, and with `closely` chain, dates, totals and hashes, of the documents (after, last].
    Finding documents(std::int64_t after, std::int64_t last, bool closely);
    Finding states(std::int64_t after, std::int64_t last);
    std::int64_t walked() const noexcept { return walked_; } ///< documents

  private:
    std::string inChain(const invoicing::IssuedFacts& facts);
    invoicing::SeriesEnd& before(const invoicing::IssuedFacts& facts);
    bool hashHolds(const invoicing::IssuedFacts& facts) const;
    Finding walk(std::int64_t after, std::int64_t last, bool closely);

    Connection& connection_;
    HashKeys keys_;
    const JobContext& job_;
    std::size_t total_;
    std::int64_t walked_ = 0;
    std::map<std::string, invoicing::SeriesEnd> ends_; ///< of the series met so far
};

} // namespace cunho::store
