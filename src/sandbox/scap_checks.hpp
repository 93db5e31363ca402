// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/checks.hpp"
#include "sandbox/citizen_tokens.hpp"
#include "sandbox/scap_state.hpp"

namespace cunho::sandbox {

/// A request with what the checks of both services look at.
struct ScapExchange {
    const Request& request;
    ScapOperation operation;
    const ScapState& state;
    const Client& client;
    TimePoint now;
    nlohmann::json body{};                            ///< null when there is none or it does not parse
    std::string bodyProblem{};                        ///< why it does not parse, or empty
    std::string processId{};                          ///< when it is a string
    std::string token{};                              ///< the header FAAuthorization
    std::optional<AuthenticatedCitizen> citizen = {}; ///< of the token of a search while it lives
};

/// Which call of "/SCAPAttributeService/" or of "/SCAPSignatureService/" this is, or nothing when it is none
/// of `service`.
std::optional<ScapOperation> scapOperationOf(const Request& request, std::string_view service);

/// Its name in fault rules, "scap.signHash".
std::string_view faultName(ScapOperation operation) noexcept;

/// Takes the request apart but for the token; never fails, the checks say what is wrong.
ScapExchange openScapExchange(const Request& request, ScapOperation operation, const ScapState& state,
                              const Client& client, TimePoint now);

/// The first check that the exchange breaks: 12, 13 and 15 to 17 as at SAFE, 44, and of the attribute service
/// 45 and 48.
std::optional<BrokenCheck> firstBroken(const ScapExchange& exchange);

namespace check {

/// 48: a question of the pace that the documents ask for.
std::optional<Finding> scapPace(const ScapPolling& polling, TimePoint now);

} // namespace check

} // namespace cunho::sandbox
