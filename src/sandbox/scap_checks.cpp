// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scap_checks.hpp"

#include "sandbox/scap_shape.hpp"

#include <array>

namespace cunho::sandbox {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

// Polling (autenticacao-gov D.1). A question may be on its way for a while after the client's 50 s.
constexpr auto firstQuestion = 5000ms;
constexpr auto questionPace = 2000ms;
constexpr auto longestPolling = 50s + 10s;

struct ScapPath {
    std::string_view method;
    std::string_view path;
    ScapOperation operation;
    std::string_view faultName;
};

constexpr std::array scapPaths{
    ScapPath{"GET", "/SCAPAttributeService/searchAttributeProviderInstitutionsRequest",
             ScapOperation::Institutions, "scap.institutions"},
    ScapPath{"POST", "/SCAPAttributeService/searchCitizenAttributesRequest", ScapOperation::Search,
             "scap.search"},
    ScapPath{"POST", "/SCAPAttributeService/getCitizenAttributesResponse", ScapOperation::Attributes,
             "scap.attributes"},
    ScapPath{"POST", "/SCAPSignatureService/signHashAuthorization", ScapOperation::Authorize,
             "scap.signHashAuthorization"},
    ScapPath{"POST", "/SCAPSignatureService/signHash", ScapOperation::Sign, "scap.signHash"},
    ScapPath{"POST", "/SCAPSignatureService/getSignHashResult", ScapOperation::SignResult,
             "scap.getSignHashResult"},
};

std::optional<Finding> scapTlsAndHost(const ScapExchange& exchange) {
    return check::tlsAndHost(exchange.request, exchange.client);
}

std::optional<Finding> scapBasic(const ScapExchange& exchange) {
    return check::basic(exchange.request, exchange.client);
}

/// Whether client and installation are named.
bool namesClient(ScapOperation operation) {
    return operation == ScapOperation::Search || operation == ScapOperation::Authorize ||
           operation == ScapOperation::Sign;
}

std::optional<Finding> scapShape(const ScapExchange& exchange) {
    const Request& request = exchange.request;
    if (exchange.operation == ScapOperation::Institutions) {
        if (!request.body.empty())
            return check::badRequest("a GET with a body");
        if (request.query.size() != 1 || !request.query.contains("processId"))
            return Finding{literal::missingProcessId, "another query than processId"};
        return std::nullopt;
    }
    if (!request.query.empty())
        return check::badRequest("a POST with a query");
    if (request.contentType != "application/json" && !request.contentType.starts_with("application/json;"))
        return check::badRequest("Content-Type is \"" + request.contentType + "\"");
    if (!exchange.bodyProblem.empty())
        return check::badRequest(exchange.bodyProblem);
    if (!exchange.body.is_object())
        return check::badRequest("the body is no JSON object");
    auto problem = scapShapeProblem(exchange.body, exchange.operation);
    if (problem.empty() && namesClient(exchange.operation) &&
        exchange.body.at("clientName") != exchange.client.name)
        problem = "clientName is not this client's";
    return problem.empty() ? std::nullopt : std::optional(check::badRequest(problem));
}

std::optional<Finding> scapGuids(const ScapExchange& exchange) {
    if (!check::isGuid(exchange.processId))
        return Finding{literal::invalidProcessId, "processId is \"" + exchange.processId + "\""};
    if (namesClient(exchange.operation) &&
        !check::isGuid(exchange.body.at("credentialId").get_ref<const std::string&>()))
        return Finding{literal::invalidCredentialId, "credentialId is no GUID"};
    return std::nullopt;
}

std::optional<Finding> newScapProcessId(const ScapExchange& exchange) {
    const bool continues = exchange.operation == ScapOperation::Attributes ||
                           exchange.operation == ScapOperation::Sign ||
                           exchange.operation == ScapOperation::SignResult;
    if (continues || !exchange.state.seenIds.contains(exchange.processId))
        return std::nullopt;
    return Finding{literal::invalidProcessId, "the processId was used by an earlier call"};
}

std::optional<Finding> sameInstallation(const ScapExchange& exchange) {
    if (!namesClient(exchange.operation) || !exchange.state.credentialId ||
        exchange.body.at("credentialId") == *exchange.state.credentialId)
        return std::nullopt;
    return Finding{literal::invalidCredentialId, "the installation had another credentialId before"};
}

// A token that is over gets the service's own 401, which a client must understand.
std::optional<Finding> citizenOfToken(const ScapExchange& exchange) {
    if (exchange.operation != ScapOperation::Search)
        return std::nullopt;
    if (exchange.token.empty())
        return Finding{literal::unauthorized, "no FAAuthorization", 401};
    if (!exchange.citizen)
        return std::nullopt;
    if (!exchange.citizen->numberAsked)
        return Finding{literal::unauthorized, "the authentication did not ask for the citizen's number", 401};
    const Citizen& citizen = exchange.citizen->citizen;
    const json& document = exchange.body.at("citizenInfo").at("citizenDocumentInfo");
    if (document.at("type") == citizen.documentType && document.at("country") == citizen.documentCountry &&
        document.at("id") == citizen.documentNumber)
        return std::nullopt;
    return Finding{literal::unauthorized, "citizenInfo is not the citizen of the token", 401};
}

// An id that nobody posted is an honest question after a search without a reply.
std::optional<Finding> searchPollingWindow(const ScapExchange& exchange) {
    const auto found = exchange.state.searches.find(exchange.processId);
    if (exchange.operation != ScapOperation::Attributes || found == exchange.state.searches.end())
        return std::nullopt;
    return check::scapPace(found->second, exchange.now);
}

struct ScapCheck {
    int id;
    std::optional<Finding> (*examine)(const ScapExchange&);
};

constexpr std::array scapChecks{
    ScapCheck{12, scapTlsAndHost}, ScapCheck{13, scapBasic},           ScapCheck{15, scapShape},
    ScapCheck{16, scapGuids},      ScapCheck{17, newScapProcessId},    ScapCheck{44, sameInstallation},
    ScapCheck{45, citizenOfToken}, ScapCheck{48, searchPollingWindow},
};

std::string namedProcessId(const ScapExchange& exchange) {
    if (exchange.operation == ScapOperation::Institutions) {
        const auto found = exchange.request.query.find("processId");
        return found == exchange.request.query.end() ? "" : found->second;
    }
    if (!exchange.body.is_object())
        return {};
    const auto found = exchange.body.find("processId");
    return found != exchange.body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

// The first question after a result that was handed out is honest, too: its reply may be lost.
std::optional<Finding> check::scapPace(const ScapPolling& polling, TimePoint now) {
    if (polling.repeated)
        return check::badRequest("asked again for what was handed out");
    const auto since = now - polling.lastQuestion.value_or(polling.posted);
    if (since < (polling.lastQuestion ? questionPace : firstQuestion))
        return check::badRequest("asked " + std::to_string(since.count()) + " ms after the " +
                                 (polling.lastQuestion ? "question" : "POST") + " before");
    if (now - polling.posted > longestPolling)
        return check::badRequest("asked after the 50 s were over");
    return std::nullopt;
}

std::optional<ScapOperation> scapOperationOf(const Request& request, std::string_view service) {
    for (const ScapPath& path : scapPaths)
        if (path.path.starts_with(service) && path.method == request.method && path.path == request.path)
            return path.operation;
    return std::nullopt;
}

std::string_view faultName(ScapOperation operation) noexcept {
    for (const ScapPath& path : scapPaths)
        if (path.operation == operation)
            return path.faultName;
    return {};
}

ScapExchange openScapExchange(const Request& request, ScapOperation operation, const ScapState& state,
                              const Client& client, TimePoint now) {
    ScapExchange exchange{request, operation, state, client, now};
    try {
        if (!request.body.empty())
            exchange.body = parseStrict(request.body);
    } catch (const std::exception& error) {
        exchange.bodyProblem = error.what();
    }
    exchange.processId = namedProcessId(exchange);
    if (const auto header = request.headers.find("faauthorization"); header != request.headers.end())
        exchange.token = header->second;
    return exchange;
}

std::optional<BrokenCheck> firstBroken(const ScapExchange& exchange) {
    for (const ScapCheck& check : scapChecks)
        if (auto finding = check.examine(exchange))
            return BrokenCheck{check.id, std::move(*finding)};
    return std::nullopt;
}

} // namespace cunho::sandbox
