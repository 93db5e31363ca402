// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "served_attribute.hpp"

#include "scap_reply.hpp"

#include <initializer_list>

namespace cunho::scap {
namespace {

Json texts(const Json& from, std::initializer_list<const char*> names) {
    Json out = Json::object();
    for (const char* name : names)
        if (auto text = textMember(from, name))
            out[name] = std::move(*text);
    return out;
}

Json composed(const ProfessionalAttribute& attribute) {
    Json out{{"id", attribute.id}, {"description", attribute.description}};
    if (attribute.validUntil)
        out["validity"] = formatUtc(*attribute.validUntil);
    out["subAttributes"] = Json::array();
    for (const auto& [description, value] : attribute.subAttributes)
        out["subAttributes"].push_back({{"description", description}, {"value", value}});
    return out;
}

} // namespace

std::string servedText(const Json& told) {
    Json out = texts(told, {"id", "description", "validity"});
    if (const Json* parts = listMember(told, "subAttributes", mostSubAttributes)) {
        Json list = Json::array();
        for (const Json& part : *parts)
            list.push_back(texts(part, {"id", "description", "value"}));
        out["subAttributes"] = std::move(list);
    }
    return out.dump();
}

Json servedJson(const ProfessionalAttribute& attribute) {
    if (auto served = readJson(attribute.served); served && served->is_object())
        return std::move(*served);
    return composed(attribute);
}

} // namespace cunho::scap
