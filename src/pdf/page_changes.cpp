// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/change_walk.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace cunho::pdf {

namespace {

constexpr double largePart = 0.5; ///< of a page: more than a seal needs

std::string onPage(int number) {
    return "page " + std::to_string(number) + ": ";
}

std::vector<QPDFObjectHandle> itemsOf(QPDFObjectHandle array) {
    std::vector<QPDFObjectHandle> out;
    for (int i = 0; array.isArray() && i < array.getArrayNItems(); ++i) {
        out.push_back(array.getArrayItem(i));
    }
    return out;
}

bool isWidget(const QPDFObjectHandle& annotation) {
    return nameAt(annotation, "/Subtype") == "/Widget";
}

/// Markup that leaves what lies under it to be read (12.5.6).
bool isTransparentMarkup(const QPDFObjectHandle& annotation) {
    static const std::set<std::string> kinds{"/Text",     "/Popup",     "/Highlight", "/Underline",
                                             "/Squiggly", "/StrikeOut", "/Caret",     "/Ink"};
    return kinds.contains(nameAt(annotation, "/Subtype"));
}

/// Left, bottom, right, top; nothing when it is no rectangle.
std::optional<std::array<double, 4>> rectangleOf(QPDFObjectHandle array) {
    if (!array.isArray() || array.getArrayNItems() != 4) {
        return std::nullopt;
    }
    std::array<double, 4> out{};
    for (int i = 0; i < 4; ++i) {
        QPDFObjectHandle number = array.getArrayItem(i);
        if (!number.isNumber()) {
            return std::nullopt;
        }
        out.at(static_cast<std::size_t>(i)) = number.getNumericValue();
    }
    if (out[0] > out[2]) {
        std::swap(out[0], out[2]);
    }
    if (out[1] > out[3]) {
        std::swap(out[1], out[3]);
    }
    return out;
}

double areaOf(const std::array<double, 4>& box) {
    return std::max(0.0, box[2] - box[0]) * std::max(0.0, box[3] - box[1]);
}

std::array<double, 4> cut(const std::array<double, 4>& a, const std::array<double, 4>& b) {
    return {std::max(a[0], b[0]), std::max(a[1], b[1]), std::min(a[2], b[2]), std::min(a[3], b[3])};
}

} // namespace

void ChangeWalk::visitPageTree(const Item& item) {
    if (!sameReference(item.pair)) {
        report(Kind::PageContent, false, "the page tree leads to another object");
        return;
    }
    const auto known = skeleton_.pages.find(item.pair.before.getObjGen());
    const int number = known == skeleton_.pages.end() ? item.page : known->second;
    const Pair node = revisions_.resolve(item.pair);
    if (!QPDFObjectHandle(node.after).isDictionary()) {
        report(Kind::PageContent, false, onPage(number) + "is gone");
        return;
    }
    for (const std::string& key : keysOf(node)) {
        const Pair value = revisions_.at(node, key);
        if (key == "/Kids") {
            visitKids(node, number);
        } else if (key == "/Annots") {
            push(value, Rule::Annots, Kind::Annotated, false, number, "/Annots");
        } else if (key == "/Metadata" || key == "/LastModified") {
            keep(node, key, Kind::Metadata, number, level_ >= 2);
        } else {
            keep(node, key, key == "/AA" ? Kind::Structure : Kind::PageContent, number);
        }
    }
}

void ChangeWalk::visitKids(const Pair& node, int page) {
    const Pair kids = revisions_.at(node, "/Kids");
    explain(kids.before);
    const Pair list = revisions_.resolve(kids);
    const auto before = itemsOf(list.before);
    const auto after = itemsOf(list.after);
    const bool same = before.size() == after.size() &&
                      std::ranges::equal(
                          before, after, {}, [](const auto& kid) { return kid.getObjGen(); },
                          [](const auto& kid) { return kid.getObjGen(); });
    if (!same) {
        report(Kind::PageContent, false, "pages were added, removed or put in another order");
    }
    for (const QPDFObjectHandle& kid : before) {
        push({kid, revisions_.after(kid.getObjGen()), false}, Rule::PageTree, Kind::PageContent, false, page,
             "/Kids");
    }
}

/// What was there stays, in its order; the rest is new.
void ChangeWalk::visitAnnots(const Item& item) {
    const Pair list = revisions_.resolve(item.pair);
    if (!QPDFObjectHandle(list.after).isNull() && !QPDFObjectHandle(list.after).isArray()) {
        report(Kind::Structure, false, onPage(item.page) + "Annots is no array");
        return;
    }
    const auto before = itemsOf(list.before);
    const auto after = itemsOf(list.after);
    std::map<QPDFObjGen, std::size_t> places;
    for (std::size_t i = 0; i < after.size(); ++i) {
        places.emplace(after[i].getObjGen(), i);
    }
    std::set<std::size_t> kept;
    std::size_t last = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool direct = !before[i].isIndirect();
        const auto found = direct ? places.end() : places.find(before[i].getObjGen());
        const bool there = direct ? i < after.size() && !after[i].isIndirect() : found != places.end();
        if (!there) {
            const bool may = level_ == 3 && !isWidget(before[i]);
            report(Kind::Annotated, may, onPage(item.page) + "an annotation was removed");
            replace(before[i], "annotation");
            continue;
        }
        const std::size_t place = direct ? i : found->second;
        if (place < last) {
            report(Kind::Annotated, false, onPage(item.page) + "annotations are in another order");
        }
        last = place;
        kept.insert(place);
        const bool mirrored = direct && list.mirrored;
        const QPDFObjectHandle& now = direct ? after[i] : revisions_.after(before[i].getObjGen());
        push({before[i], now, mirrored}, Rule::Annotation, Kind::Annotated, false, item.page, "annotation");
    }
    for (std::size_t i = 0; i < after.size() && !list.mirrored; ++i) {
        if (!kept.contains(i) && (!after[i].isIndirect() || places[after[i].getObjGen()] == i)) {
            judgeNewAnnotation(after[i], item.page);
        }
    }
}

