// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace cunho::sandbox {

/// A mishap with a name, for somebody who sees the sandbox for the first time.
struct Preset {
    std::string name;                  ///< "atributo-em-falta"
    std::string title;                 ///< "Atributo em falta"
    std::string text;                  ///< what happens, one sentence in Portuguese
    std::vector<nlohmann::json> rules; ///< as `FaultRules::add` takes them
    nlohmann::json account{};          ///< as `SafeService::adjustAccounts` takes it, or null
    bool isCalm = false;               ///< forgets the faults that wait
};

/// In the order in which a list shows them.
const std::vector<Preset>& presets();

/// Throws Input/SANDBOX_BAD_FAULT.
const Preset& presetNamed(const std::string& name);

} // namespace cunho::sandbox
