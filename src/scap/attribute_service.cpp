// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "percent.hpp"
#include "scap_call.hpp"
#include "scap_reply.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/scap/attribute_service.hpp>

namespace cunho::scap {
namespace {

class HttpAttributeService final : public AttributeService {
  public:
    HttpAttributeService(ScapOptions options, http::Client& http, Clock& clock)
        : options_(std::move(options)), http_(http), clock_(clock) {}

    std::vector<AttributeProvider> providers(const JobContext& job) override {
        const std::string process = newUuid();
        const auto response = http_.send(providersRequest(process), job);
        requireSuccess(response);
        const auto reply = readScapReply(response, process);
        if (readStatus(reply->get()).code >= 500)
            throw Error(Fault::Service, "SCAP_UNAVAILABLE", {}, readStatus(reply->get()).text);
        return readProviders(reply->get());
    }

    FoundAttributes search(const Citizen& citizen, const Secret& faToken, const JobContext& job) override {
        const std::string process = newUuid();
        const auto named = bodies(job);
        start(citizen, faToken, named.value_or(std::vector<std::string>()), process, job);
        auto found = collected(citizen, process, job);
        found.bodiesAsked = named.has_value();
        return found;
    }

  private:
    FoundAttributes collected(const Citizen& citizen, const std::string& process, const JobContext& job) {
        const TimePoint end = clock_.now() + polling::longestWait;
        SearchResults results(citizen, clock_.now());
        for (auto wait = polling::firstQuestion; clock_.now() + wait <= end; wait = polling::pace) {
            clock_.sleep(wait, job.stop());
            const ScapOutcome outcome = question(process, results, clock_.now() + polling::pace > end, job);
            if (outcome == ScapOutcome::Done || outcome == ScapOutcome::Empty)
                return std::move(results).found();
        }
        if (results.empty())
            throw Error(Fault::Service, "SCAP_NOT_READY");
        return std::move(results).found();
    }

    http::Request providersRequest(const std::string& process) const {
        std::string path = "/SCAPAttributeService/searchAttributeProviderInstitutionsRequest?processId=";
        path += percentEncoded(process);
        return scapRequest(options_, path);
    }

    http::Request post(const std::string& operation, const Json& body) const {
        return scapPost(options_, "/SCAPAttributeService/" + operation, body);
    }

    /// The professional bodies, which answer when they are named; nothing where the list cannot be had, since
    /// a company's attributes are worth having all the same.
    std::optional<std::vector<std::string>> bodies(const JobContext& job) {
        try {
            std::vector<std::string> uris;
            for (AttributeProvider& provider : providers(job))
                uris.push_back(std::move(provider.uri));
            return uris;
        } catch (const Error& error) {
            if (error.fault() != Fault::Service && error.fault() != Fault::Network)
                throw;
            return std::nullopt;
        }
    }

    void start(const Citizen& citizen, const Secret& faToken, const std::vector<std::string>& bodies,
               const std::string& process, const JobContext& job) {
        Json body{{"processId", process},
                  {"citizenInfo", {{"name", citizen.name()}, {"citizenDocumentInfo", documentInfo(citizen)}}},
                  {"searchAllEnterpriseAttributes", true},
                  {"searchAllEmployeeAttributes", true},
                  {"credentialId", options_.credentialId},
                  {"clientName", options_.clientName}};
        if (!bodies.empty())
            body["attributeProviderUriIds"] = bodies;
        auto call = post("searchCitizenAttributesRequest", body);
        call.secretHeaders.emplace_back("FAAuthorization", faToken.duplicate());
        const auto response = http_.send(std::move(call), job);
        if (response.status == 401)
            refuseUnauthorized(job);
        requireSuccess(response);
    }

    /// 401 is a wrong client or an authentication that is over: a call without the latter tells.
    [[noreturn]] void refuseUnauthorized(const JobContext& job) {
        if (http_.send(providersRequest(newUuid()), job).status == 401)
            throw Error(Fault::Configuration, "SCAP_CLIENT_REFUSED");
        throw Error(Fault::Reactivate, "FA_TOKEN_EXPIRED", {}, "SCAP: HTTP 401");
    }

    /// Results are delivered once: a 404 after a part of them ends the search with that part. A reply that
    /// did not come is asked for again while there is time.
    ScapOutcome question(const std::string& process, SearchResults& results, bool last,
                         const JobContext& job) {
        try {
            auto response = http_.send(post("getCitizenAttributesResponse", {{"processId", process}}), job);
            requireSuccess(response);
            const auto reply = readScapReply(response, process);
            wipe(response.body); // the key of the one-time codes
            return results.take(reply->get());
        } catch (const Error& error) {
            if (error.reason() == "SCAP_RESULT_GONE" && !results.empty())
                return ScapOutcome::Done;
            if (error.fault() != Fault::Network || (last && results.empty()))
                throw;
            return ScapOutcome::Processing;
        }
    }

    ScapOptions options_;
    http::Client& http_;
    Clock& clock_;
};

} // namespace

std::unique_ptr<AttributeService> makeAttributeService(ScapOptions options, http::Client& http,
                                                       Clock& clock) {
    return std::make_unique<HttpAttributeService>(std::move(options), http, clock);
}

} // namespace cunho::scap
