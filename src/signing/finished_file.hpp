// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/document_timestamp.hpp"

#include <cunho/core/clock.hpp>
#include <cunho/crypto/cms.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/pdf/revision.hpp>
#include <cunho/signing/levels.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace cunho::signing {

/// What is known of a signed file after it was read again.
struct FinishedFile {
    Bytes sha256;
    TimePoint claimedTime{}; ///< /M
    PadesLevel level = PadesLevel::B_B;
    std::optional<Failure> shortfall{}; ///< why it did not come further
    std::filesystem::path path{};       ///< of a fallback that took the bytes, see SignFileRequest
    std::optional<Failure> unsaved{};   ///< why the target did not
};

/// What a signed file must hold.
struct Expected {
    const pdf::Reader& reader;
    const crypto::SignedAttributes& attributes;
    const crypto::CmsSignature& cms;
    pdf::ByteRange byteRange;
    std::string name;                             ///< what an error calls the file
    PadesLevel level = PadesLevel::B_B;           ///< that the file must show
    const DocumentTimestamp* timestamp = nullptr; ///< that the file must hold as well
    /// The signature's claimed time, where the file need not be parsed again: its bytes are those that were
    /// prepared, and no library had to interpret, decrypt or repair anything to read the original.
    std::optional<TimePoint> plainTime{};
};

/// The signature with this ByteRange as a reader sees it; nullptr when it sees none.
const pdf::SignatureField* findSignature(const pdf::PdfStructure& structure, const pdf::ByteRange& range);

/// Reads a signed file anew and makes sure that the signature covers all of its revision, that the covered
/// bytes (and so the original, which they begin with) are those that were signed, that a reader finds the
/// signature (unless `plainTime`), and behind it what its level needs and nothing else. Throws
/// Integrity/SIGNED_FILE_WRONG.
FinishedFile checkFinished(const std::filesystem::path& file, const Expected& expected);

/// A file of this name that holds this very signature already, whatever its level: a crash came between
/// rename and journal. Nothing when there is none.
std::optional<FinishedFile> findFinished(const std::filesystem::path& file, const Expected& expected);

} // namespace cunho::signing
