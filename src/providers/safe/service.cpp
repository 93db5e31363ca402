// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "service.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>

#include <nlohmann/json.hpp>

namespace cunho::providers::safe {
namespace {

using Json = nlohmann::json;

/// sha256WithRSAEncryption, the only one SAFE offers.
constexpr const char* signAlgorithm = "1.2.840.113549.1.1.11";

[[noreturn]] void invalid(const std::string& detail) {
    throw Error(Fault::Service, "SAFE_REPLY_INVALID", {}, detail);
}

Json parsed(const http::Response& response) {
    Json json = Json::parse(response.body.begin(), response.body.end(), nullptr, false);
    if (!json.is_object())
        invalid("no JSON object");
    return json;
}

/// The description of a refusal, or empty; replies are not trusted to be JSON.
std::string description(const http::Response& response) {
    const Json json = Json::parse(response.body.begin(), response.body.end(), nullptr, false);
    if (!json.is_object())
        return {};
    const auto found = json.find("error_description");
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& member(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end())
        invalid(std::string("missing member ") + name);
    return *found;
}

std::vector<std::string> texts(const Json& array, const char* name) {
    if (!array.is_array())
        invalid(std::string(name) + " is no array");
    std::vector<std::string> list;
    for (const auto& item : array) {
        if (!item.is_string())
            invalid(std::string(name) + " holds something that is no text");
        list.push_back(item.get<std::string>());
    }
    return list;
}

Bytes base64Reply(const std::string& text, const char* name) {
    try {
        return fromBase64(text);
    } catch (const Error&) {
        invalid(std::string(name) + " is no Base64");
    }
}

/// SAFE sends certificates as Base64 of Base64; plain Base64 and PEM are taken too.
crypto::Certificate certificate(const std::string& text) {
    Bytes bytes = base64Reply(text, "certificates");
    try {
        if (!bytes.empty() && bytes[0] == 0x30)
            return crypto::Certificate::fromDer(bytes);
        if (asText(bytes).starts_with("-----BEGIN"))
            return crypto::Certificate::fromPem(asText(bytes));
        return crypto::Certificate::fromDer(base64Reply(std::string(asText(bytes)), "certificates"));
    } catch (const Error& error) {
        invalid(error.what());
    }
}

/// JSON text; what is no UTF-8 in a name is replaced, never thrown over.
std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json clientData(const SafeAccount& account, const std::string& processId) {
    return {{"processId", processId}, {"clientName", account.clientName}};
}

Json hashes(const std::vector<crypto::Digest>& digests) {
    Json list = Json::array();
    for (const auto& digest : digests)
        list.push_back(toBase64(crypto::digestInfo(digest)));
    return list;
}

bool begins(const std::string& text, std::string_view prefix) {
    return text.starts_with(prefix);
}

bool tokenExpired(const std::string& text) {
    return begins(text, "The access or refresh token is expired");
}

} // namespace

http::Request Service::request(const std::string& path) const {
    http::Request request;
    request.url = account_.baseUrl + path;
    std::string pair = account_.basicUser + ":" + std::string(account_.basicPassword.exposeText());
    std::string basic = "Basic " + toBase64(asBytes(pair));
    wipe(pair);
    request.secretHeaders.emplace_back("Authorization", Secret::fromText(std::move(basic)));
    request.secretHeaders.emplace_back(
        "SAFEAuthorization", Secret::fromText("Bearer " + std::string(account_.accessToken.exposeText())));
    return request;
}

http::Response Service::post(const std::string& path, std::string body, const JobContext& job) {
    http::Request call = request(path);
    call.method = "POST";
    call.contentType = "application/json";
    call.body = toBytes(body);
    wipe(body); // may hold the SAD
    return http_.send(std::move(call), job);
}

http::Response Service::ask(const std::string& path, const std::string& processId, const JobContext& job) {
    return http_.send(request(path + "?processId=" + processId), job);
}

/// 401 is wrong client credentials, a dead account, or its limit: /info with Basic alone tells (B.6).
void Service::refuseUnauthorized(const std::string& text, const JobContext& job) {
    if (begins(text, "signatureLimit"))
        throw Error(Fault::Reactivate, "SAFE_LIMIT_REACHED", {}, text);
    http::Request probe = request("/info");
    probe.method = "POST";
    probe.contentType = "application/json";
    probe.body = toBytes("{}");
    probe.secretHeaders.pop_back(); // /info takes no bearer
    const bool clientKnown = http_.send(std::move(probe), job).status == 200;
    if (!clientKnown)
        throw Error(Fault::Configuration, "SAFE_CLIENT_REFUSED");
    throw Error(Fault::Reactivate, "SAFE_UNAUTHORIZED", {{"nipc", account_.nipc}});
}

void Service::requireSuccess(const http::Response& response, const JobContext& job) {
    if (response.status >= 200 && response.status < 300)
        return;
    const std::string text = description(response);
    if (response.status == 401)
        refuseUnauthorized(text, job);
    if (response.status >= 500)
        throw Error(Fault::Service, "SAFE_UNAVAILABLE", {}, "HTTP " + std::to_string(response.status));
    if (tokenExpired(text))
        throw Error(Fault::Reactivate, "SAFE_TOKEN_EXPIRED");
    throw Error(Fault::Internal, "SAFE_REQUEST_REFUSED", {},
                "HTTP " + std::to_string(response.status) + " " + text);
}

PollState Service::outcome(const http::Response& response, const JobContext& job) {
    const std::string text = description(response);
    if (response.status == 200)
        return PollState::Ready;
    if (response.status == 204)
        return PollState::Pending;
    if (response.status >= 500)
        return PollState::Busy;
    if (response.status == 404 || begins(text, "Invalid parameter processId"))
        return PollState::Unknown;
    if (begins(text, "SigHash does not match") || begins(text, "Hash is not authorized"))
        return PollState::Refused;
    requireSuccess(response, job);
    invalid("HTTP " + std::to_string(response.status));
}

std::vector<std::string> Service::credentialIds(const JobContext& job) {
    const Json body{{"clientData", clientData(account_, newUuid())}};
    const auto response = post("/credentials/list", dumped(body), job);
    requireSuccess(response, job);
    return texts(member(parsed(response), "credentialIDs"), "credentialIDs");
}

CredentialInfo Service::credentialInfo(const std::string& credentialId, const JobContext& job) {
    const Json body{{"credentialID", credentialId},
                    {"certificates", "chain"},
                    {"clientData", clientData(account_, newUuid())}};
    const auto response = post("/credentials/info", dumped(body), job);
    requireSuccess(response, job);
    const Json json = parsed(response);
    const Json& cert = member(json, "cert");
    if (!cert.is_object())
        invalid("cert is no object");
    CredentialInfo info;
    for (const auto& text : texts(member(cert, "certificates"), "certificates"))
        info.chain.push_back(certificate(text));
    if (info.chain.empty())
        invalid("no certificate");
    const auto multisign = json.find("multisign");
    if (multisign != json.end() && multisign->is_number_integer() && multisign->get<int>() > 0)
        info.multisign = static_cast<std::size_t>(multisign->get<int>());
    return info;
}

void Service::authorize(const std::string& processId, const std::string& credentialId,
                        const std::vector<crypto::Digest>& digests, const std::vector<std::string>& names,
                        const JobContext& job) {
    Json data = clientData(account_, processId);
    data["documentNames"] = names;
    const Json body{{"credentialID", credentialId},
                    {"numSignatures", digests.size()},
                    {"hashes", hashes(digests)},
                    {"clientData", std::move(data)}};
    requireSuccess(post("/v2/credentials/authorize", dumped(body), job), job);
}

AuthorizePoll Service::authorizeOutcome(const std::string& processId, const JobContext& job) {
    http::Response response = ask("/credentials/authorize/verify", processId, job);
    AuthorizePoll poll;
    poll.state = outcome(response, job);
    if (poll.state == PollState::Ready) {
        Json json = parsed(response);
        const Json& sad = member(json, "sad");
        if (!sad.is_string() || sad.get_ref<const std::string&>().empty())
            invalid("sad is no text");
        poll.sad = Secret::fromText(std::move(json["sad"].get_ref<std::string&>()));
    }
    wipe(response.body);
    return poll;
}

void Service::signHash(const std::string& processId, const std::string& credentialId, const Secret& sad,
                       const std::vector<crypto::Digest>& digests, const JobContext& job) {
    Json body{{"credentialID", credentialId},
              {"sad", std::string(sad.exposeText())},
              {"hashes", hashes(digests)},
              {"signAlgo", signAlgorithm},
              {"clientData", clientData(account_, processId)}};
    std::string text = dumped(body);
    wipe(body["sad"].get_ref<std::string&>());
    requireSuccess(post("/v2/signatures/signHash", std::move(text), job), job);
}

SignPoll Service::signHashOutcome(const std::string& processId, const JobContext& job) {
    const http::Response response = ask("/signatures/signHash/verify", processId, job);
    SignPoll poll;
    poll.state = outcome(response, job);
    if (poll.state != PollState::Ready)
        return poll;
    for (const auto& text : texts(member(parsed(response), "signatures"), "signatures"))
        poll.values.push_back(base64Reply(text, "signatures"));
    return poll;
}

} // namespace cunho::providers::safe
