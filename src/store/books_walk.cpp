// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/books_walk.hpp"

#include "store/dealings.hpp"
#include "store/seal.hpp"
#include "store/values.hpp"

#include <cunho/core/error.hpp>

#include <charconv>

namespace cunho::store {
namespace {

using invoicing::IssuedFacts;
using invoicing::SeriesEnd;

constexpr std::int64_t reportEach = 1000; ///< documents

Bytes storedSeal(Connection& connection, const std::string& table, std::int64_t id) {
    auto rows = connection.prepare("SELECT seal FROM " + table + " WHERE id = ?");
    return rows.bind(id).step() ? rows.blob() : Bytes();
}

/// "1-FTM abc/00001": 1.
int keyVersion(const std::string& hashControl) {
    int version = 0;
    std::from_chars(hashControl.data(), hashControl.data() + hashControl.size(), version);
    return version;
}

bool totalsHold(const IssuedFacts& facts) {
    const auto& totals = facts.totals;
    if (invoicing::documentType(facts.type).block == invoicing::SaftBlock::Payments)
        return true; // they state what is settled
    std::int64_t lines = 0;
    for (const auto& line : totals.lines)
        lines += line.net.cents();
    std::int64_t bases = 0;
    std::int64_t taxes = 0;
    for (const auto& tax : totals.taxes) {
        bases += tax.base.cents();
        taxes += tax.tax.cents();
    }
    const auto net = totals.net.cents();
    return lines == net && bases == net && taxes == totals.tax.cents() &&
           net + totals.tax.cents() == totals.gross.cents();
}

} // namespace

HashKeys hashKeys(Connection& connection, std::string_view trainingPem) {
    HashKeys keys{invoicing::HashVerifier(trainingPem), {}};
    auto rows = connection.prepare("SELECT version, pem FROM hash_key");
    while (rows.step()) {
        const auto version = static_cast<int>(rows.integer());
        keys.certified.emplace(version, invoicing::HashVerifier(rows.text()));
    }
    return keys;
}

Finding BooksWalk::documents(std::int64_t after, std::int64_t last, bool closely) {
    try {
        return walk(after, last, closely);
    } catch (const Error& error) {
        if (error.fault() != Fault::Integrity)
            throw;
        return {"", error.reason()}; // a row that this program cannot have written
    }
}

Finding BooksWalk::walk(std::int64_t after, std::int64_t last, bool closely) {
    auto seal = storedSeal(connection_, "document", after);
    auto id = after;
    DocumentCursor cursor(connection_, "WHERE d.id > ? AND d.id <= ? ORDER BY d.id", after, last);
    StoredDocument document;
    while (cursor.next(document)) {
        const auto& facts = document.facts;
        if (facts.id != ++id)
            return {facts.number, "LEDGER_COUNT"};
        seal = sealOf(facts, document.logoSha256, seal);
        if (document.seal != seal)
            return {facts.number, "LEDGER_DIGEST"};
        if (auto reason = closely ? inChain(facts) : std::string(); !reason.empty())
            return {facts.number, std::move(reason)};
        if (++walked_ % reportEach == 0) {
            job_.throwIfStopped();
            job_.report({static_cast<std::size_t>(walked_), total_, "integrity"});
        }
    }
    return id == last ? Finding() : Finding{"", "LEDGER_COUNT"};
}

Finding BooksWalk::states(std::int64_t after, std::int64_t last) {
    auto seal = storedSeal(connection_, "document_status", after);
    auto rows = connection_.prepare("SELECT s.id, s.document, s.seal, d.number FROM document_status AS s"
                                    " LEFT JOIN document AS d ON d.id = s.document"
                                    " WHERE s.id > ? AND s.id <= ? ORDER BY s.id");
    rows.bind(after, last);
    auto id = after;
    while (rows.step()) {
        const auto row = rows.integer();
        const auto document = rows.integer();
        const auto kept = rows.blob();
        auto number = rows.text();
        seal = sealOf(document, readStatus(connection_, row), seal);
        if (row != ++id || kept != seal)
            return {std::move(number), "LEDGER_STATES"};
    }
    return id == last ? Finding() : Finding{"", "LEDGER_STATES"};
}

/// The end of the document's series just before it.
SeriesEnd& BooksWalk::before(const IssuedFacts& facts) {
    const auto* code = invoicing::documentType(facts.type).code.data();
    const auto key = std::string(code, 2) + " " + facts.series;
    if (const auto known = ends_.find(key); known != ends_.end())
        return known->second;
    SeriesEnd end;
    auto first = connection_.prepare("SELECT first_number FROM series WHERE type = ? AND id = ?");
    if (first.bind(invoicing::documentType(facts.type).code, facts.series).step())
        end.sequence = first.integer() - 1;
    auto rows = connection_.prepare("SELECT sequence, date, system_entry, hash FROM document"
                                    " WHERE type = ? AND series = ? AND sequence < ?"
                                    " ORDER BY sequence DESC LIMIT 1");
    if (rows.bind(invoicing::documentType(facts.type).code, facts.series, facts.sequence).step()) {
        end.sequence = rows.integer();
        end.date = storedDate(rows.text());
        end.systemEntry = storedLocal(rows.text());
        end.hash = rows.text();
    }
    return ends_[key] = end;
}

std::string BooksWalk::inChain(const IssuedFacts& facts) {
    auto& end = before(facts);
    const bool hashed = invoicing::documentType(facts.type).hashed;
    if (facts.sequence != end.sequence + 1 ||
        facts.number != invoicing::documentNumber(facts.type, facts.series, facts.sequence))
        return "CHAIN_GAP";
    if (facts.previousHash != (hashed ? end.hash : std::string()) || !hashHolds(facts))
        return "CHAIN_BROKEN";
    if (end.date.ok() && (facts.date < end.date || facts.systemEntry < end.systemEntry))
        return "CHAIN_DATES";
    if (!totalsHold(facts))
        return "CHAIN_TOTALS";
    end = {facts.sequence, facts.date, facts.systemEntry, facts.hash, facts.certificateNumber};
    return {};
}

/// Of a version whose key is not known here, nothing can be said.
bool BooksWalk::hashHolds(const IssuedFacts& facts) const {
    if (!invoicing::documentType(facts.type).hashed)
        return true;
    const auto found = keys_.certified.find(keyVersion(facts.hashControl));
    if (facts.certificateNumber != 0 && found == keys_.certified.end())
        return true;
    const auto& verifier = facts.certificateNumber == 0 ? keys_.training : found->second;
    return verifier.holds(
        {facts.date, facts.systemEntry, facts.number, facts.totals.gross, facts.previousHash}, facts.hash);
}

} // namespace cunho::store
