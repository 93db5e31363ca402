// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/pki_listener.hpp"

#include "sandbox/bound_server.hpp"
#include "sandbox/http_date.hpp"

#include <algorithm>

namespace cunho::sandbox {
namespace {

constexpr const char* loopbackAddress = "127.0.0.1";

PkiRequest pkiRequest(const httplib::Request& from) {
    return {from.method, from.path, from.get_header_value("Content-Type"), from.body};
}

void writePkiReply(const PkiReply& reply, httplib::Response& response) {
    response.status = reply.status;
    if (!reply.allow.empty())
        response.set_header("Allow", reply.allow);
    if (!reply.location.empty())
        response.set_header("Location", reply.location);
    response.set_content(reply.body, reply.contentType);
}

} // namespace

struct PkiListener::Impl {
    BoundServer<httplib::Server> server;
    ServerThread thread{server};
    PkiService* service = nullptr;
    int port = 0;
};

PkiListener::PkiListener(const std::vector<int>& ports) : impl_(std::make_unique<Impl>()) {
    // The library would set SO_REUSEPORT, with which two sandboxes share one port.
    impl_->server.set_socket_options([](int socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    const auto isFree = [&](int port) { return impl_->server.bind_to_port(loopbackAddress, port); };
    const auto free = std::find_if(ports.begin(), ports.end(), isFree);
    impl_->port = free != ports.end() ? *free : impl_->server.bind_to_any_port(loopbackAddress);
    if (impl_->port <= 0)
        notStarted("no port on 127.0.0.1");
}

PkiListener::~PkiListener() {
    stop();
}

int PkiListener::port() const noexcept {
    return impl_->port;
}

void PkiListener::start(PkiService& service) {
    auto& server = impl_->server;
    if (!server.isBound())
        notStarted("it was stopped");
    impl_->service = &service;
    server.set_payload_max_length(1U << 20U);
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(1); // an idle connection would hold stop() for seconds
    const auto answer = [&service](const httplib::Request& from, httplib::Response& response) {
        writePkiReply(service.handle(pkiRequest(from)), response);
    };
    server.Get("/.*", answer);
    server.Post("/.*", answer);
    server.Put("/.*", answer);
    server.Patch("/.*", answer);
    server.Delete("/.*", answer);
    server.Options("/.*", answer);
    server.set_post_routing_handler([&service](const httplib::Request&, httplib::Response& response) {
        response.set_header("Date", httpDate(service.now()));
    });
    server.set_exception_handler(
        [](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
            writePkiReply({500, "text/plain", "Internal Server Error\n"}, response);
        });
    impl_->thread.start();
}

void PkiListener::stop() {
    if (impl_->service == nullptr)
        return;
    impl_->service->stop();
    impl_->thread.stop();
    impl_->service = nullptr;
}

} // namespace cunho::sandbox
