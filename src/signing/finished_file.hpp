// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/crypto/cms.hpp>
#include <cunho/pdf/revision.hpp>
#include <cunho/pdf/structure.hpp>

#include <filesystem>
#include <string>

namespace cunho::signing {

/// What is known of a signed file after it was read again.
struct FinishedFile {
    Bytes sha256;
    TimePoint claimedTime{}; ///< /M
};

/// What a signed file must hold.
struct Expected {
    const pdf::StructureReader& reader;
    const crypto::SignedAttributes& attributes;
    const crypto::CmsSignature& cms;
    pdf::ByteRange byteRange;
    std::string name; ///< what an error calls the file
};

/// Reads a signed file anew and makes sure that the signature covers all of it, that the covered bytes (and
/// so the original, which they begin with) are those that were signed, and that a reader finds the signature.
/// Throws Integrity/SIGNED_FILE_WRONG.
FinishedFile checkFinished(const std::filesystem::path& file, const Expected& expected);

/// Fills the hole, checks, and gives the file its name. When the very file is there already (a crash came
/// between rename and journal) that counts as done. Errors as PreparedPdf::fill and checkFinished.
FinishedFile finish(const pdf::PreparedPdf& prepared, const std::filesystem::path& target,
                    const Expected& expected);

} // namespace cunho::signing
