// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/wire_service.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/reason_text.hpp>

namespace cunho::sandbox {
namespace {

using nlohmann::json;

std::string urlOf(int port) {
    return "https://127.0.0.1:" + std::to_string(port);
}

} // namespace

WireService::WireService(const Pki& pki, ViolationLog& violations, Clock& clock)
    : tls_(pki, violations)
    , proxy_(clock)
    , forwarder_(rules_, clock, [this](const std::string& peer) { return tls_.port(peer); }) {}

void WireService::start(int direct) {
    direct_ = direct;
    proxy_.start();
    forwarder_.start(direct);
}

void WireService::stop() {
    forwarder_.stop();
    proxy_.stop();
    tls_.stop();
}

void WireService::reset() {
    rules_.clear();
    forwarder_.clearCounts();
}

Reply WireService::handle(const Request& request) {
    try {
        if (request.method != "POST")
            return tell();
        const json rule = json::parse(request.body, nullptr, false);
        rules_.add(rule);
        return {204};
    } catch (const Error& error) {
        return {400, errorBody(400, reasonText(error.failure(), Language::English))};
    }
}

Reply WireService::tell() {
    json body{{"url", urlOf(port())},
              {"direct", urlOf(direct_)},
              {"proxy", proxy_.url()},
              {"tls", tls_.urls()},
              {"connections", json::array()}};
    for (const WireCount& count : forwarder_.counts())
        body["connections"].push_back({{"request", count.request}, {"reply", count.reply}});
    return {200, body.dump()};
}

} // namespace cunho::sandbox
