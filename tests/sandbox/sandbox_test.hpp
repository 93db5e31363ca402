// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_clock.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/core/random.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/sandbox/server.hpp>

#include <functional>
#include <httplib.h>
#include <nlohmann/json.hpp>

namespace cunho::test {

using namespace std::chrono_literals;
using nlohmann::json;

/// One folder of keys for every test of this build tree: making them takes longer than all conversations.
inline sandbox::SandboxOptions sharedOptions() {
    sandbox::SandboxOptions options;
    options.state = std::filesystem::path(CUNHO_BINARY_DIR).parent_path() / "sandbox-pki";
    options.seedAccount = true;
    options.leafBits = options.authorityBits = 2048;
    return options;
}

inline crypto::Digest documentDigest(int number) {
    return crypto::sha256(asBytes("document " + std::to_string(number)));
}

/// Base64 of DigestInfo, as the service takes it.
inline std::vector<std::string> hashesOf(int count) {
    std::vector<std::string> hashes;
    for (int i = 0; i < count; ++i)
        hashes.push_back(toBase64(crypto::digestInfo(documentDigest(i))));
    return hashes;
}

/// A request before it is sent, so that a test can spoil it.
struct Sent {
    std::string method = "POST";
    std::string path;
    httplib::Headers headers;
    json body;           ///< null: none
    std::string rawBody; ///< instead of `body` when not empty
    std::string contentType = "application/json";
};

struct Received {
    int status = 0; ///< 0: the connection ended without a reply
    std::string body;
    int violation = 0;

    json parsed() const { return json::parse(body); }
    std::string description() const { return parsed().at("error_description"); }
};

enum class Step {
    ServiceInfo,
    List,
    CredentialInfo,
    Authorize,
    AuthorizeVerify,
    SignHash,
    SignHashVerify,
    UpdateToken,
    Cancel
};

/// A client that keeps every rule, and a place to make it break one.
class Talk {
  public:
    explicit Talk(const sandbox::SandboxOptions& options = sharedOptions())
        : server(options, clock), access(server.start()), client_(host(), port()) {
        client_.set_ca_cert_path(access.rootCertificate.c_str());
    }

    /// Called with each request before it goes out.
    std::function<void(Step, Sent&)> spoil = [](Step, Sent&) {};

    FakeClock clock;
    sandbox::SandboxServer server;
    sandbox::SandboxAccess access;
    std::string credential; ///< known after `list`
    std::string authorizeId;
    std::string signId;
    std::string sad;

    std::string host() const { return "127.0.0.1"; }
    int port() const { return std::stoi(access.baseUrl.substr(access.baseUrl.rfind(':') + 1)); }

    Received serviceInfo() { return ask(Step::ServiceInfo, post("/info", json::object())); }

    Received list() {
        auto reply = ask(Step::List, post("/credentials/list", {{"clientData", clientData(newUuid())}}));
        if (reply.status == 200)
            credential = reply.parsed().at("credentialIDs").at(0);
        return reply;
    }

    Received credentialInfo(const std::string& certificates = "chain") {
        return ask(Step::CredentialInfo, post("/credentials/info", {{"credentialID", credential},
                                                                    {"certificates", certificates},
                                                                    {"clientData", clientData(newUuid())}}));
    }

    Received authorize(const std::vector<std::string>& hashes) {
        authorizeId = newUuid();
        auto data = clientData(authorizeId);
        for (std::size_t i = 0; i < hashes.size(); ++i)
            data["documentNames"].push_back("FT A-" + std::to_string(i));
        return ask(Step::Authorize, post("/v2/credentials/authorize", {{"credentialID", credential},
                                                                       {"numSignatures", hashes.size()},
                                                                       {"hashes", hashes},
                                                                       {"clientData", data}}));
    }

    Received authorizeVerify() {
        clock.advance(1s);
        auto reply =
            ask(Step::AuthorizeVerify, get("/credentials/authorize/verify?processId=" + authorizeId));
        if (reply.status == 200 && json::accept(reply.body))
            sad = reply.parsed().at("sad");
        return reply;
    }

    Received signHash(const std::vector<std::string>& hashes) {
        signId = newUuid();
        return ask(Step::SignHash, post("/v2/signatures/signHash", {{"credentialID", credential},
                                                                    {"sad", sad},
                                                                    {"hashes", hashes},
                                                                    {"signAlgo", "1.2.840.113549.1.1.11"},
                                                                    {"clientData", clientData(signId)}}));
    }

