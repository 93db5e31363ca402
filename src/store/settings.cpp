// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/settings.hpp"

namespace cunho::store {

std::optional<std::string> Settings::find(const std::string& name) {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT value FROM setting WHERE name = ?");
    return rows.bind(name).step() ? std::optional(rows.text()) : std::nullopt;
}

void Settings::put(const std::string& name, const std::string& value) {
    Transaction transaction(connection_);
    connection_.run(
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name,
        value);
    transaction.commit();
}

void Settings::remove(const std::string& name) {
    Transaction transaction(connection_);
    connection_.run("DELETE FROM setting WHERE name = ?", name);
    transaction.commit();
}

std::map<std::string, std::string> Settings::beginningWith(const std::string& prefix) {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT name, value FROM setting WHERE name >= ? ORDER BY name");
    rows.bind(prefix);
    std::map<std::string, std::string> values;
    while (rows.step()) {
        auto name = rows.text();
        if (!name.starts_with(prefix))
            break;
        values[std::move(name)] = rows.text();
    }
    return values;
}

} // namespace cunho::store
