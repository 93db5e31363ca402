// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/checks.hpp"
#include "sandbox/citizen_tokens.hpp"
#include "sandbox/scap_attributes.hpp"

#include <cunho/core/bytes.hpp>

namespace cunho::sandbox {

/// The calls of the attribute service (autenticacao-gov D.1).
enum class ScapOperation { Institutions, Search, Attributes };

/// What one search posted, and how far its results were fetched.
struct ScapSearch {
    TimePoint posted{};
    std::optional<TimePoint> lastQuestion{};
    Citizen citizen;
    std::vector<SuppliedAttributes> waiting; ///< not handed out yet
    std::vector<SuppliedAttributes> told;    ///< handed out
    Bytes key;                               ///< of the one-time codes
    int pending = 0;                         ///< how many more questions are answered 102
    bool over = false;                       ///< everything was handed out
    bool arrived = false;                    ///< and nothing harmed that reply
    bool repeated = false;                   ///< and somebody asked once more
};

struct ScapState {
    std::map<std::string, ScapSearch> searches;   ///< by processId
    std::set<std::string> seenIds;                ///< every processId that came with a call of its own
    std::optional<std::string> credentialId = {}; ///< of the installation that came first
};

/// A request with everything the checks look at.
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
    std::optional<AuthenticatedCitizen> citizen = {}; ///< of the token while it lives
};

/// Which call this is, or nothing when there is no such path here.
std::optional<ScapOperation> scapOperationOf(const Request& request);

/// Takes the request apart; never fails, the checks say what is wrong.
ScapExchange openScapExchange(const Request& request, ScapOperation operation, const ScapState& state,
                              const Client& client, TimePoint now, const CitizenTokens& tokens);

/// The first check that the exchange breaks: 12, 13 and 15 to 17 as at SAFE, 44, 45, 48.
std::optional<BrokenCheck> firstBroken(const ScapExchange& exchange);

namespace check {

/// 43: a one-time code (RFC 6238, HMAC-SHA1, 6 digits, steps of 60 s) of this step or of one beside it.
std::optional<Finding> oneTimeCode(ByteView key, std::string_view code, TimePoint now);

/// 49: what is to be signed, `attributeProviderSignatures` of signHashAuthorization, was served so and has
/// not ended.
std::optional<Finding> servedAttributes(const ScapSearch& search, const nlohmann::json& toSign);

} // namespace check

} // namespace cunho::sandbox
