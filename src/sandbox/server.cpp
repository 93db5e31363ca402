// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/bound_server.hpp"
#include "sandbox/card_plugin_listener.hpp"
#include "sandbox/check_pdf_service.hpp"
#include "sandbox/control.hpp"
#include "sandbox/fa_service.hpp"
#include "sandbox/http_date.hpp"
#include "sandbox/memory.hpp"
#include "sandbox/phone_service.hpp"
#include "sandbox/pki_listener.hpp"
#include "sandbox/portal_service.hpp"
#include "sandbox/scap_service.hpp"
#include "sandbox/scap_signing_service.hpp"
#include "sandbox/scmd_service.hpp"
#include "sandbox/tls.hpp"
#include "sandbox/url.hpp"
#include "sandbox/wire_service.hpp"

#include <cunho/core/error.hpp>
#include <cunho/sandbox/server.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <unistd.h>

namespace cunho::sandbox {
namespace {

/// The scheme of an Authorization is the same in either case (RFC 9110 section 11.1).
std::string withScheme(std::string value, std::string_view scheme) {
    if (inLowerCase(value.substr(0, scheme.size())) == inLowerCase(std::string(scheme)))
        value.replace(0, scheme.size(), scheme);
    return value;
}

/// So is a media type, and spaces may stand before its parameters (section 8.3.1).
std::string mediaType(const std::string& value) {
    const auto parameters = std::min(value.find(';'), value.size());
    std::string type = inLowerCase(value.substr(0, parameters));
    type.erase(type.find_last_not_of(" \t") + 1);
    return type + value.substr(parameters);
}

Request serviceRequest(const httplib::Request& from) {
    Request request;
    request.method = from.method;
    request.path = from.path;
    request.query.insert(from.params.begin(), from.params.end());
    request.host = from.get_header_value("Host");
    request.authorization = withScheme(from.get_header_value("Authorization"), "Basic ");
    request.safeAuthorization = withScheme(from.get_header_value("SAFEAuthorization"), "Bearer ");
    request.contentType = mediaType(from.get_header_value("Content-Type"));
    request.body = from.body;
    request.peerPort = from.remote_port;
    request.tlsVersion = tlsVersion(from);
    for (const auto& [name, value] : from.headers)
        request.headers.emplace(inLowerCase(name), value);
    return request;
}

constexpr std::size_t largestRequest = 1U << 20U; // of the services

/// Says how long the body is, and ends in the middle.
void writeHalf(const Reply& reply, httplib::Response& response) {
    response.set_content_provider(reply.body.size(), reply.contentType,
                                  [half = reply.body.substr(0, reply.body.size() / 2)](
                                      std::size_t offset, std::size_t, httplib::DataSink& sink) {
                                      return offset == 0 && sink.write(half.data(), half.size());
                                  });
}

void writeReply(const Reply& reply, TimePoint now, httplib::Response& response) {
    response.status = reply.status;
    response.set_header("Date", httpDate(now + reply.dateSkew));
    if (reply.violation != 0)
        response.set_header("X-Sandbox-Violation", std::to_string(reply.violation));
    for (const auto& [name, value] : reply.headers)
        response.set_header(name, value);
    if (reply.dropMid)
        writeHalf(reply, response);
    else if (!reply.body.empty())
        response.set_content(reply.body, reply.contentType);
}

} // namespace

struct SandboxServer::Impl {
    Impl(SandboxOptions chosen, Clock& given)
        : options(std::move(chosen))
        , clock(given)
        , transcript(clock, options.transcript)
        , pkiListener(Pki::portsNamed(options.state))
        , pki(options.state, options.leafBits, options.authorityBits, pkiListener.port())
        , pkiService(pki, faults, clock, options.timestampQuota)
        , server(pki.tlsFile(), pki.tlsKeyFile())
        , wire(pki, violations, clock)
        , client{"127.0.0.1:" + std::to_string(wire.port()), "cunho-sandbox", "sandbox", "sandbox-no-secret"}
        , registry(clock, options.seedNipc)
        , safe(pki, registry, violations, faults, switches, clock, client)
        , services{&wire, &pdfs, &safe} {
        clock.setScale(options.timeScale);
        addServices();
    }

    /// The services beside SAFE, one line each.
    void addServices();

    template<typename Kind, typename... More>
    Kind& add(More&&... more);

    void route();
    Service* ownerOf(const Request& request) const;
    Reply answer(const Request& request);

