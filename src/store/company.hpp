// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/invoicing/repositories.hpp>

#include <optional>

namespace cunho::store {

/// The company and its series in the file.
class Company final : public invoicing::CompanyRepository {
  public:
    explicit Company(Connection& connection) : connection_(connection) {}

    std::optional<invoicing::Company> company() override;
    void saveCompany(const invoicing::Company& company) override;
    std::vector<invoicing::Series> series() override;
    void addSeries(const invoicing::Series& series) override;
    void setValidationCode(invoicing::DocumentType type, std::string_view id,
                           std::string_view validationCode) override;
    void closeSeries(invoicing::DocumentType type, std::string_view id) override;
    crypto::PrivateKey trainingKey() override;

    /// By its exact id.
    std::optional<invoicing::Series> findSeries(invoicing::DocumentType type, std::string_view id);

  private:
    invoicing::Series requireSeries(invoicing::DocumentType type, std::string_view id);
    std::optional<Secret> storedKey();
    Connection& connection_;
};

} // namespace cunho::store
