// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/change_walk.hpp"

namespace cunho::pdf {

namespace {

bool hasOnly(QPDFObjectHandle dictionary, const std::set<std::string>& keys) {
    if (!dictionary.isDictionary()) {
        return false;
    }
    for (const std::string& key : dictionary.getKeys()) {
        if (!keys.contains(key)) {
            return false;
        }
    }
    return true;
}

std::set<QPDFObjGen> streamsOf(QPDFObjectHandle list) {
    std::set<QPDFObjGen> out;
    for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i) {
        QPDFObjectHandle item = list.getArrayItem(i);
        if (item.isStream()) {
            out.insert(item.getObjGen());
        }
    }
    return out;
}

bool isArrayOfStreams(QPDFObjectHandle list) {
    bool all = list.isArray();
    for (int i = 0; all && i < list.getArrayNItems(); ++i) {
        all = list.getArrayItem(i).isStream();
    }
    return all;
}

bool isDeveloperExtension(QPDFObjectHandle extension) {
    static const std::set<std::string> keys{"/Type", "/BaseVersion", "/ExtensionLevel", "/URL",
                                            "/ExtensionRevision"};
    if (!hasOnly(extension, keys)) {
        return false;
    }
    for (const std::string& key : extension.getKeys()) {
        QPDFObjectHandle value = extension.getKey(key);
        if (!value.isName() && !value.isInteger() && !value.isString()) {
            return false;
        }
    }
    return true;
}

} // namespace

/// The DSS may grow; what was in it stays (EN 319 142-1, 5.4.2).
void ChangeWalk::visitSecurityStore(const Pair& store) {
    static const std::set<std::string> lists{"/Certs", "/OCSPs", "/CRLs"};
    static const std::set<std::string> keys{"/Type", "/Certs", "/OCSPs", "/CRLs", "/VRI"};
    explain(store.before);
    const Pair resolved = revisions_.resolve(store);
    QPDFObjectHandle before = resolved.before;
    QPDFObjectHandle after = resolved.after;
    if (before.isNull() && after.isNull()) {
        return;
    }
    if (!resolved.mirrored && !hasOnly(after, keys)) {
        report(Kind::Structure, false, "the DSS was removed or holds what does not belong into one");
        return;
    }
    const bool grewLists = visitStoreLists(resolved, lists);
    const bool grewTable = visitValidations(revisions_.at(resolved, "/VRI"));
    if (before.isNull() || grewLists || grewTable) {
        report(Kind::SecurityStore, true, "validation data were added to the DSS");
    }
}

/// True when a list has grown.
bool ChangeWalk::visitStoreLists(const Pair& holder, const std::set<std::string>& lists) {
    bool grew = false;
    for (const std::string& key : lists) {
        const Pair list = revisions_.at(holder, key);
        explain(list.before);
        const auto before = streamsOf(list.before);
        const auto after = streamsOf(list.after);
        if (!QPDFObjectHandle(list.after).isNull() && !isArrayOfStreams(list.after)) {
            report(Kind::Structure, false, "the DSS is malformed: " + key.substr(1));
        }
        for (const QPDFObjGen id : before) {
            if (after.contains(id)) {
                push({revisions_.before(id), revisions_.after(id), false}, Rule::Kept, Kind::ShadowedObject,
                     false, 0, "DSS " + key.substr(1));
            } else {
                report(Kind::SecurityStore, false,
                       "validation data were taken from the DSS: " + describe(id));
            }
        }
        grew = grew || after.size() > before.size();
    }
    return grew;
}

/// VRI: what belongs to each signature.
bool ChangeWalk::visitValidations(const Pair& table) {
    static const std::set<std::string> lists{"/Cert", "/OCSP", "/CRL"};
    static const std::set<std::string> keys{"/Type", "/Cert", "/OCSP", "/CRL", "/TU", "/TS"};
    explain(table.before);
    const Pair resolved = revisions_.resolve(table);
    QPDFObjectHandle after = resolved.after;
    if (!after.isNull() && !after.isDictionary()) {
        report(Kind::Structure, false, "the DSS is malformed: VRI");
        return false;
    }
    bool grew = false;
    for (const std::string& key : keysOf(resolved)) {
        if (key == "/Type") {
            continue;
        }
        const Pair entry = revisions_.at(resolved, key);
        explain(entry.before);
        if (QPDFObjectHandle(entry.after).isNull()) {
            report(Kind::SecurityStore, false,
                   "validation data were taken from the DSS: VRI " + key.substr(1));
            continue;
        }
        if (!hasOnly(entry.after, keys)) {
            report(Kind::Structure, false, "the DSS is malformed: VRI " + key.substr(1));
            continue;
        }
        grew = visitStoreLists(revisions_.resolve(entry), lists) || grew ||
               QPDFObjectHandle(entry.before).isNull();
        keep(entry, "/TS", Kind::SecurityStore, 0, true);
    }
    return grew;
}

/// Developer extensions that PAdES and PDF 2.0 signatures name (7.12).
void ChangeWalk::visitExtensions(const Pair& extensions) {
    explain(extensions.before);
    const Pair resolved = revisions_.resolve(extensions);
    QPDFObjectHandle after = resolved.after;
    if (!resolved.mirrored && !after.isNull() && !after.isDictionary()) {
        report(Kind::Structure, false, "Extensions is no dictionary");
        return;
    }
    for (const std::string& key : keysOf(resolved)) {
        const Pair entry = revisions_.at(resolved, key);
        if ((key == "/ESIC" || key == "/ADBE") && isDeveloperExtension(entry.after)) {
            explain(entry.before);
            if (!revisions_.alike(revisions_.resolve(entry))) {
                report(Kind::SecurityStore, true, "the developer extension " + key.substr(1) + " was named");
            }
        } else {
            push(entry, Rule::Kept, Kind::Structure, false, 0, "/Extensions");
        }
    }
}

/// A later version may be claimed, never an earlier one (7.7.2).
void ChangeWalk::visitVersion(const Pair& version) {
    QPDFObjectHandle before = version.before;
    QPDFObjectHandle after = version.after;
    explain(before);
    if (version.mirrored || (before.isNull() && after.isNull())) {
        return;
    }
    const std::string old = before.isName() ? before.getName() : "/1.0";
    const bool isVersion = after.isName() && after.getName().size() == 4 && after.getName()[2] == '.';
    if (!isVersion || after.getName() < old) {
        report(Kind::Structure, false, "the catalog's Version changed");
    } else if (after.getName() != old) {
        report(Kind::Metadata, level_ >= 2,
               "the catalog's Version was raised to " + after.getName().substr(1));
    }
}

} // namespace cunho::pdf
