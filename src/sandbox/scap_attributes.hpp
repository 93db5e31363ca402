// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/registry.hpp"

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

/// What the attribute providers behind SCAP know (autenticacao-gov D.1).
namespace cunho::sandbox {

/// One who certifies attributes.
struct AttributeSupplier {
    std::string uri;
    std::string name;
    std::string type; ///< "ENTERPRISE" or "INSTITUTION"
    std::string nipc;

    nlohmann::json info() const;
};

/// One supplier's word about one citizen.
struct SuppliedAttributes {
    AttributeSupplier supplier;
    std::string code = "200";  ///< 204 none, 205 all of them ended
    nlohmann::json attributes; ///< [{"id","description","validity","subAttributes"}]
};

/// Which suppliers a search asks.
struct SupplierChoice {
    bool enterprises = false;
    std::set<std::string> uris;
};

/// The professional bodies; there is one, and citizen A is a member.
const std::vector<AttributeSupplier>& institutions();

/// SCAP, whose own seal ends every set of signatures (autenticacao-gov D.4).
const AttributeSupplier& scapItself();

/// One for each company of the citizen, then the bodies that were named. Capacities that wait for approval
/// are not told.
std::vector<SuppliedAttributes> suppliedTo(const Citizen& citizen, const SupplierChoice& choice);

} // namespace cunho::sandbox
