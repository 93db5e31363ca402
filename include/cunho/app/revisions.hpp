// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/file.hpp>
#include <cunho/pdf/changes.hpp>
#include <cunho/signing/verdict.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::app {

/// The document as it was when something was signed: the first `end` bytes of the file.
struct Revision {
    int number = 1;                          ///< from 1, oldest first
    std::uint64_t end = 0;                   ///< bytes
    std::vector<std::string> fields;         ///< of the signatures and time-stamps that end there
    std::string signer;                      ///< of the first of them
    bool timestamp = false;                  ///< it is a document time-stamp
    std::optional<TimePoint> provenTime{};   ///< when it existed
    std::string claimedTime{};               ///< ISO 8601 UTC; nobody vouches for it
    bool isWholeFile = false;                ///< nothing came after
    std::vector<pdf::Change> changesAfter{}; ///< what came after, up to the whole file
};

/// Where each signature's ByteRange ends. What covers nothing that can be believed has none.
std::vector<Revision> revisionsOf(const std::vector<signing::SignatureReport>& signatures);

/// Writes exactly the first `end` bytes of `file` to `target`, which must not exist. `state` is what the file
/// was when it was verified. Throws File/FILE_CHANGED, and as ReadHandle and AtomicFile.
void saveRevision(const std::filesystem::path& file, const FileState& state, std::uint64_t end,
                  const std::filesystem::path& target);

/// The name that a revision is saved under: "contrato-revisao-1.pdf".
std::string revisionName(const std::filesystem::path& file, int number);

} // namespace cunho::app
