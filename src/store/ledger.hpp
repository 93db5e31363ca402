// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/company.hpp"

#include <cunho/invoicing/ledger.hpp>

namespace cunho::store {

/// Begins issuing transactions; each holds the connection until it ends.
class Ledger final : public invoicing::LedgerStore {
  public:
    Ledger(Connection& connection, Company& company) : connection_(connection), company_(company) {}

    std::unique_ptr<invoicing::LedgerTransaction> begin() override;

  private:
    Connection& connection_;
    Company& company_;
};

} // namespace cunho::store
