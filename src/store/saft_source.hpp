// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/company.hpp"

#include <cunho/invoicing/saft_export.hpp>

#include <filesystem>

namespace cunho::store {

/// One state of the books, read by a connection of its own: others go on issuing meanwhile.
class SaftSource final : public invoicing::SaftSource {
  public:
    explicit SaftSource(const std::filesystem::path& file);

    invoicing::Company company() override;
    void customers(invoicing::SaftRange range,
                   const std::function<void(const invoicing::Customer&)>& each) override;
    void products(invoicing::SaftRange range,
                  const std::function<void(const invoicing::Product&)>& each) override;
    std::vector<invoicing::TaxKey> taxes(invoicing::SaftRange range) override;
    invoicing::SaftBlockTotals totals(invoicing::SaftBlock block, invoicing::SaftRange range) override;
    void documents(invoicing::SaftBlock block, invoicing::SaftRange range,
                   const std::function<void(const invoicing::SaftDocument&)>& each) override;

  private:
    void series(const invoicing::Series& series, invoicing::SaftRange range,
                const std::function<void(const invoicing::SaftDocument&)>& each);

    Connection connection_;
    Transaction snapshot_;
    Company company_;
};

} // namespace cunho::store
