// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/fa_switches.hpp"

#include <cunho/core/clock.hpp>

#include <string>
#include <string_view>
#include <variant>

namespace cunho::sandbox {

/// The parameters of the attribute SAFE/createSignatureAccount (autenticacao-gov A.3).
struct AccountParameters {
    std::string nipc;
    std::string additionalInfo;
    std::string email;
    std::string expirationDate; ///< YYYY-MM-DD, or empty
    std::string signaturesLimit;
    std::string clientName;
};

/// Why the attribute is not as it should be, for a developer.
struct AttributeProblem {
    std::string detail;
};

/// Reads what stands behind the '?' of the attribute: six parameters by name, in order, joined with '$';
/// Base64 of all that when, and only when, a value has white space.
std::variant<AccountParameters, AttributeProblem>
parseAccountAttribute(std::string_view parameters, const FaSwitches& switches, Date today);

} // namespace cunho::sandbox
