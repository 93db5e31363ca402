// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/switches.hpp"

#include "sandbox/refuse_fault.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

namespace cunho::sandbox {
namespace {

using nlohmann::json;

struct SwitchRow {
    std::string_view name;
    int standard;
    int least = 0; ///< 0 and 1: true and false
    int most = 1;
};

constexpr int longestSeconds = 100'000'000;

/// In the order of `Switch`.
constexpr std::array<SwitchRow, static_cast<std::size_t>(Switch::Count)> switchRows{{
    {"processIdReuse", 0},
    {"verifyBearerOptional", 0},
    {"verifyOnce", 0},
    {"unknownIdStatus", 400, 400, 404},
    {"sadLifeSeconds", 60, 1, 86400},
    {"replaceAccount", 0},
    {"renewalKeepsCredential", 0},
    {"accessLifeSeconds", 360'000, 1, longestSeconds},
    {"refreshLifeSeconds", 2'592'000, 1, longestSeconds},
    {"oldRefreshLives", 0},
    {"expirationDateOptional", 0},
    {"expirationDateOnly", 0},
    {"limitPerRequest", 0},
    {"limitAtAuthorize", 0},
    {"singleBase64", 0},
    {"certificateSeconds", 8, 0, 100'000},
    {"faStateEmpty", 0},
    {"faLooseBase64", 0},
    {"faEscapedDollar", 0},
    {"faOtherOrder", 0},
    {"faStateless", 0},
    {"faIsoDates", 0},
    {"faTokenLifeSeconds", 7200, 1, longestSeconds},
    {"scapCodeDescription", 0},
    {"scapRepeats", 0},
    {"cmdOaep", 0},
    {"cmdSortedChain", 0},
    {"cmdEmptyCertificate", 0},
    {"scapHttpErrors", 0},
    {"scapSealAttributes", 0},
    {"scapLooseAttributes", 0},
    {"scapForeignCitizens", 0},
}};

bool isYesOrNo(const SwitchRow& row) {
    return row.least == 0 && row.most == 1;
}

std::size_t placeOf(const std::string& name) {
    const auto* found = std::find_if(switchRows.begin(), switchRows.end(),
                                     [&](const SwitchRow& row) { return row.name == name; });
    if (found == switchRows.end())
        refuseFault("unknown switch " + name);
    return static_cast<std::size_t>(found - switchRows.begin());
}

int switchValue(const SwitchRow& row, const json& value) {
    const std::string name(row.name);
    if (isYesOrNo(row)) {
        if (!value.is_boolean())
            refuseFault(name + " is neither true nor false");
        return value.get<bool>() ? 1 : 0;
    }
    if (!value.is_number_integer() || value < row.least || value > row.most)
        refuseFault(name + " is no number that fits");
    if (row.name == "unknownIdStatus" && value != 400 && value != 404)
        refuseFault(name + " is neither 400 nor 404");
    return value.get<int>();
}

} // namespace

void Switches::set(const json& values) {
    if (!values.is_object())
        refuseFault("not a JSON object");
    std::vector<std::pair<std::size_t, int>> wanted;
    for (const auto& item : values.items()) {
        const std::size_t place = placeOf(item.key());
        wanted.emplace_back(place, switchValue(switchRows.at(place), item.value()));
    }
    for (const auto& [place, value] : wanted)
        values_.at(place) = value;
}

json Switches::all() const {
    json all = json::object();
    for (std::size_t i = 0; i < switchRows.size(); ++i) {
        const int value = values_.at(i);
        all[std::string(switchRows.at(i).name)] =
            isYesOrNo(switchRows.at(i)) ? json(value != 0) : json(value);
    }
    return all;
}

void Switches::reset() {
    for (std::size_t i = 0; i < switchRows.size(); ++i)
        values_.at(i) = switchRows.at(i).standard;
}

} // namespace cunho::sandbox
