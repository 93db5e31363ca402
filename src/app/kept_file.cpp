// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/kept_file.hpp>
#include <cunho/core/file.hpp>

#include <algorithm>
#include <limits>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

Bytes bytesOf(const fs::path& file) {
    return readFile(file, std::numeric_limits<std::uint64_t>::max());
}

/// Of a program that was killed: AtomicFile's and StageFile's.
bool isLeftOver(const std::string& name) {
    return name.starts_with(".cunho-") || (name.starts_with(".") && name.ends_with(".tmp"));
}

fs::path numbered(const fs::path& folder, const fs::path& name) {
    for (int copy = 1;; ++copy) {
        const std::string number = copy > 1 ? "-" + std::to_string(copy) : "";
        fs::path candidate = folder / (name.stem().string() + number + name.extension().string());
        std::error_code ignored; // what cannot be looked at cannot be written and fails then
        if (!fs::exists(fs::symlink_status(candidate, ignored)))
            return candidate;
    }
}

void removeKept(const fs::path& file) {
    std::error_code ignored; // a file left behind does no harm
    fs::remove(file, ignored);
    fs::remove(file.parent_path(), ignored); // its own folder, empty now
}

} // namespace

std::vector<KeptFile> keptFiles(const fs::path& keptFolder) {
    std::vector<KeptFile> all;
    std::error_code none;
    for (const auto& place : fs::directory_iterator(keptFolder, none)) {
        std::error_code unreadable;
        for (const auto& file : fs::directory_iterator(place.path(), unreadable))
            if (!isLeftOver(file.path().filename().string()))
                all.push_back({file.path(), {}, {}});
    }
    std::ranges::sort(all, {}, [](const KeptFile& one) { return one.file.filename(); });
    return all;
}

fs::path saveKept(const KeptFile& kept, const fs::path& folder) {
    const fs::path target = numbered(folder, kept.file.filename());
    const ReadHandle bytes(kept.file);
    AtomicFile file(target);
    file.copyFrom(bytes.descriptor(), 0, bytes.size()); // and hidden from whom it is hidden
    if (bytesOf(file.temporary()) != bytesOf(kept.file))
        throw Error(Fault::Integrity, "SIGNED_FILE_WRONG", {{"file", target.filename().string()}},
                    "other bytes were written");
    file.commit();
    removeKept(kept.file);
    return target;
}

fs::path freeName(const fs::path& folder, const std::string& stem) {
    return numbered(folder, stem + ".pdf");
}

} // namespace cunho::app
