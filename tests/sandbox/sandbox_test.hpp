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
sandbox::SandboxOptions sharedOptions();

inline crypto::Digest documentDigest(int number) {
    return crypto::sha256(asBytes("document " + std::to_string(number)));
}

/// Base64 of DigestInfo, as the service takes it.
std::vector<std::string> hashesOf(int count);

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

    json parsed() const;
    std::string description() const;
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
    explicit Talk(const sandbox::SandboxOptions& options = sharedOptions());

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
    int port() const;

    Received serviceInfo();
    Received list();
    Received credentialInfo(const std::string& certificates = "chain");
    Received authorize(const std::vector<std::string>& hashes);
    Received authorizeVerify();
    Received signHash(const std::vector<std::string>& hashes);
    Received signHashVerify();
    Sent refreshing() const;

    /// The new tokens take the old ones' place.
    Received updateToken();

    Received cancel();

    /// From authorisation to signature values; the first reply that is not 200 ends it.
    Received sign(const std::vector<std::string>& hashes);

    /// Everything a client ever says, in its order.
    Received everything(int count);

    void fault(const std::string& operation, const std::string& action, int times = 1);
    void control(const std::string& path, const json& body);
    json look(const std::string& path);
    void turn(const std::string& name, const json& value);
    void adjust(const json& values);

    /// Ids of the broken checks, in the order they were broken.
    std::vector<int> broken() const;

    Received send(const Sent& sent);

    json clientData(const std::string& processId) const;
    Sent post(const std::string& path, json body) const;
    Sent get(const std::string& path) const;

  private:
    httplib::Headers headers() const;
    Received ask(Step step, Sent sent);

    httplib::SSLClient client_;
};

void setHeader(Sent& sent, const std::string& name, const std::string& value);

/// The certificates of credentials/info, decoded from Base64 twice.
crypto::CertificateChain certificatesOf(const Received& info);

} // namespace cunho::test
