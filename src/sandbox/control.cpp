// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/control.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/reason_text.hpp>

namespace cunho::sandbox {
namespace {

using nlohmann::json;

Reply violations(const SafeService& service) {
    auto list = json::array();
    for (const Violation& violation : service.violations())
        list.push_back(
            {{"check", violation.check}, {"request", violation.request}, {"detail", violation.detail}});
    return {200, json{{"violations", list}}.dump()};
}

Reply signatures(const SafeService& service) {
    auto counts = json::object();
    for (const auto& [digest, count] : service.signatureCounts())
        counts[digest] = count;
    return {200, json{{"signatures", counts}}.dump()};
}

Reply pkiCounts(const PkiService& pki) {
    json counts{{"tsa", 0}, {"ocsp", 0}, {"crl", 0}, {"ca", 0}};
    for (const auto& [kind, count] : pki.counts())
        counts[kind] = count;
    return {200, counts.dump()};
}

void addFault(SafeService& service, PkiService& pki, const json& rule) {
    if (FaultRules::isForPki(rule))
        pki.addFault(rule);
    else
        service.addFault(rule);
}

Reply change(SafeService& service, PkiService& pki, const Request& request) {
    const json body = json::parse(request.body, nullptr, false);
    if (request.path == "/sandbox/faults") {
        addFault(service, pki, body);
    } else if (request.path == "/sandbox/account") {
        service.adjustAccount(body);
    } else if (request.path == "/sandbox/revoke") {
        pki.revoke(body);
    } else if (request.path == "/sandbox/reset") {
        service.reset();
        pki.reset();
    } else {
        return {404, errorBody(404, "Not Found")};
    }
    return {204};
}

} // namespace

std::optional<Reply> controlReply(SafeService& service, PkiService& pki, const Request& request) {
    if (!request.path.starts_with("/sandbox/"))
        return std::nullopt;
    try {
        if (request.method == "POST")
            return change(service, pki, request);
        if (request.path == "/sandbox/violations")
            return violations(service);
        if (request.path == "/sandbox/signatures")
            return signatures(service);
        if (request.path == "/sandbox/pki-counts")
            return pkiCounts(pki);
    } catch (const Error& error) { // a developer's mistake in a control request must not end the connection
        return Reply{400, errorBody(400, reasonText(error.failure(), Language::English))};
    }
    return Reply{404, errorBody(404, "Not Found")};
}

} // namespace cunho::sandbox
