// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/communications.hpp"

#include "store/values.hpp"

namespace cunho::store {

using invoicing::Communication;

void Communications::record(const Communication& communication) {
    const auto lock = connection_.lock();
    connection_.run("INSERT INTO communication (first, last, communicated, sha256, file_name)"
                    " VALUES (?, ?, ?, ?, ?)",
                    dateText(communication.first), dateText(communication.last),
                    dateText(communication.communicated), communication.sha256, communication.fileName);
}

std::vector<Communication> Communications::communications() {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT first, last, communicated, sha256, file_name FROM communication"
                                    " ORDER BY id DESC");
    std::vector<Communication> found;
    while (rows.step()) {
        auto& each = found.emplace_back();
        each.first = storedMaybeDate(rows.text());
        each.last = storedMaybeDate(rows.text());
        each.communicated = storedMaybeDate(rows.text());
        each.sha256 = rows.blob();
        each.fileName = rows.text();
    }
    return found;
}

std::optional<std::pair<Date, Date>> Communications::span() {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT (SELECT min(position) FROM document_list),"
                                    " (SELECT max(position) FROM document_list)");
    rows.step();
    if (rows.null())
        return std::nullopt;
    const auto first = dateOfPosition(rows.integer());
    return std::pair(first, dateOfPosition(rows.integer()));
}

std::int64_t Communications::documents(Date first, Date last) {
    const auto lock = connection_.lock();
    auto rows =
        connection_.prepare("SELECT count(*) FROM document_list WHERE position >= ? AND position < ?");
    rows.bind(listPosition(first, 0), listPosition(dayAfter(last), 0)).step();
    return rows.integer();
}

std::optional<LocalTime> Communications::lastChange(Date first, Date last) {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare(
        "SELECT max(max(d.system_entry, coalesce((SELECT max(s.at) FROM document_status AS s"
        " WHERE s.document = d.id), ''))) FROM document_list AS p"
        " CROSS JOIN document AS d ON d.id = p.position & 1099511627775"
        " WHERE p.position >= ? AND p.position < ?");
    rows.bind(listPosition(first, 0), listPosition(dayAfter(last), 0)).step();
    if (rows.null())
        return std::nullopt;
    return parseLocal(rows.text());
}

} // namespace cunho::store
