// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/structure.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace cunho::pdf {

/// The bytes appended to a file by one incremental update (ISO 32000-1, 7.5.6): objects, then a
/// cross-reference section of the same kind as the file's last one, then startxref.
///
/// Numbers are never reused and nothing is freed: Acrobat doubts earlier signatures otherwise.
class Section {
  public:
    Section(const std::filesystem::path& file, const PdfStructure& structure);

    ObjectId newId() { return {nextNumber_++, 0}; }

    /// "N G obj" EOL body EOL "endobj" EOL, as PDF/A-1 (6.1.8) wants it. Returns where `body` starts in the
    /// file.
    std::uint64_t add(ObjectId id, std::string_view body);

    /// A new version of an object that the file has. Throws File/PDF_DAMAGED on the second version: an object
    /// in two roles cannot serve both.
    void update(ObjectId id, std::string_view body);

    /// Adds cross-reference section and trailer and gives the bytes away. Throws File/PDF_TOO_LARGE when the
    /// whole file would be.
    Bytes finish() &&;

  private:
    void addTable();
    void addStream();
    std::string trailerKeys() const;
    std::uint64_t offset() const noexcept { return structure_.fileSize + bytes_.size(); }

    std::filesystem::path file_;
    const PdfStructure& structure_;
    std::uint32_t nextNumber_;
    std::string bytes_;
    std::map<ObjectId, std::uint64_t> offsets_;
    std::set<ObjectId> updated_;
};

} // namespace cunho::pdf
