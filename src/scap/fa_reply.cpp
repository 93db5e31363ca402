// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_reply.hpp"

#include "account_grant.hpp"
#include "enterprise_attributes.hpp"
#include "fa_names.hpp"
#include "folded.hpp"
#include "moment.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::scap {
namespace {

constexpr std::size_t longestContext = 64;
constexpr std::size_t longestContextToken = 16U << 10U;
constexpr std::size_t longestName = 200;
constexpr std::size_t longestNumber = 20;
constexpr std::size_t mostAnswered = 200;

std::unique_ptr<const WipedJson> parsedReply(ByteView body) {
    auto json = readJson(asText(body));
    if (!json)
        refuseFaReply("no JSON");
    return std::make_unique<const WipedJson>(std::move(*json));
}

bool isContextId(const std::string& text) {
    return !text.empty() && text.size() <= longestContext &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
           });
}

/// The name itself, or the name with parameters.
bool isNamed(std::string_view full, std::string_view bare) {
    return full.starts_with(bare) && (full.size() == bare.size() || full[bare.size()] == '?');
}

bool isLine(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7F;
    });
}

std::string required(const AttributeReply& reply, std::string_view name, std::size_t longest) {
    const std::string_view value = reply.value(name);
    const auto begin = value.find_first_not_of(' ');
    if (begin == std::string_view::npos)
        throw Error(Fault::Rejected, "FA_CITIZEN_INCOMPLETE",
                    {{"attribute", std::string(name.substr(name.rfind('/') + 1))}});
    const std::string_view text = value.substr(begin, value.find_last_not_of(' ') - begin + 1);
    if (text.size() > longest || !isLine(text))
        refuseFaReply(std::string(name) + " is no line of text");
    return std::string(text);
}

std::optional<bool> yesOrNo(std::string_view value) {
    const std::string word = folded(value);
    if (word == "true" || word == "sim" || word == "s" || word == "1")
        return true;
    if (word == "false" || word == "nao" || word == "n" || word == "0")
        return false;
    return std::nullopt;
}

Citizen citizen(const AttributeReply& reply, bool foreign) {
    Citizen result;
    if (foreign) {
        result.documentType = required(reply, fa::documentType, longestNumber);
        result.documentCountry = required(reply, fa::documentCountry, longestNumber);
    }
    result.documentNumber = required(reply, foreign ? fa::documentNumber : fa::nic, longestNumber);
    result.givenName = required(reply, fa::givenName, longestName);
    result.lastName = required(reply, fa::lastName, longestName);
    result.documentValidUntil = readDay(reply.value(fa::validUntil));
    result.cmdSignature = yesOrNo(reply.value(fa::cmdSignature));
    return result;
}

} // namespace

void refuseFaReply(const std::string& detail) {
    throw Error(Fault::Service, "FA_REPLY_INVALID", {}, detail);
}

AttributeContext readContext(ByteView body) {
    const auto json = parsedReply(body);
    auto token = textMember(json->get(), "token", longestContextToken);
    const auto id = textMember(json->get(), "authenticationContextId", longestContext);
    if (!token || token->empty() || !id || !isContextId(*id))
        refuseFaReply("no token and authenticationContextId");
    return {Secret::fromText(std::move(*token)), *id};
}

AttributeReply::AttributeReply(ByteView body) : json_(parsedReply(body)) {
    const Json& list = json_->get();
    if (!list.is_array() || list.size() > mostAnswered)
        refuseFaReply("no list of attributes");
    for (const Json& one : list) {
        if (!one.is_object() || !one.contains("name") || !one.at("name").is_string())
            refuseFaReply("an attribute without name");
        if (one.contains("value") && !one.at("value").is_null() && !one.at("value").is_string())
            refuseFaReply("a value that is no text");
        if (one.contains("state") && !one.at("state").is_null() && !one.at("state").is_string())
            refuseFaReply("a state that is no text");
    }
}

const Json* AttributeReply::find(std::string_view name) const {
    for (const Json& one : json_->get()) {
        if (isNamed(one.at("name").get_ref<const std::string&>(), name))
            return &one;
    }
    return nullptr;
}

AttributeReply::State AttributeReply::state(std::string_view name) const {
    const Json* found = find(name);
    if (found == nullptr)
        return State::Absent;
    const bool empty = !found->contains("value") || found->at("value").is_null();
    if (!found->contains("state") || found->at("state").is_null())
        return empty ? State::Pending : State::Available;
    const std::string word = folded(found->at("state").get_ref<const std::string&>());
    if (word == "pending")
        return State::Pending;
    if (word == "available")
        return empty ? State::NotAvailable : State::Available;
    if (word == "notavailable")
        return State::NotAvailable;
    refuseFaReply("an unknown state");
}

std::string_view AttributeReply::value(std::string_view name) const {
    if (state(name) != State::Available)
        return {};
    return find(name)->at("value").get_ref<const std::string&>();
}

AuthenticatedCitizen readCitizen(const AttributeReply& reply, const AuthorizationQuery& query,
                                 TimePoint now) {
    AuthenticatedCitizen result;
    // A refusal says more than what is missing beside it.
    if (query.account)
        result.account = readAccountGrant(reply.value(fa::account), query.account->nipc);
    result.citizen = citizen(reply, query.foreignCitizen);
    const std::string_view companies = reply.value(fa::enterprise);
    if (!query.enterpriseAttributes || companies.empty())
        return result;
    try {
        result.attributes = readEnterpriseAttributes(companies, result.citizen.key(), now);
    } catch (const Error&) {
        if (!query.account)
            throw;
        // They are an extra here: what cannot be read of them must not cost the account's tokens.
    }
    return result;
}

} // namespace cunho::scap
