// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scap_call.hpp"
#include "sign_reply.hpp"
#include "sign_request.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/scap/signature_service.hpp>

#include <algorithm>

namespace cunho::scap {
namespace {

class HttpSignatureService final : public SignatureService {
  public:
    HttpSignatureService(ScapOptions options, http::Client& http, Clock& clock)
        : options_(std::move(options)), http_(http), clock_(clock) {}

    std::vector<SignTransaction> authorize(const Citizen& citizen, const crypto::Certificate& certificate,
                                           const std::vector<ChosenAttributes>& chosen,
                                           std::span<const CitizenSignedDocument> documents,
                                           const Secret& totpKey, const JobContext& job) override {
        const auto isEmpty = [](const ChosenAttributes& one) { return one.attributes.empty(); };
        if (chosen.empty() || std::any_of(chosen.begin(), chosen.end(), isEmpty))
            throw Error(Fault::Input, "CAPACITY_MISSING");
        const std::string process = newUuid();
        const WipedJson body(
            authorizationBody(options_, process, codeOf(totpKey), citizen, certificate, chosen, documents));
        auto response = post("signHashAuthorization", body, job);
        const auto reply = readSignReply(response, process, clock_.now());
        wipe(response.body); // the SADs
        if (readStatus(reply->get()).code != 200)
            refuseScapReply("an authorisation that is being worked on");
        return readTransactions(reply->get(), process, chosen);
    }

    std::vector<Bytes> sign(const SignTransaction& transaction, std::span<const crypto::Digest> digests,
                            const Secret& totpKey, const JobContext& job) override {
        start(transaction, digests, totpKey, job);
        const TimePoint end = clock_.now() + polling::longestWait;
        for (auto wait = polling::firstQuestion; clock_.now() + wait <= end; wait = polling::pace) {
            clock_.sleep(wait, job.stop());
            const bool last = clock_.now() + polling::pace > end;
            if (auto values = question(transaction, digests.size(), last, job))
                return std::move(*values);
        }
        throw Error(Fault::Service, "SCAP_NOT_READY");
    }

  private:
    /// A key that is none is as good as one that has ended.
    Secret codeOf(const Secret& totpKey) const {
        try {
            return totp(totpKey, clock_.now());
        } catch (const Error& error) {
            throw Error(Fault::Reactivate, "SCAP_KEY_OUTDATED", {}, error.detail());
        }
    }

    http::Response post(const std::string& operation, const WipedJson& body, const JobContext& job) {
        return http_.send(scapPost(options_, "/SCAPSignatureService/" + operation, body.get()), job);
    }

    /// What became of it when the reply was lost, the first question tells.
    void start(const SignTransaction& transaction, std::span<const crypto::Digest> digests,
               const Secret& totpKey, const JobContext& job) {
        const WipedJson body(signHashBody(options_, transaction, codeOf(totpKey), digests));
        try {
            requireAccepted(post("signHash", body, job), transaction.process, clock_.now());
        } catch (const Error& error) {
            if (error.reason() != "REPLY_LOST")
                throw;
        }
    }

    /// Nothing: it is being worked on, or the reply did not come.
    std::optional<std::vector<Bytes>> question(const SignTransaction& transaction, std::size_t count,
                                               bool last, const JobContext& job) {
        try {
            const WipedJson body(signResultBody(transaction));
            const auto response = post("getSignHashResult", body, job);
            const auto reply = readSignReply(response, transaction.process, clock_.now());
            if (readStatus(reply->get()).code != 200)
                return std::nullopt;
            return readValues(reply->get(), count);
        } catch (const Error& error) {
            if (error.fault() != Fault::Network || last)
                throw;
            return std::nullopt;
        }
    }

    ScapOptions options_;
    http::Client& http_;
    Clock& clock_;
};

} // namespace

std::unique_ptr<SignatureService> makeSignatureService(ScapOptions options, http::Client& http,
                                                       Clock& clock) {
    return std::make_unique<HttpSignatureService>(std::move(options), http, clock);
}

} // namespace cunho::scap
