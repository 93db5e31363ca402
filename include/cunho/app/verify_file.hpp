// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/signing/verification.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace cunho::app {

/// What a file's signatures are worth.
struct FileVerdict {
    std::filesystem::path file;
    std::vector<signing::SignatureReport> signatures;
};

/// Reads certificates (PEM or DER) from files and from the files of folders. Errors as readFile and
/// File/ANCHOR_UNREADABLE with {"file"}.
std::vector<crypto::Certificate> loadAnchors(const std::vector<std::filesystem::path>& paths);

/// Every signature of `file`, checked at the clock's now. Throws as StructureReader.
FileVerdict verifyFile(const std::filesystem::path& file, const pdf::StructureReader& reader,
                       const Clock& clock, const std::vector<crypto::Certificate>& anchors);

} // namespace cunho::app
