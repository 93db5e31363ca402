// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/structure_parts.hpp"

#include <algorithm>

namespace cunho::pdf {

PdfStructure structureOf(const FileOutline& outline, const FileWindow& window) {
    PdfStructure out;
    out.fileSize = window.size() + outline.headerOffset;
    out.headerOffset = outline.headerOffset;
    out.version = outline.version;
    out.xref = outline.xref;
    out.startXref = outline.startXref;
    return out;
}

void readParts(ObjectSource& file, WantedPages wanted, PdfStructure& out) {
    file.findCatalog();
    readTrailer(file, out);
    PageList pages(file);
    readChosenPage(file, pages, wanted.page, out);
    if (wanted.all) {
        readEveryPage(file, pages, out);
    }
    readForm(file, pages, out);
    readPermissions(file, out);
    readSecurityStore(file, out);
    readMetadata(file, out);
}

void readTrailer(ObjectSource& file, PdfStructure& out) {
    const Value trailer = file.trailer();
    out.root = file.root();
    out.info = trailer.at("Info").asReference();
    out.catalog = file.catalog().toDictionary();
    const Value id = file.get(trailer, "ID");
    if (!id.items().empty()) {
        const Value first = file.resolve(id.items().front());
        if (const std::string* bytes = first.asString()) {
            const ByteView view = asBytes(*bytes);
            out.firstFileId.emplace(view.begin(), view.end());
        }
    }
    const std::int64_t claimed = trailer.at("Size").asInteger().value_or(0);
    const std::int64_t size = std::max(claimed, file.objectCount());
    if (size < 1 || size > maximumObjects + 1) {
        throw file.damaged("too many objects");
    }
    out.size = static_cast<std::uint32_t>(size);
}

void readPermissions(ObjectSource& file, PdfStructure& out) {
    const Value permissions = file.get(file.catalog(), "Perms");
    if (!file.get(permissions, "UR").isNull() || !file.get(permissions, "UR3").isNull()) {
        out.cautions.push_back(Caution::UsageRights);
    }
    const Value references = file.get(file.get(permissions, "DocMDP"), "Reference");
    for (const Value& item : references.items()) {
        const Value entry = file.resolve(item);
        if (file.name(entry, "TransformMethod") == "DocMDP") {
            const Value parameters = file.get(entry, "TransformParams");
            const std::int64_t level = file.get(parameters, "P").asInteger().value_or(2); // table 254
            out.docMdpLevel = level == 1 || level == 3 ? static_cast<int>(level) : 2;
        }
    }
}

} // namespace cunho::pdf
