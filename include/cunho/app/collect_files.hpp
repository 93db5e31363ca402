// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/target_name.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/job_context.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::signing {
class SignedFileLog;
}

namespace cunho::app {

/// By what a file is known under whatever name, as it was when somebody looked. Size and time belong to it
/// since the number of a file that vanished is given to the next one, and shares may make theirs up.
struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t modified = 0; ///< as FileState::modified

    auto operator<=>(const FileIdentity&) const = default;
};

inline FileIdentity identityOf(const FileState& state) noexcept {
    return {state.device, state.inode, state.size, state.modified};
}

/// A file to sign.
struct FoundFile {
    std::filesystem::path path;
    std::optional<FileIdentity> identity{}; ///< nothing: nobody looked
};

/// Something that was dropped, pasted or named and is not among the files to sign.
struct LeftOut {
    std::filesystem::path path; ///< a file or folder; of a line of pasted text, the line
    Failure why;                ///< its text names the next step
    bool named = true;          ///< by the person; false: met in a folder
    std::size_t before = 0;     ///< so many files had been taken when it was met
};

struct PastedPaths {
    std::vector<std::filesystem::path> paths; ///< in their order
    std::vector<LeftOut> leftOut;
};

/// The paths of a pasted text: absolute paths, "~/…" and file URLs (RFC 8089), one a line, with or without
/// quotes around them; also text/uri-list (RFC 2483, comments begin with '#') and what file managers copy
/// ("copy" or "cut" in the first line). Left out with Input/PATH_NOT_ABSOLUTE or Input/URL_NOT_LOCAL: what is
/// no path, and what lies on another computer.
PastedPaths pathsOf(std::string_view pasted);

struct CollectOptions {
    std::size_t files = 10'000;    ///< that are taken; what comes after them is left out
    std::size_t entries = 200'000; ///< of folders that are looked at
    int depth = 32;                ///< of folders inside of folders
    /// Files that are named are taken whatever they hold; reading them will say what they are.
    bool namedUnseen = false;
    bool signedHere = false; ///< files signed here are taken out of folders, too: to verify them
    /// How signed files are called: see mayBeSignedName. Besides, as always, defaultNamePattern.
    std::string namePattern{defaultNamePattern};
    /// Which files were put where, and whether they are the same still; null: names alone tell.
    signing::SignedFileLog* log = nullptr;
};

/// What there is to sign in files and folders.
struct Collection {
    std::vector<FoundFile> files;
    /// In the order in which they were met. Besides what reading the file says (FILE_NOT_FOUND,
    /// FILE_NOT_READABLE, FILE_IS_NO_FILE, PDF_NO_HEADER, PDF_EMPTY): Input/FILE_NAMED_TWICE and
    /// FOLDER_NAMED_TWICE (also a symbolic link that leads back), FILE_HIDDEN, FILE_SIGNED_HERE
    /// (by its name, or by the log), FOLDER_TOO_DEEP, File/FOLDER_WITHOUT_PDF of one that was
    /// named, Storage/FOLDER_NOT_READABLE, Input/TOO_MANY_FILES
    /// (said once).
    std::vector<LeftOut> leftOut;
    std::size_t entries = 0; ///< that were looked at

    std::vector<std::filesystem::path> paths() const;
};

/// The PDFs that `paths` name, and those in the folders among them, each file once by its identity (device
/// and inode), however many names lead to it. Paths keep their order; a folder gives its own files before
/// those of its folders, each by name. A file counts as PDF by what it begins with, not by its name. Hidden
/// files and files signed here are left out of folders (unless `signedHere`), and taken when they are named
/// themselves.
///
/// Changes nothing and waits for no pipe. Reports the entries looked at as "collect"; total 0. Throws
/// Cancelled/STOPPED.
Collection collectFiles(const std::vector<std::filesystem::path>& paths, const CollectOptions& options,
                        const JobContext& job);

} // namespace cunho::app
