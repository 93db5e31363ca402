// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/control.hpp"

#include "sandbox/presets.hpp"
#include "sandbox/refuse_fault.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/reason_text.hpp>

namespace cunho::sandbox {
namespace {

using nlohmann::json;

Reply violations(const Controlled& parts) {
    for (Service* service : parts.services)
        service->settle();
    auto list = json::array();
    for (const Violation& violation : parts.violations.all())
        list.push_back(
            {{"check", violation.check}, {"request", violation.request}, {"detail", violation.detail}});
    return {200, json{{"violations", list}}.dump()};
}

Reply signatures(const SafeService& service) {
    auto counts = json::object();
    for (const auto& [digest, count] : service.signatureCounts())
        counts[digest] = count;
    return {200, json{{"signatures", counts}}.dump()};
}

Reply pkiCounts(const PkiService& pki) {
    json counts{{"tsa", 0}, {"ocsp", 0}, {"crl", 0}, {"ca", 0}};
    for (const auto& [kind, count] : pki.counts())
        counts[kind] = count;
    return {200, counts.dump()};
}

Reply clockReply(const ScaledClock& clock) {
    const auto setting = clock.setting();
    return {200, json{{"now", formatUtc(clock.now())},
                      {"scale", setting.scale},
                      {"baseMs", setting.base.time_since_epoch().count()},
                      {"shownMs", setting.shown.time_since_epoch().count()}}
                     .dump()};
}

Reply presetList() {
    auto list = json::array();
    for (const Preset& preset : presets())
        list.push_back({{"name", preset.name}, {"title", preset.title}, {"text", preset.text}});
    return {200, json{{"presets", list}}.dump()};
}

void usePreset(const Controlled& parts, const json& values) {
    if (!values.is_object() || values.size() != 1 || !values.contains("name") || !values["name"].is_string())
        refuseFault("name is missing, or more than that is there");
    const Preset& preset = presetNamed(values["name"].get<std::string>());
    if (preset.isCalm)
        parts.faults.clear();
    for (const json& rule : preset.rules)
        parts.faults.add(rule);
    if (!preset.account.is_null())
        parts.safe.adjustAccounts(preset.account);
}

Reply transcriptReply(const Transcript& transcript) {
    Reply reply{200, transcript.text()};
    reply.contentType = "application/x-ndjson";
    return reply;
}

void setClock(ScaledClock& clock, const json& values) {
    constexpr int mostYears = 10;
    if (!values.is_object())
        refuseFault("not a JSON object");
    for (const auto& [name, value] : values.items()) {
        if (name != "scale" && name != "jumpSeconds")
            refuseFault("unknown member " + name);
        const int most = name == "scale" ? ScaledClock::highestScale : mostYears * 366 * 24 * 3600;
        if (!value.is_number_integer() || value < 1 || value > most)
            refuseFault(name + " is no number that fits");
    }
    if (values.contains("scale"))
        clock.setScale(values["scale"].get<int>());
    if (values.contains("jumpSeconds"))
        clock.jump(std::chrono::seconds(values["jumpSeconds"].get<int>()));
}

void resetAll(const Controlled& parts) {
    parts.faults.clear();
    parts.switches.reset();
    parts.held.release();
    parts.registry.reset();
    for (Service* service : parts.services)
        service->reset();
    parts.pki.reset();
    parts.violations.clear();
    parts.transcript.clear();
}

std::optional<Reply> change(const Controlled& parts, const Request& request) {
    const json body = json::parse(request.body, nullptr, false);
    if (request.path == "/sandbox/faults") {
        parts.faults.add(body);
    } else if (request.path == "/sandbox/switches") {
        parts.switches.set(body);
    } else if (request.path == "/sandbox/presets") {
        usePreset(parts, body);
    } else if (request.path == "/sandbox/clock") {
        setClock(parts.clock, body);
    } else if (request.path == "/sandbox/release") {
        parts.held.release();
    } else if (request.path == "/sandbox/account") {
        parts.safe.adjustAccount(body);
    } else if (request.path == "/sandbox/revoke") {
        parts.pki.revoke(body);
    } else if (request.path == "/sandbox/reset") {
        resetAll(parts);
    } else {
        return std::nullopt;
    }
    return Reply{204};
}

} // namespace

std::optional<Reply> controlReply(const Controlled& parts, const Request& request) {
    if (!request.path.starts_with("/sandbox/"))
        return std::nullopt;
    try {
        if (request.method == "POST")
            return change(parts, request);
        if (request.path == "/sandbox/violations")
            return violations(parts);
        if (request.path == "/sandbox/signatures")
            return signatures(parts.safe);
        if (request.path == "/sandbox/clock")
            return clockReply(parts.clock);
        if (request.path == "/sandbox/presets")
            return presetList();
        if (request.path == "/sandbox/transcript")
            return transcriptReply(parts.transcript);
        if (request.path == "/sandbox/switches")
            return Reply{200, parts.switches.all().dump()};
        if (request.path == "/sandbox/waiting")
            return Reply{200, json{{"replies", parts.held.waiting()}}.dump()};
        if (request.path == "/sandbox/pki-counts")
            return pkiCounts(parts.pki);
    } catch (const Error& error) { // a developer's mistake in a control request must not end the connection
        return Reply{400, errorBody(400, reasonText(error.failure(), Language::English))};
    }
    return std::nullopt;
}

} // namespace cunho::sandbox
