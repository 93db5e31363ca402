// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/memory.hpp"

#include "sandbox/json_time.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/log.hpp>

#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using nlohmann::json;

constexpr std::uint64_t limit = 4U << 20U;

json grantsOf(const Registry& registry) {
    auto list = json::array();
    for (const Citizen& citizen : registry.citizens())
        for (const AttributeGrant& grant : citizen.attributes)
            list.push_back({{"citizen", citizen.documentNumber},
                            {"nipc", grant.nipc},
                            {"company", grant.company},
                            {"capacity", grant.capacity},
                            {"invoices", grant.invoices},
                            {"state", static_cast<int>(grant.state)},
                            {"since", toMilliseconds(grant.since)},
                            {"until", toMilliseconds(grant.until)}});
    return list;
}

AttributeGrant grantOf(const json& value) {
    const int state = value.at("state").get<int>();
    if (state < 0 || state > static_cast<int>(AttributeGrant::State::Expired))
        throw Error(Fault::Integrity, "SANDBOX_FOLDER_UNUSABLE");
    return {value.at("nipc"),
            value.at("company"),
            value.at("capacity"),
            value.at("invoices"),
            static_cast<AttributeGrant::State>(state),
            toTimePoint(value.at("since")),
            toTimePoint(value.at("until"))};
}

} // namespace

void Memory::recall() {
    std::error_code code;
    if (file_.empty() || !std::filesystem::exists(file_, code))
        return;
    try {
        const Bytes bytes = readFile(file_, limit);
        const json kept = json::parse(bytes.begin(), bytes.end());
        const json& clock = kept.at("clock");
        clock_.set({toTimePoint(clock.at("base")), toTimePoint(clock.at("shown")), 1});
        for (const json& grant : kept.at("grants"))
            registry_.grant(grant.at("citizen"), grantOf(grant));
        safe_.recall(kept.at("accounts"));
        scap_.recall(kept.value("scap", json::array()), registry_);
    } catch (const std::exception& error) {
        log::warning(std::string("the sandbox forgot what it had kept: ") + error.what());
    }
}

void Memory::keep() {
    if (file_.empty())
        return;
    const std::lock_guard lock(mutex_);
    try {
        const auto setting = clock_.setting();
        const std::string text = json{
            {"clock", {{"base", toMilliseconds(setting.base)}, {"shown", toMilliseconds(setting.shown)}}},
            {"grants", grantsOf(registry_)},
            {"scap", scap_.memory()},
            {"accounts",
             safe_.memory()}}.dump();
        if (text == kept_)
            return;
        AtomicFile file(file_, AtomicFile::Existing::Replace, AtomicFile::Keep::Scratch);
        file.write(asBytes(text));
        file.commit();
        std::filesystem::permissions(file_, std::filesystem::perms::owner_read |
                                                std::filesystem::perms::owner_write);
        kept_ = text;
    } catch (const std::exception& error) {
        log::warning(std::string("the sandbox cannot keep its state: ") + error.what());
    }
}

} // namespace cunho::sandbox
