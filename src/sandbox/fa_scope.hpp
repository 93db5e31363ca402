// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/checks.hpp"
#include "sandbox/fa_account_attribute.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace cunho::sandbox {

/// Names of attributes (autenticacao-gov A.4).
namespace attribute {
inline constexpr std::string_view citizen = "http://interop.gov.pt/MDC/Cidadao/"; ///< + "NIC", …
inline constexpr std::string_view account = "http://interop.gov.pt/SAFE/createSignatureAccount";
inline constexpr std::string_view enterprise = "http://interop.gov.pt/SCAP/ENTERPRISE";
} // namespace attribute

/// One attribute that an authentication asks for.
struct AskedAttribute {
    std::string name;       ///< before the '?'
    std::string parameters; ///< behind it

    std::string whole() const { return parameters.empty() ? name : name + "?" + parameters; }
};

/// What an authorisation request asks for.
struct Scope {
    std::vector<AskedAttribute> attributes;
    std::optional<AccountParameters> account;

    bool asks(std::string_view name) const;
    bool asksOfCitizen(std::string_view name) const; ///< "NIC"
};

/// The words of a scope, or which of checks 4 and 5 it breaks.
std::variant<Scope, BrokenCheck> parseScope(std::string_view text, const FaSwitches& switches, Date today);

/// "Número de identificação civil": what the consent page calls an attribute.
std::string consentText(const AskedAttribute& asked);

/// Whether the attribute is known of foreign citizens alone, who have no NIC.
bool isOfForeigner(const AskedAttribute& asked);

} // namespace cunho::sandbox
