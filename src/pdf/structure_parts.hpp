// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/object_source.hpp"
#include "pdf/wanted_pages.hpp"

#include <map>

namespace cunho::pdf {

/// The leaves of the page tree, in order.
class PageList {
  public:
    /// What a page has of its own or inherits (7.7.3.4).
    struct Attributes {
        Value mediaBox, cropBox, rotate, resources;
    };
    struct Leaf {
        ObjectId id;
        std::uint32_t inherited; ///< index of what the nodes above it say
        ObjectId annots{};       ///< its /Annots, when it is indirect
    };
    struct Sheet {
        Value dictionary;
        Attributes attributes;
    };

    /// Throws File/PDF_NO_PAGE, PDF_DAMAGED.
    explicit PageList(ObjectSource& file);

    const std::vector<Leaf>& leaves() const noexcept { return leaves_; }
    Sheet sheet(const Leaf& leaf) const;
    PageGeometry geometry(const Attributes& attributes) const;

    /// The number, from 1, of the page that an annotation is on; 0 when none is known.
    std::uint32_t pageOf(ObjectId annotation, std::optional<ObjectId> claimed);

    /// Whether another page has the same array of annotations.
    bool sharesAnnotations(const Leaf& leaf);

  private:
    using Numbers = std::vector<std::pair<ObjectId, std::uint32_t>>; ///< sorted
    void indexPages();
    void indexAnnotations();
    void indexArrays();

    ObjectSource& file_;
    std::vector<Leaf> leaves_;
    std::vector<Attributes> inherited_{1};
    std::optional<Numbers> numbers_; ///< made when first asked for, as `annotations_`
    std::optional<Numbers> annotations_;
    std::optional<std::vector<std::pair<ObjectId, ObjectId>>> arrays_; ///< of annotations, and their pages
};

/// What the outline says, with the window that starts at the header.
PdfStructure structureOf(const FileOutline& outline, const FileWindow& window);

/// Each reads one part of an open file into `out`; `readParts` all of them.
void readParts(ObjectSource& file, WantedPages wanted, PdfStructure& out);
void readTrailer(ObjectSource& file, PdfStructure& out);
void readChosenPage(ObjectSource& file, PageList& pages, int page, PdfStructure& out);
void readEveryPage(ObjectSource& file, PageList& pages, PdfStructure& out);
void readForm(ObjectSource& file, PageList& pages, PdfStructure& out);
void readPermissions(ObjectSource& file, PdfStructure& out);
void readSecurityStore(ObjectSource& file, PdfStructure& out);
void readMetadata(ObjectSource& file, PdfStructure& out);

/// A field's /Lock (table 233), the parameters of FieldMDP (12.8.2.4) and a field's /SV (table 234).
std::optional<FieldLock> fieldLockOf(ObjectSource& file, const Value& dictionary);
std::optional<SeedValue> seedValueOf(ObjectSource& file, const Value& dictionary);

} // namespace cunho::pdf
