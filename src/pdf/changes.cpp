// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/change_walk.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>

#include <optional>

namespace cunho::pdf {

namespace {

/// Some programs pad files; blanks behind the last %%EOF say nothing.
bool onlyBlanksBehind(const ReadHandle& file, std::uint64_t offset, std::uint64_t size) {
    constexpr std::uint64_t most = 4096;
    bool blank = size - offset <= most;
    if (blank) {
        file.stream(offset, size - offset, [&blank](ByteView bytes) {
            for (const std::uint8_t byte : bytes) {
                blank = blank && (byte == '\n' || byte == '\r' || byte == ' ' || byte == 0);
            }
        });
    }
    return blank;
}

Change unreadable(const std::string& why) {
    return {Change::Kind::Structure, false, "the revisions cannot be compared: " + why};
}

std::vector<Change> compare(const ReadHandle& file, std::uint64_t revisionEnd, int docMdpLevel,
                            const Passwords* passwords) {
    std::optional<RevisionPair> revisions;
    try {
        revisions.emplace(file, revisionEnd, passwords);
        std::vector<Change> changes = ChangeWalk(*revisions, docMdpLevel).run();
        revisions->rethrow();
        return changes;
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        if (revisions) {
            revisions->rethrow();
        }
        return {unreadable(error.what())};
    }
}

} // namespace

std::vector<Change> changesAfter(const std::filesystem::path& file, std::uint64_t revisionEnd,
                                 int docMdpLevel, const Passwords* passwords) {
    const ReadHandle handle(file);
    const std::uint64_t size = handle.size();
    if (revisionEnd >= size || onlyBlanksBehind(handle, revisionEnd, size)) {
        return {};
    }
    return compare(handle, revisionEnd, docMdpLevel, passwords);
}

} // namespace cunho::pdf