    SandboxOptions options;
    ScaledClock clock;
    FaultRules faults;
    Switches switches;
    HeldReplies held;
    Transcript transcript;
    ViolationLog violations;
    PkiListener pkiListener;
    Pki pki;
    PkiService pkiService;
    TlsServer server;
    WireService wire;
    Client client;
    Registry registry;
    SafeService safe;
    ScapState scap;
    Memory memory{options.keep ? options.state / "memory.json" : std::filesystem::path(), safe, registry,
                  scap, clock};
    CheckPdfService pdfs{safe, pki, violations, clock};
    CardPlugin plugin{registry};
    CardPluginListener pluginListener{pki.tlsFile(), pki.tlsKeyFile()};
    std::vector<std::unique_ptr<Service>> others;
    std::vector<Service*> services; ///< the first that owns a request answers it
    std::stop_source stopping;
    ServerThread thread{server};
};

template<typename Kind, typename... More>
Kind& SandboxServer::Impl::add(More&&... more) {
    auto made = std::make_unique<Kind>(registry, static_cast<AccountDesk&>(safe), violations, faults,
                                       switches, clock, client, std::forward<More>(more)...);
    Kind& service = *made;
    others.push_back(std::move(made));
    services.insert(services.end() - 1, &service);
    return service;
}

void SandboxServer::Impl::addServices() {
    plugin.admit(pluginListener.url(), "https://" + client.host);
    const auto& fa = add<FaService>(plugin); // first: it looks for tokens in requests to all of them
    add<PortalService>();
    add<PhoneService>();
    add<ScapService>(fa, scap);
    pdfs.watch(add<ScapSigningService>(scap, pki));
    pdfs.watch(add<ScmdService>(pki));
}

Service* SandboxServer::Impl::ownerOf(const Request& request) const {
    const auto found = std::find_if(services.begin(), services.end(),
                                    [&](const Service* service) { return service->owns(request); });
    return found == services.end() ? nullptr : *found;
}

Reply SandboxServer::Impl::answer(const Request& request) {
    if (request.body.size() > largestRequest && !request.path.starts_with("/sandbox/"))
        return {413, errorBody(413, "Payload Too Large")};
    if (Service* owner = ownerOf(request))
        return owner->handle(request);
    Controlled parts{services, safe, pkiService, violations, faults,
                     switches, held, clock,      transcript, registry};
    if (const auto reply = controlReply(parts, request))
        return *reply;
    return {404, errorBody(404, "Not Found")};
}

void SandboxServer::Impl::route() {
    server.set_payload_max_length(CheckPdfService::largestFile);
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(1000);
    server.set_keep_alive_timeout(2); // longer than a client's waits, short for stop(), which waits for it
    server.set_pre_routing_handler([this](const httplib::Request& from, httplib::Response&) {
        const Request request = serviceRequest(from);
        Service* owner = ownerOf(request);
        if (owner == nullptr || !owner->dropsBeforeRead(request))
            return httplib::Server::HandlerResponse::Unhandled;
        transcript.addUnread(request);
        cutConnection(from);
        return httplib::Server::HandlerResponse::Handled;
    });
    const auto serve = [this](const httplib::Request& from, httplib::Response& response) {
        const Request request = serviceRequest(from);
        const Reply reply = answer(request);
        if (!request.path.starts_with("/sandbox/"))
            transcript.add(request, reply);
        if (request.method == "POST")
            memory.keep(); // before anybody hears of it
        if (reply.hold)
            held.wait();
        if (reply.delay.count() > 0)
            clock.sleep(reply.delay, stopping.get_token());
        if (reply.drop)
            cutConnection(from);
        writeReply(reply, clock.now(), response);
    };
    server.Get("/.*", serve);
    server.Post("/.*", serve);
    server.set_post_routing_handler([this](const httplib::Request&, httplib::Response& response) {
        if (!response.has_header("Date")) // nobody answered
            response.set_header("Date", httpDate(clock.now()));
    });
    server.set_exception_handler(
        [this](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
            writeReply({500, errorBody(500, literal::internalError)}, clock.now(), response);
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
    impl.route();
    const Client& client = impl.client;
    Tokens tokens;
    impl.memory.recall();
    if (impl.options.seedAccount)
        tokens = impl.safe.openSeed();
    impl.pkiListener.start(impl.pkiService);
    impl.pluginListener.start(impl.plugin);
    impl.thread.start();
    impl.wire.start(impl.server.port());
    SandboxAccess access;
    access.baseUrl = "https://" + client.host;
    access.controlUrl = "https://127.0.0.1:" + std::to_string(impl.server.port());
    access.rootCertificate = impl.pki.rootFile();
    access.clientName = client.name;
    access.basicUser = client.basicUser;
    access.basicPassword = client.basicPassword;
    access.accessToken = tokens.access;
    access.refreshToken = tokens.refresh;
    access.faClientId = FaRegistration::sandboxClientId;
    access.cmdApplicationId = ScmdService::applicationId;
    access.cmdEncryption = impl.options.expiredCmdEncryption ? impl.pki.expiredCmdEncryptionFile()
                                                             : impl.pki.cmdEncryptionFile();
    access.pluginUrl = impl.pluginListener.url();
    access.nipc = impl.options.seedNipc;
    access.pkiUrl = impl.pki.url();
    access.timestampUrl = access.pkiUrl + "/tsa";
    access.ocspResponder = impl.pki.responderFile();
    return access;
}

void SandboxServer::stop() {
    impl_->stopping.request_stop();
    impl_->held.stop();
    impl_->wire.stop();
    impl_->pkiListener.stop();
    impl_->pluginListener.stop();
    impl_->thread.stop();
    impl_->memory.keep();
}

std::map<std::string, int> SandboxServer::pkiCounts() const {
    return impl_->pkiService.counts();
}

std::vector<Violation> SandboxServer::violations() const {
    for (Service* service : impl_->services)
        service->settle();
    return impl_->violations.all();
}

std::vector<std::pair<std::string, int>> SandboxServer::signatureCounts() const {
    return impl_->safe.signatureCounts();
}

} // namespace cunho::sandbox
