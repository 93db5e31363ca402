// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/integrity.hpp"

#include "store/books_walk.hpp"
#include "store/dealings.hpp"
#include "store/migrations.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::store {
namespace {

using invoicing::IntegrityReport;

constexpr std::int64_t sliceLength = 5000; ///< old documents looked at again by each quick check

/// The row of the table integrity, as far as a check goes on from it.
struct Checkpoint {
    std::int64_t document = 0;
    Bytes documentSeal;
    std::int64_t status = 0;
    Bytes statusSeal;
    std::int64_t slice = 0;
    std::int64_t schema = 0;
};

Checkpoint readCheckpoint(Connection& connection) {
    auto row = connection.prepare(
        "SELECT document, document_seal, status, status_seal, slice, schema FROM integrity");
    if (!row.step())
        return {};
    Checkpoint point;
    point.document = row.integer();
    point.documentSeal = row.blob();
    point.status = row.integer();
    point.statusSeal = row.blob();
    point.slice = row.integer();
    point.schema = row.integer();
    return point;
}

Bytes sealAt(Connection& connection, const std::string& table, std::int64_t id) {
    auto rows = connection.prepare("SELECT seal FROM " + table + " WHERE id = ?");
    return rows.bind(id).step() ? rows.blob() : Bytes();
}

/// What can be said without looking at a document.
Finding atAGlance(Connection& connection, const Checkpoint& point) {
    static const std::string expected = expectedTriggers();
    if (triggersOf(connection) != expected)
        return {"", "LEDGER_SCHEMA"};
    const auto last = connection.number("SELECT max(id) FROM document");
    if (connection.number("SELECT count(*) FROM document") != last || last < point.document)
        return {"", "LEDGER_COUNT"};
    if (sealAt(connection, "document", point.document) != point.documentSeal)
        return {"", "LEDGER_DIGEST"};
    const auto status = connection.number("SELECT max(id) FROM document_status");
    if (connection.number("SELECT count(*) FROM document_status") != status ||
        sealAt(connection, "document_status", point.status) != point.statusSeal)
        return {"", "LEDGER_STATES"};
    return {};
}

/// SQLite's own look at its pages; full checks only.
Finding pagesHold(Connection& connection) {
    auto rows = connection.prepare("PRAGMA quick_check(1)");
    return rows.step() && rows.text() == "ok" ? Finding() : Finding{"", "DATABASE_DAMAGED"};
}

/// A record keeps the tax number of the documents that name it (Despacho 8632/2014, 3.3.3): SAF-T states the
/// record's.
Finding recordsHold(Connection& connection) {
    auto rows = connection.prepare("SELECT d.number FROM document AS d JOIN customer AS c"
                                   " ON c.code = d.customer_code WHERE d.customer_nif <> c.nif"
                                   " AND d.customer_nif NOT IN ('', '999999990') ORDER BY d.id LIMIT 1");
    return rows.step() ? Finding{rows.text(), "LEDGER_CUSTOMER"} : Finding();
}

/// One walk over the books as they are at its beginning, beside the connection that issues.
class Look {
  public:
    Look(const std::filesystem::path& file, const std::string& trainingPem, const JobContext& job,
         bool everything)
        : connection_(file)
        , snapshot_(connection_, Transaction::Kind::Read)
        , point_(readCheckpoint(connection_))
        , last_(lastSeal(connection_))
        , lastStatus_(store::lastStatus(connection_))
        , walk_(connection_, hashKeys(connection_, trainingPem), job, static_cast<std::size_t>(last_.id))
        , everything_(everything) {}

    Finding find() {
        if (auto finding = atAGlance(connection_, point_))
            return finding;
        return everything_ ? all() : news();
    }

    std::int64_t walked() const noexcept { return walk_.walked(); }
    std::int64_t total() const noexcept { return last_.id; }

    /// Where the next check goes on.
    Checkpoint next() {
        const auto schema = connection_.number("PRAGMA schema_version");
        return {last_.id, last_.seal, lastStatus_.id, lastStatus_.seal, everything_ ? 0 : slice_, schema};
    }

  private:
    Finding all() {
        if (auto finding = pagesHold(connection_))
            return finding;
        if (auto finding = walk_.documents(0, last_.id, true))
            return finding;
        if (auto finding = recordsHold(connection_))
            return finding;
        return walk_.states(0, lastStatus_.id);
    }

    Finding news() {
        const bool edited = point_.schema != connection_.number("PRAGMA schema_version");
        const auto begin = edited || point_.slice >= point_.document ? 0 : point_.slice;
        slice_ = edited ? point_.document : std::min(begin + sliceLength, point_.document);
        if (auto finding = walk_.documents(begin, slice_, false))
            return finding;
        if (auto finding = walk_.documents(point_.document, last_.id, true))
            return finding;
        if (auto finding = edited ? recordsHold(connection_) : Finding())
            return finding;
        const bool few = lastStatus_.id <= sliceLength;
        return walk_.states(edited || few ? 0 : point_.status, lastStatus_.id);
    }

