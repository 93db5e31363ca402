// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "service.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/rsa_encryption.hpp>

#include <algorithm>
#include <cctype>
#include <utility>

namespace cunho::providers::cmd {
namespace {

constexpr const char* contentType = "text/xml; charset=utf-8";

/// A hundred values of RSA-4096 are 80 kB; a chain is less.
constexpr std::size_t largestReply = 1U << 20U;

std::string quotedAction(std::string_view operation) {
    std::string out(1, '"');
    out.append(serviceSpace).append("SCMDService/").append(operation).push_back('"');
    return out;
}

Secret basicCredentials(const CmdClient& client) {
    const auto password = client.basicPassword.exposeText();
    std::string pair;
    pair.reserve(client.basicUser.size() + 1 + password.size());
    pair.append(client.basicUser).append(":").append(password);
    std::string encoded = toBase64(asBytes(pair));
    wipe(pair);
    std::string value;
    value.reserve(encoded.size() + 6);
    value.append("Basic ").append(encoded);
    wipe(encoded);
    return Secret::fromText(std::move(value));
}

/// What an HTTP status says before anything of the body counts.
void requireAnswer(const http::Response& response, const std::string& url) {
    const int status = response.status;
    if (status == 200)
        return;
    const std::string detail = "HTTP " + std::to_string(status);
    if (status == 502 || status == 504) // of a gateway: whether the service did its work is not known
        throw Error(Fault::Network, "REPLY_LOST", {{"host", url}}, detail);
    if (status == 401 || status == 403)
        throw Error(Fault::Configuration, "CMD_CLIENT_REFUSED", {}, detail);
    if (status == 404 || (status >= 300 && status < 400))
        throw Error(Fault::Configuration, "CMD_ADDRESS_WRONG", {{"url", url}}, detail);
    if (status >= 500 || status == 408 || status == 429) {
        const auto fault = faultCode(response.body).value_or("none");
        throw Error(Fault::Service, "CMD_UNAVAILABLE", {}, detail + ", SOAP fault " + fault);
    }
    if (status < 400)
        refuseReply(detail);
    throw Error(Fault::Service, "CMD_REFUSED", {{"code", detail}, {"field", ""}}, detail);
}

/// Not every server says so.
void requireXml(const http::Response& response) {
    std::string type = response.header("content-type").value_or("text/xml");
    type.resize(std::min(type.find(';'), type.size()));
    std::transform(type.begin(), type.end(), type.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (type.find("xml") == std::string::npos)
        refuseReply("the content type is not XML");
}

void requireProcess(const SignStatus& status) {
    constexpr std::size_t longest = 200;
    if (status.processId.empty() || status.processId.size() > longest)
        refuseReply("no ProcessId");
}

} // namespace

const crypto::Certificate& Service::recipient() const {
    const auto& known = client_.encryption;
    if (!known || known->keyAlgorithm() != crypto::KeyAlgorithm::Rsa)
        throw Error(Fault::Configuration, "CMD_ENCRYPTION_MISSING");
    if (known->notAfter() < clock_.now()) {
        const Date date = toLocal(known->notAfter(), Zone::Lisbon).date;
        throw Error(Fault::Configuration, "CMD_ENCRYPTION_EXPIRED", {{"date", formatDate(date)}});
    }
    return *known;
}

std::string Service::encrypted(Secret text) const {
    return toBase64(crypto::encryptRsaPkcs1(recipient(), text.expose()));
}

Sender Service::sender() const {
    return {client_.applicationId, encrypted(Secret(asBytes(phone_)))};
}

http::Response Service::post(std::string_view operation, Bytes body, const JobContext& job) {
    http::Request request;
    request.method = "POST";
    request.url = client_.url;
    request.headers.emplace_back("SOAPAction", quotedAction(operation));
    request.secretHeaders.emplace_back("Authorization", basicCredentials(client_));
    request.contentType = contentType;
    request.body = std::move(body);
    request.responseLimit = largestReply;
    try {
        http::Response response = http_.send(std::move(request), job);
        if (response.body.size() > largestReply)
            refuseReply("more bytes than any reply has");
        requireAnswer(response, client_.url);
        requireXml(response);
        return response;
    } catch (const Error& error) {
        if (error.reason() == "REPLY_TOO_LARGE")
            refuseReply("more bytes than any reply has");
        throw;
    }
}

SignStatus Service::begin(std::string_view operation, Bytes body, const JobContext& job) {
    SignStatus status = statusReply(post(operation, std::move(body), job).body, operation);
    requireDone(status);
    requireProcess(status);
    return status;
}

std::string Service::certificate(const JobContext& job) {
    return certificateReply(post(operation::getCertificate, getCertificateBody(sender()), job).body);
}

SignStatus Service::certificateWithPin(Secret pin, const JobContext& job) {
    const std::string cipher = encrypted(std::move(pin));
    return begin(operation::getCertificateWithPin, getCertificateWithPinBody(sender(), cipher), job);
}

SignStatus Service::sign(Secret pin, const Document& document, const JobContext& job) {
    const std::string cipher = encrypted(std::move(pin));
    return begin(operation::sign, signBody(sender(), cipher, document), job);
}

SignStatus Service::multipleSign(Secret pin, std::span<const Document> documents, const JobContext& job) {
    const std::string cipher = encrypted(std::move(pin));
    return begin(operation::multipleSign, multipleSignBody(sender(), cipher, documents), job);
}

SignStatus Service::forceSms(const std::string& processId, const JobContext& job) {
    const auto reply = post(operation::forceSms, forceSmsBody(sender(), processId), job);
    SignStatus status = statusReply(reply.body, operation::forceSms);
    requireDone(status);
    return status;
}

SignResponse Service::validateOtp(const std::string& processId, Secret code, const JobContext& job) {
    const std::string cipher = encrypted(std::move(code));
    const auto reply =
        post(operation::validateOtp, validateOtpBody(client_.applicationId, processId, cipher), job);
    SignResponse out = validateOtpReply(reply.body);
    requireDone(out.status);
    return out;
}

} // namespace cunho::providers::cmd
