// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/podofo_parts.hpp"

#include <set>

namespace cunho::pdf {

namespace {

using Object = PodofoFile::Object;

void readPage(const PodofoFile& file, const Object& object, Page& page) {
    const PodofoFile::Dict& dict = object.GetDictionary();
    page.id = idOf(object.Reference());
    page.dictionary = dictionaryOf(dict);
    if (const PodofoFile::Array* annots = file.array(dict, "Annots")) {
        page.annotsId = PodofoFile::reference(dict, "Annots");
        page.annots = itemsOf(*annots);
    }
}

} // namespace

/// Walks the whole page tree in order, without recursion. A node with kids may be met once only; so neither
/// a cycle nor a lattice of shared nodes can make the walk long.
void readPages(const PodofoFile& file, int /*page*/, PdfStructure& out) {
    std::set<PoDoFo::PdfReference> nodes;
    std::vector<const Object*> open;
    const Object* first = nullptr;
    if (const Object* top = file.catalog().GetKey("Pages")) {
        open.push_back(top);
    }
    while (!open.empty()) {
        const Object* item = open.back();
        open.pop_back();
        const Object* node = file.resolve(item);
        const PodofoFile::Dict* dict = file.dictionary(node);
        if (dict == nullptr || !item->IsReference()) {
            continue; // a page that cannot be referred to cannot be changed either
        }
        const PodofoFile::Array* kids = file.array(*dict, "Kids");
        if (kids == nullptr) {
            if (file.name(*dict, "Type") != "Pages") {
                first = first == nullptr ? node : first;
                ++out.pageCount;
            }
            continue;
        }
        if (!nodes.insert(node->Reference()).second) {
            throw file.damaged("the page tree turns back on itself");
        }
        for (auto kid = kids->rbegin(); kid != kids->rend(); ++kid) {
            open.push_back(&*kid);
        }
    }
    if (first == nullptr) {
        throw fileError(file.path(), "PDF_NO_PAGE");
    }
    readPage(file, *first, out.page);
}

} // namespace cunho::pdf
