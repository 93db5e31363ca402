// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scap_shape.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace cunho::sandbox {
namespace {

using nlohmann::json;

enum class Kind { Text, Flag, Integer, Texts, Object, Objects };

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
    Kind kind;
    bool required;
    std::span<const Member> inner{};                ///< of Object and Objects
    bool (*pattern)(std::string_view) = isAnything; ///< of Text
};

constexpr Member processId{"processId", Kind::Text, true};
constexpr Member credentialId{"credentialId", Kind::Text, true};
constexpr Member clientName{"clientName", Kind::Text, true};
constexpr Member totp{"totp", Kind::Text, true};
constexpr Member sad{"sad", Kind::Text, true};
constexpr Member transactionId{"transactionId", Kind::Text, true};

constexpr std::array documentMembers{Member{"type", Kind::Text, true, {}, isDocumentType},
                                     Member{"country", Kind::Text, true, {}, isCountry},
                                     Member{"id", Kind::Text, true, {}, isDocumentId}};
constexpr Member documentInfo{"citizenDocumentInfo", Kind::Object, true, documentMembers};
constexpr std::array searchedMembers{Member{"name", Kind::Text, false}, documentInfo};
constexpr std::array searchMembers{processId,
                                   Member{"citizenInfo", Kind::Object, true, searchedMembers},
                                   Member{"searchAllEnterpriseAttributes", Kind::Flag, false},
                                   Member{"searchAllEmployeeAttributes", Kind::Flag, false},
                                   Member{"attributeProviderUriIds", Kind::Texts, false},
                                   credentialId,
                                   clientName};
constexpr std::array attributesMembers{processId};

constexpr std::array partMembers{Member{"id", Kind::Text, false}, Member{"description", Kind::Text, false},
                                 Member{"value", Kind::Text, false}};
constexpr std::array attributeMembers{
    Member{"id", Kind::Text, false}, Member{"description", Kind::Text, false},
    Member{"validity", Kind::Text, false}, Member{"subAttributes", Kind::Objects, false, partMembers}};
constexpr std::array providerMembers{
    Member{"uriId", Kind::Text, true}, Member{"name", Kind::Text, true}, Member{"type", Kind::Text, true},
    Member{"certificates", Kind::Text, false}, Member{"logo", Kind::Text, false}};
constexpr std::array chosenMembers{Member{"attributeProviderInfo", Kind::Object, true, providerMembers},
                                   Member{"attributes", Kind::Objects, true, attributeMembers}};
constexpr std::array toSignMembers{Member{"attributesToSign", Kind::Object, true, chosenMembers}};
constexpr std::array hashMembers{Member{"originalDocumentHash", Kind::Text, true},
                                 Member{"originalDocumentCitizenSignature", Kind::Text, true},
                                 Member{"documentName", Kind::Text, true}};
constexpr std::array signerMembers{documentInfo};
constexpr std::array authorizeMembers{
    processId,
    credentialId,
    clientName,
    totp,
    Member{"numSignatures", Kind::Integer, true},
    Member{"documentHashesInfo", Kind::Objects, true, hashMembers},
    Member{"attributeProviderSignatures", Kind::Objects, true, toSignMembers},
    Member{"citizenInfo", Kind::Object, true, signerMembers},
    Member{"citizenCertificate", Kind::Text, true}};
constexpr std::array signMembers{
    processId, credentialId, clientName, totp, sad, transactionId, Member{"hashesToSign", Kind::Texts, true}};
constexpr std::array resultMembers{processId, sad, transactionId};

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

bool hasKind(const json& value, Kind kind) {
    switch (kind) {
    case Kind::Text: return value.is_string();
    case Kind::Flag: return value.is_boolean();
    case Kind::Integer: return value.is_number_integer();
    case Kind::Texts: return isListOf(value, &json::is_string);
    case Kind::Object: return value.is_object();
    case Kind::Objects: return isListOf(value, &json::is_object);
    }
    return false;
}

std::string compare(const json& object, std::span<const Member> members);

std::string compareValue(const json& value, const Member& member) {
    const std::string name(member.name);
    if (!hasKind(value, member.kind))
        return name + " is a " + value.type_name() + ", or holds something else than it may";
    if (member.kind == Kind::Text && !member.pattern(value.get_ref<const std::string&>()))
        return name + " does not fit its pattern";
    if (member.kind == Kind::Object)
        return compare(value, member.inner);
    if (member.kind == Kind::Objects)
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
