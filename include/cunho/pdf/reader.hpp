// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/changes.hpp>
#include <cunho/pdf/embedded_file.hpp>
#include <cunho/pdf/passwords.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/pdf/structure.hpp>

#include <filesystem>
#include <memory>
#include <vector>

namespace cunho::pdf {

/// The narrow door to PDFs: everything that parses one. Implementations may be used from several threads.
class Reader {
  public:
    virtual ~Reader() = default;

    /// `page` is the number, from 1, of the page that a revision may touch; negative ones count from the last
    /// (-1). Throws Input/PAGE_NOT_THERE with {"file","page","count"}, File/PDF_NO_HEADER, PDF_DAMAGED,
    /// PDF_TOO_LARGE (over 4 GiB), PDF_NO_PAGE, PDF_EMPTY, PDF_TOO_MUCH_WORK (reading took too long or too
    /// much memory), Credential/PDF_PASSWORD_NEEDED, or Unsupported/PDF_ENCRYPTED, each with {"file"}.
    PdfStructure read(const std::filesystem::path& file) const { return readPage(file, 1); }
    virtual PdfStructure readPage(const std::filesystem::path& file, int page) const = 0;

    /// The same, and every page in PdfStructure::pages. Throws Input/PDF_TOO_MANY_PAGES with {"file"}
    /// besides, when there are more than 20,000 of them or what they hold is too much.
    virtual PdfStructure readAllPages(const std::filesystem::path& file, int page) const = 0;

    /// See pdf::changesAfter. Takes as long as reading every object of the file, for each revision anew.
    std::vector<Change> changesAfter(const std::filesystem::path& file, std::uint64_t revisionEnd,
                                     int docMdpLevel) const {
        return compare(file, revisionEnd, docMdpLevel).changes;
    }
    virtual Comparison compare(const std::filesystem::path& file, std::uint64_t revisionEnd,
                               int docMdpLevel) const = 0;

    /// What is drawn on a page (from 1), each as its bounding box on the page as shown: lines of text,
    /// pictures, filled and stroked paths, widgets and other annotations. A box may be larger than the ink,
    /// never smaller; a page that asks for too much work counts as full. Throws as `readPage`.
    virtual std::vector<Rectangle> occupiedBoxes(const std::filesystem::path& file,
                                                 std::uint32_t page) const = 0;

    /// The XML files embedded in it (name tree EmbeddedFiles), by name: what a hybrid invoice carries. At
    /// most `mostEmbeddedFiles` of at most `largestEmbeddedFile` bytes; none where they took too much work.
    /// Throws as `readPage`.
    virtual std::vector<EmbeddedFile> embeddedXml(const std::filesystem::path& /*file*/) const { return {}; }
};

/// Reads in this process: PoDoFo first, libqpdf for what PoDoFo cannot read (docs/decisions). For files of
/// our own making, and inside the worker.
std::unique_ptr<Reader> makeDirectReader(std::shared_ptr<const Passwords> passwords = nullptr);

} // namespace cunho::pdf
