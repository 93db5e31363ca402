// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/wire_rules.hpp"

#include "sandbox/refuse_fault.hpp"
#include "sandbox/tls_faults.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using nlohmann::json;
using WireAction = WireFault::Action;

constexpr int highestNumber = 1'000'000'000;

int ruleNumber(const json& rule, const char* name, int standard, int least) {
    if (!rule.contains(name))
        return standard;
    const json& value = rule[name];
    if (!value.is_number_integer() || value < least || value > highestNumber)
        refuseFault(std::string(name) + " is no number that fits");
    return value.get<int>();
}

std::string ruleText(const json& rule, const char* name, const char* standard) {
    if (!rule.contains(name))
        return standard;
    if (!rule[name].is_string())
        refuseFault(std::string(name) + " is no string");
    return rule[name].get<std::string>();
}

void setDelay(WireFault& fault, const std::string& text) {
    int value = 0;
    const auto [last, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || last != text.data() + text.size() || value < 1)
        refuseFault("no number that fits in delay:" + text);
    fault.delay = std::chrono::milliseconds(value);
}

void setAction(WireFault& fault, const std::string& text) {
    const auto colon = std::min(text.find(':'), text.size());
    const std::string name = text.substr(0, colon);
    const std::string value = colon < text.size() ? text.substr(colon + 1) : "";
    if (name == "delay") {
        fault.action = WireAction::Delay;
        setDelay(fault, value);
    } else if (name == "tls") {
        fault.action = WireAction::Tls;
        if (!TlsFaults::isPeer(value))
            refuseFault("unknown peer " + value);
        fault.peer = value;
    } else if (text == "cut" || text == "reset" || text == "stall") {
        fault.action = text == "cut"     ? WireAction::Cut
                       : text == "reset" ? WireAction::Reset
                                         : WireAction::Stall;
    } else {
        refuseFault("unknown action " + text);
    }
}

} // namespace

void WireRules::add(const json& values) {
    constexpr std::string_view known[] = {"action", "direction", "afterBytes", "skip", "times"};
    if (!values.is_object())
        refuseFault("not a JSON object");
    for (const auto& item : values.items())
        if (std::find(std::begin(known), std::end(known), item.key()) == std::end(known))
            refuseFault("unknown member " + item.key());
    Rule rule;
    setAction(rule.fault, ruleText(values, "action", ""));
    const std::string direction = ruleText(values, "direction", "request");
    if (direction != "request" && direction != "reply")
        refuseFault("direction is neither request nor reply");
    rule.fault.direction =
        direction == "request" ? WireFault::Direction::Request : WireFault::Direction::Reply;
    rule.fault.afterBytes = static_cast<std::uint64_t>(ruleNumber(values, "afterBytes", 0, 0));
    rule.skip = ruleNumber(values, "skip", 0, 0);
    rule.times = ruleNumber(values, "times", 1, 1);
    const std::lock_guard lock(mutex_);
    rules_.push_back(std::move(rule));
}

WireFault WireRules::take() {
    const std::lock_guard lock(mutex_);
    if (rules_.empty())
        return {};
    Rule& rule = rules_.front();
    if (rule.skip > 0) {
        --rule.skip;
        return {};
    }
    WireFault fault = rule.fault;
    if (--rule.times == 0)
        rules_.erase(rules_.begin());
    return fault;
}

void WireRules::clear() {
    const std::lock_guard lock(mutex_);
    rules_.clear();
}

} // namespace cunho::sandbox
