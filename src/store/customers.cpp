// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/document_page.hpp"
#include "store/fold.hpp"
#include "store/masters.hpp"
#include "store/values.hpp"

#include <cunho/core/error.hpp>

namespace cunho::store {
namespace {

using invoicing::AccountEntry;
using invoicing::Customer;
using invoicing::Money;
using invoicing::Party;

constexpr std::string_view finalConsumer = "CF";
constexpr std::string_view finalConsumerName = "Consumidor final";
constexpr std::string_view noNif = "999999990"; ///< SAF-T CustomerTaxID of whoever gave no NIF
constexpr std::string_view unknownText = "Desconhecido";

void readAcceptance(Connection& connection, Customer& customer, bool withFile) {
    auto rows = connection.prepare("SELECT date, file_name, file FROM customer_acceptance WHERE customer = ?"
                                   " ORDER BY id DESC LIMIT 1");
    if (!rows.bind(customer.id).step())
        return;
    const auto date = rows.text();
    if (date.empty())
        return;
    customer.acceptance = {storedDate(date), rows.text(), {}};
    if (withFile)
        customer.acceptance->file = rows.blob();
}

/// A record read without its proof's bytes may be saved again without losing them.
bool sameAcceptance(const std::optional<invoicing::Acceptance>& kept,
                    const std::optional<invoicing::Acceptance>& given) {
    if (!kept || !given)
        return kept.has_value() == given.has_value();
    return kept->date == given->date && kept->fileName == given->fileName &&
           (given->file.empty() || kept->file == given->file);
}

void keepAcceptance(Connection& connection, const Customer& customer, std::int64_t id) {
    Customer kept;
    kept.id = id;
    readAcceptance(connection, kept, true);
    if (sameAcceptance(kept.acceptance, customer.acceptance))
        return;
    if (customer.acceptance && customer.acceptance->file.size() > largestProof)
        throw Error(Fault::Input, "PROOF_TOO_LARGE", {{"max", "10"}});
    const auto given = customer.acceptance.value_or(invoicing::Acceptance());
    connection.run("INSERT INTO customer_acceptance (customer, date, file_name, file) VALUES (?, ?, ?, ?)",
                   id, dateText(given.date), given.fileName, given.file);
}

std::optional<Customer> findCustomer(Connection& connection, std::string_view condition, const auto& value) {
    auto rows = connection.prepare("SELECT " + std::string(customerColumns) + " FROM customer AS c WHERE " +
                                   std::string(condition));
    if (!rows.bind(value).step())
        return std::nullopt;
    return readCustomer(rows);
}

std::optional<Customer> findCode(Connection& connection, std::string_view code) {
    return findCustomer(connection, "c.code = ?", code);
}

bool hasNif(std::string_view nif) {
    return !nif.empty() && nif != noNif;
}

/// As the triggers of 0010_books_sealed.sql have it.
void requireAllowed(const Customer& before, const Party& after) {
    auto changed = before;
    changed.party = after;
    for (const auto& problem : invoicing::frozen(before, changed))
        throw Error(Fault::Input, problem.reason, problem.params);
}

std::string nextCustomerCode(Connection& connection) {
    for (;;) {
        auto next = connection.prepare(
            "UPDATE last_code SET number = number + 1 WHERE kind = 'customer' RETURNING number");
        next.step();
        auto code = "C" + std::to_string(next.integer());
        next.step();
        if (!findCode(connection, code))
            return code;
    }
}

void bindRecord(Statement& row, const Customer& customer, const std::string& code) {
    const auto& party = customer.party;
    row.bind(party.name, party.nif, party.address, party.postalCode, party.city, party.country, code,
             customer.email, customer.phone, customer.terms, customer.language, customer.notes,
             customer.openingBalance.cents(), dateText(customer.openingDate.value_or(Date{})),
             customer.active, folded(party.name));
}

std::int64_t insert(Connection& connection, const Customer& customer, const std::string& code, bool used) {
    auto row = connection.prepare(
        "INSERT INTO customer (name, nif, address, postal_code, city, country, code, email, phone, terms,"
        " language, notes, opening_cents, opening_date, active, sort_name, used)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
    bindRecord(row, customer, code);
    row.bind(used).step();
    const auto id = row.integer();
    row.step();
    return id;
}

void update(Connection& connection, const Customer& customer, const std::string& code) {
    auto row = connection.prepare(
        "UPDATE customer SET name = ?, nif = ?, address = ?, postal_code = ?, city = ?, country = ?,"
        " code = ?, email = ?, phone = ?, terms = ?, language = ?, notes = ?, opening_cents = ?,"
        " opening_date = ?, active = ?, sort_name = ? WHERE id = ?");
    bindRecord(row, customer, code);
    row.bind(customer.id).step();
}

/// A document's customer that has no record yet.
std::string make(Connection& connection, const Party& party, const std::string& code) {
    Customer customer;
    customer.party = party;
    insert(connection, customer, code, true);
    return code;
}

std::string useFinalConsumer(Connection& connection) {
    if (!findCode(connection, finalConsumer)) {
        Party party{std::string(finalConsumerName), "",
                    std::string(unknownText),       std::string(unknownText),
                    std::string(unknownText),       std::string(unknownText)};
        make(connection, party, std::string(finalConsumer));
    }
    return std::string(finalConsumer);
}

/// A record takes the number that was missing, and everything while no document names it.
void follow(Connection& connection, const Customer& record, const Party& party) {
    Party after = record.party;
    if (hasNif(party.nif))
        after.nif = party.nif;
    if ((!record.used || !hasNif(after.nif)) && !party.name.empty())
        after.name = party.name;
    requireAllowed(record, after);
    if (record.used && after.nif == record.party.nif)
        return;
    connection.run("UPDATE customer SET name = ?, nif = ?, sort_name = ?, used = 1 WHERE id = ?", after.name,
                   after.nif, folded(after.name), record.id);
}

std::optional<Customer> findParty(Connection& connection, const Party& party) {
    std::string sql = "SELECT " + std::string(customerColumns) + " FROM customer AS c WHERE ";
    sql += hasNif(party.nif) ? "c.nif = ? AND c.country = ? ORDER BY c.name, c.id LIMIT 1"
                             : "c.nif IN ('', '999999990') AND c.name = ? ORDER BY c.nif, c.id LIMIT 1";
    auto rows = connection.prepare(sql);
    if (hasNif(party.nif))
        rows.bind(party.nif, party.country);
    else
        rows.bind(party.name);
    if (!rows.step())
        return std::nullopt;
    return readCustomer(rows);
}

AccountEntry entryOf(Statement& row) {
    AccountEntry entry;
    entry.document = row.integer();
    const auto type = storedType(row.text());
    entry.number = row.text();
    entry.date = storedDate(row.text());
    const auto gross = Money::fromCents(row.integer());
    const auto discount = Money::fromCents(row.integer()); // of a receipt: it settles that much more
    const auto& kind = invoicing::documentType(type);
    if (kind.credits)
        entry.credit = gross + discount;
    else
        entry.debit = gross;
    if (kind.invoice && kind.paid) // FR, FS: paid as they are issued
        entry.credit = gross;
    return entry;
}

} // namespace

invoicing::Customer readCustomer(Statement& row) {
    Customer customer;
    customer.id = row.integer();
    customer.party.name = row.text();
    customer.party.nif = row.text();
    customer.party.address = row.text();
    customer.party.postalCode = row.text();
    customer.party.city = row.text();
    customer.party.country = row.text();
    customer.party.code = row.text();
    customer.email = row.text();
    customer.phone = row.text();
    customer.terms = row.text();
    customer.language = row.text();
    customer.notes = row.text();
    customer.openingBalance = Money::fromCents(row.integer());
    if (const auto date = row.text(); !date.empty())
        customer.openingDate = storedDate(date);
    customer.active = row.integer() != 0;
    customer.used = row.integer() != 0;
    return customer;
}

std::string useCustomer(Connection& connection, const invoicing::Party& given) {
    auto party = given;
    const bool nobody = !hasNif(party.nif) && (party.name.empty() || party.name == finalConsumerName);
    if (party.code == finalConsumer) // whoever has a number or a name is somebody
        party.code.clear();
    if (party.code.empty() && nobody)
        return useFinalConsumer(connection);
    const auto record = party.code.empty() ? findParty(connection, party) : findCode(connection, party.code);
    if (!record)
        return make(connection, party, party.code.empty() ? nextCustomerCode(connection) : party.code);
    follow(connection, *record, party);
    return record->party.code;
}

std::int64_t Customers::save(const Customer& customer) {
    Transaction transaction(connection_);
    const auto before = customer.id != 0 ? findCustomer(connection_, "c.id = ?", customer.id) : std::nullopt;
    if (customer.id != 0 && !before)
        throw Error(Fault::Conflict, "RECORD_GONE");
    auto party = customer.party;
    if (party.code.empty())
        party.code = before ? before->party.code : nextCustomerCode(connection_);
    if (before)
        requireAllowed(*before, party);
    if (const auto same = findCode(connection_, party.code); same && same->id != customer.id)
        throw Error(Fault::Conflict, "CUSTOMER_CODE_EXISTS", {{"code", party.code}});
    auto id = customer.id;
    if (before)
        update(connection_, customer, party.code);
    else
        id = insert(connection_, customer, party.code, false);
    keepAcceptance(connection_, customer, id);
    transaction.commit();
    return id;
}

std::optional<Customer> Customers::find(std::int64_t id) {
    const auto lock = connection_.lock();
    auto found = findCustomer(connection_, "c.id = ?", id);
    if (found)
        readAcceptance(connection_, *found, true);
    return found;
}

std::optional<Customer> Customers::findByCode(std::string_view code) {
    const auto lock = connection_.lock();
    auto found = findCode(connection_, code);
    if (found)
        readAcceptance(connection_, *found, true);
    return found;
}

std::vector<Customer> Customers::page(const invoicing::MasterQuery& query) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    const auto words = searchExpression(query.text);
    std::string sql = "SELECT " + std::string(customerColumns);
    sql += words.empty() ? " FROM customer AS c WHERE"
                         : " FROM customer_search AS s JOIN customer AS c ON c.id = s.rowid"
                           " WHERE customer_search MATCH ? AND";
    sql += " (c.sort_name, c.id) > (?, ?)";
    sql += query.withInactive ? "" : " AND c.active = 1";
    auto rows = connection_.prepare(sql + " ORDER BY c.sort_name, c.id LIMIT ?");
    if (!words.empty())
        rows.bind(words);
    rows.bind(query.after ? folded(query.after->first) : std::string(),
              query.after ? query.after->second : std::int64_t{0}, query.limit > 0 ? query.limit : 0);
    std::vector<Customer> page;
    while (rows.step())
        page.push_back(readCustomer(rows));
    for (auto& customer : page)
        readAcceptance(connection_, customer, false);
    return page;
}

void Customers::remove(std::int64_t id) {
    Transaction transaction(connection_);
    const auto record = findCustomer(connection_, "c.id = ?", id);
    if (record && record->used)
        throw Error(Fault::Conflict, "CUSTOMER_USED", {{"name", record->party.name}});
    connection_.run("DELETE FROM customer WHERE id = ?", id);
    transaction.commit();
}

std::vector<AccountEntry> Customers::account(std::int64_t id) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    const auto record = findCustomer(connection_, "c.id = ?", id);
    std::vector<AccountEntry> entries;
    if (!record)
        return entries;
    const auto opening = record->openingBalance;
    if (opening != Money{} || record->openingDate) {
        auto& first = entries.emplace_back();
        first.date = record->openingDate.value_or(Date{});
        (opening < Money{} ? first.credit : first.debit) = opening < Money{} ? -opening : opening;
    }
    auto rows = connection_.prepare(
        "SELECT d.id, d.type, d.number, d.date, d.gross_cents, d.settlement_cents FROM document AS d"
        " WHERE d.customer_code = ? AND d.type IN ('FT', 'FS', 'FR', 'NC', 'ND', 'RG', 'RC')"
        " AND NOT EXISTS (SELECT 1 FROM document_status AS s WHERE s.document = d.id AND s.status = 'A')"
        " ORDER BY d.date, d.id");
    rows.bind(record->party.code);
    while (rows.step())
        entries.push_back(entryOf(rows));
    Money balance;
    for (auto& entry : entries) {
        balance = balance + entry.debit - entry.credit;
        entry.balance = balance;
    }
    return entries;
}

} // namespace cunho::store
