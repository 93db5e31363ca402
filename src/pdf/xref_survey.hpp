// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/file_window.hpp"

#include <cstdint>
#include <optional>

namespace cunho::pdf {

/// What the cross-reference sections of a file say.
struct XrefSurvey {
    /// One more than the highest object number that they list or claim. PoDoFo forgets the /Size of a stream
    /// that follows a table; a number taken twice replaces an object.
    std::uint32_t size = 0;

    /// No trailer names an /Encrypt, and none is written so that it could hide one from who does not parse
    /// it.
    bool isPlain = false;
};

/// Of the sections from `start` on.
///
/// Nothing when a section is not as 7.5.4 and 7.5.8 want it: entries of another length than 20 bytes, whose
/// places PoDoFo misreads without a word, or objects beyond /Size, which one reader sees and another does
/// not.
std::optional<XrefSurvey> surveySections(FileWindow& window, std::uint64_t start);

} // namespace cunho::pdf
