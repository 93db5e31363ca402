// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "reply.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <cctype>

namespace cunho::providers::safe {
namespace {

constexpr int deepest = 32;
constexpr std::size_t longestDescription = 4096;

/// Nothing when it is no JSON, no UTF-8 or too deep.
Json parsed(ByteView body) {
    bool tooDeep = false;
    const auto limit = [&](int depth, Json::parse_event_t, Json&) {
        tooDeep |= depth > deepest;
        return depth <= deepest; // what lies deeper is not kept
    };
    Json json = Json::parse(body.begin(), body.end(), limit, false);
    return tooDeep ? Json(Json::value_t::discarded) : json;
}

bool saysJson(const http::Response& response) {
    auto type = response.header("content-type");
    if (!type)
        return true; // not every server says so
    std::string name = type->substr(0, type->find(';'));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name.find("json") != std::string::npos;
}

} // namespace

void refuseReply(const std::string& detail) {
    throw Error(Fault::Service, "SAFE_REPLY_INVALID", {}, detail);
}

Json replyObject(const http::Response& response) {
    if (!saysJson(response))
        refuseReply("the content type is not JSON");
    Json json = parsed(response.body);
    if (!json.is_object())
        refuseReply("no JSON object");
    return json;
}

std::string replyDescription(const http::Response& response) {
    const Json json = parsed(response.body);
    if (!json.is_object())
        return {};
    const auto found = json.find("error_description");
    if (found == json.end() || !found->is_string())
        return {};
    return found->get_ref<const std::string&>().substr(0, longestDescription);
}

const Json& requireMember(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end())
        refuseReply(std::string("missing member ") + name);
    return *found;
}

std::string requireText(const Json& object, const char* name) {
    const Json& member = requireMember(object, name);
    if (!member.is_string() || member.get_ref<const std::string&>().empty())
        refuseReply(std::string(name) + " is no text");
    return member.get<std::string>();
}

std::vector<std::string> requireTexts(const Json& object, const char* name) {
    const Json& array = requireMember(object, name);
    if (!array.is_array())
        refuseReply(std::string(name) + " is no array");
    std::vector<std::string> list;
    for (const auto& item : array) {
        if (!item.is_string())
            refuseReply(std::string(name) + " holds something that is no text");
        list.push_back(item.get<std::string>());
    }
    return list;
}

Secret takeSecret(Json& object, const char* name) {
    Secret secret = Secret::fromText(requireText(object, name));
    wipe(object[name].get_ref<std::string&>());
    const auto text = secret.exposeText();
    if (!std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; }))
        refuseReply(std::string(name) + " is not printable");
    return secret;
}

Bytes requireBase64(const std::string& text, const char* name) {
    try {
        return fromBase64(text);
    } catch (const Error&) {
        refuseReply(std::string(name) + " is no Base64");
    }
}

crypto::Certificate requireCertificate(const std::string& text) {
    constexpr Byte sequence = 0x30; // how every DER certificate begins
    Bytes bytes = toBytes(text);
    try {
        for (int layer = 0; layer <= 2; ++layer) {
            if (asText(bytes).starts_with("-----BEGIN"))
                return crypto::Certificate::fromPem(asText(bytes));
            if (layer > 0 && !bytes.empty() && bytes.front() == sequence)
                return crypto::Certificate::fromDer(bytes);
            bytes = requireBase64(std::string(asText(bytes)), "certificates");
        }
        return crypto::Certificate::fromDer(bytes);
    } catch (const Error& error) {
        refuseReply(error.detail());
    }
}

} // namespace cunho::providers::safe
