// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/checks.hpp"

#include <algorithm>
#include <array>
#include <span>

// Check 15: the request schemas of the service's API file, member by member.
namespace cunho::sandbox::check {
namespace {

using nlohmann::json;

enum class Kind { Text, Integer, Texts, Object };

struct Member {
    std::string_view name;
    Kind kind;
    bool required;
    std::string_view complaint; ///< the service's words when it is missing or of another type
    std::span<const Member> inner{};
};

constexpr Member processId{"processId", Kind::Text, true, literal::missingProcessId};
constexpr Member clientName{"clientName", Kind::Text, true, literal::emptyClientName};
constexpr Member credential{"credentialID", Kind::Text, true, literal::missingCredentialId};
constexpr Member hashes{"hashes", Kind::Texts, true, literal::emptyHashes};

constexpr std::array plainClient{processId, clientName};
constexpr std::array namingClient{processId, clientName,
                                  Member{"documentNames", Kind::Texts, true, literal::emptyNames}};
constexpr Member clientData{"clientData", Kind::Object, true, literal::missingClientData, plainClient};

constexpr std::array listMembers{clientData};
constexpr std::array accountMembers{credential, clientData};
constexpr std::array infoMembers{credential, clientData,
                                 Member{"certificates", Kind::Text, false, literal::badRequest}};
constexpr std::array authorizeMembers{
    credential, hashes, Member{"numSignatures", Kind::Integer, true, literal::missingCount},
    Member{"clientData", Kind::Object, true, literal::missingClientData, namingClient}};
constexpr std::array signMembers{credential, hashes, clientData,
                                 Member{"sad", Kind::Text, true, literal::missingSad},
                                 Member{"signAlgo", Kind::Text, true, literal::missingAlgorithm}};

std::span<const Member> membersOf(Operation operation) {
    switch (operation) {
    case Operation::List: return listMembers;
    case Operation::CredentialInfo: return infoMembers;
    case Operation::UpdateToken:
    case Operation::Cancel: return accountMembers;
    case Operation::Authorize: return authorizeMembers;
    case Operation::SignHash: return signMembers;
    default: return {};
    }
}

bool isTexts(const json& value) {
    return value.is_array() &&
           std::all_of(value.begin(), value.end(), [](const json& item) { return item.is_string(); });
}

bool hasKind(const json& value, Kind kind) {
    switch (kind) {
    case Kind::Text: return value.is_string();
    case Kind::Integer: return value.is_number_integer();
    case Kind::Texts: return isTexts(value);
    case Kind::Object: return value.is_object();
    }
    return false;
}

std::optional<Finding> compare(const json& object, std::span<const Member> members) {
    for (const Member& member : members) {
        const auto found = object.find(member.name);
        const std::string name(member.name);
        if (found == object.end() && !member.required)
            continue;
        if (found == object.end())
            return Finding{member.complaint, name + " is missing"};
        if (!hasKind(*found, member.kind))
            return Finding{member.complaint, name + " is a " + found->type_name()};
        if (member.kind != Kind::Object)
            continue;
        if (auto finding = compare(*found, member.inner))
            return finding;
    }
    for (const auto& item : object.items())
        if (std::none_of(members.begin(), members.end(),
                         [&](const Member& m) { return m.name == item.key(); }))
            return Finding{literal::badRequest, "unknown member " + item.key()};
    return std::nullopt;
}

std::optional<Finding> compareValues(const Exchange& exchange) {
    const auto& name = exchange.body.at("clientData").at("clientName").get_ref<const std::string&>();
    if (name.empty())
        return Finding{literal::emptyClientName, "clientName is empty"};
    if (name != exchange.client.name)
        return Finding{literal::badRequest, "clientName is not this client's"};
    const std::string which = exchange.body.value("certificates", "none");
    if (which != "none" && which != "single" && which != "chain")
        return Finding{literal::badRequest, "certificates is neither none, single nor chain"};
    return std::nullopt;
}

std::optional<Finding> queryShape(const Request& request) {
    if (!request.body.empty())
        return Finding{literal::badRequest, "a GET with a body"};
    if (request.query.count("processId") == 0)
        return Finding{literal::missingProcessId, "no processId in the query"};
    if (request.query.size() > 1)
        return Finding{literal::badRequest, "more than processId in the query"};
    return std::nullopt;
}

bool isJsonType(std::string_view contentType) {
    return contentType == "application/json" || contentType.starts_with("application/json;");
}

} // namespace

std::optional<Finding> shape(const Exchange& exchange) {
    const Request& request = exchange.request;
    if (isVerify(exchange.operation))
        return queryShape(request);
    if (!request.query.empty())
        return Finding{literal::badRequest, "a POST with a query"};
    const bool bodyless = exchange.operation == Operation::ServiceInfo;
    if (bodyless && request.body.empty())
        return std::nullopt;
    if (!isJsonType(request.contentType))
        return Finding{literal::badRequest, "Content-Type is \"" + request.contentType + "\""};
    if (!exchange.bodyProblem.empty())
        return Finding{literal::badRequest, exchange.bodyProblem};
    if (!exchange.body.is_object())
        return Finding{literal::badRequest, "the body is no JSON object"};
    if (auto finding = compare(exchange.body, membersOf(exchange.operation)))
        return finding;
    return bodyless ? std::nullopt : compareValues(exchange);
}

} // namespace cunho::sandbox::check
