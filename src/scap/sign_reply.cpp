// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sign_reply.hpp"

#include "scap_call.hpp"

#include <cunho/core/error.hpp>
#include <cunho/http/date.hpp>

#include <algorithm>
#include <set>

namespace cunho::scap {
namespace {

constexpr std::size_t longestSad = 10000;
constexpr std::size_t longestChain = 200000; // PEM
constexpr std::size_t mostCertificates = 10;
constexpr std::size_t longestValue = 4000; // Base64
constexpr std::chrono::minutes clockTolerance{3};

bool isSuccess(const http::Response& response) {
    return response.status >= 200 && response.status < 300;
}

/// A one-time code is refused for its key, unless the clocks are apart (autenticacao-gov D.2).
[[noreturn]] void refuseCode(const ScapStatus& status, const http::Response& response, TimePoint now) {
    const auto told = response.header("date");
    if (const auto theirs = told ? http::parseDate(*told) : std::nullopt) {
        const auto apart = std::chrono::abs(*theirs - now);
        if (apart >= clockTolerance) {
            const auto minutes = std::chrono::floor<std::chrono::minutes>(apart).count();
            throw Error(Fault::Clock, "SCAP_CLOCK_WRONG", {{"minutes", std::to_string(minutes)}});
        }
    }
    throw Error(Fault::Reactivate, "SCAP_KEY_OUTDATED", {}, status.text);
}

/// A 401 is told apart by its words. Those of a key that has ended are written down nowhere.
[[noreturn]] void refuseUnauthorized(const ScapStatus& status, const http::Response& response,
                                     TimePoint now) {
    std::string words = status.name;
    std::transform(words.begin(), words.end(), words.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const auto says = [&](std::string_view part) { return words.find(part) != std::string::npos; };
    if (says("TOTP"))
        refuseCode(status, response, now);
    if (says("CITIZEN_ATTRIBUTES"))
        throw Error(Fault::Reactivate, "SCAP_ATTRIBUTES_OUTDATED", {}, status.text);
    if (says("SECRET") && says("KEY"))
        throw Error(Fault::Reactivate, "SCAP_KEY_OUTDATED", {}, status.text);
    throw Error(Fault::Service, "SCAP_REFUSED", {{"code", std::to_string(status.code)}}, status.text);
}

/// Returns for 102, 200 and 206.
void heed(const ScapStatus& status, const http::Response& response, TimePoint now) {
    switch (status.code) {
    case 102:
    case 200:
    case 206: return;
    case 204: throw Error(Fault::Rejected, "SCAP_ATTRIBUTES_NONE", {}, status.text);
    case 205: throw Error(Fault::Rejected, "SCAP_ATTRIBUTES_EXPIRED", {}, status.text);
    case 401: refuseUnauthorized(status, response, now);
    case 404: throw Error(Fault::Service, "SCAP_RESULT_GONE", {}, status.text);
    default: break;
    }
    if (status.code >= 500)
        throw Error(Fault::Service, "SCAP_UNAVAILABLE", {}, status.text);
    throw Error(Fault::Service, "SCAP_REFUSED", {{"code", std::to_string(status.code)}}, status.text);
}

/// A refusal may come with a status of HTTP and say more in its body; a stranger's page has none.
[[noreturn]] void refuseByHttp(const http::Response& response, TimePoint now) {
    const auto body = readJson(asText(response.body));
    const ScapStatus status = body && body->is_object() ? readStatus(*body) : ScapStatus();
    if (status.code >= 204 && status.code != 206)
        heed(status, response, now);
    if (response.status == 400)
        throw Error(Fault::Service, "SCAP_REFUSED", {{"code", "400"}}, status.text);
    requireSuccess(response);
    refuseScapReply("HTTP " + std::to_string(response.status));
}

std::string requireText(const Json& object, const char* name, std::size_t longest) {
    auto text = textMember(object, name, longest);
    if (!text || text->empty())
        refuseScapReply(std::string("no ") + name);
    return std::move(*text);
}

const Json& requireObjectMember(const Json& parent, const char* name) {
    const Json* found = parent.is_object() ? objectMember(parent, name) : nullptr;
    if (found == nullptr)
        refuseScapReply(std::string("no ") + name);
    return *found;
}

const Json& requireList(const Json& parent, const char* name, std::size_t most) {
    const Json* found = parent.is_object() ? listMember(parent, name, most) : nullptr;
    if (found == nullptr)
        refuseScapReply(std::string("no ") + name);
    return *found;
}

bool isAmong(const Json& list, const ProfessionalAttribute& attribute) {
    return std::any_of(list.begin(), list.end(), [&](const Json& one) {
        return textMember(one, "id").value_or("") == attribute.id &&
               textMember(one, "description").value_or("") == attribute.description;
    });
}

bool hasExactly(const Json& list, const std::vector<ProfessionalAttribute>& attributes) {
    return list.size() == attributes.size() &&
           std::all_of(attributes.begin(), attributes.end(),
                       [&](const ProfessionalAttribute& attribute) { return isAmong(list, attribute); });
}

crypto::CertificateChain readChain(const Json& info) {
    const auto refuse = [](const std::string& why) {
        throw Error(Fault::Trust, "SCAP_CERTIFICATE_INVALID", {}, why);
    };
    const std::string pem = textMember(info, "certificates", longestChain).value_or("");
    try {
        const auto bag = crypto::Certificate::listFromFile(asBytes(pem));
        if (bag.size() > mostCertificates)
            refuse("more than 10 certificates");
        return crypto::orderChain(bag);
    } catch (const Error& error) {
        if (error.fault() == Fault::Trust)
            throw;
        refuse(error.what());
    }
    return {};
}

/// Whose signature it is; `open` are those that no transaction has come for yet.
ChosenAttributes takeChosen(const AttributeProvider& provider, const Json& attributes,
                            std::vector<const ChosenAttributes*>& open) {
    const auto found = std::find_if(open.begin(), open.end(), [&](const ChosenAttributes* one) {
        return one->provider.uri == provider.uri && one->provider.name == provider.name &&
               hasExactly(attributes, one->attributes);
    });
    if (found == open.end())
        refuseScapReply("a transaction for attributes that nobody chose");
    ChosenAttributes chosen = **found;
    open.erase(found);
    return chosen;
}

SignTransaction readTransaction(const Json& one, const std::string& process, bool seal,
                                std::vector<const ChosenAttributes*>& open) {
    constexpr std::size_t mostAttributes = 500;
    SignTransaction transaction;
    transaction.process = process;
    transaction.id = requireText(one, "transactionId", 100);
    transaction.sad = Secret::fromText(requireText(one, "sad", longestSad));
    const Json& toSign =
        requireObjectMember(requireObjectMember(one, "attributeProviderSignatures"), "attributesToSign");
    const Json& info = requireObjectMember(toSign, "attributeProviderInfo");
    const AttributeProvider provider = readProvider(info);
    if (seal)
        transaction.chosen.provider = provider;
    else
        transaction.chosen = takeChosen(provider, requireList(toSign, "attributes", mostAttributes), open);
    transaction.chain = readChain(info);
    return transaction;
}

} // namespace

std::unique_ptr<const WipedJson> readSignReply(const http::Response& response, const std::string& process,
                                               TimePoint now) {
    if (!isSuccess(response))
        refuseByHttp(response, now);
    auto reply = readScapReply(response, process);
    const ScapStatus status = readStatus(reply->get());
    if (status.code == 0)
        refuseScapReply("no status");
    heed(status, response, now);
    return reply;
}

void requireAccepted(const http::Response& response, const std::string& process, TimePoint now) {
    if (!isSuccess(response))
        refuseByHttp(response, now);
    const auto body = readJson(asText(response.body));
    if (body && body->is_object() && !body->empty()) // more than is promised: the same words as elsewhere
        readSignReply(response, process, now);
}

std::vector<SignTransaction> readTransactions(const Json& reply, const std::string& process,
                                              const std::vector<ChosenAttributes>& chosen) {
    const std::size_t count = chosen.size() + 1;
    const Json& list = requireList(reply, "transactions", count);
    if (list.size() != count)
        refuseScapReply("fewer transactions than signatures");
    std::vector<const ChosenAttributes*> open;
    for (const ChosenAttributes& one : chosen)
        open.push_back(&one);
    std::set<std::string> ids;
    std::vector<SignTransaction> transactions;
    for (const Json& one : list) {
        transactions.push_back(readTransaction(one, process, transactions.size() + 1 == count, open));
        if (!ids.insert(transactions.back().id).second)
            refuseScapReply("two transactions with one id");
    }
    return transactions;
}

std::vector<Bytes> readValues(const Json& reply, std::size_t count) {
    const Json& list = requireList(reply, "signatures", count);
    if (list.size() != count)
        refuseScapReply("fewer signatures than documents");
    std::vector<Bytes> values;
    for (const Json& one : list) {
        if (!one.is_string() || one.get_ref<const std::string&>().size() > longestValue)
            refuseScapReply("a signature is no text");
        try {
            values.push_back(fromBase64(one.get_ref<const std::string&>()));
        } catch (const Error&) {
            refuseScapReply("a signature is no Base64");
        }
    }
    return values;
}

} // namespace cunho::scap
