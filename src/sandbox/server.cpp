// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/control.hpp"
#include "sandbox/pki_listener.hpp"
#include "sandbox/server_thread.hpp"
#include "sandbox/tls.hpp"

#include <cunho/core/error.hpp>
#include <cunho/sandbox/server.hpp>

#include <algorithm>
#include <memory>

namespace cunho::sandbox {
namespace {

std::string inLowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

Request toRequest(const httplib::Request& from) {
    Request request;
    request.method = from.method;
    request.path = from.path;
    request.query.insert(from.params.begin(), from.params.end());
    request.host = from.get_header_value("Host");
    request.authorization = from.get_header_value("Authorization");
    request.safeAuthorization = from.get_header_value("SAFEAuthorization");
    request.contentType = from.get_header_value("Content-Type");
    request.body = from.body;
    request.tlsVersion = tlsVersion(from);
    for (const auto& [name, value] : from.headers)
        request.headers.emplace(inLowerCase(name), value);
    return request;
}

void write(const Reply& reply, httplib::Response& response) {
    response.status = reply.status;
    if (reply.violation != 0)
        response.set_header("X-Sandbox-Violation", std::to_string(reply.violation));
    for (const auto& [name, value] : reply.headers)
        response.set_header(name, value);
    if (!reply.body.empty())
        response.set_content(reply.body, reply.contentType);
}

} // namespace

struct SandboxServer::Impl {
    Impl(SandboxOptions chosen, Clock& clock)
        : options(std::move(chosen))
        , pkiListener(Pki::portsNamed(options.state))
        , pki(options.state, options.leafBits, options.authorityBits, pkiListener.port())
        , pkiService(pki, clock, options.timestampQuota)
        , service(pki, clock)
        , server(pki.tlsFile().c_str(), pki.tlsKeyFile().c_str()) {}

    void route();

    SandboxOptions options;
    PkiListener pkiListener;
    Pki pki;
    PkiService pkiService;
    SafeService service;
    httplib::SSLServer server;
    ServerThread thread{server};
};

void SandboxServer::Impl::route() {
    server.set_payload_max_length(1U << 20U);
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(1000);
    server.set_keep_alive_timeout(2); // longer than a client's waits, short for stop(), which waits for it
    server.set_pre_routing_handler([this](const httplib::Request& from, httplib::Response&) {
        if (!service.dropsBeforeRead(toRequest(from)))
            return httplib::Server::HandlerResponse::Unhandled;
        cutConnection(from);
        return httplib::Server::HandlerResponse::Handled;
    });
    const auto answer = [this](const httplib::Request& from, httplib::Response& response) {
        const Request request = toRequest(from);
        const auto control = controlReply(service, pkiService, request);
        const Reply reply = control ? *control : service.handle(request);
        if (reply.drop)
            cutConnection(from);
        write(reply, response);
    };
    server.Get("/.*", answer);
    server.Post("/.*", answer);
    server.set_exception_handler(
        [](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
            write({500, errorBody(500, literal::internalError)}, response);
        });
}

SandboxServer::SandboxServer(SandboxOptions options, Clock& clock)
    : impl_(std::make_unique<Impl>(std::move(options), clock)) {}

SandboxServer::~SandboxServer() {
    stop();
}

SandboxAccess SandboxServer::start() {
    Impl& impl = *impl_;
    if (impl.thread.isRunning())
        notStarted("it runs already");
    if (!impl.server.is_valid())
        notStarted("the TLS certificate was not accepted");
    impl.route();
    const int port = impl.server.bind_to_any_port("127.0.0.1");
    if (port <= 0)
        notStarted("no port on 127.0.0.1");
    const Client client{"127.0.0.1:" + std::to_string(port), "cunho-sandbox", "sandbox", "sandbox-no-secret"};
    impl.service.admit(client);
    Tokens tokens;
    if (impl.options.seedAccount)
        tokens = impl.service.openAccount(impl.options.seedNipc);
    impl.pkiListener.start(impl.pkiService);
    impl.thread.start();
    SandboxAccess access;
    access.baseUrl = "https://" + client.host;
    access.rootCertificate = impl.pki.rootFile();
    access.clientName = client.name;
    access.basicUser = client.basicUser;
    access.basicPassword = client.basicPassword;
    access.accessToken = tokens.access;
    access.refreshToken = tokens.refresh;
    access.nipc = impl.options.seedNipc;
    access.pkiUrl = impl.pki.url();
    access.timestampUrl = access.pkiUrl + "/tsa";
    access.ocspResponder = impl.pki.responderFile();
    return access;
}

void SandboxServer::stop() {
    impl_->pkiListener.stop();
    impl_->thread.stop();
}

std::map<std::string, int> SandboxServer::pkiCounts() const {
    return impl_->pkiService.counts();
}

std::vector<Violation> SandboxServer::violations() const {
    return impl_->service.violations();
}

std::vector<std::pair<std::string, int>> SandboxServer::signatureCounts() const {
    return impl_->service.signatureCounts();
}

} // namespace cunho::sandbox
