// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/scap_state.hpp"

#include <nlohmann/json.hpp>
#include <string>

namespace cunho::sandbox {

/// Check 15: what is wrong with the body of a POST by SCAP's API files, member by member, or empty.
std::string scapShapeProblem(const nlohmann::json& body, ScapOperation operation);

} // namespace cunho::sandbox
