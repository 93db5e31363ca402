// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scap_call.hpp"

#include <cunho/core/error.hpp>

namespace cunho::scap {

http::Request scapRequest(const ScapOptions& options, const std::string& path) {
    http::Request request;
    request.url = options.baseUrl + path;
    request.headers.emplace_back("Accept", "application/json");
    std::string pair = options.basicUser + ":" + std::string(options.basicPassword.exposeText());
    std::string basic = "Basic " + toBase64(asBytes(pair));
    wipe(pair);
    request.secretHeaders.emplace_back("Authorization", Secret::fromText(std::move(basic)));
    return request;
}

http::Request scapPost(const ScapOptions& options, const std::string& path, const Json& body) {
    http::Request call = scapRequest(options, path);
    call.method = "POST";
    call.contentType = "application/json";
    std::string text = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    call.body = toBytes(text);
    wipe(text); // may hold a one-time code and a SAD
    return call;
}

Json documentInfo(const Citizen& citizen) {
    return {
        {"type", citizen.documentType}, {"country", citizen.documentCountry}, {"id", citizen.documentNumber}};
}

void requireSuccess(const http::Response& response) {
    if (response.status >= 200 && response.status < 300)
        return;
    const std::string status = "HTTP " + std::to_string(response.status);
    if (response.status == 401 || response.status == 403)
        throw Error(Fault::Configuration, "SCAP_CLIENT_REFUSED", {}, status);
    if (response.status == 404)
        throw Error(Fault::Service, "SCAP_RESULT_GONE", {}, status);
    if (response.status >= 500 || response.status == 429)
        throw Error(Fault::Service, "SCAP_UNAVAILABLE", {}, status);
    throw Error(Fault::Service, "SCAP_REPLY_INVALID", {}, status);
}

} // namespace cunho::scap
