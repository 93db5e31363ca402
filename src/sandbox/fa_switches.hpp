// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/switches.hpp"

#include <chrono>

namespace cunho::sandbox {

/// The switches that concern the authentication provider, as they stand at one moment.
struct FaSwitches {
    bool stateEmpty = false;
    bool looseBase64 = false;
    bool escapedDollar = false;
    bool withoutEnd = false;    ///< expirationDateOptional
    bool expirationDay = false; ///< expirationDateOnly
    bool otherOrder = false;
    bool stateless = false;
    bool isoDates = false;
    std::chrono::seconds tokenLife{7200};

    static FaSwitches of(const Switches& switches);
};

} // namespace cunho::sandbox
