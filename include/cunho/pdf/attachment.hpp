// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/file.hpp>
#include <cunho/pdf/structure.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::pdf {

/// A file inside a PDF (ISO 32000-1, 7.11.4; associated with the document by ISO 32000-2, 14.13).
struct Attachment {
    std::string name; ///< as people save it: "factur-x.xml"
    std::string description;
    std::string mimeType;                     ///< "text/xml"
    std::string relationship = "Alternative"; ///< AFRelationship: Alternative, Data, Source, Supplement
    TimePoint modified{};
    Bytes data;
};

/// What the metadata of a hybrid invoice say of its attachment (Factur-X 1.0, 6.2.2).
struct HybridMetadata {
    std::string fileName = "factur-x.xml";
    std::string documentType = "INVOICE";
    std::string version = "1.0";
    std::string conformanceLevel = "EN 16931";
};

/// Writes to `target` the file and one revision that embeds the attachments: in the name tree EmbeddedFiles,
/// beside what is there, and in the catalog's /AF. `target` must not exist.
///
/// With `hybrid` the revision also replaces the metadata of a PDF/A-1 file: they claim part 3, conformance B,
/// repeat what the document information says, and carry the extension schema of Factur-X. That is the
/// structure of PDF/A-3; nothing validates it, and no text may say that it is PDF/A-3.
///
/// To be done before the first signature: afterwards it would be a change of what was signed. Reads `file`
/// in this process, so for files of our own making. Throws Input/ATTACHMENT_NAME_TAKEN,
/// Rejected/ATTACHMENT_AFTER_SIGNATURE, Unsupported/PDF_NOT_ARCHIVAL (`hybrid`, and the file claims no
/// PDF/A-1), Unsupported/PDF_ENCRYPTED, File/FILE_CHANGED, and as Reader and AtomicFile.
void appendAttachments(const std::filesystem::path& file, const PdfStructure& structure,
                       const std::vector<Attachment>& attachments,
                       const std::optional<HybridMetadata>& hybrid, const std::filesystem::path& target,
                       AtomicFile::Keep keep = AtomicFile::Keep::Durable);

} // namespace cunho::pdf
