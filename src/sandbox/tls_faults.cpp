// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/tls_faults.hpp"

#include "sandbox/bound_server.hpp"
#include "sandbox/tls.hpp"

#include <cunho/core/file.hpp>
#include <cunho/crypto/authority.hpp>

#include <algorithm>
#include <array>
#include <mutex>
#include <unistd.h>

namespace cunho::sandbox {
namespace {

using namespace std::chrono;
using crypto::Certificate;
using crypto::CertificateRequest;
using crypto::PrivateKey;

constexpr std::array<std::string_view, 5> peers{"expired", "wrongHost", "selfSigned", "unknownRoot",
                                                "oldVersion"};

CertificateRequest requestFor(const std::string& name, CertificateRequest::Profile profile) {
    CertificateRequest request;
    request.profile = profile;
    request.subject = {{"C", "PT"}, {"O", "SANDBOX sem valor legal"}, {"CN", "SANDBOX " + name}};
    request.ipAddresses = {"127.0.0.1"};
    request.notBefore = sys_days{2024y / January / 1};
    request.notAfter = sys_days{2044y / December / 31};
    return request;
}

/// A certificate for `key`, as bad as the peer's name says.
Certificate peerCertificate(const std::string& peer, const PrivateKey& key, const Identity& root) {
    auto request = requestFor(peer, CertificateRequest::Profile::TlsServer);
    if (peer == "expired") {
        request.notBefore = sys_days{2010y / January / 1};
        request.notAfter = sys_days{2012y / January / 1};
    }
    if (peer == "wrongHost") {
        request.ipAddresses.clear();
        request.dnsNames = {"another.example"};
    }
    if (peer == "selfSigned")
        return issueCertificate(request, key, std::nullopt, key);
    if (peer != "unknownRoot")
        return issueCertificate(request, key, root.certificate, root.key);
    const auto strange = PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256);
    const auto above = issueCertificate(requestFor("another root", CertificateRequest::Profile::Root),
                                        strange, std::nullopt, strange);
    return issueCertificate(request, key, above, strange);
}

/// The library reads certificate and key from files.
class PemFile {
  public:
    PemFile(const std::filesystem::path& folder, const std::string& name, std::string_view text)
        : path_(folder / ("tls-fault-" + name + "." + std::to_string(::getpid()) + ".pem")) {
        AtomicFile file(path_, AtomicFile::Existing::Replace);
        file.write(asBytes(text));
        file.commit();
    }
    ~PemFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    PemFile(const PemFile&) = delete;
    PemFile& operator=(const PemFile&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

struct Peer {
    Peer(const std::filesystem::path& certificate, const std::filesystem::path& key)
        : server(certificate.c_str(), key.c_str()) {}
    BoundServer<httplib::SSLServer> server;
    ServerThread thread{server};
    int port = 0;
};

} // namespace

struct TlsFaults::Impl {
    const Pki& pki;
    ViolationLog& violations;
    std::mutex mutex{};
    std::map<std::string, std::unique_ptr<Peer>> running{};

    void start(const std::string& name);
    void startAll();
};

void TlsFaults::Impl::start(const std::string& name) {
    const auto key = PrivateKey::fromPem(readFile(pki.tlsKeyFile()));
    const PemFile certificate(pki.tlsFile().parent_path(), name,
                              peerCertificate(name, key, *pki.issuer("root")).pem());
    auto peer = std::make_unique<Peer>(certificate.path(), pki.tlsKeyFile());
    if (!peer->server.is_valid() || (name == "oldVersion" && !requireTls11(peer->server)))
        notStarted("the TLS certificate of " + name + " was not accepted");
    peer->port = peer->server.bind_to_any_port("127.0.0.1");
    if (peer->port <= 0)
        notStarted("no port on 127.0.0.1");
    const auto refuse = [this, name](const httplib::Request& from, httplib::Response& response) {
        Request request;
        request.method = from.method;
        request.path = from.path;
        response.status =
            violations.refuse(request, 12, literal::badRequest, "a request to the peer " + name).status;
    };
    peer->server.Get("/.*", refuse);
    peer->server.Post("/.*", refuse);
    peer->thread.start();
    running[name] = std::move(peer);
}

void TlsFaults::Impl::startAll() {
    for (const std::string_view name : peers)
        if (!running.contains(std::string(name)))
            start(std::string(name));
}

TlsFaults::TlsFaults(const Pki& pki, ViolationLog& violations) : impl_(new Impl{pki, violations}) {}

TlsFaults::~TlsFaults() {
    stop();
}

bool TlsFaults::isPeer(std::string_view name) noexcept {
    return std::find(peers.begin(), peers.end(), name) != peers.end();
}

int TlsFaults::port(const std::string& peer) {
    const std::lock_guard lock(impl_->mutex);
    impl_->startAll();
    return impl_->running.at(peer)->port;
}

std::map<std::string, std::string> TlsFaults::urls() {
    const std::lock_guard lock(impl_->mutex);
    impl_->startAll();
    std::map<std::string, std::string> urls;
    for (const auto& [name, peer] : impl_->running)
        urls[name] = "https://127.0.0.1:" + std::to_string(peer->port);
    return urls;
}

void TlsFaults::stop() {
    const std::lock_guard lock(impl_->mutex);
    for (const auto& [name, peer] : impl_->running)
        peer->thread.stop();
}

} // namespace cunho::sandbox
