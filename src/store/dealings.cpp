// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/dealings.hpp"

#include "store/document_columns.hpp"
#include "store/document_rows.hpp"
#include "store/seal.hpp"
#include "store/values.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::store {
namespace {

using invoicing::Dealings;
using invoicing::Money;
using invoicing::StatusChange;

constexpr std::string_view active =
    " AND NOT EXISTS (SELECT 1 FROM document_status AS a WHERE a.document = n.id AND a.status = 'A')";

[[noreturn]] void unknown(std::int64_t document) {
    throw Error(Fault::NotFound, "DOCUMENT_UNKNOWN", {}, "id " + std::to_string(document));
}

struct Named {
    std::string number;
    invoicing::DocumentType type = invoicing::DocumentType::FT;
    Date date{};
    Money gross;
    Money withheld;
};

Named named(Connection& connection, std::int64_t document) {
    auto rows = connection.prepare(
        "SELECT number, type, date, gross_cents, withheld_cents FROM document WHERE id = ?");
    if (!rows.bind(document).step())
        unknown(document);
    Named found;
    found.number = rows.text();
    found.type = storedType(rows.text());
    found.date = storedDate(rows.text());
    found.gross = Money::fromCents(rows.integer());
    found.withheld = Money::fromCents(rows.integer());
    return found;
}

void readStates(Connection& connection, std::int64_t document, Dealings& dealings) {
    auto rows = connection.prepare("SELECT status FROM document_status WHERE document = ? ORDER BY id");
    rows.bind(document);
    while (rows.step()) {
        const auto status = rows.text();
        dealings.cancelled = dealings.cancelled || status == "A";
        dealings.invoiced = status == "F";
    }
}

void readNotes(Connection& connection, const std::string& number, Dealings& dealings) {
    auto rows = connection.prepare("SELECT n.number, n.type, sum(l.gross_cents) FROM document_line AS l"
                                   " JOIN document AS n ON n.id = l.document"
                                   " WHERE l.reference = ? AND l.reference <> '' AND n.type IN ('NC', 'ND')" +
                                   std::string(active) + " GROUP BY n.id ORDER BY n.id");
    rows.bind(number);
    while (rows.step()) {
        dealings.notes.push_back(rows.text());
        const bool credits = rows.text() == "NC";
        const auto gross = Money::fromCents(rows.integer());
        if (credits)
            dealings.credited = dealings.credited + gross;
    }
}

void readReceipts(Connection& connection, const std::string& number, Dealings& dealings) {
    auto rows = connection.prepare("SELECT n.number, sum(s.amount_cents) FROM document_settlement AS s"
                                   " JOIN document AS n ON n.id = s.document WHERE s.settled = ?" +
                                   std::string(active) + " GROUP BY n.id ORDER BY n.id");
    rows.bind(number);
    while (rows.step()) {
        dealings.receipts.push_back(rows.text());
        dealings.settled = dealings.settled + Money::fromCents(rows.integer());
    }
}

Dealings read(Connection& connection, std::int64_t document, const std::string& number) {
    Dealings dealings;
    readStates(connection, document, dealings);
    readNotes(connection, number, dealings);
    readReceipts(connection, number, dealings);
    return dealings;
}

/// The list's row of a document, when its standing is another now.
void refreshStanding(Connection& connection, std::int64_t document) {
    const auto facts = named(connection, document);
    const auto dealings = read(connection, document, facts.number);
    const auto standing = invoicing::standingOf(invoicing::documentType(facts.type), facts.gross,
                                                facts.gross - facts.withheld, dealings);
    connection.run("UPDATE document_list SET standing = ?1 WHERE position = ?2 AND standing <> ?1",
                   standingWord(standing), listPosition(facts.date, document));
}

/// The documents that a note corrects and a receipt settles.
void refreshTargets(Connection& connection, std::int64_t document) {
    auto rows = connection.prepare(
        "SELECT id FROM document WHERE number IN (SELECT reference FROM document_line WHERE document = ?1"
        " AND reference <> '' UNION SELECT settled FROM document_settlement WHERE document = ?1)");
    rows.bind(document);
    std::vector<std::int64_t> targets;
    while (rows.step())
        targets.push_back(rows.integer());
    for (const auto target : targets)
        refreshStanding(connection, target);
}

/// The state of a row of the list that was just made, after what is recorded of its document.
void refreshSignature(Connection& connection, const invoicing::IssuedFacts& facts) {
    const auto position = listPosition(facts.date, facts.id);
    if (!facts.atDocCode.empty())
        connection.run("UPDATE document_list SET state = 'pending' WHERE position = ?", position);
    connection.run("UPDATE document_list SET state = (SELECT iif(r.qualified, 'qualified', 'unqualified')"
                   " FROM signature_record AS r WHERE r.document = ?1 ORDER BY r.id DESC LIMIT 1)"
                   " WHERE position = ?2 AND EXISTS (SELECT 1 FROM signature_record WHERE document = ?1)",
                   facts.id, position);
}

StatusChange readChange(Statement& row) {
    StatusChange change;
    change.status = row.text().at(0);
    change.at = storedLocal(row.text());
    change.reason = row.text();
    change.sourceId = row.text();
    return change;
}

bool waitsForSignature(invoicing::DocumentType type) {
    const auto& row = invoicing::documentType(type);
    return row.isSigned && row.block != invoicing::SaftBlock::MovementOfGoods; // those wait for their code
}

} // namespace

