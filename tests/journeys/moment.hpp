// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <sqlite3.h>
#include <string>
#include <thread>

namespace cunho::test {

/// The first value that a second, reading connection gets for `sql`; empty while there is none (or no file
/// yet).
inline std::string askFile(const std::filesystem::path& database, const std::string& sql) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(database.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> connection(opened, sqlite3_close);
    if (code != SQLITE_OK)
        return {};
    sqlite3_busy_timeout(opened, 2000);
    std::string answer;
    const auto take = [](void* out, int, char** values, char**) {
        if (values[0] != nullptr)
            *static_cast<std::string*>(out) = values[0];
        return 0;
    };
    sqlite3_exec(opened, sql.c_str(), take, &answer, nullptr);
    return answer;
}

/// Watches a database until `sql` answers "1"; false when that did not come within the limit. The process
/// that writes it is held at the moment looked for by the far side, so looking again and again cannot miss
/// it.
inline bool reached(const std::filesystem::path& database, const std::string& sql,
                    std::chrono::seconds limit = std::chrono::seconds(60)) {
    const auto until = std::chrono::steady_clock::now() + limit;
    while (std::chrono::steady_clock::now() < until) {
        if (askFile(database, sql) == "1")
            return true;
        std::this_thread::yield();
    }
    return false;
}

} // namespace cunho::test
