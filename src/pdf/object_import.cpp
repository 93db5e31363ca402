// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/object_import.hpp"

#include "pdf/syntax.hpp"

namespace cunho::pdf {

namespace {

constexpr std::size_t largestImport = 10'000; // objects
constexpr std::size_t largestStream = 64U << 20U;

} // namespace

std::string ObjectImport::syntax(const Value& value) {
    if (value.asReference()) {
        ObjectId id;
        if (source_.resolve(value, &id).isNull()) {
            return "null";
        }
        const auto [known, isNew] = ids_.try_emplace(id);
        if (isNew) {
            known->second = target_.newId();
            waiting_.push_back({id, known->second});
        }
        return referenceSyntax(known->second);
    }
    if (value.isDictionary()) {
        return entries(value).serialize();
    }
    if (value.isArray()) {
        std::vector<std::string> items;
        for (const Value& item : value.items()) {
            items.push_back(syntax(item));
        }
        return arraySyntax(items);
    }
    return value.syntax();
}

void ObjectImport::finish() {
    for (; !waiting_.empty(); waiting_.pop_front()) {
        if (ids_.size() > largestImport) {
            throw source_.damaged("too many objects to copy");
        }
        const auto [id, target] = waiting_.front();
        const Value object = source_.object(id);
        if (!object.isStream()) {
            target_.add(target, syntax(object));
            continue;
        }
        const auto data = source_.rawStream(Value::reference(id), largestStream);
        if (!data) {
            throw source_.damaged("a stream cannot be read");
        }
        target_.addStream(target, entries(object), *data);
    }
}

Dictionary ObjectImport::entries(const Value& dict) {
    lookForTransparency(dict);
    Dictionary out;
    for (const auto& [key, value] : dict.entries()) {
        out.set(key, key == "Length" ? "0" : syntax(value)); // Section knows it
    }
    return out;
}

/// Entries of graphics states, pictures and forms; no other dictionary of a page's resources has such keys.
void ObjectImport::lookForTransparency(const Value& dict) {
    const auto seeThrough = [&](const char* key) {
        const auto alpha = source_.get(dict, key).asNumber();
        return alpha && *alpha < 1;
    };
    const Value mask = source_.get(dict, "SMask");
    const Value blend = source_.get(dict, "BM");
    transparent_ = transparent_ || seeThrough("ca") || seeThrough("CA") ||
                   !(mask.isNull() || mask.isNamed("None")) ||
                   !(blend.isNull() || blend.isNamed("Normal") || blend.isNamed("Compatible")) ||
                   source_.name(source_.get(dict, "Group"), "S") == "Transparency";
}

} // namespace cunho::pdf
