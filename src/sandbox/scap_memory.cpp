// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/json_time.hpp"
#include "sandbox/scap_state.hpp"

// What outlives a restart: who signs has kept attributes and key, and need not load them again.
namespace cunho::sandbox {
namespace {

using nlohmann::json;

json kept(const SuppliedAttributes& one) {
    return {{"uri", one.supplier.uri},   {"name", one.supplier.name}, {"type", one.supplier.type},
            {"nipc", one.supplier.nipc}, {"code", one.code},          {"attributes", one.attributes}};
}

SuppliedAttributes suppliedOf(const json& value) {
    return {{value.at("uri"), value.at("name"), value.at("type"), value.at("nipc")},
            value.at("code"),
            value.at("attributes")};
}

} // namespace

json ScapState::memory() const {
    const std::lock_guard lock(mutex);
    auto list = json::array();
    for (const auto& [id, search] : searches) {
        const Citizen& citizen = search.citizen;
        const auto* latest = searchOf(citizen.documentType, citizen.documentCountry, citizen.documentNumber);
        if (latest == nullptr || &latest->second != &search)
            continue;
        auto told = json::array();
        for (const SuppliedAttributes& one : search.told)
            told.push_back(kept(one));
        list.push_back({{"type", citizen.documentType},
                        {"country", citizen.documentCountry},
                        {"number", citizen.documentNumber},
                        {"posted", toMilliseconds(search.posted)},
                        {"key", toBase64(search.key)},
                        {"told", told}});
    }
    return list;
}

void ScapState::recall(const json& memory, const Registry& registry) {
    const std::lock_guard lock(mutex);
    for (const json& one : memory) {
        ScapSearch search;
        search.citizen = registry.byDocument(one.at("type"), one.at("country"), one.at("number")).value();
        search.posted = toTimePoint(one.at("posted"));
        search.key = fromBase64(one.at("key").get<std::string>());
        search.keyTold = true;
        for (const json& told : one.at("told"))
            search.told.push_back(suppliedOf(told));
        // By no id that a client may ask for: its results were handed out before the restart.
        searches["kept " + search.citizen.documentNumber] = std::move(search);
    }
}

} // namespace cunho::sandbox
