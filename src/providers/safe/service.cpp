// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "service.hpp"

#include "reply.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/log.hpp>
#include <cunho/core/random.hpp>
#include <cunho/http/date.hpp>

#include <algorithm>

namespace cunho::providers::safe {
namespace {

/// sha256WithRSAEncryption, the only one SAFE offers.
constexpr const char* signAlgorithm = "1.2.840.113549.1.1.11";
constexpr std::size_t shownDescription = 200; // bytes of it in an error's detail
constexpr std::int64_t highestMultisign = 1000;

/// JSON text; what is no UTF-8 in a name is replaced, never thrown over.
std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json clientData(const SafeClient& client, const std::string& processId) {
    return {{"processId", processId}, {"clientName", client.clientName}};
}

/// The body of calls 8 and 9.
std::string credentialBody(const SafeClient& client, const std::string& credentialId) {
    return dumped({{"credentialID", credentialId}, {"clientData", clientData(client, newUuid())}});
}

Json hashes(const std::vector<crypto::Digest>& digests) {
    Json list = Json::array();
    for (const auto& digest : digests)
        list.push_back(toBase64(crypto::digestInfo(digest)));
    return list;
}

bool isSuccess(const http::Response& response) {
    return response.status >= 200 && response.status < 300;
}

void blank(std::string& text, const Secret* secret) {
    constexpr std::string_view mark = "[]";
    if (secret == nullptr || secret->empty())
        return;
    for (auto at = text.find(secret->exposeText()); at != std::string::npos;
         at = text.find(secret->exposeText(), at + mark.size()))
        text.replace(at, secret->size(), mark);
}

bool isGuidLike(const std::string& text) {
    constexpr std::size_t length = 36;
    return text.size() == length && text.find_first_not_of("0123456789abcdefABCDEF-") == std::string::npos;
}

} // namespace

http::Request Service::request(const std::string& path, const Secret* bearer) const {
    http::Request request;
    request.url = client_.baseUrl + path;
    std::string pair = client_.basicUser + ":" + std::string(client_.basicPassword.exposeText());
    std::string basic = "Basic " + toBase64(asBytes(pair));
    wipe(pair);
    request.secretHeaders.emplace_back("Authorization", Secret::fromText(std::move(basic)));
    if (bearer != nullptr)
        request.secretHeaders.emplace_back("SAFEAuthorization",
                                           Secret::fromText("Bearer " + std::string(bearer->exposeText())));
    return request;
}

http::Response Service::send(http::Request request, const JobContext& job) {
    const std::size_t limit = request.responseLimit;
    try {
        http::Response response = http_.send(std::move(request), job);
        if (response.body.size() > limit)
            refuseReply("more bytes than any reply has");
        return response;
    } catch (const Error& error) {
        if (error.reason() == "REPLY_TOO_LARGE")
            refuseReply("more bytes than any reply has");
        throw;
    }
}

http::Response Service::post(const std::string& path, const Secret* bearer, std::string body,
                             const JobContext& job) {
    http::Request call = request(path, bearer);
    call.method = "POST";
    if (!body.empty()) // the API file forbids one to /info
        call.contentType = "application/json";
    call.body = toBytes(body);
    wipe(body); // may hold the SAD
    return send(std::move(call), job);
}

// The API file names no headers for the two questions; one public client sends Basic alone, another both.
http::Response Service::ask(const std::string& path, const Secret& access, const std::string& processId,
                            const JobContext& job) {
    return send(request(path + "?processId=" + processId, &access), job);
}

Refused Service::refused(const http::Response& response, const Secret* bearer, const Secret* sad) const {
    std::string text = replyDescription(response);
    const Refusal refusal = refusalOf(response.status, text);
    for (const Secret* secret : {bearer, sad, &client_.basicPassword})
        blank(text, secret);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    text.resize(std::min(text.size(), shownDescription));
    return {refusal, "HTTP " + std::to_string(response.status) + " " + log::redact(text)};
}

ServiceInfo Service::info(const JobContext& job) {
    const auto response = post("/info", nullptr, {}, job);
    if (response.status == 401 || response.status == 403)
        throw Refused(Refusal::ClientRefused, "HTTP " + std::to_string(response.status));
    if (!isSuccess(response))
        throw refused(response, nullptr);
    ServiceInfo info;
    info.name = requireText(replyObject(response), "name");
    if (const auto date = response.header("date"))
        info.date = http::parseDate(*date);
    return info;
}

std::vector<std::string> Service::credentialIds(const Secret& access, const JobContext& job) {
    const Json body{{"clientData", clientData(client_, newUuid())}};
    const auto response = post("/credentials/list", &access, dumped(body), job);
    if (!isSuccess(response))
        throw refused(response, &access);
    auto ids = requireTexts(replyObject(response), "credentialIDs");
    if (!std::all_of(ids.begin(), ids.end(), isGuidLike))
        refuseReply("a credentialID is no GUID");
    return ids;
}

CredentialInfo Service::credentialInfo(const Secret& access, const std::string& credentialId,
                                       const JobContext& job) {
    const Json body{{"credentialID", credentialId},
                    {"certificates", "chain"},
                    {"clientData", clientData(client_, newUuid())}};
    const auto response = post("/credentials/info", &access, dumped(body), job);
    if (!isSuccess(response))
        throw refused(response, &access);
    const Json json = replyObject(response);
    const Json& cert = requireMember(json, "cert");
    if (!cert.is_object())
        refuseReply("cert is no object");
    CredentialInfo info;
    for (const auto& text : requireTexts(cert, "certificates"))
        info.chain.push_back(requireCertificate(text));
    if (info.chain.empty())
        refuseReply("no certificate");
    const Json& multisign = requireMember(json, "multisign");
    if (!multisign.is_number_integer() || multisign < 1)
        refuseReply("multisign is no positive number");
    const bool huge = multisign > highestMultisign;
    info.multisign = static_cast<std::size_t>(huge ? highestMultisign : multisign.get<std::int64_t>());
    if (const auto key = json.find("key"); key != json.end()) {
        if (!key->is_object())
            refuseReply("key is no object");
        info.keyStatus = requireText(*key, "status");
    }
    return info;
}

void Service::authorize(const Secret& access, const std::string& processId, const std::string& credentialId,
                        const std::vector<crypto::Digest>& digests, const std::vector<std::string>& names,
                        const JobContext& job) {
    Json data = clientData(client_, processId);
    data["documentNames"] = names;
    const Json body{{"credentialID", credentialId},
                    {"numSignatures", digests.size()},
                    {"hashes", hashes(digests)},
                    {"clientData", std::move(data)}};
    const auto response = post("/v2/credentials/authorize", &access, dumped(body), job);
    if (!isSuccess(response))
        throw refused(response, &access);
}

PollState Service::outcome(const http::Response& response, const Secret& access) const {
    if (response.status == 200)
        return PollState::Ready;
    if (response.status == 204)
        return PollState::Pending;
    if (response.status == 404)
        return PollState::Unknown;
    const Refused why = refused(response, &access);
    switch (why.refusal()) {
    case Refusal::Busy: return PollState::Busy;
    case Refusal::Failing: return PollState::Failing;
    case Refusal::ProcessUnknown: return PollState::Unknown;
    case Refusal::SadRefused: return PollState::SadRefused;
    case Refusal::TokenExpired: return PollState::TokenExpired;
    default: throw why;
    }
}

AuthorizePoll Service::authorizeOutcome(const Secret& access, const std::string& processId,
                                        const JobContext& job) {
    http::Response response = ask("/credentials/authorize/verify", access, processId, job);
    AuthorizePoll poll;
    poll.state = outcome(response, access);
    if (poll.state == PollState::Ready) {
        Json json = replyObject(response);
        poll.sad = takeSecret(json, "sad");
    }
    wipe(response.body);
    return poll;
}

void Service::signHash(const Secret& access, const std::string& processId, const std::string& credentialId,
                       const Secret& sad, const std::vector<crypto::Digest>& digests, const JobContext& job) {
    Json body{{"credentialID", credentialId},
              {"sad", std::string(sad.exposeText())},
              {"hashes", hashes(digests)},
              {"signAlgo", signAlgorithm},
              {"clientData", clientData(client_, processId)}};
    std::string text = dumped(body);
    wipe(body["sad"].get_ref<std::string&>());
    const auto response = post("/v2/signatures/signHash", &access, std::move(text), job);
    if (!isSuccess(response))
        throw refused(response, &access, &sad);
}

SignPoll Service::signHashOutcome(const Secret& access, const std::string& processId, const JobContext& job) {
    const http::Response response = ask("/signatures/signHash/verify", access, processId, job);
    SignPoll poll;
    poll.state = outcome(response, access);
    if (poll.state != PollState::Ready)
        return poll;
    for (const auto& text : requireTexts(replyObject(response), "signatures"))
        poll.values.push_back(requireBase64(text, "signatures"));
    return poll;
}

signing::AccountTokens Service::updateToken(const Secret& refresh, const std::string& credentialId,
                                            const JobContext& job) {
    auto response =
        post("/signatureAccount/updateToken", &refresh, credentialBody(client_, credentialId), job);
    if (!isSuccess(response))
        throw refused(response, &refresh);
    Json json = replyObject(response);
    wipe(response.body);
    signing::AccountTokens tokens;
    tokens.access = takeSecret(json, "newAccessToken");
    tokens.refresh = takeSecret(json, "newRefreshToken");
    return tokens;
}

void Service::cancel(const Secret& access, const std::string& credentialId, const JobContext& job) {
    const auto response =
        post("/signatureAccount/cancel", &access, credentialBody(client_, credentialId), job);
    if (!isSuccess(response)) // 204
        throw refused(response, &access);
}

} // namespace cunho::providers::safe
