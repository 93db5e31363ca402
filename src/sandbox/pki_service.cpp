// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/pki_service.hpp"

#include "sandbox/pki_route.hpp"
#include "sandbox/refuse_fault.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/timestamp.hpp>

#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using Action = InjectedFault::Action;
using nlohmann::json;

PkiReply good(const char* contentType, ByteView body) {
    return {200, contentType, std::string(asText(body))};
}

PkiReply refusal(int status, std::string why) {
    return {status, "text/plain", std::move(why) + "\n"};
}

/// Mishaps of the transport, which every kind of request can meet.
std::optional<PkiReply> transportMishap(const Mishap& mishap, const PkiRoute& route) {
    constexpr std::size_t tooMuch = 10U * 1024 * 1024 + 1;
    if (is(mishap, Action::Status))
        return refusal(mishap->value, "a fault that was asked for");
    if (is(mishap, Action::NotThere))
        return refusal(404, "a fault that was asked for");
    if (is(mishap, Action::Huge))
        return PkiReply{200, route.replyType, std::string(tooMuch, '\0')};
    if (is(mishap, Action::Redirect)) {
        PkiReply reply = refusal(307, "a fault that was asked for");
        reply.location = route.target;
        return reply;
    }
    return std::nullopt;
}

} // namespace

PkiReply PkiService::handle(const PkiRequest& request) {
    const PkiRoute route = pkiRoute(request, pki_);
    if (route.refusal)
        return *route.refusal;
    std::unique_lock lock(mutex_);
    ++counts_[route.kind];
    const Mishap mishap = route.operation.empty() ? std::nullopt : faults_.take(route.operation);
    if (is(mishap, Action::Slow)) {
        const int before = releases_;
        released_.wait(lock, [&] { return stopped_ || releases_ != before; });
    }
    if (const auto reply = transportMishap(mishap, route))
        return *reply;
    if (route.operation.empty())
        return good(route.replyType, route.issuer->certificate.der());
    if (route.operation == "pki.tsa")
        return timestamp(mishap, route.query);
    if (route.operation == "pki.ocsp")
        return ocsp(mishap, *route.issuer, route.query);
    return crl(mishap, route.issuerName, *route.issuer);
}

PkiReply PkiService::timestamp(const Mishap& mishap, const std::string& query) {
    constexpr const char* type = "application/timestamp-reply";
    if (!limit_.admit(clock_.now()))
        return good(type, crypto::refuseTimestamp("Excedido o limite de pedidos de selo temporal"));
    if (is(mishap, Action::Rejection))
        return good(type, crypto::refuseTimestamp("SANDBOX: pedido recusado"));
    crypto::TimestampIssue issue;
    issue.time = clock_.now();
    issue.wrongImprint = is(mishap, Action::WrongImprint);
    issue.wrongNonce = is(mishap, Action::WrongNonce);
    return good(type, crypto::issueTimestampReply(asBytes(query), pki_.timestamp().key, pki_.timestampChain(),
                                                  issue));
}

void PkiService::revoke(const json& values) {
    if (!values.is_object() || !values.contains("serialNumber") || !values["serialNumber"].is_string())
        refuseFault("serialNumber is missing or no string");
    for (const auto& item : values.items())
        if (item.key() != "serialNumber" && item.key() != "at")
            refuseFault("unknown member " + item.key());
    const auto serial = values["serialNumber"].get<std::string>();
    if (toHex(fromHex(serial)) != serial || serial.empty())
        refuseFault("serialNumber is no lower-case hexadecimal");
    TimePoint at = clock_.now();
    if (values.contains("at")) {
        const auto text = values["at"].is_string() ? values["at"].get<std::string>() : std::string();
        if (!text.ends_with('Z'))
            refuseFault("at is no time in UTC");
        at = fromLocal(parseLocal(std::string_view(text).substr(0, text.size() - 1)), Zone::Utc);
    }
    const std::lock_guard lock(mutex_);
    revoked_[serial] = at;
}

std::map<std::string, int> PkiService::counts() const {
    const std::lock_guard lock(mutex_);
    return counts_;
}

void PkiService::reset() {
    const std::lock_guard lock(mutex_);
    counts_.clear();
    revoked_.clear();
    limit_.clear();
    ++releases_;
    released_.notify_all();
}

void PkiService::stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    released_.notify_all();
}

} // namespace cunho::sandbox