void ChangeWalk::visitAnnotation(const Item& item) {
    static const std::set<std::string> editable{"/Contents", "/RC", "/M",     "/C",          "/CA", "/T",
                                                "/Subj",     "/NM", "/State", "/StateModel", "/AP", "/Popup"};
    const Pair annotation = revisions_.resolve(item.pair);
    if (isWidget(annotation.before) || skeleton_.fields.contains(item.pair.before.getObjGen())) {
        visitField(item);
        if (newWidgets_.contains(item.pair.after.getObjGen())) { // a place made large before it was signed
            judgeCover(valueOf(item.pair.after, "/Rect"), item.page, true);
        }
        return;
    }
    if (!annotation.mirrored && !QPDFObjectHandle(annotation.after).isDictionary()) {
        report(Kind::Annotated, false, onPage(item.page) + "an annotation was removed");
        return;
    }
    const bool mayBeEdited = level_ == 3 && isTransparentMarkup(annotation.before);
    for (const std::string& key : keysOf(annotation)) {
        const bool isAction = key == "/A" || key == "/AA";
        keep(annotation, key, isAction ? Kind::Structure : Kind::Annotated, item.page,
             mayBeEdited && editable.contains(key));
    }
}

/// ISO 32000-1, table 254: annotations at level 3 only; those that hide what was signed never.
void ChangeWalk::judgeNewAnnotation(QPDFObjectHandle annotation, int number) {
    const QPDFObjGen id = annotation.getObjGen();
    const std::string where = onPage(number);
    if (!annotation.isDictionary()) {
        return; // shows nothing
    }
    const bool known = annotation.isIndirect() && revisions_.existedBefore(id);
    if (isWidget(annotation)) {
        const bool isSignature = nameAt(annotation, "/FT") == "/Sig" && !annotation.getKey("/V").isNull();
        if (!newWidgets_.contains(id) && isSignature && annotation.getKey("/Parent").isNull()) {
            judgeNewField(annotation); // some programs forget to list it in the form
        }
        if (!newWidgets_.contains(id)) {
            report(Kind::OverContent, false, where + "a new widget belongs to no new signature field");
        }
        judgeCover(annotation.getKey("/Rect"), number, true);
        return;
    }
    if (known) {
        report(Kind::ShadowedObject, false, where + "a hidden " + describe(id) + " became an annotation");
    }
    const std::string subtype = nameAt(annotation, "/Subtype");
    const std::string detail =
        where + "a new annotation " + (subtype.empty() ? "without Subtype" : subtype.substr(1));
    if (!annotation.getKey("/A").isNull() || !annotation.getKey("/AA").isNull()) {
        report(Kind::Structure, false, detail + " has an action");
    }
    if (isTransparentMarkup(annotation)) {
        report(Kind::Annotated, level_ == 3, detail);
        if (subtype != "/Popup") { // a window of the viewer
            judgeCover(annotation.getKey("/Rect"), number, false);
        }
    } else {
        report(Kind::OverContent, false, detail + " may hide what was signed");
    }
}

/// All that is new on a page counts together: many small ones hide as much as a large one.
void ChangeWalk::judgeCover(const QPDFObjectHandle& rectangle, int number, bool isField) {
    const QPDFObjectHandle page = revisions_.before(skeleton_.order.at(static_cast<std::size_t>(number) - 1));
    const auto box = rectangleOf(rectangle);
    auto media = rectangleOf(inheritedValue(page, "/MediaBox"));
    if (const auto crop = rectangleOf(inheritedValue(page, "/CropBox")); crop && media) {
        media = cut(*media, *crop);
    }
    const double whole = media ? areaOf(*media) : 0;
    if (!box || !std::isfinite(areaOf(*box)) || !(whole > 0)) {
        report(Kind::OverContent, false, onPage(number) + "a new annotation's place cannot be told");
        return;
    }
    double& share = coveredShare_[number];
    share += areaOf(cut(*box, *media)) / whole;
    if (share > (level_ >= 2 ? largePart : 0)) {
        report(Kind::OverContent, false,
               onPage(number) + (isField ? "a new field covers" : "new annotations cover") +
                   " a large part of what was signed");
    }
}

} // namespace cunho::pdf
