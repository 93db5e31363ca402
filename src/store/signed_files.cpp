// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/signed_files.hpp"

#include "store/document_page.hpp"
#include "store/values.hpp"

#include <algorithm>
#include <limits>

namespace cunho::store {
namespace {

using signing::SignedFileQuery;
using signing::SignedFileRecord;

constexpr std::size_t leastDigits = 8;
constexpr std::size_t mostDigits = 64;

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

bool isBeginningOfDigest(const std::string& text) {
    return text.size() >= leastDigits && text.size() <= mostDigits && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

/// The first or last digest that begins so.
Bytes digestFrom(std::string digits, char rest) {
    digits.resize(mostDigits, rest);
    return fromHex(digits);
}

/// Which rows, without page; the parameters as `bindCondition` binds them.
std::string condition(const SignedFileQuery& query) {
    std::string sql = " WHERE f.id < ? AND f.signed_at >= ? AND f.signed_at < ?";
    if (searchExpression(query.search).empty())
        return sql;
    std::string found = "SELECT rowid FROM signed_file_search WHERE signed_file_search MATCH ?";
    if (isBeginningOfDigest(query.search))
        found += " UNION SELECT id FROM signed_file WHERE sha256 BETWEEN ? AND ?"
                 " UNION SELECT id FROM signed_file WHERE source_sha256 BETWEEN ? AND ?";
    return sql + " AND f.id IN (" + found + ")";
}

void bindCondition(Statement& rows, const SignedFileQuery& query, std::int64_t below) {
    rows.bind(below, milliseconds(query.from).value_or(smallest), milliseconds(query.to).value_or(largest));
    const auto words = searchExpression(query.search);
    if (words.empty())
        return;
    rows.bind(words);
    if (isBeginningOfDigest(query.search)) {
        const Bytes first = digestFrom(query.search, '0');
        const Bytes last = digestFrom(query.search, 'f');
        rows.bind(first, last, first, last);
    }
}

SignedFileRecord readRecord(Statement& row) {
    SignedFileRecord record;
    record.id = row.integer();
    record.source = row.text();
    record.sourceSha256 = row.blob();
    record.file = row.text();
    record.sha256 = row.blob();
    record.signer = row.text();
    record.level = storedLevel(row.text());
    record.wanted = storedLevel(row.text());
    record.signedAt = timePoint(row.integer());
    record.provider = row.text();
    record.qualified = row.integer() != 0;
    return record;
}

} // namespace

void SignedFiles::put(std::span<const SignedFileRecord> records) {
    Transaction transaction(connection_);
    for (const SignedFileRecord& record : records)
        connection_.run("INSERT INTO signed_file (source, source_sha256, file, sha256, signer, level, wanted,"
                        " signed_at, provider, qualified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        " ON CONFLICT (file, sha256) DO NOTHING",
                        record.source.string(), record.sourceSha256, record.file.string(), record.sha256,
                        record.signer, signing::padesLevelName(record.level),
                        signing::padesLevelName(record.wanted), milliseconds(record.signedAt),
                        record.provider, record.qualified);
    transaction.commit();
}

void SignedFiles::raise(const std::filesystem::path& file, signing::PadesLevel level, ByteView sha256) {
    Transaction transaction(connection_);
    connection_.run("UPDATE signed_file SET level = ?, sha256 = ?"
                    " WHERE id = (SELECT max(id) FROM signed_file WHERE file = ?)",
                    signing::padesLevelName(level), sha256, file.string());
    transaction.commit();
}

std::vector<Bytes> SignedFiles::digestsAt(const std::filesystem::path& file) {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT sha256 FROM signed_file WHERE file = ? ORDER BY id DESC");
    rows.bind(file.string());
    std::vector<Bytes> digests;
    while (rows.step())
        digests.push_back(rows.blob());
    return digests;
}

std::vector<SignedFileRecord> SignedFiles::page(const SignedFileQuery& query) {
    const auto lock = connection_.lock();
    auto rows =
        connection_.prepare("SELECT f.id, f.source, f.source_sha256, f.file, f.sha256, f.signer, f.level,"
                            " f.wanted, f.signed_at, f.provider, f.qualified FROM signed_file AS f" +
                            condition(query) + " ORDER BY f.id DESC LIMIT ?");
    bindCondition(rows, query, query.after.value_or(largest));
    rows.bind(static_cast<std::int64_t>(std::min<std::size_t>(query.limit, 10'000)));
    std::vector<SignedFileRecord> page;
    while (rows.step())
        page.push_back(readRecord(rows));
    return page;
}

std::int64_t SignedFiles::count(const SignedFileQuery& query) {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT count(*) FROM signed_file AS f" + condition(query));
    bindCondition(rows, query, largest);
    return rows.step() ? rows.integer() : 0;
}

} // namespace cunho::store
