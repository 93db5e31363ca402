// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/money.hpp>
#include <cunho/invoicing/party.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::invoicing {

/// The customer takes electronic invoices (DL 28/2019, article 12(1): with the recipient's acceptance).
struct Acceptance {
    Date date{};
    std::string fileName; ///< of the proof, may be empty
    Bytes file;           ///< at most 10 MB
};

/// A customer's record. Documents copy from it; it may change afterwards as far as the rules allow.
struct Customer {
    std::int64_t id = 0; ///< 0 until stored
    Party party;         ///< `party.code` empty: the store gives the next
    std::string email{};
    std::string phone{};
    std::string terms{}; ///< name of the payment terms, may be empty
    std::string language = "pt";
    std::string notes{};
    std::optional<Acceptance> acceptance{};
    Money openingBalance{}; ///< what was owed before the first document here; may be negative
    std::optional<Date> openingDate{};
    bool active = true;
    bool used = false; ///< documents name it: read only
};

/// Every problem of the record itself: NIF, lengths, e-mail, a code that is taken by rule. Fields are named
/// "nif", "name", "address", "postalCode", "city", "country", "code", and as the members here.
std::vector<Problem> validate(const Customer& customer);

/// What may not change any more once documents name the record (Despacho 8632/2014, 3.3.3, 3.3.4): the NIF,
/// unless it was empty or 999999990; the name while there is no NIF; the code.
std::vector<Problem> frozen(const Customer& before, const Customer& after);

/// Every problem of the issuer's own data: what an invoice must state of it (CIVA 36(5)(a)) and what SAF-T's
/// header takes. Fields are named as the members of Company.
std::vector<Problem> validate(const Company& company);

struct Product {
    std::int64_t id = 0;
    std::string code;        ///< SAF-T ProductCode, at most 60; empty: the store gives the next
    std::string description; ///< 2 to 200 characters
    std::string type = "S";  ///< SAF-T ProductType
    std::string barcode{};   ///< SAF-T ProductNumberCode; empty: the code
    std::string unit = "un";
    std::string unitPrice{};    ///< euro, may be empty
    std::string prices = "net"; ///< "net" or "gross"
    std::string taxType = "IVA";
    std::string tax = "NOR";
    std::string exemption{};
    bool withheld = false;
    bool active = true;
    bool used = false; ///< documents name it: read only
};

std::vector<Problem> validate(const Product& product);

/// Once used: code and description (Despacho 8632/2014, 3.3.5).
std::vector<Problem> frozen(const Product& before, const Product& after);

/// "30 dias": due date from the document's date.
struct PaymentTerms {
    std::string name;
    int days = 0;
    bool endOfMonth = false; ///< counted from the end of the month

    Date due(Date from) const;
};

/// How customers may pay; printed on invoices.
struct PaymentWay {
    std::string name;
    std::string mechanism = "TB"; ///< SAF-T PaymentMechanism
    std::string iban{};           ///< TB
    std::string entity{};         ///< MB: five digits
    bool printed = true;
};

std::vector<Problem> validate(const PaymentTerms& terms);
std::vector<Problem> validate(const PaymentWay& way);

/// ISO 13616: length of its country, modulo 97; blanks between groups and small letters do not matter.
bool isIban(std::string_view text) noexcept;

/// Multibanco: entity of five digits, reference of nine, typed or given by the bank.
bool isMultibancoEntity(std::string_view text) noexcept;
bool isMultibancoReference(std::string_view text) noexcept;

/// One movement of a customer's current account.
struct AccountEntry {
    Date date{};
    std::string number; ///< empty: opening balance
    std::int64_t document = 0;
    Money debit;
    Money credit;
    Money balance; ///< after it
};

/// Lists page by key: after this text (name or description) and id.
struct MasterQuery {
    std::string text; ///< part of code, name, NIF; accents do not matter
    bool withInactive = false;
    std::optional<std::pair<std::string, std::int64_t>> after;
    int limit = 200;
};

/// Port: customers. Records are never deleted once used, only made inactive.
class CustomerRepository {
  public:
    virtual ~CustomerRepository() = default;

    /// Inserts (id 0) or replaces; returns the key. Throws Input/CUSTOMER_NIF_FIXED,
    /// Input/CUSTOMER_NAME_FIXED, Input/CUSTOMER_CODE_FIXED, Conflict/CUSTOMER_CODE_EXISTS.
    virtual std::int64_t save(const Customer& customer) = 0;
    virtual std::optional<Customer> find(std::int64_t id) = 0;
    virtual std::optional<Customer> findByCode(std::string_view code) = 0;
    virtual std::vector<Customer> page(const MasterQuery& query) = 0; ///< by name, without proofs' bytes
    virtual void remove(std::int64_t id) = 0;                         ///< throws Conflict/CUSTOMER_USED

    /// Opening balance, documents and receipts that are not cancelled, oldest first.
    virtual std::vector<AccountEntry> account(std::int64_t id) = 0;
};

/// Port: products and services.
class ProductRepository {
  public:
    virtual ~ProductRepository() = default;

    /// As CustomerRepository::save. Throws Input/PRODUCT_DESCRIPTION_FIXED, Input/PRODUCT_CODE_FIXED,
    /// Conflict/PRODUCT_CODE_EXISTS.
    virtual std::int64_t save(const Product& product) = 0;
    virtual std::optional<Product> find(std::int64_t id) = 0;
    virtual std::optional<Product> findByCode(std::string_view code) = 0;
    virtual std::vector<Product> page(const MasterQuery& query) = 0; ///< by description
    virtual void remove(std::int64_t id) = 0;                        ///< throws Conflict/PRODUCT_USED
};

/// Port: payment terms and ways, short lists that are replaced as a whole.
class TermsRepository {
  public:
    virtual ~TermsRepository() = default;
    virtual std::vector<PaymentTerms> terms() = 0; ///< seeded: "Pronto pagamento", "30 dias", "60 dias"
    virtual void saveTerms(const std::vector<PaymentTerms>& terms) = 0;
    virtual std::vector<PaymentWay> ways() = 0;
    virtual void saveWays(const std::vector<PaymentWay>& ways) = 0;
};

} // namespace cunho::invoicing
