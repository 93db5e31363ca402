// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/ask_once.hpp"

#include <cunho/core/error.hpp>
#include <cunho/signing/network_sources.hpp>

namespace cunho::signing {
namespace {

using crypto::Certificate;
using crypto::RevocationEvidence;
using namespace std::chrono_literals;

constexpr auto skew = 5min;        ///< how much a responder's clock may be ahead
constexpr auto openEndedAge = 24h; ///< how old an answer without nextUpdate may be

std::string nameOf(const Certificate& certificate) {
    const std::string name = certificate.commonName();
    return name.empty() ? certificate.subject() : name;
}

/// Runs `ask`; a failure becomes one more line of `why`, save the job's stop.
template<typename Ask>
auto tryAddress(const std::string& url, std::string& why, Ask ask) -> std::optional<decltype(ask())> {
    try {
        return ask();
    } catch (const Error& error) {
        if (error.fault() == Fault::Cancelled)
            throw;
        why.append(why.empty() ? "" : "; ").append(url).append(": ").append(error.what());
        return std::nullopt;
    }
}

} // namespace

struct OnlineRevocation::Answers {
    explicit Answers(const Clock& clock) : evidence(clock), lists(clock), issuers(clock) {}

    AskOnce<RevocationEvidence> evidence; ///< by certificate and issuer
    AskOnce<Bytes> lists;                 ///< by URL
    AskOnce<std::vector<Certificate>> issuers;
};

OnlineRevocation::OnlineRevocation(http::Fetcher& fetcher, const Clock& clock,
                                   std::vector<Certificate> trustedResponders)
    : fetcher_(fetcher)
    , clock_(clock)
    , trusted_(std::move(trustedResponders))
    , answers_(std::make_unique<Answers>(clock)) {}

OnlineRevocation::~OnlineRevocation() = default;

RevocationEvidence OnlineRevocation::find(const Certificate& certificate, const Certificate& issuer,
                                          const JobContext& job) {
    const std::string key = toHex(certificate.fingerprint().value) + toHex(issuer.fingerprint().value);
    return answers_->evidence(key, job, [&] { return ask(certificate, issuer, job); });
}

RevocationEvidence OnlineRevocation::ask(const Certificate& certificate, const Certificate& issuer,
                                         const JobContext& job) {
    std::string why;
    const auto helps = [&](const std::string& url, const std::optional<RevocationEvidence>& evidence) {
        if (!evidence)
            return false;
        const std::string against = objection(*evidence);
        if (!against.empty())
            why.append(why.empty() ? "" : "; ").append(url).append(": ").append(against);
        return against.empty();
    };
    for (const auto& url : certificate.ocspUrls()) {
        auto evidence = tryAddress(url, why, [&] { return askResponder(url, certificate, issuer, job); });
        if (helps(url, evidence))
            return *std::move(evidence);
    }
    for (const auto& url : certificate.crlUrls()) {
        auto evidence = tryAddress(url, why, [&] { return readList(url, certificate, issuer, job); });
        if (helps(url, evidence))
            return *std::move(evidence);
    }
    throw Error(Fault::Trust, "REVOCATION_UNAVAILABLE", {{"certificate", nameOf(certificate)}},
                why.empty() ? "the certificate names no address" : why);
}

RevocationEvidence OnlineRevocation::askResponder(const std::string& url, const Certificate& certificate,
                                                  const Certificate& issuer, const JobContext& job) {
    const auto request = crypto::OcspRequest::make(certificate, issuer);
    const auto response = fetcher_.fetch({url, "POST", request.der, "application/ocsp-request"}, job);
    return crypto::readOcspResponse(response.body, certificate, issuer, trusted_, request.nonce);
}

RevocationEvidence OnlineRevocation::readList(const std::string& url, const Certificate& certificate,
                                              const Certificate& issuer, const JobContext& job) {
    const Bytes list = answers_->lists(url, job, [&] {
        return fetcher_.fetch({url, "GET", {}, {}}, job).body;
    });
    return crypto::readCrl(list, certificate, issuer);
}

/// Why the evidence does not help; empty when it does.
std::string OnlineRevocation::objection(const RevocationEvidence& evidence) const {
    const TimePoint now = clock_.now();
    if (!evidence.usable())
        return evidence.detail;
    if (evidence.thisUpdate > now + skew)
        return "the answer is of the future: " + formatUtc(evidence.thisUpdate);
    if (now > evidence.nextUpdate.value_or(evidence.thisUpdate + openEndedAge))
        return "the answer is out of date: " + formatUtc(evidence.thisUpdate);
    const auto& signer = evidence.signer;
    if (evidence.kind == RevocationEvidence::Kind::Ocsp &&
        (!signer || now < signer->notBefore() || now > signer->notAfter()))
        return "the responder's certificate is not valid now";
    if (evidence.status == RevocationEvidence::Status::Unknown)
        return "the responder does not know the certificate";
    return {};
}

std::vector<Certificate> OnlineRevocation::issuersOf(const Certificate& certificate, const JobContext& job) {
    std::vector<Certificate> offered;
    std::string why;
    for (const auto& url : certificate.issuerUrls()) {
        const auto found = tryAddress(url, why, [&] {
            return answers_->issuers(url, job, [&] {
                return Certificate::listFromFile(fetcher_.fetch({url, "GET", {}, {}}, job).body);
            });
        });
        if (found)
            offered.insert(offered.end(), found->begin(), found->end());
    }
    return offered;
}

} // namespace cunho::signing
