// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/card_plugin_listener.hpp"

#include "sandbox/bound_server.hpp"

namespace cunho::sandbox {
namespace {

Request pluginRequest(const httplib::Request& from) {
    Request request;
    request.method = from.method;
    request.path = from.path;
    request.query.insert(from.params.begin(), from.params.end());
    request.host = from.get_header_value("Host");
    request.body = from.body;
    return request;
}

void writePluginReply(const Reply& reply, httplib::Response& response) {
    response.status = reply.status;
    for (const auto& [name, value] : reply.headers)
        response.set_header(name, value);
    if (!reply.body.empty())
        response.set_content(reply.body, reply.contentType);
}

} // namespace

struct CardPluginListener::Impl {
    Impl(const std::filesystem::path& certificate, const std::filesystem::path& key)
        : server(certificate, key) {}

    TlsServer server;
    ServerThread thread{server};
};

CardPluginListener::CardPluginListener(const std::filesystem::path& certificate,
                                       const std::filesystem::path& key)
    : impl_(std::make_unique<Impl>(certificate, key)) {}

CardPluginListener::~CardPluginListener() {
    stop();
}

std::string CardPluginListener::url() const {
    return "https://127.0.0.1:" + std::to_string(impl_->server.port());
}

void CardPluginListener::start(CardPlugin& plugin) {
    auto& server = impl_->server;
    server.set_payload_max_length(1U << 16U);
    server.set_keep_alive_max_count(1); // an idle connection would hold stop() for seconds
    const auto serve = [&plugin](const httplib::Request& from, httplib::Response& response) {
        writePluginReply(plugin.handle(pluginRequest(from)), response);
    };
    server.Get("/.*", serve);
    server.Post("/.*", serve);
    impl_->thread.start();
}

void CardPluginListener::stop() {
    impl_->thread.stop();
}

} // namespace cunho::sandbox
