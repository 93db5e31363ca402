// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scap_reply.hpp"

#include "moment.hpp"
#include "served_attribute.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::scap {
namespace {

constexpr std::size_t mostProviders = 500;
constexpr std::size_t mostOfProvider = 500; // attributes
constexpr std::size_t longestKey = 1000;

void requireObject(const Json& json) {
    if (!json.is_object())
        refuseScapReply("an object is none");
}

} // namespace

void refuseScapReply(const std::string& detail) {
    throw Error(Fault::Service, "SCAP_REPLY_INVALID", {}, detail);
}

const Json* listMember(const Json& object, const char* name, std::size_t most) {
    const auto found = object.find(name);
    if (found == object.end() || found->is_null())
        return nullptr;
    if (!found->is_array() || found->size() > most)
        refuseScapReply(std::string(name) + " is no list of a believable length");
    return &*found;
}

const Json* objectMember(const Json& parent, const char* name) {
    const auto found = parent.find(name);
    if (found == parent.end() || found->is_null())
        return nullptr;
    if (!found->is_object())
        refuseScapReply(std::string(name) + " is no object");
    return &*found;
}

AttributeProvider readProvider(const Json& json) {
    requireObject(json);
    return {textMember(json, "uriId").value_or(""), textMember(json, "name").value_or(""),
            textMember(json, "type").value_or(""), textMember(json, "nipc").value_or("")};
}

ScapStatus readStatus(const Json& parent) {
    const Json* status = objectMember(parent, "status");
    if (status == nullptr)
        return {};
    ScapStatus result;
    const auto code = status->find("code");
    if (code != status->end() && code->is_number_integer())
        result.code = static_cast<int>(std::clamp<std::int64_t>(code->get<std::int64_t>(), 0, 999));
    else if (const auto text = textMember(*status, "code", 100); text && text->size() >= 3)
        result.code =
            std::all_of(text->begin(), text->begin() + 3, [](char c) { return c >= '0' && c <= '9'; })
                ? std::stoi(text->substr(0, 3))
                : 0;
    const auto message = textMember(*status, "message");
    const auto description = textMember(*status, "codeDescription");
    result.text = forDetail(message ? *message : description.value_or(""));
    result.name = textMember(*status, "code", 100).value_or("") + " " + message.value_or("") + " " +
                  description.value_or("");
    return result;
}

std::unique_ptr<const WipedJson> readScapReply(const http::Response& response, const std::string& processId) {
    auto json = readJson(asText(response.body));
    if (!json || !json->is_object())
        refuseScapReply("no JSON object");
    auto reply = std::make_unique<const WipedJson>(std::move(*json));
    const auto process = textMember(reply->get(), "processId");
    if (process && *process != processId)
        refuseScapReply("a reply of another process");
    return reply;
}

std::vector<AttributeProvider> readProviders(const Json& reply) {
    std::vector<AttributeProvider> providers;
    const Json* told = listMember(reply, "attributeProviders", mostProviders);
    if (told == nullptr)
        return providers;
    for (const Json& one : *told)
        providers.push_back(readProvider(one));
    return providers;
}

ScapOutcome SearchResults::take(const Json& reply) {
    const ScapStatus status = readStatus(reply);
    if (status.code == 404)
        throw Error(Fault::Service, "SCAP_RESULT_GONE", {}, status.text);
    if (status.code >= 500)
        throw Error(Fault::Service, "SCAP_UNAVAILABLE", {}, status.text);
    if (status.code == 102)
        return ScapOutcome::Processing;
    const bool none = status.code == 204 || status.code == 205;
    if (!none && status.code != 200 && status.code != 206)
        refuseScapReply("status " + std::to_string(status.code) + " " + status.text);
    requireSameCitizen(reply);
    if (const Json* told = listMember(reply, "citizenAttributes", mostProviders))
        std::for_each(told->begin(), told->end(), [this](const Json& one) { takeProvider(one); });
    if (auto key = textMember(reply, "secretKey", longestKey); key && !key->empty())
        totpKey_ = Secret::fromText(std::move(*key));
    const auto completed = reply.find("completed");
    const bool unfinished = completed != reply.end() && completed->is_boolean() && !completed->get<bool>();
    if (status.code == 206 || (status.code == 200 && unfinished))
        return ScapOutcome::Partial;
    return none ? ScapOutcome::Empty : ScapOutcome::Done;
}

/// Whose attributes these are is ours to check: nobody signs in another's capacity.
void SearchResults::requireSameCitizen(const Json& reply) const {
    const Json* info = objectMember(reply, "citizenInfo");
    const Json* document = info == nullptr ? nullptr : objectMember(*info, "citizenDocumentInfo");
    const auto number = document == nullptr ? std::nullopt : textMember(*document, "id");
    if (number && *number != citizen_.documentNumber)
        refuseScapReply("attributes of another citizen");
}

void SearchResults::takeProvider(const Json& one) {
    requireObject(one);
    const Json* info = objectMember(one, "attributeProviderInfo");
    if (info == nullptr)
        refuseScapReply("attributes without a provider");
    const AttributeProvider provider = readProvider(*info);
    const int code = readStatus(one).code;
    Provider& kept = providers_[provider.uri.empty() ? provider.name : provider.uri];
    if (providers_.size() > mostProviders)
        refuseScapReply("too many providers");
    const bool silent = code != 0 && code != 200 && code != 204 && code != 205;
    if (silent && !kept.name.empty())
        return; // it has spoken before
    kept = {provider.name, {}, silent};
    if (const Json* told = listMember(one, "attributes", mostOfProvider)) {
        for (const Json& attribute : *told)
            kept.attributes.push_back(readAttribute(attribute, provider, code == 205));
    }
}

ProfessionalAttribute SearchResults::readAttribute(const Json& one, const AttributeProvider& provider,
                                                   bool expired) const {
    requireObject(one);
    ProfessionalAttribute result;
    result.citizen = citizen_.key();
    result.nipc = provider.nipc;
    result.providerUri = provider.uri;
    result.providerName = provider.name;
    result.providerType = provider.type;
    result.id = textMember(one, "id").value_or("");
    result.description = textMember(one, "description").value_or("");
    if (result.id.empty() && result.description.empty())
        refuseScapReply("an attribute without id and description");
    if (const auto validity = textMember(one, "validity"))
        result.validUntil = readMoment(*validity);
    if (const Json* parts = listMember(one, "subAttributes", mostSubAttributes)) {
        for (const Json& part : *parts)
            result.subAttributes.emplace_back(textMember(part, "description").value_or(""),
                                              textMember(part, "value").value_or(""));
    }
    result.served = servedText(one);
    result.source = ProfessionalAttribute::Source::Scap;
    result.status = expired ? ProfessionalAttribute::Status::Expired : ProfessionalAttribute::Status::Active;
    result.firstSeen = now_;
    result.lastChecked = now_;
    return result;
}

FoundAttributes SearchResults::found() && {
    FoundAttributes result;
    for (auto& [key, provider] : providers_) {
        if (provider.silent)
            result.silent.push_back(provider.name);
        for (auto& attribute : provider.attributes)
            result.attributes.push_back(std::move(attribute));
    }
    result.totpKey = std::move(totpKey_);
    return result;
}

} // namespace cunho::scap
