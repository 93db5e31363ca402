// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/faults.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using Action = InjectedFault::Action;

struct OperationName {
    std::string_view name;
    Operation operation;
};

constexpr std::array operationNames{
    OperationName{"serviceInfo", Operation::ServiceInfo},
    OperationName{"list", Operation::List},
    OperationName{"info", Operation::CredentialInfo},
    OperationName{"authorize", Operation::Authorize},
    OperationName{"authorizeVerify", Operation::AuthorizeVerify},
    OperationName{"signHash", Operation::SignHash},
    OperationName{"signHashVerify", Operation::SignHashVerify},
    OperationName{"tsa", Operation::Timestamp},
    OperationName{"ocsp", Operation::Ocsp},
    OperationName{"crl", Operation::Crl},
};

struct ActionName {
    std::string_view name;
    Action action;
    bool takesValue;
    bool (*fits)(Operation);
};

bool every(Operation) {
    return true;
}
bool timestamp(Operation operation) {
    return operation == Operation::Timestamp;
}
bool ocsp(Operation operation) {
    return operation == Operation::Ocsp;
}
bool revocation(Operation operation) {
    return operation == Operation::Ocsp || operation == Operation::Crl;
}
bool pki(Operation operation) {
    return timestamp(operation) || revocation(operation);
}
bool safe(Operation operation) {
    return !pki(operation);
}
bool queued(Operation operation) {
    return safe(operation) && operation != Operation::ServiceInfo && operation != Operation::List &&
           operation != Operation::CredentialInfo;
}
bool account(Operation operation) {
    return safe(operation) && operation != Operation::ServiceInfo;
}
bool authorizing(Operation operation) {
    return operation == Operation::Authorize || operation == Operation::AuthorizeVerify;
}
bool values(Operation operation) {
    return operation == Operation::SignHashVerify;
}
bool certificates(Operation operation) {
    return operation == Operation::CredentialInfo;
}

constexpr std::array actionNames{
    ActionName{"status", Action::Status, true, every},
    ActionName{"pending", Action::Pending, true, queued},
    ActionName{"dropBeforeRead", Action::DropBeforeRead, false, safe},
    ActionName{"dropAfterProcessing", Action::DropAfterProcessing, false, safe},
    ActionName{"truncateJson", Action::TruncateJson, false, safe},
    ActionName{"expireAccess", Action::ExpireAccess, false, account},
    ActionName{"limitReached", Action::LimitReached, false, authorizing},
    ActionName{"corruptSignature", Action::CorruptSignature, false, values},
    ActionName{"reorderSignatures", Action::ReorderSignatures, false, values},
    ActionName{"wrongCertNipc", Action::WrongCertNipc, false, certificates},
    ActionName{"singleBase64", Action::SingleBase64, false, certificates},
    ActionName{"notThere", Action::NotThere, false, pki},
    ActionName{"redirect", Action::Redirect, false, pki},
    ActionName{"huge", Action::Huge, false, pki},
    ActionName{"slow", Action::Slow, false, pki},
    ActionName{"rejection", Action::Rejection, false, timestamp},
    ActionName{"wrongImprint", Action::WrongImprint, false, timestamp},
    ActionName{"wrongNonce", Action::WrongNonce, false, timestamp},
    ActionName{"revoked", Action::Revoked, false, revocation},
    ActionName{"unknown", Action::Unknown, false, ocsp},
    ActionName{"tryLater", Action::TryLater, false, ocsp},
    ActionName{"otherRequest", Action::OtherRequest, false, ocsp},
    ActionName{"expired", Action::Expired, false, ocsp},
    ActionName{"old", Action::Old, false, revocation},
    ActionName{"badSignature", Action::BadSignature, false, revocation},
};

[[noreturn]] void refuse(const std::string& why) {
    throw Error(Fault::Input, "SANDBOX_BAD_FAULT", {{"why", why}});
}

Operation operationNamed(std::string_view name) {
    const auto* found = std::find_if(operationNames.begin(), operationNames.end(),
                                     [&](const OperationName& row) { return row.name == name; });
    if (found == operationNames.end())
        refuse("unknown operation " + std::string(name));
    return found->operation;
}

int numberAfterColon(std::string_view text, std::size_t colon) {
    int value = 0;
    const char* end = text.data() + text.size();
    const auto from = text.data() + std::min(colon + 1, text.size());
    const auto [last, error] = std::from_chars(from, end, value);
    if (error != std::errc{} || last != end || value < 1)
        refuse("no number in " + std::string(text));
    return value;
}

/// "status:503", "corruptSignature": name and, for some, a number.
InjectedFault parseAction(std::string_view text, Operation operation) {
    const auto colon = std::min(text.find(':'), text.size());
    const auto name = text.substr(0, colon);
    const auto* found = std::find_if(actionNames.begin(), actionNames.end(),
                                     [&](const ActionName& row) { return row.name == name; });
    if (found == actionNames.end())
        refuse("unknown action " + std::string(name));
    if (!found->fits(operation))
        refuse(std::string(name) + " does not fit this operation");
    if (found->takesValue) {
        const int value = numberAfterColon(text, colon);
        if (found->action == Action::Status && (value < 400 || value > 599))
            refuse("status is not an error");
        return {found->action, value};
    }
    if (colon != text.size())
        refuse(std::string(name) + " takes no number");
    return {found->action, 0};
}

} // namespace

void FaultRules::add(const nlohmann::json& rule) {
    if (!rule.is_object())
        refuse("not a JSON object");
    for (const auto& item : rule.items())
        if (item.key() != "operation" && item.key() != "action" && item.key() != "times")
            refuse("unknown member " + item.key());
    const auto text = [&](const char* name) {
        if (!rule.contains(name) || !rule[name].is_string())
            refuse(std::string(name) + " is missing or no string");
        return rule[name].get<std::string>();
    };
    const auto times = rule.contains("times") ? rule["times"] : nlohmann::json(1);
    if (!times.is_number_integer() || times < 1 || times > 1000)
        refuse("times is not from 1 to 1000");
    const Operation operation = operationNamed(text("operation"));
    const InjectedFault fault = parseAction(text("action"), operation);
    auto& waiting = waiting_[operation];
    waiting.insert(waiting.end(), times.get<std::size_t>(), fault);
}

bool FaultRules::isForPki(const nlohmann::json& rule) {
    const auto name = rule.is_object() ? rule.value("operation", nlohmann::json()) : nlohmann::json();
    return name == "tsa" || name == "ocsp" || name == "crl";
}

std::optional<InjectedFault> FaultRules::take(Operation operation) {
    auto& waiting = waiting_[operation];
    if (waiting.empty())
        return std::nullopt;
    const InjectedFault fault = waiting.front();
    waiting.pop_front();
    return fault;
}

bool FaultRules::takeDropBeforeRead(Operation operation) {
    const auto& waiting = waiting_[operation];
    if (waiting.empty() || waiting.front().action != Action::DropBeforeRead)
        return false;
    return take(operation).has_value();
}

} // namespace cunho::sandbox
