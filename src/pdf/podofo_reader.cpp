// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/podofo_parts.hpp"
#include "pdf/read_structure.hpp"

#include <algorithm>

namespace cunho::pdf {

PdfStructure readWithPodofo(const std::filesystem::path& path, int page) {
    FileWindow window(path);
    const FileOutline outline = outlineOf(window, path);
    PdfStructure out;
    out.fileSize = window.size();
    out.version = outline.version;
    out.xref = outline.xref;
    out.startXref = outline.startXref;
    PodofoFile file(window, path);
    file.guarded([&] {
        readTrailer(file, out);
        PageList pages(file);
        readChosenPage(file, pages, page, out);
        readForm(file, pages, out);
        readPermissions(file, out);
        readSecurityStore(file, out);
        readMetadata(file, out);
    });
    return out;
}

void readTrailer(const PodofoFile& file, PdfStructure& out) {
    const PodofoFile::Dict& trailer = file.trailer();
    out.root = PodofoFile::reference(trailer, "Root").value();
    out.info = PodofoFile::reference(trailer, "Info");
    out.catalog = dictionaryOf(file.catalog());
    const PodofoFile::Array* id = file.array(trailer, "ID");
    if (id != nullptr && !id->empty()) {
        const PodofoFile::Object* first = file.resolve(&id->front());
        if (first != nullptr && (first->IsString() || first->IsHexString())) {
            out.firstFileId = bytesOf(first->GetString());
        }
    }
    const std::int64_t size = std::max(std::int64_t{trailer.GetKeyAsLong("Size", 0)}, file.objectCount());
    if (size < 1 || size > maximumObjects + 1) {
        throw file.damaged("too many objects");
    }
    out.size = static_cast<std::uint32_t>(size);
}

void readPermissions(const PodofoFile& file, PdfStructure& out) {
    const PodofoFile::Dict* permissions = file.dictionary(file.catalog(), "Perms");
    const PodofoFile::Dict* signature =
        permissions == nullptr ? nullptr : file.dictionary(*permissions, "DocMDP");
    const PodofoFile::Array* references =
        signature == nullptr ? nullptr : file.array(*signature, "Reference");
    if (references == nullptr) {
        return;
    }
    for (const PodofoFile::Object& item : *references) {
        const PodofoFile::Dict* entry = file.dictionary(&item);
        if (entry != nullptr && file.name(*entry, "TransformMethod") == "DocMDP") {
            const PodofoFile::Dict* parameters = file.dictionary(*entry, "TransformParams");
            const PodofoFile::Object* level = parameters == nullptr ? nullptr : file.get(*parameters, "P");
            const bool given = level != nullptr && level->IsNumber();
            const std::int64_t value = given ? level->GetNumber() : 2; // table 254: the default
            out.docMdpLevel = value == 1 || value == 3 ? static_cast<int>(value) : 2;
        }
    }
}

} // namespace cunho::pdf
