// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/fa_switches.hpp"

namespace cunho::sandbox {

FaSwitches FaSwitches::of(const Switches& switches) {
    FaSwitches out;
    out.stateEmpty = switches.isOn(Switch::FaStateEmpty);
    out.looseBase64 = switches.isOn(Switch::FaLooseBase64);
    out.escapedDollar = switches.isOn(Switch::FaEscapedDollar);
    out.withoutEnd = switches.isOn(Switch::ExpirationDateOptional);
    out.expirationDay = switches.isOn(Switch::ExpirationDateOnly);
    out.otherOrder = switches.isOn(Switch::FaOtherOrder);
    out.stateless = switches.isOn(Switch::FaStateless);
    out.isoDates = switches.isOn(Switch::FaIsoDates);
    out.tokenLife = std::chrono::seconds(switches.value(Switch::FaTokenLifeSeconds));
    return out;
}

} // namespace cunho::sandbox
