// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/company.hpp"
#include "store/mark.hpp"

#include <cunho/invoicing/ledger.hpp>

namespace cunho::store {

/// Begins issuing transactions; each holds the connection until it ends.
class Ledger final : public invoicing::LedgerStore {
  public:
    /// `mark` is told of what was committed; it may be null.
    Ledger(Connection& connection, Company& company, Mark* mark = nullptr)
        : connection_(connection), company_(company), mark_(mark) {}

    std::unique_ptr<invoicing::LedgerTransaction> begin() override;

  private:
    Connection& connection_;
    Company& company_;
    Mark* mark_;
};

} // namespace cunho::store
