// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/invoicing/issued_document.hpp>
#include <cunho/invoicing/masters.hpp>

namespace cunho::store {

/// Customers in the file.
class Customers final : public invoicing::CustomerRepository {
  public:
    explicit Customers(Connection& connection) : connection_(connection) {}

    /// Throws Input/PROOF_TOO_LARGE, Conflict/RECORD_GONE too.
    std::int64_t save(const invoicing::Customer& customer) override;
    std::optional<invoicing::Customer> find(std::int64_t id) override;
    std::optional<invoicing::Customer> findByCode(std::string_view code) override;
    std::vector<invoicing::Customer> page(const invoicing::MasterQuery& query) override;
    void remove(std::int64_t id) override;
    std::vector<invoicing::AccountEntry> account(std::int64_t id) override;

  private:
    Connection& connection_;
};

/// Products and services in the file.
class Products final : public invoicing::ProductRepository {
  public:
    explicit Products(Connection& connection) : connection_(connection) {}

    /// Throws Conflict/RECORD_GONE too.
    std::int64_t save(const invoicing::Product& product) override;
    std::optional<invoicing::Product> find(std::int64_t id) override;
    std::optional<invoicing::Product> findByCode(std::string_view code) override;
    std::vector<invoicing::Product> page(const invoicing::MasterQuery& query) override;
    void remove(std::int64_t id) override;

  private:
    Connection& connection_;
};

/// Payment terms and ways in the file.
class Terms final : public invoicing::TermsRepository {
  public:
    explicit Terms(Connection& connection) : connection_(connection) {}
    std::vector<invoicing::PaymentTerms> terms() override;
    void saveTerms(const std::vector<invoicing::PaymentTerms>& terms) override;
    std::vector<invoicing::PaymentWay> ways() override;
    void saveWays(const std::vector<invoicing::PaymentWay>& ways) override;

  private:
    Connection& connection_;
};

/// Of the tables customer AS c and product AS p, as the functions below read them; an acceptance is in
/// another table.
inline constexpr std::string_view customerColumns =
    "c.id, c.name, c.nif, c.address, c.postal_code, c.city, c.country, c.code, c.email, c.phone, c.terms,"
    " c.language, c.notes, c.opening_cents, c.opening_date, c.active, c.used";
invoicing::Customer readCustomer(Statement& row);
inline constexpr std::string_view productColumns =
    "p.id, p.code, p.description, p.type, p.barcode, p.unit, p.unit_price, p.prices, p.tax_type, p.tax,"
    " p.exemption, p.withheld, p.active, p.used";
invoicing::Product readProduct(Statement& row);

/// The code of the customer's record, which is found by code, else by tax number, else by name, else made;
/// "CF" is the final consumer without a name. The record counts as used from now on. Throws
/// Input/CUSTOMER_NIF_FIXED, Input/CUSTOMER_NAME_FIXED.
std::string useCustomer(Connection& connection, const invoicing::Party& party);

struct ProductName {
    std::string code;
    std::string description;
};

/// Likewise by code, else by an equal description.
ProductName useProduct(Connection& connection, const invoicing::CheckedLine& line);

} // namespace cunho::store
