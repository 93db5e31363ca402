// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/open_as_read.hpp"

#include "pdf/file_outline.hpp"
#include "pdf/open_document.hpp"
#include "pdf/recovered_table.hpp"
#include "pdf/syntax.hpp"
#include "pdf/window_input.hpp"

namespace cunho::pdf {

namespace {

/// What the library needs of a trailer to find a page and decrypt it.
std::string trailerOf(const PdfStructure& structure) {
    std::string out = "/Root " + referenceSyntax(structure.root);
    if (structure.firstFileId) {
        const std::string id = hexSyntax(*structure.firstFileId);
        out += " /ID [" + id + " " + id + "]";
    }
    if (structure.encryption) {
        out += " /Encrypt " + structure.encryption->entry;
    }
    return out;
}

/// The file as its reader saw it: cross-references that were recovered stand behind its bytes.
std::shared_ptr<WindowInput> inputOf(const std::filesystem::path& file, const ReadHandle& handle,
                                     const PdfStructure& structure) {
    if (structure.recoveredXref.empty()) {
        FileWindow window(file);
        const FileOutline outline = outlineOf(window, file);
        return std::make_shared<WindowInput>(handle, outline.headerOffset, outline.end);
    }
    RecoveredTable table;
    for (const RecoveredEntry& entry : structure.recoveredXref) {
        table.emplace(entry.id.number, entry);
    }
    const std::uint64_t size = handle.size() - structure.headerOffset;
    return std::make_shared<WindowInput>(handle, structure.headerOffset, size,
                                         sectionSyntax(table, trailerOf(structure), size));
}

} // namespace

std::unique_ptr<QPDF> openAsRead(const std::filesystem::path& file, const ReadHandle& handle,
                                 const PdfStructure& structure, const Passwords* passwords) {
    const auto input = inputOf(file, handle, structure);
    const auto process = [&input](QPDF& document, const char* password) {
        document.setSuppressWarnings(true);
        document.setAttemptRecovery(false);
        document.processInputSource(input, password);
    };
    return openDocument(process, passwords);
}

} // namespace cunho::pdf
