// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/podofo_parts.hpp"

#include <algorithm>
#include <set>

namespace cunho::pdf {

namespace {

using Object = PodofoFile::Object;
using Dict = PodofoFile::Dict;

constexpr Rectangle letter{0, 0, 612, 792}; // what viewers show when a page has no media box

bool hasArea(const Rectangle& rectangle) {
    return rectangle.width() > 0 && rectangle.height() > 0;
}

void inherit(const Dict& node, PageList::Leaf& attributes) {
    const auto take = [&node](const char* key, const Object*& value) {
        const Object* own = node.GetKey(PoDoFo::PdfName(key));
        value = own == nullptr || own->IsNull() ? value : own;
    };
    take("MediaBox", attributes.mediaBox);
    take("CropBox", attributes.cropBox);
    take("Rotate", attributes.rotate);
    take("Resources", attributes.resources);
}

} // namespace

/// Walks the whole page tree in order, without recursion. A node with kids may be met once only; so neither
/// a cycle nor a lattice of shared nodes can make the walk long.
PageList::PageList(const PodofoFile& file) : file_(file) {
    std::set<PoDoFo::PdfReference> nodes;
    std::vector<Leaf> open; // what they inherit is known, what they are is not
    if (const Object* top = file.catalog().GetKey("Pages")) {
        open.emplace_back().object = top;
    }
    while (!open.empty()) {
        Leaf current = open.back();
        open.pop_back();
        const Object* node = file.resolve(current.object);
        const Dict* dict = file.dictionary(node);
        if (dict == nullptr || !current.object->IsReference()) {
            continue; // a page that cannot be referred to cannot be changed either
        }
        inherit(*dict, current);
        current.object = node;
        const PodofoFile::Array* kids = file.array(*dict, "Kids");
        if (kids == nullptr) {
            if (file.name(*dict, "Type") != "Pages") {
                leaves_.push_back(current);
                numbers_.try_emplace(idOf(node->Reference()), static_cast<std::uint32_t>(leaves_.size()));
            }
            continue;
        }
        if (!nodes.insert(node->Reference()).second) {
            throw file.damaged("the page tree turns back on itself");
        }
        for (auto kid = kids->rbegin(); kid != kids->rend(); ++kid) {
            current.object = &*kid;
            open.push_back(current);
        }
    }
    if (leaves_.empty()) {
        throw fileError(file.path(), "PDF_NO_PAGE");
    }
}

PageGeometry PageList::geometry(const Leaf& leaf) const {
    Rectangle media = file_.rectangle(leaf.mediaBox).value_or(letter);
    if (!hasArea(media)) {
        media = letter;
    }
    const Rectangle crop = file_.rectangle(leaf.cropBox).value_or(media);
    const Rectangle cut{std::max(media.left, crop.left), std::max(media.bottom, crop.bottom),
                        std::min(media.right, crop.right), std::min(media.top, crop.top)};
    PageGeometry out;
    out.cropBox = hasArea(cut) ? cut : media;
    const Object* rotate = file_.resolve(leaf.rotate);
    const std::int64_t turn = rotate != nullptr && rotate->IsNumber() ? rotate->GetNumber() : 0;
    out.rotation = turn % 90 == 0 ? static_cast<int>((turn % 360 + 360) % 360) : 0;
    return out;
}

void PageList::indexAnnotations() {
    annotations_.emplace();
    std::set<const PodofoFile::Array*> met; // many pages may share one array
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
        const PodofoFile::Array* annots = file_.array(leaves_[i].object->GetDictionary(), "Annots");
        if (annots == nullptr || !met.insert(annots).second) {
            continue;
        }
        for (const Object& item : *annots) {
            if (item.IsReference()) {
                annotations_->try_emplace(idOf(item.GetReference()), static_cast<std::uint32_t>(i + 1));
            }
        }
    }
}

std::uint32_t PageList::pageOf(ObjectId annotation, std::optional<ObjectId> claimed) {
    if (claimed) {
        const auto page = numbers_.find(*claimed);
        if (page != numbers_.end()) {
            return page->second;
        }
    }
    if (!annotations_) {
        indexAnnotations();
    }
    const auto page = annotations_->find(annotation);
    return page == annotations_->end() ? 0 : page->second;
}

void readChosenPage(const PodofoFile& file, const PageList& pages, int page, PdfStructure& out) {
    const auto count = static_cast<std::int64_t>(pages.leaves().size());
    const std::int64_t number = page < 0 ? count + 1 + page : page;
    if (number < 1 || number > count) {
        throw Error(Fault::Input, "PAGE_NOT_THERE",
                    {{"file", file.path().filename().string()},
                     {"page", std::to_string(page)},
                     {"count", std::to_string(count)}});
    }
    const PageList::Leaf& leaf = pages.leaves()[static_cast<std::size_t>(number - 1)];
    const Dict& dict = leaf.object->GetDictionary();
    out.pageCount = static_cast<std::uint32_t>(count);
    out.page.id = idOf(leaf.object->Reference());
    out.page.number = static_cast<std::uint32_t>(number);
    out.page.geometry = pages.geometry(leaf);
    out.page.dictionary = dictionaryOf(dict);
    if (const PodofoFile::Array* annots = file.array(dict, "Annots")) {
        out.page.annotsId = PodofoFile::reference(dict, "Annots");
        out.page.annots = itemsOf(*annots);
    }
}

} // namespace cunho::pdf
