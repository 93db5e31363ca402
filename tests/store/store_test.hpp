// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_clock.hpp"
#include "fakes/thrown.hpp"

#include <cunho/core/file.hpp>
#include <cunho/store/database.hpp>

#include <algorithm>
#include <gtest/gtest.h>
#include <memory>
#include <sqlite3.h>
#include <string>
#include <vector>

namespace cunho::embedded {
extern const std::string_view _0001_ledger_sql;
extern const std::string_view _0002_sealed_sql;
extern const std::string_view _0003_list_sql;
extern const std::string_view _0004_journal_sql;
extern const std::string_view _0005_algorithm_sql;
extern const std::string_view _0006_levels_sql;
extern const std::string_view _0007_activation_sql;
extern const std::string_view _0008_served_sql;
} // namespace cunho::embedded

namespace cunho::test {

/// The file as another program opens it: plain SQLite, no rules of ours.
class RawFile {
  public:
    explicit RawFile(const std::filesystem::path& file) {
        EXPECT_EQ(sqlite3_open(file.c_str(), &handle_), 0);
    }
    ~RawFile() { sqlite3_close(handle_); }
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;

    /// SQLite's message, or empty.
    std::string run(const std::string& sql) {
        char* message = nullptr;
        sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message);
        std::string text = message != nullptr ? message : "";
        sqlite3_free(message);
        return text;
    }

    /// The steps of SQLite's plan for a statement (sqlite.org/eqp.html).
    std::vector<std::string> plan(const std::string& sql) {
        std::vector<std::string> steps;
        sqlite3_stmt* rows = nullptr;
        const auto explained = "EXPLAIN QUERY PLAN " + sql;
        EXPECT_EQ(sqlite3_prepare_v2(handle_, explained.c_str(), -1, &rows, nullptr), SQLITE_OK) << sql;
        while (sqlite3_step(rows) == SQLITE_ROW)
            steps.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(rows, 3)));
        sqlite3_finalize(rows);
        return steps;
    }

    /// Columns and rows joined by '|'.
    std::string ask(const std::string& sql) {
        std::string answer;
        const auto take = [](void* out, int count, char** values, char**) {
            for (int at = 0; at < count; ++at) {
                auto& text = *static_cast<std::string*>(out);
                if (!text.empty())
                    text += '|';
                text += values[at] != nullptr ? values[at] : "NULL";
            }
            return 0;
        };
        EXPECT_EQ(sqlite3_exec(handle_, sql.c_str(), take, &answer, nullptr), SQLITE_OK) << sql;
        return answer;
    }

  private:
    sqlite3* handle_ = nullptr;
};

/// An empty database of the sandbox as the program made it when its schema had `version` files, 1 to 8.
inline void makeOlderFile(const std::filesystem::path& file, int version) {
    RawFile raw(file);
    const std::string_view* files[] = {&embedded::_0001_ledger_sql,     &embedded::_0002_sealed_sql,
                                       &embedded::_0003_list_sql,       &embedded::_0004_journal_sql,
                                       &embedded::_0005_algorithm_sql,  &embedded::_0006_levels_sql,
                                       &embedded::_0007_activation_sql, &embedded::_0008_served_sql};
    for (int at = 0; at < version; ++at)
        EXPECT_EQ(raw.run(std::string(*files[at])), "");
    EXPECT_EQ(raw.run("INSERT INTO identity VALUES (1, 'sandbox', '2026-11-23T09:15:00Z')"), "");
    EXPECT_EQ(raw.run("PRAGMA application_id = 1129664072; PRAGMA user_version = " + std::to_string(version)),
              "");
}

inline invoicing::Company padaria() {
    invoicing::Company company;
    company.nif = "500000000";
    company.name = "Padaria São João, Lda. 🥖";
    company.address = "Rua d’Além n.º 5";
    company.postalCode = "4000-123";
    company.city = "Póvoa de Varzim";
    company.phone = "+351 220 000 000";
    company.email = "geral@padaria.example";
    company.registration = "Conservatória do Registo Comercial do Porto n.º 1";
    company.iban = "PT50000201231234567890154";
    company.logo = {0x89, 'P', 'N', 'G', 0, 1, 2, 0xFF};
    return company;
}

inline invoicing::Series series2026() {
    return {invoicing::DocumentType::FT, "2026A", "JFT26CHA", 1, true};
}

/// A document with the given number in its series, chained to `previousHash`; its hash is "hash of <number>".
inline invoicing::IssuedFacts issuedFacts(std::int64_t sequence, const std::string& previousHash,
                                          const std::string& customer = "Cliente") {
    invoicing::IssuedFacts facts;
    facts.series = "2026A";
    facts.sequence = sequence;
    facts.number = invoicing::documentNumber(facts.type, facts.series, sequence);
    facts.date = parseDate("2026-11-23");
    facts.systemEntry = parseLocal("2026-11-23T09:15:00");
    facts.issuer = padaria();
    facts.customer.name = customer;
    facts.customer.nif = "123456789";
    invoicing::CheckedLine line;
    line.description = "Pão";
    line.quantity = 2;
    line.unit = "un";
    line.unitPrice = *invoicing::Decimal::parse("0.15");
    line.tax = {"PT", invoicing::TaxCode::Reduced, 6, ""};
    facts.lines = {line};
    facts.totals.lines = {{*invoicing::Decimal::parse("0.3"), 0, invoicing::Money::fromCents(30)}};
    facts.totals.taxes = {{line.tax, invoicing::Money::fromCents(30), invoicing::Money::fromCents(2)}};
    facts.totals.net = invoicing::Money::fromCents(30);
    facts.totals.tax = invoicing::Money::fromCents(2);
    facts.totals.gross = invoicing::Money::fromCents(32);
    facts.atcud = {"JFT26CHA", sequence};
    facts.previousHash = previousHash;
    facts.hash = "hash of " + facts.number;
    facts.hashControl = "0";
    facts.qrText = "A:500000000";
    return facts;
}

