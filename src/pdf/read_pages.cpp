// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/structure_parts.hpp"

#include <algorithm>
#include <set>

namespace cunho::pdf {

namespace {

constexpr Rectangle letterSheet{0, 0, 612, 792};  // what viewers show when a page has no media box
constexpr std::size_t mostPages = 20'000;         // that are told of at once
constexpr std::size_t mostPageBytes = 24U << 20U; // that they take, about

bool hasArea(const Rectangle& rectangle) {
    return rectangle.width() > 0 && rectangle.height() > 0;
}

/// Whether the node says anything of its own.
bool inherit(const Value& node, PageList::Attributes& attributes) {
    bool any = false;
    const auto take = [&](const char* key, Value& value) {
        const Value& own = node.at(key);
        if (!own.isNull()) {
            value = own;
            any = true;
        }
    };
    take("MediaBox", attributes.mediaBox);
    take("CropBox", attributes.cropBox);
    take("Rotate", attributes.rotate);
    take("Resources", attributes.resources);
    return any;
}

/// The number beside the first of the equal ids; 0 when there is none.
std::uint32_t find(const std::vector<std::pair<ObjectId, std::uint32_t>>& numbers, ObjectId id) {
    const auto found = std::ranges::lower_bound(numbers, std::pair(id, std::uint32_t{0}));
    return found != numbers.end() && found->first == id ? found->second : 0;
}

} // namespace

/// Walks the whole page tree in order, without recursion. A node with kids may be met once only; so neither
/// a cycle nor a lattice of shared nodes can make the walk long.
PageList::PageList(ObjectSource& file) : file_(file) {
    std::set<ObjectId> nodes;
    std::vector<Leaf> open; // what they inherit is known, what they are is not
    if (const auto top = file.catalog().at("Pages").asReference()) {
        open.push_back({*top, 0});
    }
    while (!open.empty()) { // a page that cannot be referred to cannot be changed and is none
        Leaf current = open.back();
        open.pop_back();
        const Value node = file.resolve(Value::reference(current.id), &current.id);
        if (!node.isDictionary()) {
            continue;
        }
        const Value kids = file.get(node, "Kids");
        if (!kids.isArray()) {
            if (!file.get(node, "Type").isNamed("Pages")) {
                current.annots = node.at("Annots").asReference().value_or(ObjectId{});
                leaves_.push_back(current);
            }
            continue;
        }
        if (!nodes.insert(current.id).second) {
            throw file.damaged("the page tree turns back on itself");
        }
        Attributes attributes = inherited_[current.inherited];
        if (inherit(node, attributes)) {
            current.inherited = static_cast<std::uint32_t>(inherited_.size());
            inherited_.push_back(std::move(attributes));
        }
        for (auto kid = kids.items().rbegin(); kid != kids.items().rend(); ++kid) {
            if (const auto id = kid->asReference()) {
                open.push_back({*id, current.inherited});
            }
        }
    }
    if (leaves_.empty()) {
        throw fileError(file.path(), "PDF_NO_PAGE");
    }
}

PageList::Sheet PageList::sheet(const Leaf& leaf) const {
    Sheet out{file_.object(leaf.id), inherited_[leaf.inherited]};
    inherit(out.dictionary, out.attributes);
    return out;
}

PageGeometry PageList::geometry(const Attributes& attributes) const {
    Rectangle media = file_.rectangle(attributes.mediaBox).value_or(letterSheet);
    if (!hasArea(media)) {
        media = letterSheet;
    }
    const Rectangle crop = file_.rectangle(attributes.cropBox).value_or(media);
    const Rectangle cut{std::max(media.left, crop.left), std::max(media.bottom, crop.bottom),
                        std::min(media.right, crop.right), std::min(media.top, crop.top)};
    PageGeometry out;
    out.cropBox = hasArea(cut) ? cut : media;
    const std::int64_t turn = file_.resolve(attributes.rotate).asInteger().value_or(0);
    out.rotation = turn % 90 == 0 ? static_cast<int>((turn % 360 + 360) % 360) : 0;
    return out;
}

void PageList::indexPages() {
    numbers_.emplace();
    numbers_->reserve(leaves_.size());
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
        numbers_->emplace_back(leaves_[i].id, static_cast<std::uint32_t>(i + 1));
    }
    std::ranges::sort(*numbers_);
}

