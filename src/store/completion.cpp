// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/completion.hpp"

#include "store/file_hold.hpp"
#include "store/leases.hpp"
#include "store/values.hpp"

namespace cunho::store {

using signing::WaitingFile;

void Completion::put(const WaitingFile& waiting) {
    Transaction transaction(connection_);
    connection_.run(
        "INSERT INTO waiting_file (file, wanted, document, since, fault, reason, detail, sha256, next_sha256)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (file) DO UPDATE SET wanted = excluded.wanted, document = excluded.document,"
        " fault = excluded.fault, reason = excluded.reason, detail = excluded.detail,"
        " sha256 = excluded.sha256, next_sha256 = excluded.next_sha256",
        waiting.file.string(), signing::padesLevelName(waiting.wanted), waiting.documentId,
        milliseconds(waiting.since), faultName(waiting.why.fault), waiting.why.reason, waiting.why.detail,
        waiting.sha256, waiting.nextSha256);
    putParams(waiting);
    transaction.commit();
}

void Completion::note(const WaitingFile& waiting) {
    Transaction transaction(connection_);
    connection_.run("UPDATE waiting_file SET fault = ?, reason = ?, detail = ?, next_sha256 = ?"
                    " WHERE file = ? AND sha256 = ?",
                    faultName(waiting.why.fault), waiting.why.reason, waiting.why.detail, waiting.nextSha256,
                    waiting.file.string(), waiting.sha256);
    if (connection_.changes() > 0)
        putParams(waiting);
    transaction.commit();
}

void Completion::putParams(const WaitingFile& waiting) {
    const std::string file = waiting.file.string();
    connection_.run("DELETE FROM waiting_file_param WHERE file = ?", file);
    for (const auto& [name, value] : waiting.why.params)
        connection_.run("INSERT INTO waiting_file_param VALUES (?, ?, ?)", file, name, value);
}

void Completion::remove(const WaitingFile& waiting) {
    Transaction transaction(connection_);
    const std::string file = waiting.file.string();
    connection_.run("DELETE FROM waiting_file_param WHERE file ="
                    " (SELECT file FROM waiting_file WHERE file = ? AND sha256 = ?)",
                    file, waiting.sha256);
    connection_.run("DELETE FROM waiting_file WHERE file = ? AND sha256 = ?", file, waiting.sha256);
    transaction.commit();
}

std::vector<WaitingFile> Completion::all() {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    auto rows = connection_.prepare("SELECT file, wanted, document, since, fault, reason, detail, sha256,"
                                    " next_sha256 FROM waiting_file ORDER BY place");
    std::vector<WaitingFile> out;
    while (rows.step()) {
        WaitingFile waiting;
        waiting.file = rows.text();
        waiting.wanted = storedLevel(rows.text());
        waiting.documentId = rows.integer();
        waiting.since = timePoint(rows.integer());
        waiting.why.fault = storedFault(rows.text());
        waiting.why.reason = rows.text();
        waiting.why.detail = rows.text();
        waiting.sha256 = rows.blob();
        waiting.nextSha256 = rows.blob();
        out.push_back(std::move(waiting));
    }
    for (WaitingFile& waiting : out) {
        auto params = connection_.prepare("SELECT name, value FROM waiting_file_param WHERE file = ?");
        params.bind(waiting.file.string());
        while (params.step()) {
            auto name = params.text();
            waiting.why.params[std::move(name)] = params.text();
        }
    }
    return out;
}

std::unique_ptr<signing::ProcessHold> Completion::hold() {
    auto hold = std::make_unique<FileHold>(lockFile(connection_.file(), "completion"));
    if (!hold->take())
        throw Error(Fault::Busy, "COMPLETION_ELSEWHERE");
    return hold;
}

} // namespace cunho::store