/// A document of any type in the series "2026A" of that type, without number and hash: what `append` takes.
inline invoicing::IssuedFacts factsOf(invoicing::DocumentType type) {
    auto facts = issuedFacts(1, "");
    facts.type = type;
    return facts;
}

/// A credit or debit note over one line of an invoice, for `cents` without tax at 6 %.
inline invoicing::IssuedFacts noteOver(const std::string& invoice, invoicing::DocumentType type,
                                       std::int64_t cents, int line = 1) {
    auto facts = factsOf(type);
    facts.reason = "Devolução";
    facts.lines[0].reference = invoice;
    facts.lines[0].referenceLine = line;
    facts.lines[0].quantity = 1;
    const auto net = invoicing::Money::fromCents(cents);
    const auto tax = invoicing::Money::rounded(net.decimal() * *invoicing::Decimal::parse("0.06"));
    facts.totals.lines = {{net.decimal(), 0, net}};
    facts.totals.taxes = {{facts.lines[0].tax, net, tax}};
    facts.totals.net = net;
    facts.totals.tax = tax;
    facts.totals.gross = net + tax;
    return facts;
}

/// A receipt of so many cents of one document's gross.
inline invoicing::IssuedFacts receiptOf(const std::string& document, std::int64_t cents) {
    auto facts = factsOf(invoicing::DocumentType::RG);
    const auto key = facts.lines[0].tax;
    facts.lines.clear();
    facts.totals = {};
    const auto gross = invoicing::Money::fromCents(cents);
    const auto net = invoicing::Money::rounded(gross.decimal().divide(*invoicing::Decimal::parse("1.06"), 6));
    facts.totals.taxes = {{key, net, gross - net}};
    facts.totals.net = net;
    facts.totals.tax = gross - net;
    facts.totals.gross = gross;
    facts.settlements.push_back({document, gross, {}, facts.date, false, facts.totals.taxes});
    facts.payments.push_back({"TB", gross, facts.date});
    return facts;
}

/// A folder, a file in it, and the company and one series ready to issue in.
class StoreTest : public testing::Test {
  protected:
    std::unique_ptr<store::Database> open(Environment environment = Environment::Sandbox) {
        return std::make_unique<store::Database>(file_, environment, clock_);
    }

    std::unique_ptr<store::Database> openReady() {
        auto database = open();
        database->company().saveCompany(padaria());
        database->company().addSeries(series2026());
        return database;
    }

    /// Issues the next document of the series, as the ledger does.
    static invoicing::IssuedFacts issue(store::Database& database, const std::string& customer = "Cliente",
                                        const std::string& date = "2026-11-23", std::int64_t draft = 0) {
        const auto transaction = database.ledger().begin();
        const auto end =
            transaction->end(invoicing::DocumentType::FT, "2026A").value_or(invoicing::SeriesEnd{});
        auto facts = issuedFacts(end.sequence + 1, end.hash, customer);
        facts.date = parseDate(date);
        facts.id = transaction->insert(facts, draft);
        transaction->commit();
        return facts;
    }

    /// Issues the facts as the next document of type and series, as the ledger does; makes the series when it
    /// is not there.
    static invoicing::IssuedFacts append(store::Database& database, invoicing::IssuedFacts facts) {
        auto& company = database.company();
        const auto all = company.series();
        if (std::none_of(all.begin(), all.end(), [&](const auto& each) {
                return each.type == facts.type && each.id == facts.series;
            }))
            company.addSeries({facts.type, facts.series, "JFT26CHA", 1, true});
        const auto transaction = database.ledger().begin();
        const auto end = transaction->end(facts.type, facts.series).value_or(invoicing::SeriesEnd{});
        facts.sequence = end.sequence + 1;
        facts.number = invoicing::documentNumber(facts.type, facts.series, facts.sequence);
        facts.atcud.number = facts.sequence;
        const bool hashed = invoicing::documentType(facts.type).hashed;
        facts.previousHash = hashed ? end.hash : "";
        facts.hash = hashed ? "hash of " + facts.number : "";
        transaction->fillMasters(facts);
        facts.id = transaction->insert(facts, 0);
        transaction->commit();
        return facts;
    }

    /// Appends a state half an hour after `issuedFacts`.
    static void change(store::Database& database, std::int64_t document, char status,
                       const std::string& reason = "") {
        const auto transaction = database.ledger().begin();
        transaction->change(document, {status, parseLocal("2026-11-23T09:45:00"), reason, "Ana"});
        transaction->commit();
    }

    static invoicing::SignatureRecord signature(bool qualified) {
        invoicing::SignatureRecord record;
        record.level = "B-B";
        record.file = "/arquivo/FT 2026A-1 é.pdf";
        record.sha256 = Bytes(32, 7);
        record.qualified = qualified;
        record.signer = "MARIA JOÃO";
        record.signedAt = TimePoint(std::chrono::milliseconds(1'795'425'300'123));
        return record;
    }

    TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "empresa ção.cunho";
    FakeClock clock_;
};

} // namespace cunho::test
