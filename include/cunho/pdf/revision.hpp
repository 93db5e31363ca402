// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/file.hpp>
#include <cunho/pdf/on_sheet.hpp>
#include <cunho/pdf/structure.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace cunho::pdf {

/// A visible signature: a drawing and its place.
struct Seal {
    Bytes pdf; ///< one-page PDF of `SealPainter`; its page becomes the field's form XObject
    /// On the page as shown, origin lower left; the drawing fills it, upright to the eye. An empty field that
    /// is filled keeps its own place and page instead.
    Rectangle rectangle;
    /// On each other page too, in this place, as a stamp annotation (12.5.6.12) that is printed, locked and
    /// covered by the signature. The structure must be one of Reader::readAllPages, of a file that
    /// `allowsStamps`.
    std::optional<OnSheet> elsewhere{};
    bool inField = true; ///< false: the field is invisible, and only other pages bear the seal
    std::string text{};  ///< what a stamp says to who does not see it (/Contents), UTF-8
};

/// Whether a revision may put seals on pages that its field is not on. Not in a file that is signed,
/// certified or time-stamped: validators show what is not a signature as a change behind those that are
/// there. Nor in an encrypted one that permits no annotations to who is not its owner (table 22).
bool allowsStamps(const PdfStructure& structure);

/// What the signature dictionary and its field say (ISO 32000-1 table 252; EN 319 142-1, 5.3).
struct SignatureRequest {
    enum class Kind {
        Signature,         ///< SubFilter ETSI.CAdES.detached
        DocumentTimestamp, ///< Type DocTimeStamp, SubFilter ETSI.RFC3161, without /M (EN 319 142-1, 5.4.3)
    };
    Kind kind = Kind::Signature;
    /// Empty: the next free "Assinatura<n>" ("SeloTemporal<n>" of a time-stamp). The name of an empty
    /// signature field fills that field.
    std::string fieldName;
    std::optional<Seal> seal;             ///< on the page that was read; none: invisible
    std::string reason;                   ///< /Reason, UTF-8, may be empty
    std::string location;                 ///< /Location
    std::string signerName;               ///< /Name
    TimePoint claimedTime{};              ///< /M
    std::string application;              ///< /Prop_Build /App /Name, may be empty
    std::size_t contentsCapacity = 16384; ///< DER bytes that fit in /Contents
};

/// An original file and the incremental update that will carry one signature, with its hole.
///
/// The original is never changed and never loaded: it is streamed. Between `prepare` and `fill` it must stay
/// the same file in the same state (File/FILE_CHANGED otherwise).
class PreparedPdf {
  public:
    /// The bytes around the hole; the second part ends at the end of the file.
    const ByteRange& byteRange() const noexcept { return byteRange_; }

    /// DER bytes that fit in the hole.
    std::size_t capacity() const noexcept {
        return static_cast<std::size_t>((byteRange_.second - byteRange_.firstLength - 2) / 2);
    }

    /// Fully qualified; empty after `reopen`: an encrypted file does not give it away.
    const std::string& fieldName() const noexcept { return fieldName_; }

    /// Feeds exactly the bytes that the ByteRange covers, in order: what the message digest is over.
    void stream(const ByteSink& sink) const;

    /// Writes the file with its hole still empty, durably: what the journal keeps. Errors as AtomicFile.
    void save(const std::filesystem::path& target) const;

    /// A file written by `save`, after a restart. Throws Integrity/PREPARED_FILE_DAMAGED.
    static PreparedPdf reopen(const std::filesystem::path& prepared, const ByteRange& byteRange);

    /// Writes the finished file: temporary neighbour, fsync, `check`, rename. The hole gets `cms` as
    /// upper-case hexadecimal, the rest of it zeros. Throws Internal/SIGNATURE_TOO_LARGE when it does not fit
    /// (nothing is truncated), Storage errors as AtomicFile, and whatever `check` throws; the target then
    /// does not exist.
    void fill(ByteView cms, const std::filesystem::path& target,
              const std::function<void(const std::filesystem::path& temporary)>& check = {},
              AtomicFile::Keep keep = AtomicFile::Keep::Durable) const;

  private:
    friend class RevisionWriter;
    PreparedPdf() = default;

    std::filesystem::path source_;
    FileState sourceState_;
    Bytes section_; ///< appended bytes without the hole; empty when `source_` already holds them
    ByteRange byteRange_;
    std::string fieldName_;
};

/// Prepares one more signature on `file`: a field on the page that was read (invisible ones have an empty
/// appearance, so that PDF/A-1b holds), a section of the same xref kind as the file's last one. Throws as
/// Reader, and Rejected/PDF_LOCKED when DocMDP or a lock allows no signature, Rejected/FIELD_LOCKED with
/// {"file","field"} when a signature locked the field or the name of a new one, Input/FIELD_NAME_TAKEN,
/// Input/FIELD_NAME_INVALID (a dot), Input/SEAL_TRANSPARENT (on PDF/A-1), Input/SEAL_WITHOUT_PLACE,
/// File/FILE_CHANGED when the size is no longer the one that was read, or the file no longer as it was
/// `before` it was read, File/PDF_DAMAGED_SIGNED when its cross-references were recovered and it is signed,
/// Unsupported/PDF_MAC when a MAC over the whole file would no longer be right.
///
/// Offsets in the section count from the file's header, the ByteRange from its first byte. A filled field's
/// /Lock becomes the signature's FieldMDP reference; its seed values are the caller's business.
PreparedPdf prepareSignature(const std::filesystem::path& file, const PdfStructure& structure,
                             const SignatureRequest& request, const std::optional<FileState>& before = {});

/// Writes to `target` the file and one revision whose DSS holds what was there and `additions`; objects that
/// are there already are used again, nothing is taken away. `target` must not exist. False, and nothing
/// written, when everything is there already. Errors as prepareSignature and AtomicFile.
bool appendSecurityStore(const std::filesystem::path& file, const PdfStructure& structure,
                         const DocumentSecurityStore& additions, const std::filesystem::path& target,
                         AtomicFile::Keep keep = AtomicFile::Keep::Durable);

} // namespace cunho::pdf
