// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/exchange.hpp"

#include <array>
#include <set>

namespace cunho::sandbox {
namespace {

struct SafePath {
    std::string_view method;
    std::string_view path;
    Operation operation;
};

constexpr std::array safePaths{
    SafePath{"POST", "/info", Operation::ServiceInfo},
    SafePath{"POST", "/credentials/list", Operation::List},
    SafePath{"POST", "/credentials/info", Operation::CredentialInfo},
    SafePath{"POST", "/v2/credentials/authorize", Operation::Authorize},
    SafePath{"GET", "/credentials/authorize/verify", Operation::AuthorizeVerify},
    SafePath{"POST", "/v2/signatures/signHash", Operation::SignHash},
    SafePath{"GET", "/signatures/signHash/verify", Operation::SignHashVerify},
    SafePath{"POST", "/signatureAccount/updateToken", Operation::UpdateToken},
    SafePath{"POST", "/signatureAccount/cancel", Operation::Cancel},
    SafePath{"POST", "/credentials/authorize", Operation::OldPath},
    SafePath{"POST", "/signatures/signHash", Operation::OldPath},
};

std::string processIdOf(const Exchange& exchange) {
    if (isVerify(exchange.operation)) {
        const auto found = exchange.request.query.find("processId");
        return found == exchange.request.query.end() ? "" : found->second;
    }
    const auto pointer = nlohmann::json::json_pointer("/clientData/processId");
    if (!exchange.body.is_object() || !exchange.body.contains(pointer))
        return {};
    const auto& value = exchange.body.at(pointer);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

} // namespace

// The library would keep the last of two members of one name in silence.
nlohmann::json parseStrict(const std::string& text) {
    std::vector<std::set<std::string>> open;
    return nlohmann::json::parse(text, [&](int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        using enum nlohmann::json::parse_event_t;
        if (event == object_start)
            open.emplace_back();
        if (event == object_end)
            open.pop_back();
        if (event == key && !open.back().insert(parsed.get<std::string>()).second)
            throw std::invalid_argument("member \"" + parsed.get<std::string>() + "\" comes twice");
        return true;
    });
}

std::optional<Operation> operationOf(const Request& request) {
    if (request.path.find("//") != std::string::npos)
        return Operation::OldPath;
    for (const SafePath& path : safePaths)
        if (path.method == request.method && path.path == request.path)
            return path.operation;
    return std::nullopt;
}

bool isVerify(Operation operation) noexcept {
    return operation == Operation::AuthorizeVerify || operation == Operation::SignHashVerify;
}

Operation postOf(Operation verify) noexcept {
    return verify == Operation::AuthorizeVerify ? Operation::Authorize : Operation::SignHash;
}

const Process* askedFor(const Exchange& exchange) {
    const auto& processes = exchange.state.processes;
    const auto found = processes.find({postOf(exchange.operation), exchange.processId});
    return found == processes.end() ? nullptr : &found->second;
}

Exchange openExchange(const Request& request, Operation operation, const State& state, const Client& client,
                      const Switches& switches, TimePoint now) {
    Exchange exchange{request, operation, state, client, switches, now, {}, {}, {}, nullptr, nullptr, {}};
    try {
        if (!request.body.empty())
            exchange.body = parseStrict(request.body);
    } catch (const std::exception& error) {
        exchange.bodyProblem = error.what();
    }
    constexpr std::string_view prefix = "Bearer ";
    if (request.safeAuthorization.starts_with(prefix))
        exchange.bearer = request.safeAuthorization.substr(prefix.size());
    const auto token = state.tokens.find(exchange.bearer);
    if (token != state.tokens.end()) {
        exchange.token = &token->second;
        exchange.account = &state.accounts.at(token->second.credentialId);
    }
    exchange.processId = processIdOf(exchange);
    return exchange;
}

} // namespace cunho::sandbox
