// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/seal_form.hpp"

#include "pdf/object_import.hpp"
#include "pdf/podofo_file.hpp"
#include "pdf/structure_parts.hpp"
#include "pdf/syntax.hpp"

#include <cunho/core/error.hpp>

namespace cunho::pdf {

namespace {

constexpr const char* sealName = "seal.pdf"; // what errors call the drawing
constexpr std::size_t largestContent = 16U << 20U;

/// A turn to the left by quarter turns (8.3.3).
const char* matrixSyntax(int rotation) {
    switch (rotation) {
    case 90: return "[0 1 -1 0 0 0]";
    case 180: return "[-1 0 0 -1 0 0]";
    case 270: return "[0 -1 1 0 0 0]";
    default: return "[1 0 0 1 0 0]";
    }
}

/// The page's content stream as it is, or several of them decoded and joined (7.8.2).
void addContent(Section& section, ObjectId id, ObjectSource& file, const Value& page, Dictionary form) {
    const Value contents = file.get(page, "Contents");
    if (contents.isDictionary()) {
        const auto data = file.rawStream(page.at("Contents"), largestContent);
        for (const char* const key : {"Filter", "DecodeParms"}) {
            const Value value = file.get(contents, key);
            if (!value.isNull()) {
                form.set(key, value.syntax());
            }
        }
        if (data) {
            section.addStream(id, std::move(form), *data);
            return;
        }
    }
    Bytes joined;
    for (const Value& part : contents.items()) {
        const Bytes data = file.stream(part, largestContent).value_or(Bytes{});
        joined.insert(joined.end(), data.begin(), data.end());
        joined.push_back('\n');
    }
    section.addStream(id, std::move(form), joined);
}

} // namespace

void addSealForms(Section& section, const TurnedForms& forms, const Bytes& seal, bool opaque) {
    FileWindow window(seal);
    outlineOf(window, sealName);
    PodofoFile file(window, sealName);
    file.guarded([&] {
        file.findCatalog();
        const PageList pages(file);
        const PageList::Sheet sheet = pages.sheet(pages.leaves().front());
        const PageGeometry geometry = pages.geometry(sheet.attributes);
        ObjectImport import(file, section);
        const Value resources = file.resolve(sheet.attributes.resources);
        const std::string needed = resources.isNull() ? "<< >>" : import.syntax(resources);
        for (const auto& [rotation, id] : forms) {
            Dictionary form;
            form.set("Type", "/XObject");
            form.set("Subtype", "/Form");
            form.set("BBox", rectangleSyntax(geometry.cropBox));
            form.set("Matrix", matrixSyntax((rotation - geometry.rotation + 360) % 360));
            form.set("Resources", needed);
            addContent(section, id, file, sheet.dictionary, std::move(form));
        }
        import.finish();
        if (opaque && import.transparent()) {
            throw Error(Fault::Input, "SEAL_TRANSPARENT");
        }
    });
}

void addEmptyForm(Section& section, ObjectId id, const Rectangle& rectangle) {
    Dictionary form;
    form.set("Type", "/XObject");
    form.set("Subtype", "/Form");
    form.set("BBox", rectangleSyntax({0, 0, rectangle.width(), rectangle.height()}));
    form.set("Resources", "<< >>");
    section.addStream(id, std::move(form), {});
}

} // namespace cunho::pdf
