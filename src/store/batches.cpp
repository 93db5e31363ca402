// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/batches.hpp"

#include "store/failures.hpp"
#include "store/file_hold.hpp"
#include "store/leases.hpp"
#include "store/values.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <utility>

namespace cunho::store {
namespace {

using signing::BatchEntry;
using signing::BatchRecord;

signing::BatchFileState storedFileState(std::string_view name) {
    const auto state = signing::batchStateNamed(name);
    if (!state)
        damaged("state of a file in a batch");
    return *state;
}

/// The next columns, from sha256 on.
std::optional<signing::SignedFileRecord> readResult(Statement& row, const BatchRecord& batch,
                                                    const BatchEntry& entry) {
    if (row.null())
        return std::nullopt;
    signing::SignedFileRecord record;
    record.source = entry.source;
    record.sourceSha256 = entry.sourceSha256;
    record.file = entry.target;
    record.sha256 = row.blob();
    record.signer = row.text();
    record.level = storedLevel(row.text());
    record.signedAt = timePoint(row.integer());
    record.wanted = batch.level;
    record.provider = batch.provider;
    record.qualified = batch.qualified;
    return record;
}

[[noreturn]] void heldElsewhere() {
    throw Error(Fault::Busy, "BATCH_HELD");
}

} // namespace

void Batches::begin(const BatchRecord& batch) {
    Transaction transaction(connection_);
    connection_.run(
        "INSERT INTO batch (id, begun, provider, level, qualified, memo) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET begun = excluded.begun, provider = excluded.provider,"
        " level = excluded.level, qualified = excluded.qualified, memo = excluded.memo",
        batch.id, milliseconds(batch.begun), batch.provider, signing::padesLevelName(batch.level),
        batch.qualified, batch.memo);
    auto row = connection_.prepare("SELECT place FROM batch WHERE id = ?");
    row.bind(batch.id).step();
    const auto place = row.integer();
    connection_.run("DELETE FROM batch_file WHERE batch = ?", place);
    for (const BatchEntry& entry : batch.files)
        putEntry(place, entry);
    transaction.commit();
}

void Batches::put(const std::string& batch, std::span<const BatchEntry> entries) {
    Transaction transaction(connection_);
    const auto place = requirePlace(batch);
    for (const BatchEntry& entry : entries)
        putEntry(place, entry);
    transaction.commit();
}

std::int64_t Batches::requirePlace(const std::string& batch) {
    auto row = connection_.prepare("SELECT place FROM batch WHERE id = ?");
    if (!row.bind(batch).step())
        throw Error(Fault::NotFound, "BATCH_UNKNOWN");
    return row.integer();
}

std::filesystem::path Batches::fileOf(const std::string& batch) const {
    return lockFile(connection_.file(), "batch/" + batch);
}

std::shared_ptr<signing::ProcessHold> Batches::own(const std::string& batch) const {
    const auto known = held_.find(batch);
    return known == held_.end() ? nullptr : known->second.lock();
}

/// Only inside a write transaction: who tries a lock has it for a moment.
bool Batches::isElsewhere(const std::string& batch) const {
    std::error_code unseen;
    return !own(batch) && std::filesystem::exists(fileOf(batch), unseen) &&
           !FileLock(fileOf(batch)).tryLock();
}

std::shared_ptr<signing::ProcessHold> Batches::hold(const std::string& batch) {
    const Transaction alone(connection_);
    requirePlace(batch);
    if (auto known = own(batch))
        return known;
    auto hold = std::make_shared<FileHold>(fileOf(batch));
    if (!hold->take())
        heldElsewhere();
    std::erase_if(held_, [](const auto& each) { return each.second.expired(); });
    held_[batch] = hold;
    return hold;
}

/// In its place in the list when it has one, else at the end.
void Batches::putEntry(std::int64_t batch, const BatchEntry& entry) {
    const auto problem = failureColumns(entry.problem);
    connection_.run("INSERT INTO batch_file (batch, place, source, source_sha256, source_size, target, state,"
                    " fault, reason, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    " ON CONFLICT (batch, place) DO UPDATE SET source = excluded.source,"
                    " source_sha256 = excluded.source_sha256, source_size = excluded.source_size,"
                    " target = excluded.target, state = excluded.state, fault = excluded.fault,"
                    " reason = excluded.reason, detail = excluded.detail,"
                    " sha256 = NULL, signer = NULL, reached = NULL, signed_at = NULL",
                    batch, entry.place, entry.source.string(), entry.sourceSha256,
                    static_cast<std::int64_t>(entry.sourceSize), entry.target.string(),
                    signing::batchStateName(entry.state), problem.fault, problem.reason, problem.detail);
    auto row = connection_.prepare("SELECT id FROM batch_file WHERE batch = ? AND place = ?");
    row.bind(batch, entry.place).step();
    const auto id = row.integer();
    putParams(connection_, "batch_file_param", id, entry.problem.params);
    if (entry.result)
        connection_.run(
            "UPDATE batch_file SET sha256 = ?, signer = ?, reached = ?, signed_at = ? WHERE id = ?",
            entry.result->sha256, entry.result->signer, signing::padesLevelName(entry.result->level),
            milliseconds(entry.result->signedAt), id);
}

std::vector<BatchRecord> Batches::open() {
    std::vector<BatchRecord> out = readOpen();
    const auto isLocked = [this](const BatchRecord& batch) {
        std::error_code unseen;
        return std::filesystem::exists(fileOf(batch.id), unseen);
    };
    if (std::ranges::any_of(out, isLocked)) {
        const Transaction alone(connection_);
        for (BatchRecord& batch : out)
            batch.elsewhere = isElsewhere(batch.id);
    }
    return out;
}

std::vector<BatchRecord> Batches::readOpen() {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    auto rows = connection_.prepare("SELECT place, id, begun, provider, level, qualified, memo FROM batch"
                                    " ORDER BY place");
    std::vector<BatchRecord> out;
    while (rows.step()) {
        const auto place = rows.integer();
        BatchRecord batch;
        batch.id = rows.text();
        batch.begun = timePoint(rows.integer());
        batch.provider = rows.text();
        batch.level = storedLevel(rows.text());
        batch.qualified = rows.integer() != 0;
        batch.memo = rows.text();
        readFiles(place, batch);
        out.push_back(std::move(batch));
    }
    return out;
}

void Batches::readFiles(std::int64_t place, BatchRecord& batch) {
    auto rows =
        connection_.prepare("SELECT id, place, source, source_sha256, source_size, target, state, fault,"
                            " reason, detail, sha256, signer, reached, signed_at FROM batch_file"
                            " WHERE batch = ? ORDER BY id");
    rows.bind(place);
    while (rows.step()) {
        BatchEntry entry;
        const auto id = rows.integer();
        entry.place = rows.integer();
        entry.source = rows.text();
        entry.sourceSha256 = rows.blob();
        entry.sourceSize = static_cast<std::uint64_t>(rows.integer());
        entry.target = rows.text();
        entry.state = storedFileState(rows.text());
        entry.problem = readFailure(rows);
        entry.problem.params = readParams(connection_, "batch_file_param", id);
        entry.result = readResult(rows, batch, entry);
        batch.files.push_back(std::move(entry));
    }
}

void Batches::close(const std::string& batch) {
    Transaction transaction(connection_);
    if (isElsewhere(batch))
        heldElsewhere();
    connection_.run("DELETE FROM batch WHERE id = ?", batch);
    transaction.commit();
    std::error_code left; // an empty file, and nobody asks for it again: that batch is unknown
    std::filesystem::remove(fileOf(batch), left);
}

} // namespace cunho::store