    Connection connection_;
    Transaction snapshot_;
    Checkpoint point_;
    LastSeal last_;
    LastStatus lastStatus_;
    BooksWalk walk_;
    bool everything_;
    std::int64_t slice_ = 0;
};

void keepSound(Connection& connection, const Checkpoint& point, const IntegrityReport& report) {
    connection.run("UPDATE integrity SET document = ?, document_seal = ?, status = ?, status_seal = ?,"
                   " slice = ?, schema = ?, looked = 1, sound = 1, checked = ?, total = ?, found = '',"
                   " reason = ''",
                   point.document, point.documentSeal, point.status, point.statusSeal, point.slice,
                   point.schema, report.checked, report.total);
}

void keepFinding(Connection& connection, const IntegrityReport& report) {
    connection.run(
        "UPDATE integrity SET looked = 1, sound = 0, checked = ?, total = ?, found = ?, reason = ?",
        report.checked, report.total, report.document, report.reason);
}

} // namespace

bool Integrity::olderThanMark() {
    const auto document = mark_.document();
    if (document && document->id != 0 && sealAt(connection_, "document", document->id) != document->seal)
        return true;
    const auto status = mark_.status();
    return status && status->id != 0 && sealAt(connection_, "document_status", status->id) != status->seal;
}

void Integrity::renewMark() {
    const auto document = lastSeal(connection_);
    const auto status = store::lastStatus(connection_);
    mark_.keepDocument({document.id, document.seal});
    mark_.keepStatus({status.id, status.seal});
    mark_.keepRestores(connection_.number("SELECT restores FROM integrity"));
}

void Integrity::noticeRestored() {
    {
        const auto lock = connection_.lock();
        if (!olderThanMark()) {
            if (!mark_.document())
                renewMark();
            return;
        }
    }
    Transaction transaction(connection_);
    if (connection_.number("SELECT restored FROM integrity") != 0)
        return;
    connection_.run("UPDATE integrity SET restored = 1, restores = max(restores, ?) + 1", mark_.restores());
    mark_.keepRestores(connection_.number("SELECT restores FROM integrity"));
    transaction.commit();
}

IntegrityReport Integrity::check(const JobContext& job, bool everything) {
    noticeRestored();
    Look look(connection_.file(), company_.trainingKey().publicPem(), job, everything);
    const auto finding = look.find();
    Transaction transaction(connection_);
    const auto kept = last();
    IntegrityReport report = kept.value_or(IntegrityReport());
    report.checked = look.walked();
    report.total = look.total();
    if (finding) {
        report.sound = false;
        report.document = finding.document;
        report.reason = finding.reason;
        keepFinding(connection_, report);
    } else if (everything || report.sound) {
        if (everything)
            mendList(connection_);
        report.sound = true;
        report.document.clear();
        report.reason.clear();
        keepSound(connection_, look.next(), report);
    }
    report.restored = connection_.number("SELECT restored FROM integrity") != 0;
    report.restores = connection_.number("SELECT restores FROM integrity");
    transaction.commit();
    return report;
}

IntegrityReport Integrity::quick(const JobContext& job) {
    return check(job, false);
}

IntegrityReport Integrity::full(const JobContext& job) {
    return check(job, true);
}

std::optional<IntegrityReport> Integrity::last() {
    const auto lock = connection_.lock();
    auto row = connection_.prepare("SELECT checked, total, sound, found, reason, restored FROM integrity"
                                   " WHERE looked = 1");
    if (!row.step())
        return std::nullopt;
    IntegrityReport report;
    report.checked = row.integer();
    report.total = row.integer();
    report.sound = row.integer() != 0;
    report.document = row.text();
    report.reason = row.text();
    report.restored = row.integer() != 0;
    return report;
}

void Integrity::keepPublicKey(int keyVersion, std::string_view publicKeyPem) {
    crypto::PublicKey::fromPem(publicKeyPem); // what is kept for ever must be one
    Transaction transaction(connection_);
    auto kept = connection_.prepare("SELECT pem FROM hash_key WHERE version = ?");
    if (kept.bind(keyVersion).step()) {
        if (kept.text() != publicKeyPem)
            throw Error(Fault::Conflict, "HASH_KEY_EXISTS", {{"version", std::to_string(keyVersion)}});
        return;
    }
    connection_.run("INSERT INTO hash_key VALUES (?, ?)", keyVersion, publicKeyPem);
    transaction.commit();
}

std::vector<invoicing::Series> Integrity::closeAfterRestore() {
    Transaction transaction(connection_);
    std::vector<invoicing::Series> closed;
    for (const auto& series : company_.series())
        if (series.active)
            closed.push_back(series);
    connection_.run("UPDATE series SET active = 0 WHERE active = 1");
    connection_.run("UPDATE integrity SET restored = 0");
    transaction.commit();
    renewMark();
    return closed;
}

void requireSound(Connection& connection) {
    auto row = connection.prepare("SELECT sound, restored, found FROM integrity");
    if (!row.step())
        return;
    const bool sound = row.integer() != 0;
    const bool restored = row.integer() != 0;
    const auto found = row.text();
    if (!sound)
        throw Error(Fault::Integrity, "LEDGER_BROKEN", {{"document", found.empty() ? "—" : found}});
    if (restored)
        throw Error(Fault::Integrity, "LEDGER_RESTORED");
}

} // namespace cunho::store
