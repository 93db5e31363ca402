// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/journal.hpp"

#include "store/values.hpp"

namespace cunho::store {
namespace {

using signing::JobState;
using signing::JournalEntry;
using signing::Purpose;

constexpr std::string_view jobColumns =
    "id, document, provider, purpose, nipc, document_name, prepared, prepared_sha256, range_first,"
    " range_first_length, range_second, range_second_length, signed_attributes, digest, algorithm,"
    " signer_fingerprint,"
    " level, target, state, authorize_process, sign_process, batch, batch_index, polls, value, fault, "
    "reason, "
    "detail,"
    " changed";

constexpr std::string_view jobUpsert =
    " ON CONFLICT (id) DO UPDATE SET document = excluded.document, provider = excluded.provider,"
    " purpose = excluded.purpose, nipc = excluded.nipc, document_name = excluded.document_name,"
    " prepared = excluded.prepared, prepared_sha256 = excluded.prepared_sha256,"
    " range_first = excluded.range_first, range_first_length = excluded.range_first_length,"
    " range_second = excluded.range_second, range_second_length = excluded.range_second_length,"
    " signed_attributes = excluded.signed_attributes, digest = excluded.digest, algorithm = "
    "excluded.algorithm,"
    " signer_fingerprint = excluded.signer_fingerprint, level = excluded.level, target = excluded.target, "
    "state = excluded.state,"
    " authorize_process = excluded.authorize_process, sign_process = excluded.sign_process,"
    " batch = excluded.batch, batch_index = excluded.batch_index, polls = excluded.polls,"
    " value = excluded.value, fault = excluded.fault, reason = excluded.reason, detail = excluded.detail,"
    " changed = excluded.changed, final = excluded.final";

bool isFinal(JobState state) {
    return state == JobState::Embedded || state == JobState::Failed;
}

JobState storedJobState(std::string_view name) {
    for (auto state = JobState::Prepared; state <= JobState::Failed;
         state = static_cast<JobState>(static_cast<int>(state) + 1))
        if (signing::jobStateName(state) == name)
            return state;
    damaged("job state");
}

crypto::SignatureAlgorithm storedAlgorithm(std::string_view name) {
    if (const auto algorithm = crypto::signatureAlgorithmNamed(name))
        return *algorithm;
    damaged("signature algorithm");
}

std::int64_t stored(std::uint64_t offset) {
    return static_cast<std::int64_t>(offset);
}

std::uint64_t offset(std::int64_t stored) {
    return static_cast<std::uint64_t>(stored);
}

void bindEntry(Statement& row, const JournalEntry& entry) {
    const bool invoice = entry.purpose.kind == Purpose::Kind::IssuedInvoice;
    const auto& range = entry.byteRange;
    const bool failed = !entry.failure.reason.empty();
    row.bind(entry.id, entry.documentId, entry.provider, invoice ? "invoice" : "foreign", entry.purpose.nipc,
             entry.documentName, entry.prepared.string(), entry.preparedSha256, stored(range.first),
             stored(range.firstLength), stored(range.second), stored(range.secondLength),
             entry.signedAttributes, entry.digest, crypto::signatureAlgorithmName(entry.algorithm),
             entry.signerFingerprint, signing::padesLevelName(entry.level), entry.target.string(),
             signing::jobStateName(entry.state), entry.authorizeProcess, entry.signProcess, entry.batch,
             entry.batchIndex, entry.polls, entry.value, failed ? faultName(entry.failure.fault) : "",
             entry.failure.reason, entry.failure.detail, milliseconds(entry.changed), isFinal(entry.state));
}

JournalEntry readEntry(Statement& row) {
    JournalEntry entry;
    entry.id = row.text();
    entry.documentId = row.integer();
    entry.provider = row.text();
    entry.purpose.kind = row.text() == "invoice" ? Purpose::Kind::IssuedInvoice : Purpose::Kind::Foreign;
    entry.purpose.nipc = row.text();
    entry.documentName = row.text();
    entry.prepared = row.text();
    entry.preparedSha256 = row.blob();
    entry.byteRange.first = offset(row.integer());
    entry.byteRange.firstLength = offset(row.integer());
    entry.byteRange.second = offset(row.integer());
    entry.byteRange.secondLength = offset(row.integer());
    entry.signedAttributes = row.blob();
    entry.digest = row.blob();
    entry.algorithm = storedAlgorithm(row.text());
    entry.signerFingerprint = row.blob();
    entry.level = storedLevel(row.text());
    entry.target = row.text();
    entry.state = storedJobState(row.text());
    entry.authorizeProcess = row.text();
    entry.signProcess = row.text();
    entry.batch = row.text();
    entry.batchIndex = static_cast<int>(row.integer());
    entry.polls = static_cast<int>(row.integer());
    entry.value = row.blob();
    if (const auto fault = row.text(); !fault.empty())
        entry.failure.fault = storedFault(fault);
    entry.failure.reason = row.text();
    entry.failure.detail = row.text();
    entry.changed = timePoint(row.integer());
    return entry;
}

} // namespace

void Journal::put(std::span<const JournalEntry> entries) {
    Transaction transaction(connection_);
    auto row =
        connection_.prepare("INSERT INTO journal (" + std::string(jobColumns) +
                            ", final) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                            " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" +
                            std::string(jobUpsert));
    for (const auto& entry : entries) {
        bindEntry(row, entry);
        row.step();
        putParams(entry);
    }
    transaction.commit();
}

void Journal::putParams(const JournalEntry& entry) {
    connection_.run("DELETE FROM journal_param WHERE job = ?", entry.id);
    for (const auto& [name, value] : entry.failure.params)
        connection_.run("INSERT INTO journal_param VALUES (?, ?, ?)", entry.id, name, value);
}

void Journal::readParams(JournalEntry& entry) {
    auto rows = connection_.prepare("SELECT name, value FROM journal_param WHERE job = ?");
    rows.bind(entry.id);
    while (rows.step()) {
        auto name = rows.text();
        entry.failure.params[std::move(name)] = rows.text();
    }
}

std::optional<JournalEntry> Journal::find(const std::string& id) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    auto rows = connection_.prepare("SELECT " + std::string(jobColumns) + " FROM journal WHERE id = ?");
    if (!rows.bind(id).step())
        return std::nullopt;
    auto entry = readEntry(rows);
    readParams(entry);
    return entry;
}

std::vector<JournalEntry> Journal::open() {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    auto rows = connection_.prepare("SELECT " + std::string(jobColumns) +
                                    " FROM journal WHERE final = 0 ORDER BY place");
    std::vector<JournalEntry> entries;
    while (rows.step())
        entries.push_back(readEntry(rows));
    for (auto& entry : entries)
        readParams(entry);
    return entries;
}

} // namespace cunho::store
