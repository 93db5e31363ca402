// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/card_responder.hpp"

#include <cunho/core/file.hpp>
#include <cunho/crypto/revocation.hpp>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <utility>
#include <vector>

namespace cunho::test {
namespace {

using crypto::Certificate;
using crypto::PrivateKey;
using Status = crypto::RevocationEvidence::Status;

TimePoint now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Certificate certificateIn(const std::filesystem::path& pem) {
    return Certificate::fromPem(asText(readFile(pem)));
}

/// "/ocsp/asc-0020", "/crl/asc-0020.crl", "/ca/asc-0020.cer" as kind, issuer and what follows it.
struct Target {
    std::string kind;
    std::string issuer;
    std::string rest; ///< an OCSP request in Base64
};

Target targetOf(const std::string& path) {
    Target target;
    const std::size_t second = path.find('/', 1);
    if (second == std::string::npos)
        return target;
    target.kind = path.substr(1, second - 1);
    const std::size_t end = std::min(path.find_first_of("/.", second + 1), path.size());
    target.issuer = path.substr(second + 1, end - second - 1);
    target.rest = path.substr(std::min(end + 1, path.size()));
    return target;
}

/// The characters that clients escape in Base64 (RFC 6960 appendix A.1).
std::string unescaped(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%' || at + 2 >= text.size()) {
            out.push_back(text[at]);
            continue;
        }
        out.push_back(static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16)));
        at += 2;
    }
    return out;
}

} // namespace

CardResponder::CardResponder(std::filesystem::path pki)
    : peer_(std::make_unique<HttpPeer>([this](const PeerRequest& request) { return reply(request); })) {
    pki_ = std::make_unique<CardPki>(std::move(pki), url());
}

CardResponder::~CardResponder() {
    peer_.reset();
    try {
        pki_->forgetUrl();
    } catch (const std::exception&) { // NOLINT(bugprone-empty-catch): files of a test that stay behind
    }
}

void CardResponder::revoke(const std::filesystem::path& certificatePem) {
    const std::string serialNumber = certificateIn(certificatePem).serialNumber();
    const std::lock_guard guard(mutex_);
    revoked_.emplace(serialNumber, now());
}

int CardResponder::asked(const std::string& kind) const {
    const std::lock_guard guard(mutex_);
    const auto found = asked_.find(kind);
    return found == asked_.end() ? 0 : found->second;
}

PeerReply CardResponder::reply(const PeerRequest& request) {
    const Target target = targetOf(request.path);
    if (!CardPki::isIssuer(target.issuer))
        return {404, "text/plain"};
    const std::lock_guard guard(mutex_);
    ++asked_[target.kind];
    if (target.kind == "ca")
        return {200, "application/pkix-cert", pki_->certificateDer(target.issuer)};
    if (target.kind == "crl")
        return {200, "application/pkix-crl", crl(target.issuer)};
    if (target.kind != "ocsp")
        return {404, "text/plain"};
    const Bytes query = request.method == "POST" ? request.body : fromBase64(unescaped(target.rest));
    return {200, "application/ocsp-response", ocsp(target.issuer, query)};
}

Bytes CardResponder::ocsp(const std::string& issuer, ByteView query) const {
    const std::string responder = "ocsp-" + issuer;
    const auto decide = [this](const std::string& serialNumber) {
        crypto::OcspIssue issue;
        issue.thisUpdate = issue.producedAt = now();
        issue.nextUpdate = now() + std::chrono::hours(1);
        if (const auto found = revoked_.find(serialNumber); found != revoked_.end()) {
            issue.status = Status::Revoked;
            issue.revokedAt = found->second;
        }
        return issue;
    };
    return crypto::issueOcspResponse(query, certificateIn(pki_->certificate(issuer)),
                                     PrivateKey::fromPem(readFile(pki_->key(responder))),
                                     {certificateIn(pki_->certificate(responder))}, decide);
}

/// Names every revoked certificate, whoever issued it: serial numbers are random and 16 bytes long.
Bytes CardResponder::crl(const std::string& issuer) const {
    std::vector<crypto::CrlEntry> entries;
    for (const auto& [serialNumber, when] : revoked_)
        entries.push_back({serialNumber, when});
    return crypto::issueCrl(certificateIn(pki_->certificate(issuer)),
                            PrivateKey::fromPem(readFile(pki_->key(issuer))), entries, now(),
                            now() + std::chrono::hours(24));
}

} // namespace cunho::test