void PageList::indexAnnotations() {
    annotations_.emplace();
    std::set<ObjectId> met; // many pages may share one array
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
        const Value page = file_.object(leaves_[i].id);
        const auto shared = page.at("Annots").asReference();
        if (shared && !met.insert(*shared).second) {
            continue;
        }
        const Value annots = file_.get(page, "Annots");
        for (const Value& item : annots.items()) {
            if (const auto id = item.asReference()) {
                annotations_->emplace_back(*id, static_cast<std::uint32_t>(i + 1));
            }
        }
    }
    std::ranges::sort(*annotations_);
}

std::uint32_t PageList::pageOf(ObjectId annotation, std::optional<ObjectId> claimed) {
    if (claimed) {
        if (!numbers_) {
            indexPages();
        }
        if (const std::uint32_t number = find(*numbers_, *claimed); number != 0) {
            return number;
        }
    }
    if (!annotations_) {
        indexAnnotations();
    }
    return find(*annotations_, annotation);
}

void PageList::indexArrays() {
    arrays_.emplace();
    for (const Leaf& leaf : leaves_) {
        if (leaf.annots.number != 0) {
            arrays_->emplace_back(leaf.annots, leaf.id);
        }
    }
    std::ranges::sort(*arrays_);
    const auto [first, last] = std::ranges::unique(*arrays_); // a page that stands in the tree twice
    arrays_->erase(first, last);
}

bool PageList::sharesAnnotations(const Leaf& leaf) {
    if (leaf.annots.number == 0) {
        return false;
    }
    if (!arrays_) {
        indexArrays();
    }
    const auto owners =
        std::ranges::equal_range(*arrays_, leaf.annots, {}, &std::pair<ObjectId, ObjectId>::first);
    return owners.size() > 1;
}

namespace {

Page pageAt(ObjectSource& file, PageList& pages, std::size_t index) {
    const PageList::Leaf& leaf = pages.leaves()[index];
    const PageList::Sheet sheet = pages.sheet(leaf);
    Page out;
    out.id = leaf.id;
    out.number = static_cast<std::uint32_t>(index + 1);
    out.geometry = pages.geometry(sheet.attributes);
    out.dictionary = sheet.dictionary.toDictionary();
    const Value annots = file.get(sheet.dictionary, "Annots");
    if (annots.isArray()) {
        if (!pages.sharesAnnotations(leaf)) {
            out.annotsId = sheet.dictionary.at("Annots").asReference();
        }
        out.annots = annots.toItems();
    }
    return out;
}

/// What it takes in memory, about.
std::size_t bytesOf(const Page& page) {
    std::size_t out = sizeof page;
    for (const auto& [key, value] : page.dictionary.entries()) {
        out += sizeof(Dictionary::Entry) + key.size() + value.size();
    }
    for (const std::string& item : page.annots) {
        out += sizeof item + item.size();
    }
    return out;
}

} // namespace

void readChosenPage(ObjectSource& file, PageList& pages, int page, PdfStructure& out) {
    const auto count = static_cast<std::int64_t>(pages.leaves().size());
    const std::int64_t number = page < 0 ? count + 1 + page : page;
    if (number < 1 || number > count) {
        throw Error(Fault::Input, "PAGE_NOT_THERE",
                    {{"file", file.path().filename().string()},
                     {"page", std::to_string(page)},
                     {"count", std::to_string(count)}});
    }
    out.pageCount = static_cast<std::uint32_t>(count);
    out.page = pageAt(file, pages, static_cast<std::size_t>(number - 1));
}

void readEveryPage(ObjectSource& file, PageList& pages, PdfStructure& out) {
    const std::size_t count = pages.leaves().size();
    std::size_t bytes = 0;
    for (std::size_t index = 0; index < count && count <= mostPages && bytes <= mostPageBytes; ++index) {
        out.pages.push_back(pageAt(file, pages, index));
        bytes += bytesOf(out.pages.back());
    }
    if (count > mostPages || bytes > mostPageBytes) {
        throw Error(Fault::Input, "PDF_TOO_MANY_PAGES", {{"file", file.path().filename().string()}});
    }
}

} // namespace cunho::pdf
