// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/pki_route.hpp"

#include <cunho/core/error.hpp>

namespace cunho::sandbox {
namespace {

PkiRoute refusedRoute(int status, const std::string& why, const char* allow = "") {
    PkiRoute route;
    route.refusal = PkiReply{status, "text/plain", why + "\n", allow};
    return route;
}

/// The rest of `text` behind `prefix` and before `suffix`, or nothing.
std::optional<std::string> between(const std::string& text, std::string_view prefix,
                                   std::string_view suffix) {
    if (!text.starts_with(prefix) || !text.ends_with(suffix) || text.size() < prefix.size() + suffix.size())
        return std::nullopt;
    return text.substr(prefix.size(), text.size() - prefix.size() - suffix.size());
}

PkiRoute posted(const PkiRequest& request, const char* kind, std::string_view operation,
                const std::string& type, const char* replyType) {
    if (request.contentType != type)
        return refusedRoute(415, "the content type is \"" + request.contentType + "\" and has to be " + type);
    PkiRoute route;
    route.kind = kind;
    route.operation = operation;
    route.query = request.body;
    route.replyType = replyType;
    route.target = request.path;
    return route;
}

PkiRoute ofIssuer(PkiRoute route, const std::string& name, const Pki& pki) {
    if (route.refusal)
        return route;
    route.issuer = pki.issuer(name);
    if (route.issuer == nullptr)
        return refusedRoute(404, "no issuer is named \"" + name + "\"");
    route.issuerName = name;
    return route;
}

PkiRoute timestampRoute(const PkiRequest& request) {
    if (request.method != "POST")
        return refusedRoute(405, "a time-stamp is asked for by POST", "POST");
    return posted(request, "tsa", "pki.tsa", "application/timestamp-query", "application/timestamp-reply");
}

/// `rest`: ISSUER, or ISSUER/BASE64. Base64 may hold a slash, an issuer's name may not.
PkiRoute ocspRoute(const PkiRequest& request, const std::string& rest, const Pki& pki) {
    constexpr const char* replyType = "application/ocsp-response";
    const auto slash = std::min(rest.find('/'), rest.size());
    const std::string name = rest.substr(0, slash);
    if (slash == rest.size()) {
        if (request.method != "POST")
            return refusedRoute(405, "an OCSP request without data in its path is sent by POST", "POST");
        return ofIssuer(posted(request, "ocsp", "pki.ocsp", "application/ocsp-request", replyType), name,
                        pki);
    }
    if (request.method != "GET")
        return refusedRoute(405, "an OCSP request with data in its path is sent by GET", "GET");
    PkiRoute route{{}, "ocsp", "pki.ocsp", {}, nullptr, {}, replyType, request.path};
    try {
        route.query = asText(fromBase64(rest.substr(slash + 1)));
    } catch (const Error&) {
        return refusedRoute(400, "the OCSP request in the path is no Base64");
    }
    return ofIssuer(std::move(route), name, pki);
}

PkiRoute fileRoute(const PkiRequest& request, PkiRoute route, const std::string& name, const Pki& pki) {
    if (request.method != "GET")
        return refusedRoute(405, "files are fetched by GET", "GET");
    route.target = request.path;
    return ofIssuer(std::move(route), name, pki);
}

} // namespace

PkiRoute pkiRoute(const PkiRequest& request, const Pki& pki) {
    if (request.path == "/tsa")
        return timestampRoute(request);
    if (const auto rest = between(request.path, "/ocsp/", ""))
        return ocspRoute(request, *rest, pki);
    if (const auto name = between(request.path, "/crl/", ".crl"))
        return fileRoute(request, {{}, "crl", "pki.crl", {}, nullptr, {}, "application/pkix-crl", {}}, *name,
                         pki);
    if (const auto name = between(request.path, "/ca/", ".cer"))
        return fileRoute(request, {{}, "ca", {}, {}, nullptr, {}, "application/pkix-cert", {}}, *name, pki);
    return refusedRoute(404, "there are /tsa, /ocsp/ISSUER, /crl/ISSUER.crl and /ca/ISSUER.cer");
}

} // namespace cunho::sandbox