Dealings dealingsOf(Connection& connection, std::int64_t document) {
    return read(connection, document, named(connection, document).number);
}

std::vector<invoicing::Credited> creditedLinesOf(Connection& connection, std::int64_t document) {
    const auto number = named(connection, document).number;
    auto count = connection.prepare("SELECT count(*) FROM document_line WHERE document = ?");
    count.bind(document).step();
    std::vector<invoicing::Credited> lines(static_cast<std::size_t>(count.integer()));
    auto rows = connection.prepare("SELECT l.reference_line, l.quantity, l.net_cents FROM document_line AS l"
                                   " JOIN document AS n ON n.id = l.document"
                                   " WHERE l.reference = ? AND l.reference <> '' AND n.type = 'NC'" +
                                   std::string(active));
    rows.bind(number);
    while (rows.step()) {
        const auto line = static_cast<std::size_t>(rows.integer()); // counted from 1
        const auto quantity = storedDecimal(rows.text());
        const auto net = Money::fromCents(rows.integer());
        if (line == 0 || line > lines.size())
            continue;
        lines[line - 1].quantity = lines[line - 1].quantity + quantity;
        lines[line - 1].net = lines[line - 1].net + net;
    }
    return lines;
}

std::vector<invoicing::TaxTotal> settledTaxesOf(Connection& connection, std::int64_t document) {
    const auto number = named(connection, document).number;
    auto rows = connection.prepare("SELECT " + taxKeyColumns("t.") +
                                   ", t.base_cents, t.tax_cents FROM document_settlement AS s"
                                   " JOIN document AS n ON n.id = s.document"
                                   " JOIN document_settlement_tax AS t"
                                   " ON t.document = s.document AND t.settlement = s.place"
                                   " WHERE s.settled = ?" +
                                   std::string(active));
    rows.bind(number);
    std::vector<invoicing::TaxTotal> totals;
    while (rows.step()) {
        const auto key = readTaxKey(rows);
        auto total =
            std::find_if(totals.begin(), totals.end(), [&](const auto& each) { return each.key == key; });
        if (total == totals.end())
            total = totals.insert(totals.end(), {key, {}, {}});
        total->base = total->base + Money::fromCents(rows.integer());
        total->tax = total->tax + Money::fromCents(rows.integer());
    }
    return totals;
}

