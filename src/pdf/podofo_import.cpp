// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/podofo_import.hpp"

#include "pdf/syntax.hpp"

namespace cunho::pdf {

namespace {

constexpr std::size_t largestImport = 10'000; // objects
constexpr std::size_t largestStream = 64U << 20U;

using Object = PodofoFile::Object;

bool isName(const Object* object, std::string_view name) {
    return object != nullptr && object->IsName() && object->GetName().GetName() == name;
}

} // namespace

std::string PodofoImport::syntax(const Object& value) {
    if (value.IsReference()) {
        const Object* object = source_.resolve(&value);
        if (object == nullptr) {
            return "null";
        }
        const auto [known, isNew] = ids_.try_emplace(object);
        if (isNew) {
            known->second = target_.newId();
            waiting_.push_back({object, known->second});
        }
        return referenceSyntax(known->second);
    }
    if (value.IsDictionary()) {
        return entries(value.GetDictionary()).serialize();
    }
    if (value.IsArray()) {
        std::vector<std::string> items;
        for (const Object& item : value.GetArray()) {
            items.push_back(syntax(item));
        }
        return arraySyntax(items);
    }
    return syntaxOf(value);
}

void PodofoImport::finish() {
    for (; !waiting_.empty(); waiting_.pop_front()) {
        if (ids_.size() > largestImport) {
            throw source_.damaged("too many objects to copy");
        }
        const auto [object, id] = waiting_.front();
        if (!object->IsDictionary() || !object->HasStream()) {
            target_.add(id, syntax(*object));
            continue;
        }
        const auto data = source_.rawStream(object, largestStream);
        if (!data) {
            throw source_.damaged("a stream cannot be read");
        }
        target_.addStream(id, entries(object->GetDictionary()), *data);
    }
}

Dictionary PodofoImport::entries(const PodofoFile::Dict& dict) {
    lookForTransparency(dict);
    Dictionary out;
    for (const auto& [key, value] : dict.GetKeys()) {
        out.set(key.GetName(), key.GetName() == "Length" ? "0" : syntax(*value)); // Section knows it
    }
    return out;
}

/// Entries of graphics states, pictures and forms; no other dictionary of a page's resources has such keys.
void PodofoImport::lookForTransparency(const PodofoFile::Dict& dict) {
    const auto seeThrough = [&](const char* key) {
        const Object* alpha = source_.get(dict, key);
        return alpha != nullptr && (alpha->IsNumber() || alpha->IsReal()) && alpha->GetReal() < 1;
    };
    const Object* mask = source_.get(dict, "SMask");
    const Object* blend = source_.get(dict, "BM");
    const PodofoFile::Dict* group = source_.dictionary(dict, "Group");
    transparent_ = transparent_ || seeThrough("ca") || seeThrough("CA") ||
                   (mask != nullptr && !isName(mask, "None")) ||
                   (blend != nullptr && !isName(blend, "Normal") && !isName(blend, "Compatible")) ||
                   (group != nullptr && source_.name(*group, "S") == "Transparency");
}

} // namespace cunho::pdf