    Received signHashVerify() {
        clock.advance(1s);
        return ask(Step::SignHashVerify, get("/signatures/signHash/verify?processId=" + signId));
    }

    Sent refreshing() const {
        Sent sent = post("/signatureAccount/updateToken",
                         {{"credentialID", credential}, {"clientData", clientData(newUuid())}});
        sent.headers.erase("SAFEAuthorization");
        sent.headers.emplace("SAFEAuthorization", "Bearer " + access.refreshToken);
        return sent;
    }

    /// The new tokens take the old ones' place.
    Received updateToken() {
        auto reply = ask(Step::UpdateToken, refreshing());
        if (reply.status == 200 && json::accept(reply.body)) {
            access.accessToken = reply.parsed().at("newAccessToken");
            access.refreshToken = reply.parsed().at("newRefreshToken");
        }
        return reply;
    }

    Received cancel() {
        return ask(Step::Cancel, post("/signatureAccount/cancel",
                                      {{"credentialID", credential}, {"clientData", clientData(newUuid())}}));
    }

    /// From authorisation to signature values; the first reply that is not 200 ends it.
    Received sign(const std::vector<std::string>& hashes) {
        Received reply = authorize(hashes);
        if (reply.status == 200)
            reply = authorizeVerify();
        if (reply.status == 200)
            reply = signHash(hashes);
        if (reply.status == 200)
            reply = signHashVerify();
        return reply;
    }

    /// Everything a client ever says, in its order.
    Received everything(int count) {
        Received reply = serviceInfo();
        if (reply.status == 200)
            reply = list();
        if (reply.status == 200)
            reply = credentialInfo();
        if (reply.status == 200)
            reply = sign(hashesOf(count));
        return reply;
    }

    void fault(const std::string& operation, const std::string& action, int times = 1) {
        control("/sandbox/faults", {{"operation", operation}, {"action", action}, {"times", times}});
    }

    void control(const std::string& path, const json& body) {
        const auto reply = send({"POST", path, {}, body, "", "application/json"});
        if (reply.status != 204)
            throw std::runtime_error(path + ": " + reply.body);
    }

    json look(const std::string& path) { return send({"GET", path, {}, nullptr, "", ""}).parsed(); }

    void turn(const std::string& name, const json& value) { control("/sandbox/switches", {{name, value}}); }

    void adjust(const json& values) { control("/sandbox/account", values); }

    /// Ids of the broken checks, in the order they were broken.
    std::vector<int> broken() const {
        std::vector<int> ids;
        for (const auto& violation : server.violations())
            ids.push_back(violation.check);
        return ids;
    }

    Received send(const Sent& sent) {
        const std::string body = !sent.rawBody.empty() ? sent.rawBody
                                 : sent.body.is_null() ? ""
                                                       : sent.body.dump();
        const auto result = sent.method == "GET"
                                ? client_.Get(sent.path, sent.headers)
                                : client_.Post(sent.path, sent.headers, body, sent.contentType);
        if (!result)
            return {};
        const auto violation = result->get_header_value("X-Sandbox-Violation");
        return {result->status, result->body, violation.empty() ? 0 : std::stoi(violation)};
    }

    json clientData(const std::string& processId) const {
        return {{"processId", processId}, {"clientName", access.clientName}};
    }

    Sent post(const std::string& path, json body) const {
        return {"POST", path, headers(), std::move(body), "", "application/json"};
    }
    Sent get(const std::string& path) const { return {"GET", path, headers(), nullptr, "", ""}; }

  private:
    httplib::Headers headers() const {
        return {
            {"Authorization", "Basic " + toBase64(asBytes(access.basicUser + ":" + access.basicPassword))},
            {"SAFEAuthorization", "Bearer " + access.accessToken}};
    }

    Received ask(Step step, Sent sent) {
        spoil(step, sent);
        return send(sent);
    }

    httplib::SSLClient client_;
};

inline void setHeader(Sent& sent, const std::string& name, const std::string& value) {
    sent.headers.erase(name);
    sent.headers.emplace(name, value);
}

/// The certificates of credentials/info, decoded from Base64 twice.
inline crypto::CertificateChain certificatesOf(const Received& info) {
    crypto::CertificateChain chain;
    const json body = info.parsed();
    for (const auto& item : body.at("cert").at("certificates"))
        chain.push_back(
            crypto::Certificate::fromDer(fromBase64(asText(fromBase64(item.get<std::string>())))));
    return chain;
}

} // namespace cunho::test