std::vector<StatusChange> statesOf(Connection& connection, std::int64_t document) {
    auto issued = connection.prepare("SELECT iif(self_billing, 'S', 'N'), system_entry, '', source_id"
                                     " FROM document WHERE id = ?");
    if (!issued.bind(document).step())
        unknown(document);
    std::vector<StatusChange> states{readChange(issued)};
    auto rows = connection.prepare("SELECT status, at, reason, source_id FROM document_status"
                                   " WHERE document = ? ORDER BY id");
    rows.bind(document);
    while (rows.step())
        states.push_back(readChange(rows));
    return states;
}

StatusChange readStatus(Connection& connection, std::int64_t row) {
    auto rows = connection.prepare("SELECT status, at, reason, source_id FROM document_status WHERE id = ?");
    if (!rows.bind(row).step())
        damaged("state");
    return readChange(rows);
}

LastStatus lastStatus(Connection& connection) {
    auto rows = connection.prepare("SELECT id, seal FROM document_status"
                                   " WHERE id = (SELECT max(id) FROM document_status)");
    LastStatus last;
    if (rows.step()) {
        last.id = rows.integer();
        last.seal = rows.blob();
    }
    return last;
}

LastStatus appendStatus(Connection& connection, std::int64_t document, const StatusChange& change) {
    named(connection, document);
    const auto before = lastStatus(connection);
    LastStatus added{before.id + 1, sealOf(document, change, before.seal)};
    connection.run("INSERT INTO document_status VALUES (?, ?, ?, ?, ?, ?, ?)", added.id, document,
                   std::string(1, change.status), formatLocal(change.at), change.reason, change.sourceId,
                   added.seal);
    refreshStanding(connection, document);
    refreshTargets(connection, document);
    return added;
}

void listDocument(Connection& connection, const invoicing::IssuedFacts& facts) {
    const auto& type = invoicing::documentType(facts.type);
    const auto standing = invoicing::standingOf(type, facts.totals.gross, facts.totals.payable(), Dealings{});
    connection.run("INSERT INTO document_list VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   listPosition(facts.date, facts.id), waitsForSignature(facts.type) ? "pending" : "none",
                   facts.number, facts.customer.name, facts.customer.nif, facts.totals.gross.cents(),
                   facts.certificateNumber == 0, type.code, standingWord(standing), facts.totals.net.cents());
    if (type.rectifies || type.block == invoicing::SaftBlock::Payments)
        refreshTargets(connection, facts.id);
}

bool mendList(Connection& connection) {
    auto rows = connection.prepare(
        "SELECT d.id FROM document AS d LEFT JOIN document_list AS l"
        " ON l.position = unixepoch(d.date) / 86400 * 1099511627776 + d.id"
        " WHERE l.position IS NULL OR l.number <> d.number OR l.customer <> d.customer_name"
        " OR l.nif <> d.customer_nif OR l.gross_cents <> d.gross_cents OR l.net_cents <> d.net_cents"
        " OR l.type <> d.type OR l.training <> (d.certificate_number = 0)"
        " OR (l.standing IN ('cancelled', 'invoiced')) <> EXISTS (SELECT 1 FROM document_status AS s"
        " WHERE s.id = (SELECT max(t.id) FROM document_status AS t WHERE t.document = d.id)"
        " AND s.status IN ('A', 'F'))");
    std::vector<std::int64_t> wrong;
    while (rows.step())
        wrong.push_back(rows.integer());
    connection.run("DELETE FROM document_list WHERE NOT EXISTS (SELECT 1 FROM document AS d"
                   " WHERE d.id = position & 1099511627775"
                   " AND unixepoch(d.date) / 86400 * 1099511627776 + d.id = position)");
    if (wrong.empty() && connection.changes() == 0)
        return false;
    for (const auto id : wrong) {
        const auto facts = *readDocument(connection, id);
        connection.run("DELETE FROM document_list WHERE position = ?", listPosition(facts.date, id));
        listDocument(connection, facts);
        refreshStanding(connection, id);
        refreshSignature(connection, facts);
    }
    connection.run("INSERT INTO document_search (document_search) VALUES ('rebuild')");
    return true;
}

} // namespace cunho::store
