// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/object_cipher.hpp"

#include <cunho/pdf/structure.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace cunho::pdf {

/// The bytes appended to a file by one incremental update (ISO 32000-1, 7.5.6): objects, then a
/// cross-reference section of the same kind as the file's last one, then startxref. In an encrypted file
/// strings and streams are encrypted as it does; the section of a file whose cross-references were damaged
/// carries them all.
///
/// Numbers are never reused and nothing is freed: Acrobat doubts earlier signatures otherwise.
class Section {
  public:
    /// Throws File/PDF_DAMAGED when the encryption makes no sense, Unsupported/PDF_MAC when the update would
    /// break the file's MAC, File/PDF_DAMAGED_SIGNED when recovered cross-references would put signatures in
    /// doubt.
    Section(const std::filesystem::path& file, const PdfStructure& structure);

    ObjectId newId() { return {nextNumber_++, 0}; }

    /// "N G obj" EOL body EOL "endobj" EOL, as PDF/A-1 (6.1.8) wants it. `clear` follows the body and is
    /// never encrypted; returns where it starts in the file.
    std::uint64_t add(ObjectId id, std::string_view body, std::string_view clear = {});

    /// A stream of these entries and of /Length.
    void addStream(ObjectId id, Dictionary entries, ByteView data);

    /// A new version of an object that the file has. Throws File/PDF_DAMAGED on the second version: an object
    /// in two roles cannot serve both. The encryption dictionary has no second version.
    void update(ObjectId id, std::string_view body);

    /// Adds cross-reference section and trailer and gives the bytes away. Throws File/PDF_TOO_LARGE when the
    /// whole file would be.
    Bytes finish() &&;

  private:
    /// One line of the cross-references (7.5.4, 7.5.8.3).
    struct Entry {
        enum class Type : std::uint8_t { Free, Plain, Compressed };
        Type type = Type::Plain;
        std::uint64_t where = 0; ///< offset from the header, or number of the object stream
        std::uint32_t which = 0; ///< generation, or index in the object stream
    };
    using Entries = std::map<std::uint32_t, Entry>; ///< by object number

    void begin(ObjectId id);
    void addTable();
    void addXrefStream();
    bool needsXrefStream() const;
    std::string trailerKeys() const;
    std::uint64_t offset() const noexcept { return structure_.fileSize + bytes_.size(); }

    /// As cross-references count.
    std::uint64_t fromHeader() const noexcept { return offset() - structure_.headerOffset; }

    static std::vector<std::vector<Entries::value_type>> runsOf(const Entries& entries);

    std::filesystem::path file_;
    const PdfStructure& structure_;
    std::optional<ObjectCipher> cipher_;
    std::uint32_t nextNumber_;
    std::string bytes_;
    Entries entries_;
    std::set<ObjectId> updated_;
};

} // namespace cunho::pdf
