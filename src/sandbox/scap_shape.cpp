// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scap_shape.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace cunho::sandbox {
namespace {

using nlohmann::json;

enum class ShapeKind { Text, Flag, Integer, Texts, Object, Objects };

bool isAnything(std::string_view) {
    return true;
}

bool isDocumentType(std::string_view text) {
    return text == "BI" || text == "PAS" || text == "CT:" || text == "TR:";
}

bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}

bool isCountry(std::string_view text) {
    return text.size() == 2 && std::all_of(text.begin(), text.end(), isCapital);
}

bool isDocumentId(std::string_view text) {
    const auto fits = [](char c) { return isCapital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return text.size() >= 3 && text.size() <= 20 && std::all_of(text.begin(), text.end(), fits);
}

struct Member {
    std::string_view name;
    ShapeKind kind;
    bool required;
    std::span<const Member> inner{};                ///< of Object and Objects
    bool (*pattern)(std::string_view) = isAnything; ///< of Text
};

constexpr Member processIdMember{"processId", ShapeKind::Text, true};
constexpr Member credentialIdMember{"credentialId", ShapeKind::Text, true};
constexpr Member clientNameMember{"clientName", ShapeKind::Text, true};
constexpr Member totpMember{"totp", ShapeKind::Text, true};
constexpr Member sadMember{"sad", ShapeKind::Text, true};
constexpr Member transactionIdMember{"transactionId", ShapeKind::Text, true};

constexpr std::array documentMembers{Member{"type", ShapeKind::Text, true, {}, isDocumentType},
                                     Member{"country", ShapeKind::Text, true, {}, isCountry},
                                     Member{"id", ShapeKind::Text, true, {}, isDocumentId}};
constexpr Member documentInfoMember{"citizenDocumentInfo", ShapeKind::Object, true, documentMembers};
constexpr std::array searchedMembers{Member{"name", ShapeKind::Text, false}, documentInfoMember};
constexpr std::array searchMembers{processIdMember,
                                   Member{"citizenInfo", ShapeKind::Object, true, searchedMembers},
                                   Member{"searchAllEnterpriseAttributes", ShapeKind::Flag, false},
                                   Member{"searchAllEmployeeAttributes", ShapeKind::Flag, false},
                                   Member{"attributeProviderUriIds", ShapeKind::Texts, false},
                                   credentialIdMember,
                                   clientNameMember};
constexpr std::array attributesMembers{processIdMember};

constexpr std::array partMembers{Member{"id", ShapeKind::Text, false},
                                 Member{"description", ShapeKind::Text, false},
                                 Member{"value", ShapeKind::Text, false}};
constexpr std::array attributeMembers{Member{"id", ShapeKind::Text, false},
                                      Member{"description", ShapeKind::Text, false},
                                      Member{"validity", ShapeKind::Text, false},
                                      Member{"subAttributes", ShapeKind::Objects, false, partMembers}};
constexpr std::array providerMembers{
    Member{"uriId", ShapeKind::Text, true}, Member{"name", ShapeKind::Text, true},
    Member{"type", ShapeKind::Text, true}, Member{"certificates", ShapeKind::Text, false},
    Member{"logo", ShapeKind::Text, false}};
constexpr std::array chosenMembers{Member{"attributeProviderInfo", ShapeKind::Object, true, providerMembers},
                                   Member{"attributes", ShapeKind::Objects, true, attributeMembers}};
constexpr std::array toSignMembers{Member{"attributesToSign", ShapeKind::Object, true, chosenMembers}};
constexpr std::array hashMembers{Member{"originalDocumentHash", ShapeKind::Text, true},
                                 Member{"originalDocumentCitizenSignature", ShapeKind::Text, true},
                                 Member{"documentName", ShapeKind::Text, true}};
constexpr std::array signerMembers{documentInfoMember};
constexpr std::array authorizeMembers{
    processIdMember,
    credentialIdMember,
    clientNameMember,
    totpMember,
    Member{"numSignatures", ShapeKind::Integer, true},
    Member{"documentHashesInfo", ShapeKind::Objects, true, hashMembers},
    Member{"attributeProviderSignatures", ShapeKind::Objects, true, toSignMembers},
    Member{"citizenInfo", ShapeKind::Object, true, signerMembers},
    Member{"citizenCertificate", ShapeKind::Text, true}};
constexpr std::array signMembers{processIdMember,
                                 credentialIdMember,
                                 clientNameMember,
                                 totpMember,
                                 sadMember,
                                 transactionIdMember,
                                 Member{"hashesToSign", ShapeKind::Texts, true}};
constexpr std::array resultMembers{processIdMember, sadMember, transactionIdMember};

std::span<const Member> membersOf(ScapOperation operation) {
    switch (operation) {
    case ScapOperation::Search: return searchMembers;
    case ScapOperation::Attributes: return attributesMembers;
    case ScapOperation::Authorize: return authorizeMembers;
    case ScapOperation::Sign: return signMembers;
    case ScapOperation::SignResult: return resultMembers;
    case ScapOperation::Institutions: break;
    }
    return {};
}

bool isListOf(const json& value, bool (json::*kind)() const noexcept) {
    return value.is_array() &&
           std::all_of(value.begin(), value.end(), [&](const json& item) { return (item.*kind)(); });
}

bool hasKind(const json& value, ShapeKind kind) {
    switch (kind) {
    case ShapeKind::Text: return value.is_string();
    case ShapeKind::Flag: return value.is_boolean();
    case ShapeKind::Integer: return value.is_number_integer();
    case ShapeKind::Texts: return isListOf(value, &json::is_string);
    case ShapeKind::Object: return value.is_object();
    case ShapeKind::Objects: return isListOf(value, &json::is_object);
    }
    return false;
}

std::string compare(const json& object, std::span<const Member> members);

std::string compareValue(const json& value, const Member& member) {
    const std::string name(member.name);
    if (!hasKind(value, member.kind))
        return name + " is a " + value.type_name() + ", or holds something else than it may";
    if (member.kind == ShapeKind::Text && !member.pattern(value.get_ref<const std::string&>()))
        return name + " does not fit its pattern";
    if (member.kind == ShapeKind::Object)
        return compare(value, member.inner);
    if (member.kind == ShapeKind::Objects)
        for (const json& item : value)
            if (auto problem = compare(item, member.inner); !problem.empty())
                return problem;
    return {};
}

/// What is wrong with an object, or empty.
std::string compare(const json& object, std::span<const Member> members) {
    for (const Member& member : members) {
        const auto found = object.find(member.name);
        if (found == object.end() && !member.required)
            continue;
        if (found == object.end())
            return std::string(member.name) + " is missing";
        if (auto problem = compareValue(*found, member); !problem.empty())
            return problem;
    }
    for (const auto& item : object.items())
        if (std::none_of(members.begin(), members.end(),
                         [&](const Member& m) { return m.name == item.key(); }))
            return "unknown member " + item.key();
    return {};
}

} // namespace

std::string scapShapeProblem(const json& body, ScapOperation operation) {
    return compare(body, membersOf(operation));
}

} // namespace cunho::sandbox
