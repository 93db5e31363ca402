// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/signing/signed_file_log.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::app {

/// A file that is signed and could not be saved where it was wanted. Its bytes wait in a private folder until
/// they are saved elsewhere, for which nobody signs again.
struct KeptFile {
    std::filesystem::path file;   ///< where they are; the name is the one that was wanted
    std::filesystem::path folder; ///< where it was wanted; empty when found by `keptFiles`
    std::optional<Failure> why;   ///< it could not be saved there; nothing when found by `keptFiles`
    /// For the log, once it is saved (BatchRunner::settle); nothing when found by `keptFiles`.
    std::optional<signing::SignedFileRecord> record{};
    std::optional<Failure> shortfall{}; ///< why it is below its level
};

/// Those that wait in such a folder, of this run of the program or of an earlier one, by name.
std::vector<KeptFile> keptFiles(const std::filesystem::path& keptFolder);

/// Saves it in `folder`, numbered when its name is taken, reads it again and lets go of the kept bytes.
/// Returns the new file. Throws Storage errors as AtomicFile, Integrity/SIGNED_FILE_WRONG when other bytes
/// were written, and as readFile; the kept bytes then stay.
std::filesystem::path saveKept(const KeptFile& kept, const std::filesystem::path& folder);

/// The first free one of "a-assinado.pdf", "a-assinado-2.pdf", …
std::filesystem::path freeName(const std::filesystem::path& folder, const std::string& stem);

} // namespace cunho::app
