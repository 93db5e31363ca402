// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/change_walk.hpp"

#include <stdexcept>

namespace cunho::pdf {

namespace {
constexpr std::size_t maximumChanges = 100;
constexpr std::size_t maximumVisits = 4'000'000;
} // namespace

ChangeWalk::ChangeWalk(RevisionPair& revisions, int docMdpLevel)
    : revisions_(revisions), level_(docMdpLevel), skeleton_(valueOf(revisions.trailer().before, "/Root")) {
    for (const QPDFObjGen field : skeleton_.fields) {
        locks_.add(revisions_.before(field));
    }
    level_ = locks_.allowed(level_);
}

std::vector<Change> ChangeWalk::run() {
    for (std::string& fault : revisions_.sectionFaults()) {
        report(Kind::ShadowedObject, false, std::move(fault));
    }
    checkTrailer();
    for (std::size_t visits = 0; !stack_.empty() && changes_.size() < maximumChanges; ++visits) {
        if (visits == maximumVisits) {
            throw std::runtime_error("the file has too many objects");
        }
        const Item item = std::move(stack_.back());
        stack_.pop_back();
        visit(item);
    }
    checkUnexplained();
    for (const std::string& warning : revisions_.newWarnings()) {
        report(Kind::Structure, false, "a later revision is damaged: " + warning);
    }
    return std::move(changes_);
}

void ChangeWalk::push(Pair pair, Rule rule, Kind kind, bool permitted, int page, std::string place) {
    stack_.push_back({std::move(pair), rule, kind, permitted, page, std::move(place)});
}

void ChangeWalk::keep(const Pair& container, const std::string& key, Kind kind, int page, bool permitted) {
    push(revisions_.at(container, key), Rule::Kept, kind, permitted, page, key);
}

void ChangeWalk::replace(const QPDFObjectHandle& before, const std::string& place) {
    push({before, before, true}, Rule::Replaceable, Kind::FormFilled, true, 0, place);
}

void ChangeWalk::explain(const QPDFObjectHandle& before) {
    if (before.isIndirect()) {
        explained_.insert(before.getObjGen());
    }
}

void ChangeWalk::report(Kind kind, bool permitted, std::string detail) {
    if (changes_.size() < maximumChanges && told_.emplace(kind, permitted, detail).second) {
        changes_.push_back({kind, permitted, std::move(detail)});
    }
}

bool ChangeWalk::sameReference(const Pair& pair) const {
    return pair.before.isIndirect() && pair.after.isIndirect() &&
           pair.before.getObjGen() == pair.after.getObjGen();
}

void ChangeWalk::visit(const Item& item) {
    if (item.pair.before.isIndirect() && item.pair.after.isIndirect()) {
        const auto key = std::make_tuple(item.pair.before.getObjGen(), item.pair.after.getObjGen(), item.rule,
                                         item.kind, item.permitted);
        if (!met_.insert(key).second) {
            return;
        }
    }
    const bool passes = (item.rule == Rule::Kept || item.rule == Rule::Replaceable) &&
                        item.pair.before.isIndirect() && skeleton_.anchors(item.pair.before.getObjGen());
    if (passes) { // has its own rule
        if (item.rule == Rule::Kept && !sameReference(item.pair)) {
            report(item.kind, item.permitted, item.place + " leads to another object");
        }
        return;
    }
    explain(item.pair.before);
    switch (item.rule) {
    case Rule::Catalog: visitCatalog(revisions_.resolve(item.pair)); return;
    case Rule::PageTree: visitPageTree(item); return;
    case Rule::Annots: visitAnnots(item); return;
    case Rule::Annotation: visitAnnotation(item); return;
    case Rule::Form: visitForm(revisions_.resolve(item.pair)); return;
    case Rule::Field: visitField(item); return;
    case Rule::Kept: visitKept(item); return;
    case Rule::Replaceable: visitReplaceable(item); return;
    }
}

void ChangeWalk::visitKept(const Item& item) {
    const Pair pair = revisions_.resolve(item.pair);
    QPDFObjectHandle before = pair.before;
    QPDFObjectHandle after = pair.after;
    bool same = pair.mirrored || before.getTypeCode() == after.getTypeCode();
    if (same && !pair.mirrored) {
        if (before.isArray()) {
            same = before.getArrayNItems() == after.getArrayNItems();
        } else if (before.isStream()) {
            same = revisions_.sameData(pair);
        } else if (!before.isDictionary()) {
            same = before.unparseResolved() == after.unparseResolved();
        }
    }
    if (same) {
        pushChildren(item, pair);
        return;
    }
    const bool appeared =
        item.pair.before.isIndirect() && !revisions_.existedBefore(item.pair.before.getObjGen());
    std::string detail = item.page == 0 ? "" : "page " + std::to_string(item.page) + ": ";
    detail += item.place.substr(item.place.starts_with('/') ? 1 : 0) + " changed";
    if (item.pair.before.isIndirect()) {
        detail += " (" + describe(item.pair.before.getObjGen()) + ")";
    }
    report(appeared ? Kind::ShadowedObject : item.kind, item.permitted && !appeared, std::move(detail));
    if (item.permitted) {
        replace(item.pair.before, item.place);
    }
}

/// Children keep the place of what they belong to: it says more than the key deep inside.
void ChangeWalk::pushChildren(const Item& item, const Pair& pair) {
    QPDFObjectHandle before = pair.before;
    const auto descend = [&](Pair child) {
        if (child.before.isIndirect() || child.after.isIndirect() || child.before.isArray() ||
            child.before.isDictionary() || !child.mirrored) {
            push(child, item.rule, item.kind, item.permitted, item.page, item.place);
        }
    };
    if (before.isArray()) {
        for (int i = 0; i < before.getArrayNItems(); ++i) {
            descend(revisions_.at(pair, i));
        }
    } else if (before.isDictionary() || before.isStream()) {
        for (const std::string& key : keysOf(pair)) {
            descend(revisions_.at(pair, key));
        }
    }
}

void ChangeWalk::visitReplaceable(const Item& item) {
    QPDFObjectHandle before = item.pair.before;
    const auto descend = [&](const QPDFObjectHandle& child) {
        if (child.isIndirect() || QPDFObjectHandle(child).isArray() ||
            QPDFObjectHandle(child).isDictionary()) {
            replace(child, item.place);
        }
    };
    if (before.isArray()) {
        for (int i = 0; i < before.getArrayNItems(); ++i) {
            descend(before.getArrayItem(i));
        }
    }
    for (const std::string& key : keysOf({before, before, true})) {
        descend(valueOf(before, key));
    }
}

void ChangeWalk::checkTrailer() {
    static const std::set<std::string> own{
        "/Size",   "/Prev",   "/ID",          "/XRefStm", "/Type", "/W",        "/Index",
        "/Length", "/Filter", "/DecodeParms", "/Root",    "/Info", "/AuthCode", // a MAC is one section's
    };
    const Pair trailer = revisions_.trailer();
    const Pair root = revisions_.at(trailer, "/Root");
    if (!sameReference(root)) {
        report(Kind::Structure, false, "the trailer names another catalog");
    }
    keep(trailer, "/Info", Kind::Metadata, 0, level_ >= 2);
    for (const std::string& key : keysOf(trailer)) {
        const Pair value = revisions_.at(trailer, key);
        // a section need not repeat them, but for what all readers need to decrypt
        if (!own.contains(key) && (key == "/Encrypt" || !QPDFObjectHandle(value.after).isNull())) {
            keep(trailer, key, Kind::Structure);
        }
    }
    push(root, Rule::Catalog, Kind::Structure, false, 0, "catalog");
}

void ChangeWalk::visitCatalog(const Pair& catalog) {
    static const std::set<std::string> ruled{"/Pages",      "/AcroForm", "/DSS",
                                             "/Extensions", "/Metadata", "/Version"};
    for (const std::string& key : keysOf(catalog)) {
        if (!ruled.contains(key)) {
            keep(catalog, key, Kind::Structure);
        }
    }
    keep(catalog, "/Metadata", Kind::Metadata, 0, level_ >= 2);
    visitSecurityStore(revisions_.at(catalog, "/DSS"));
    visitExtensions(revisions_.at(catalog, "/Extensions"));
    visitVersion(revisions_.at(catalog, "/Version"));
    push(revisions_.at(catalog, "/Pages"), Rule::PageTree, Kind::PageContent, false, 1, "/Pages");
    // popped first: a page's new annotations are judged by the fields that they belong to
    push(revisions_.at(catalog, "/AcroForm"), Rule::Form, Kind::Structure, false, 0, "/AcroForm");
}

/// Objects that no rule came across: nothing uses them as far as this reader sees. Another reader may.
void ChangeWalk::checkUnexplained() {
    for (const QPDFObjGen id : revisions_.moved()) {
        if (explained_.contains(id)) {
            continue;
        }
        const Pair pair{revisions_.before(id), revisions_.after(id), false};
        const std::string type = nameAt(pair.before, "/Type");
        const bool ownsNothing = type == "/XRef" || type == "/ObjStm"; // what they hold is compared itself
        if (!ownsNothing && !QPDFObjectHandle(pair.after).isNull() && !revisions_.alike(pair)) {
            report(Kind::ShadowedObject, false, describe(id) + " was replaced and nothing explains it");
        }
    }
}

} // namespace cunho::pdf
