// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/podofo_file.hpp"

#include <map>

namespace cunho::pdf {

/// The leaves of the page tree, in order.
class PageList {
  public:
    struct Leaf {
        const PodofoFile::Object* object = nullptr;
        const PodofoFile::Object* mediaBox = nullptr; ///< its own or inherited (7.7.3.4)
        const PodofoFile::Object* cropBox = nullptr;
        const PodofoFile::Object* rotate = nullptr;
        const PodofoFile::Object* resources = nullptr;
    };

    /// Throws File/PDF_NO_PAGE, PDF_DAMAGED.
    explicit PageList(const PodofoFile& file);

    const std::vector<Leaf>& leaves() const noexcept { return leaves_; }
    PageGeometry geometry(const Leaf& leaf) const;

    /// The number, from 1, of the page that an annotation is on; 0 when none is known.
    std::uint32_t pageOf(ObjectId annotation, std::optional<ObjectId> claimed);

  private:
    void indexAnnotations();

    const PodofoFile& file_;
    std::vector<Leaf> leaves_;
    std::map<ObjectId, std::uint32_t> numbers_;
    std::optional<std::map<ObjectId, std::uint32_t>> annotations_; ///< made when first asked for
};

/// Each reads one part of an open file into `out`.
void readTrailer(const PodofoFile& file, PdfStructure& out);
void readChosenPage(const PodofoFile& file, const PageList& pages, int page, PdfStructure& out);
void readForm(const PodofoFile& file, PageList& pages, PdfStructure& out);
void readPermissions(const PodofoFile& file, PdfStructure& out);
void readSecurityStore(const PodofoFile& file, PdfStructure& out);
void readMetadata(const PodofoFile& file, PdfStructure& out);

} // namespace cunho::pdf
