// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox_test.hpp"

namespace cunho::test {

sandbox::SandboxOptions sharedOptions() {
    sandbox::SandboxOptions options;
    options.state = std::filesystem::path(CUNHO_BINARY_DIR).parent_path() / "sandbox-pki";
    options.seedAccount = true;
    options.leafBits = options.authorityBits = 2048;
    return options;
}

std::vector<std::string> hashesOf(int count) {
    std::vector<std::string> hashes;
    for (int i = 0; i < count; ++i)
        hashes.push_back(toBase64(crypto::digestInfo(documentDigest(i))));
    return hashes;
}

json Received::parsed() const {
    return json::parse(body);
}

std::string Received::description() const {
    return parsed().at("error_description");
}

Talk::Talk(const sandbox::SandboxOptions& options)
    : server(options, clock), access(server.start()), client_(host(), port()) {
    client_.set_ca_cert_path(access.rootCertificate.c_str());
}

int Talk::port() const {
    return std::stoi(access.baseUrl.substr(access.baseUrl.rfind(':') + 1));
}

Received Talk::serviceInfo() {
    return ask(Step::ServiceInfo, post("/info", json::object()));
}

Received Talk::list() {
    auto reply = ask(Step::List, post("/credentials/list", {{"clientData", clientData(newUuid())}}));
    if (reply.status == 200)
        credential = reply.parsed().at("credentialIDs").at(0);
    return reply;
}

Received Talk::credentialInfo(const std::string& certificates) {
    return ask(Step::CredentialInfo, post("/credentials/info", {{"credentialID", credential},
                                                                {"certificates", certificates},
                                                                {"clientData", clientData(newUuid())}}));
}

Received Talk::authorize(const std::vector<std::string>& hashes) {
    authorizeId = newUuid();
    auto data = clientData(authorizeId);
    for (std::size_t i = 0; i < hashes.size(); ++i)
        data["documentNames"].push_back("FT A-" + std::to_string(i));
    return ask(Step::Authorize, post("/v2/credentials/authorize", {{"credentialID", credential},
                                                                   {"numSignatures", hashes.size()},
                                                                   {"hashes", hashes},
                                                                   {"clientData", data}}));
}

Received Talk::authorizeVerify() {
    clock.advance(1s);
    auto reply = ask(Step::AuthorizeVerify, get("/credentials/authorize/verify?processId=" + authorizeId));
    if (reply.status == 200 && json::accept(reply.body))
        sad = reply.parsed().at("sad");
    return reply;
}

Received Talk::signHash(const std::vector<std::string>& hashes) {
    signId = newUuid();
    return ask(Step::SignHash, post("/v2/signatures/signHash", {{"credentialID", credential},
                                                                {"sad", sad},
                                                                {"hashes", hashes},
                                                                {"signAlgo", "1.2.840.113549.1.1.11"},
                                                                {"clientData", clientData(signId)}}));
}

Received Talk::signHashVerify() {
    clock.advance(1s);
    return ask(Step::SignHashVerify, get("/signatures/signHash/verify?processId=" + signId));
}

Sent Talk::refreshing() const {
    Sent sent = post("/signatureAccount/updateToken",
                     {{"credentialID", credential}, {"clientData", clientData(newUuid())}});
    sent.headers.erase("SAFEAuthorization");
    sent.headers.emplace("SAFEAuthorization", "Bearer " + access.refreshToken);
    return sent;
}

Received Talk::updateToken() {
    auto reply = ask(Step::UpdateToken, refreshing());
    if (reply.status == 200 && json::accept(reply.body)) {
        access.accessToken = reply.parsed().at("newAccessToken");
        access.refreshToken = reply.parsed().at("newRefreshToken");
    }
    return reply;
}

Received Talk::cancel() {
    return ask(Step::Cancel, post("/signatureAccount/cancel",
                                  {{"credentialID", credential}, {"clientData", clientData(newUuid())}}));
}

Received Talk::sign(const std::vector<std::string>& hashes) {
    Received reply = authorize(hashes);
    if (reply.status == 200)
        reply = authorizeVerify();
    if (reply.status == 200)
        reply = signHash(hashes);
    if (reply.status == 200)
        reply = signHashVerify();
    return reply;
}

Received Talk::everything(int count) {
    Received reply = serviceInfo();
    if (reply.status == 200)
        reply = list();
    if (reply.status == 200)
        reply = credentialInfo();
    if (reply.status == 200)
        reply = sign(hashesOf(count));
    return reply;
}

void Talk::fault(const std::string& operation, const std::string& action, int times) {
    control("/sandbox/faults", {{"operation", operation}, {"action", action}, {"times", times}});
}

void Talk::control(const std::string& path, const json& body) {
    const auto reply = send({"POST", path, {}, body, "", "application/json"});
    if (reply.status != 204)
        throw std::runtime_error(path + ": " + reply.body);
}

json Talk::look(const std::string& path) {
    return send({"GET", path, {}, nullptr, "", ""}).parsed();
}

void Talk::turn(const std::string& name, const json& value) {
    control("/sandbox/switches", {{name, value}});
}

void Talk::adjust(const json& values) {
    control("/sandbox/account", values);
}

std::vector<int> Talk::broken() const {
    std::vector<int> ids;
    for (const auto& violation : server.violations())
        ids.push_back(violation.check);
    return ids;
}

Received Talk::send(const Sent& sent) {
    const std::string body = !sent.rawBody.empty() ? sent.rawBody
                             : sent.body.is_null() ? ""
                                                   : sent.body.dump();
    const auto result = sent.method == "GET" ? client_.Get(sent.path, sent.headers)
                                             : client_.Post(sent.path, sent.headers, body, sent.contentType);
    if (!result)
        return {};
    const auto violation = result->get_header_value("X-Sandbox-Violation");
    return {result->status, result->body, violation.empty() ? 0 : std::stoi(violation)};
}

json Talk::clientData(const std::string& processId) const {
    return {{"processId", processId}, {"clientName", access.clientName}};
}

Sent Talk::post(const std::string& path, json body) const {
    return {"POST", path, headers(), std::move(body), "", "application/json"};
}

Sent Talk::get(const std::string& path) const {
    return {"GET", path, headers(), nullptr, "", ""};
}

httplib::Headers Talk::headers() const {
    return {{"Authorization", "Basic " + toBase64(asBytes(access.basicUser + ":" + access.basicPassword))},
            {"SAFEAuthorization", "Bearer " + access.accessToken}};
}

Received Talk::ask(Step step, Sent sent) {
    spoil(step, sent);
    return send(sent);
}

void setHeader(Sent& sent, const std::string& name, const std::string& value) {
    sent.headers.erase(name);
    sent.headers.emplace(name, value);
}

crypto::CertificateChain certificatesOf(const Received& info) {
    crypto::CertificateChain chain;
    const json body = info.parsed();
    for (const auto& item : body.at("cert").at("certificates"))
        chain.push_back(
            crypto::Certificate::fromDer(fromBase64(asText(fromBase64(item.get<std::string>())))));
    return chain;
}

} // namespace cunho::test
