// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/job_context.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace cunho::app {

/// A QR code as it stands on a page.
struct PageCode {
    std::uint32_t page = 1; ///< from 1
    std::string text;       ///< its bytes, whatever they are

    bool operator==(const PageCode&) const = default;
};

/// What was found, and where it was looked for.
struct PageCodes {
    std::uint32_t pages = 0;     ///< of the file
    std::uint32_t looked = 0;    ///< at so many: the first, the last, then the others as they come
    std::vector<PageCode> codes; ///< by page, from top to bottom

    bool complete() const noexcept { return looked == pages; }
};

/// Port: finds the QR codes on the pages of a file of unknown origin.
class PageCodeReader {
  public:
    virtual ~PageCodeReader() = default;

    /// Looks at no more than a limited number of pages, for no longer than a limited time; what takes longer
    /// is not looked at, and counted. Throws as ReadHandle, File/PREVIEW_TOO_LARGE, File/PREVIEW_UNREADABLE,
    /// File/PREVIEW_TOO_MUCH_WORK, Credential/PDF_PASSWORD_NEEDED, each with {"file"};
    /// Configuration/PROGRAM_NOT_FOUND; Cancelled/STOPPED. May be called from several threads.
    virtual PageCodes find(const std::filesystem::path& file, const JobContext& job) const = 0;
};

} // namespace cunho::app
