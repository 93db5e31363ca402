// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// Where the program's files and helper programs lie.
#include "wiring/helper_programs.hpp"
#include "wiring/user_folders.hpp"

#include <cunho/crypto/digest.hpp>
#include <cunho/pdf/worker_reader.hpp>
#include <cunho/wiring/page_code_reader.hpp>
#include <cunho/wiring/workplace.hpp>

#include <cstdlib>

namespace cunho::wiring {

namespace fs = std::filesystem;

fs::path defaultDatabase(Environment environment) {
    return userFolder("XDG_DATA_HOME", fs::path(".local") / "share") / "cunho" /
           environmentName(environment) / "empresa.db";
}

fs::path bookMark(const fs::path& database) {
    constexpr std::size_t enough = 32; // hexadecimal digits
    const fs::path folder = userFolder("XDG_STATE_HOME", fs::path(".local") / "state") / "cunho" / "marks";
    std::error_code code;
    fs::create_directories(folder, code); // without it no mark is kept, and nothing else fails
    const std::string place = fs::weakly_canonical(database, code).string();
    return folder / toHex(crypto::sha256(asBytes(place)).value).substr(0, enough);
}

std::vector<fs::path> keptFolders() {
    constexpr const char* name = "kept";
    std::vector<fs::path> all{userFolder("XDG_STATE_HOME", fs::path(".local") / "state") / "cunho" / name};
    const char* runtime = std::getenv("XDG_RUNTIME_DIR"); // nothing stands in for it: /tmp is everybody's
    if (runtime != nullptr && fs::path(runtime).is_absolute())
        all.push_back(fs::path(runtime) / "cunho" / name);
    return all;
}

std::unique_ptr<app::PageCodeReader> makeForeignCodeReader(std::shared_ptr<const pdf::Passwords> passwords) {
    return makePageCodeReader({programFolder() / painterProgram, std::move(passwords)});
}

std::unique_ptr<pdf::Reader> makeForeignReader(std::shared_ptr<const pdf::Passwords> passwords) {
    return pdf::makeWorkerReader({programFolder() / workerProgram, std::move(passwords)});
}

fs::path programFolder() {
    std::error_code code;
    const fs::path self = fs::read_symlink("/proc/self/exe", code);
    return code ? fs::path(".") : self.parent_path();
}

} // namespace cunho::wiring
