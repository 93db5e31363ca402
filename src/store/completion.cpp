// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/completion.hpp"

#include "store/values.hpp"

namespace cunho::store {

using signing::WaitingFile;

void Completion::put(const WaitingFile& waiting) {
    Transaction transaction(connection_);
    const std::string file = waiting.file.string();
    connection_.run(
        "INSERT INTO waiting_file (file, wanted, document, since, fault, reason, detail)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (file) DO UPDATE SET wanted = excluded.wanted, document = excluded.document,"
        " fault = excluded.fault, reason = excluded.reason, detail = excluded.detail",
        file, signing::padesLevelName(waiting.wanted), waiting.documentId, milliseconds(waiting.since),
        faultName(waiting.why.fault), waiting.why.reason, waiting.why.detail);
    connection_.run("DELETE FROM waiting_file_param WHERE file = ?", file);
    for (const auto& [name, value] : waiting.why.params)
        connection_.run("INSERT INTO waiting_file_param VALUES (?, ?, ?)", file, name, value);
    transaction.commit();
}

void Completion::remove(const std::filesystem::path& file) {
    Transaction transaction(connection_);
    connection_.run("DELETE FROM waiting_file_param WHERE file = ?", file.string());
    connection_.run("DELETE FROM waiting_file WHERE file = ?", file.string());
    transaction.commit();
}

std::vector<WaitingFile> Completion::all() {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    auto rows = connection_.prepare("SELECT file, wanted, document, since, fault, reason, detail"
                                    " FROM waiting_file ORDER BY place");
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

} // namespace cunho::store
