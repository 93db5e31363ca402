// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/faults.hpp"

#include "sandbox/exchange.hpp"
#include "sandbox/fault_operations.hpp"
#include "sandbox/refuse_fault.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using Action = InjectedFault::Action;
using nlohmann::json;

void requireMembers(const json& object, const std::vector<std::string_view>& known) {
    if (!object.is_object())
        refuseFault("not a JSON object");
    for (const auto& item : object.items())
        if (std::find(known.begin(), known.end(), item.key()) == known.end())
            refuseFault("unknown member " + item.key());
}

std::string memberText(const json& object, const char* name) {
    if (!object.contains(name))
        return {};
    if (!object[name].is_string())
        refuseFault(std::string(name) + " is no string");
    return object[name].get<std::string>();
}

std::optional<int> countOf(const json& object, const char* name) {
    if (!object.contains(name))
        return std::nullopt;
    const json& value = object[name];
    if (!value.is_number_integer() || value < 1 || value > 1000)
        refuseFault(std::string(name) + " is not from 1 to 1000");
    return value.get<int>();
}

/// "a|b" gives a and b.
std::vector<std::string> partsOf(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('|', from), text.size());
        parts.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return parts;
}

/// splitmix64: the same numbers on every machine, which the standard's distributions do not promise.
double nextRandom(std::uint64_t& state) {
    state += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    mixed ^= mixed >> 31U;
    return static_cast<double>(mixed >> 11U) * 0x1p-53;
}

void addMembers(json& value) {
    if (value.is_array())
        for (json& item : value)
            addMembers(item);
    if (value.is_object()) {
        value["sandboxExtra"] = {{"since", "9.9"}, {"values", {1, nullptr, true}}};
        value["sandboxNote"] = "ignore";
    }
}

} // namespace

std::optional<Reply> refusalOf(const Mishap& mishap) {
    if (!is(mishap, Action::Status) && !is(mishap, Action::DuplicateDelivery))
        return std::nullopt;
    return Reply{mishap->value, errorBody(mishap->value, errorName(mishap->value))};
}

void spoil(Reply& reply, const Mishap& mishap) {
    if (!mishap)
        return;
    switch (mishap->action) {
    case Action::TruncateJson: reply.body.resize(reply.body.size() / 2); break;
    case Action::WrongContentType: reply.contentType = "text/html"; break;
    case Action::DropAfterProcessing:
    case Action::DropBeforeRead: reply.drop = true; break;
    case Action::DropMidBody:
        reply.dropMid = !reply.body.empty();
        reply.drop = reply.body.empty();
        break;
    case Action::Slow: reply.hold = true; break;
    case Action::Delay: reply.delay = std::chrono::milliseconds(mishap->value); break;
    case Action::ClockSkew: reply.dateSkew = std::chrono::seconds(mishap->value); break;
    case Action::UnknownExtraMembers:
        if (json body = json::parse(reply.body, nullptr, false); !body.is_discarded()) {
            addMembers(body);
            reply.body = body.dump();
        }
        break;
    default: break;
    }
}

bool FaultRules::Rule::concerns(std::string_view name) const {
    return operations.empty() ? name.starts_with(service + ".")
                              : std::find(operations.begin(), operations.end(), name) != operations.end();
}

bool FaultRules::Rule::comesTrue() {
    ++seen;
    switch (when) {
    case When::Next: return true;
    case When::Nth: return seen == number;
    case When::Every: return seen % number == 0;
    case When::Probability: return nextRandom(random) < probability;
    }
    return false;
}

FaultRules::Rule FaultRules::parse(const json& values) {
    requireMembers(values, {"operation", "match", "action", "times"});
    Rule rule;
    rule.left = countOf(values, "times");
    const bool matching = values.contains("match");
    if (matching == values.contains("operation"))
        refuseFault("either operation or match has to be there");
    const json match = matching ? values["match"] : json{{"operation", memberText(values, "operation")}};
    requireMembers(match, {"service", "operation", "nth", "every", "probability", "seed"});
    const std::string service = memberText(match, "service");
    const std::string operation = memberText(match, "operation");
    if (!service.empty() && !isService(service))
        refuseFault("unknown service " + service);
    if (service.empty() && operation.empty())
        refuseFault("service or operation is missing");
    rule.service = service;
    const std::string action = memberText(values, "action");
    if (operation.empty())
        rule.fault = parseAction(action, service);
    for (const std::string& name : partsOf(operation)) {
        rule.operations.push_back(operationNamed(service, name));
        rule.fault = parseAction(action, rule.operations.back());
    }
    if (match.contains("nth") + match.contains("every") + match.contains("probability") > 1)
        refuseFault("only one of nth, every and probability can be asked for");
    if (const auto nth = countOf(match, "nth")) {
        rule.when = Rule::When::Nth;
        rule.number = *nth;
        rule.left = 1;
    } else if (const auto every = countOf(match, "every")) {
        rule.when = Rule::When::Every;
        rule.number = *every;
    } else if (match.contains("probability")) {
        const json& probability = match["probability"];
        if (!probability.is_number() || probability < 0 || probability > 1)
            refuseFault("probability is not from 0 to 1");
        const json seed = match.value("seed", json(1));
        if (!seed.is_number_integer() || seed < 0)
            refuseFault("seed is no number");
        rule.when = Rule::When::Probability;
        rule.probability = probability.get<double>();
        rule.random = seed.get<std::uint64_t>();
    } else if (!rule.left) {
        rule.left = 1;
    }
    return rule;
}

void FaultRules::add(const json& rule) {
    Rule parsed = parse(rule);
    const std::lock_guard lock(mutex_);
    rules_.push_back(std::move(parsed));
}

// A rule for the next calls waits its turn; one that counts calls counts all of them.
Mishap FaultRules::draw(std::vector<Rule>& rules, std::string_view operation) {
    Mishap mishap;
    for (Rule& rule : rules) {
        if (!rule.concerns(operation) || (mishap && rule.when == Rule::When::Next))
            continue;
        if (!rule.comesTrue() || mishap)
            continue;
        mishap = rule.fault;
        if (rule.left)
            --*rule.left;
    }
    std::erase_if(rules, [](const Rule& rule) { return rule.left == 0; });
    return mishap;
}

Mishap FaultRules::take(std::string_view operation) {
    const std::lock_guard lock(mutex_);
    return draw(rules_, operation);
}

bool FaultRules::takeDropBeforeRead(std::string_view operation) {
    const std::lock_guard lock(mutex_);
    auto tried = rules_;
    if (!is(draw(tried, operation), Action::DropBeforeRead))
        return false;
    rules_ = std::move(tried);
    return true;
}

void FaultRules::clear() {
    const std::lock_guard lock(mutex_);
    rules_.clear();
}

} // namespace cunho::sandbox
