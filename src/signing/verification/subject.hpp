// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/file.hpp>
#include <cunho/crypto/cms.hpp>
#include <cunho/crypto/timestamp.hpp>
#include <cunho/pdf/structure.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cunho::signing {

/// One signature field with all that can be read from it before anything is believed.
struct Subject {
    const pdf::SignatureField* field = nullptr;
    std::optional<pdf::ByteRange> range;
    std::string rangeFault; ///< why there is no range
    std::optional<crypto::DigestAlgorithm> algorithm;
    crypto::Digest covered;                      ///< of the bytes that the range covers
    std::optional<crypto::TimestampToken> token; ///< of a document time-stamp
    std::optional<crypto::CmsInspection> cms;    ///< of a signature whose bytes could be digested
    std::vector<crypto::TimestampToken> stamps;  ///< signature time-stamps of the CMS

    /// Where its revision ends.
    std::uint64_t end() const noexcept { return range ? range->second + range->secondLength : 0; }
    /// Whether this one covers the whole of `other` with its Contents.
    bool covers(const Subject& other) const noexcept {
        return range && other.range && other.end() <= range->firstLength;
    }
};

/// Reads every signature field; the file is streamed once, however many there are (coveredDigests).
std::vector<Subject> readSubjects(const pdf::PdfStructure& structure, const ReadHandle& file);

} // namespace cunho::signing
