// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/revisions.hpp>
#include <cunho/app/target_name.hpp>
#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::app {

std::vector<Revision> revisionsOf(const std::vector<signing::SignatureReport>& signatures) {
    std::vector<Revision> out;
    for (const auto& report : signatures) {
        if (report.revisionEnd == 0)
            continue;
        const auto same = std::ranges::find(out, report.revisionEnd, &Revision::end);
        if (same != out.end()) {
            same->fields.push_back(report.field);
            continue;
        }
        out.push_back({0,
                       report.revisionEnd,
                       {report.field},
                       report.signer,
                       report.timestamp,
                       report.provenTime,
                       report.claimedTime,
                       report.coversWholeFile,
                       report.changes});
    }
    std::ranges::sort(out, {}, &Revision::end);
    int number = 0;
    for (Revision& revision : out)
        revision.number = ++number;
    return out;
}

void saveRevision(const std::filesystem::path& file, const FileState& state, std::uint64_t end,
                  const std::filesystem::path& target) {
    const ReadHandle handle(file);
    const auto changed = [&] {
        return Error(Fault::File, "FILE_CHANGED", {{"file", file.filename().string()}});
    };
    if (handle.state() != state || end > state.size)
        throw changed();
    AtomicFile copy(target);
    handle.stream(0, end, [&copy](ByteView piece) { copy.write(piece); });
    if (handle.state() != state)
        throw changed();
    copy.commit();
}

std::string revisionName(const std::filesystem::path& file, int number) {
    return signedName("{name}-revisao-" + std::to_string(number) + ".pdf", {file});
}

} // namespace cunho::app
