// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/change_walk.hpp"

#include <algorithm>

namespace cunho::pdf {

/// What kind of field it is in the signed revision, and what happened to it.
struct FieldState {
    std::string label;     ///< "field Nome"
    std::string type;      ///< "/Sig", "/Tx", …; empty for a node of the tree
    bool isSigned = false; ///< had its signature
    bool isLocked = false; ///< by a signature of the signed revision
    bool isFilled = false; ///< an empty signature field that now has one
};

namespace {

std::vector<QPDFObjGen> idsOf(QPDFObjectHandle array) {
    std::vector<QPDFObjGen> out;
    for (int i = 0; array.isArray() && i < array.getArrayNItems(); ++i) {
        out.push_back(array.getArrayItem(i).getObjGen());
    }
    return out;
}

std::string labelOf(const QPDFObjectHandle& field) {
    const std::string name = fullFieldName(field);
    return "field " + (name.empty() ? describe(field.getObjGen()) : name);
}

bool has(const QPDFObjectHandle& dictionary, const std::string& key) {
    return !valueOf(dictionary, key).isNull();
}

/// Text, name, number, or an array of texts; nothing that could be run.
bool isFieldValue(QPDFObjectHandle value) {
    for (int i = 0; value.isArray() && i < value.getArrayNItems(); ++i) {
        if (!value.getArrayItem(i).isString()) {
            return false;
        }
    }
    return !value.isDictionary();
}

} // namespace

void ChangeWalk::visitForm(const Pair& form) {
    QPDFObjectHandle after = form.after;
    if (!form.mirrored && !after.isNull() && !after.isDictionary()) {
        report(Kind::Structure, false, "AcroForm is no dictionary");
        return;
    }
    const bool hadFields = std::ranges::any_of(skeleton_.fields, [&](QPDFObjGen id) {
        const QPDFObjectHandle type = inheritedValue(revisions_.before(id), "/FT");
        return QPDFObjectHandle(type).isName() && QPDFObjectHandle(type).getName() != "/Sig";
    });
    for (const std::string& key : keysOf(form)) {
        const Pair value = revisions_.at(form, key);
        if (key == "/Fields") {
            visitFields(value);
        } else if (key == "/SigFlags") {
            QPDFObjectHandle old = value.before;
            QPDFObjectHandle now = value.after;
            const long long before = old.isInteger() ? old.getIntValue() : 0;
            const long long flags = now.isInteger() ? now.getIntValue() : 0;
            explain(old);
            if ((flags & before) != before) {
                report(Kind::Structure, false, "AcroForm SigFlags was lowered");
            }
        } else if (key == "/NeedAppearances") {
            keep(form, key, Kind::FormFilled, 0, level_ >= 2);
        } else if ((key == "/DR" || key == "/DA" || key == "/Q") && !hadFields) {
            replace(value.before, key); // only signature fields are drawn with it
        } else {
            keep(form, key, Kind::Structure);
        }
    }
}

void ChangeWalk::visitFields(const Pair& list) {
    explain(list.before);
    const Pair fields = revisions_.resolve(list);
    const auto before = idsOf(fields.before);
    const auto after = idsOf(fields.after);
    for (const QPDFObjGen id : before) {
        if (std::ranges::find(after, id) == after.end()) {
            report(Kind::Structure, false, labelOf(revisions_.before(id)) + " was removed from the form");
        }
    }
    const std::set<QPDFObjGen> known(before.begin(), before.end());
    for (const QPDFObjGen id : after) {
        if (!known.contains(id)) {
            judgeNewField(revisions_.after(id));
        }
    }
    for (const QPDFObjGen id : before) {
        push({revisions_.before(id), revisions_.after(id), false}, Rule::Field, Kind::Structure, false, 0,
             "field");
    }
}

void ChangeWalk::visitField(const Item& item) {
    const Pair field = revisions_.resolve(item.pair);
    QPDFObjectHandle after = field.after;
    FieldState state;
    state.label = labelOf(field.before);
    state.isLocked = locks_.hold(field.before);
    if (!field.mirrored && !after.isDictionary()) {
        report(Kind::Structure, false, state.label + " was removed");
        return;
    }
    QPDFObjectHandle type = inheritedValue(field.before, "/FT");
    state.type = type.isName() ? type.getName() : "";
    if (state.type == "/Sig") {
        const QPDFObjectHandle whole = item.pair.after.isIndirect() ? item.pair.after : after;
        state.isSigned = !inheritedValue(field.before, "/V").isNull();
        state.isFilled = !state.isSigned && !inheritedValue(whole, "/V").isNull();
    }
    if (state.isFilled && item.pair.after.isIndirect()) {
        newWidgets_.insert(item.pair.after.getObjGen());
    }
    for (const std::string& key : keysOf(field)) {
        visitFieldKey(field, key, state);
    }
}

void ChangeWalk::visitFieldKey(const Pair& field, const std::string& key, const FieldState& state) {
    static const std::set<std::string> drawn{"/AP", "/AS", "/F",    "/MK",     "/DA",
                                             "/Q",  "/P",  "/Type", "/Subtype"};
    static const std::set<std::string> filled{"/V", "/RV", "/AS", "/I", "/TI"};
    const Pair value = revisions_.at(field, key);
    const bool mayFill = level_ >= 2 && !state.isLocked;
    const auto kept = [&](Kind kind, bool permitted) {
        push(value, Rule::Kept, kind, permitted, 0, state.label + " " + key);
    };
    if (key == "/Kids") {
        visitFieldKids(value, state);
    } else if (key == "/V" && state.isFilled) {
        explain(value.before);
        judgeSignature(value.after, state.label);
        if (state.isLocked) {
            report(Kind::SignatureAdded, false, state.label + " was locked by an earlier signature");
        }
    } else if (key == "/M") {
        kept(Kind::Metadata, mayFill);
    } else if (state.isFilled && (drawn.contains(key) || (key == "/Rect" && !has(field.before, key)))) {
        replace(value.before, state.label);
    } else if (state.type == "/Sig") {
        const bool covers = !state.isSigned && (key == "/AP" || key == "/F");
        kept(covers || key == "/Rect" ? Kind::OverContent : Kind::ShadowedObject, false);
    } else if (!state.type.empty() && filled.contains(key)) {
        kept(isFieldValue(value.after) ? Kind::FormFilled : Kind::Structure,
             mayFill && isFieldValue(value.after));
    } else if (key == "/AP" && (state.type == "/Tx" || state.type == "/Ch")) {
        kept(Kind::FormFilled, mayFill);
    } else if (key == "/AP" || key == "/Rect" || key == "/F" || key == "/MK") {
        kept(Kind::OverContent, false);
    } else {
        kept(Kind::Structure, false);
    }
}

void ChangeWalk::visitFieldKids(const Pair& list, const FieldState& state) {
    explain(list.before);
    const Pair kids = revisions_.resolve(list);
    const auto before = idsOf(kids.before);
    const auto after = idsOf(kids.after);
    const std::set<QPDFObjGen> known(before.begin(), before.end());
    const std::set<QPDFObjGen> now(after.begin(), after.end());
    for (const QPDFObjGen id : before) {
        if (!now.contains(id)) {
            report(Kind::Structure, false, "a part of " + state.label + " was removed");
        }
        push({revisions_.before(id), revisions_.after(id), false}, Rule::Field, Kind::Structure, false, 0,
             "field");
    }
    for (const QPDFObjGen id : after) {
        if (known.contains(id)) {
            continue;
        }
        if (has(revisions_.after(id), "/T") || state.isFilled) {
            judgeNewField(revisions_.after(id));
        } else {
            report(Kind::OverContent, false, "a new widget was added to " + state.label);
        }
    }
}

/// A new field is fine when it, and everything below it, is nothing but a signature field.
void ChangeWalk::judgeNewField(const QPDFObjectHandle& field) {
    std::set<QPDFObjGen> met;
    std::vector<QPDFObjectHandle> open{field};
    while (!open.empty()) {
        const QPDFObjectHandle node = open.back();
        open.pop_back();
        const bool isNew = node.isIndirect() && met.insert(node.getObjGen()).second;
        if (!isNew || !judgeNewFieldNode(node, open)) {
            report(Kind::Structure, false, "a new form field is no signature field: " + labelOf(field));
            return;
        }
    }
}

bool ChangeWalk::judgeNewFieldNode(QPDFObjectHandle field, std::vector<QPDFObjectHandle>& open) {
    if (!field.isDictionary() || has(field, "/A") || has(field, "/AA")) {
        return false;
    }
    const QPDFObjGen id = field.getObjGen();
    if (revisions_.existedBefore(id)) {
        report(Kind::ShadowedObject, false, "a hidden " + describe(id) + " became a form field");
    }
    QPDFObjectHandle kids = field.getKey("/Kids");
    for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) {
        open.push_back(kids.getArrayItem(i));
    }
    QPDFObjectHandle type = inheritedValue(field, "/FT");
    if (type.isNull()) {
        return kids.isArray() && kids.getArrayNItems() > 0; // a node that only lends its name
    }
    if (!type.isName() || type.getName() != "/Sig") {
        return false;
    }
    newWidgets_.insert(id);
    if (!has(field, "/T")) {
        return true; // a widget of the field above
    }
    QPDFObjectHandle value = field.getKey("/V");
    if (value.isNull()) {
        report(Kind::SignatureAdded, level_ >= 2, "an empty signature field was added: " + labelOf(field));
    } else {
        judgeSignature(value, labelOf(field));
    }
    return true;
}

void ChangeWalk::judgeSignature(QPDFObjectHandle value, const std::string& field) {
    if (!value.isDictionary() || !has(value, "/Contents") || !has(value, "/ByteRange")) {
        report(Kind::Structure, false, field + " was filled with what is no signature");
        return;
    }
    if (value.isIndirect() && revisions_.existedBefore(value.getObjGen())) {
        report(Kind::ShadowedObject, false,
               "a hidden " + describe(value.getObjGen()) + " became the signature of " + field);
        return;
    }
    const bool isTimestamp =
        nameAt(value, "/Type") == "/DocTimeStamp" || nameAt(value, "/SubFilter") == "/ETSI.RFC3161";
    if (isTimestamp) {
        report(Kind::TimestampAdded, true, "a document time-stamp was added: " + field);
    } else {
        report(Kind::SignatureAdded, level_ >= 2, "a signature was added: " + field);
    }
}

} // namespace cunho::pdf
