// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/fa_scope.hpp"
#include "sandbox/registry.hpp"

#include <map>
#include <set>

namespace cunho::sandbox {

/// This program as the authentication provider knows it.
struct FaRegistration {
    /// The agency gives numbers as client_id; this one is the sandbox's.
    static constexpr std::string_view sandboxClientId = "2026112300050001";

    std::string origin; ///< of the provider: "https://127.0.0.1:40123"
    std::string clientId;
    std::string providerName;            ///< shown to the citizen
    std::set<std::string> redirectHosts; ///< besides the provider's own page

    static FaRegistration of(const Client& client) {
        return {"https://" + client.host, std::string(sandboxClientId), "Cunho", {"127.0.0.1"}};
    }
};

/// Where somebody stands in the pages (autenticacao-gov A.5).
enum class FaStep { Means, Consent, Card, Cmd, Code, Over };

/// One authentication that is going on, by its cookie.
struct FaSession {
    Scope scope;
    std::string redirect;
    std::string state;
    TimePoint begun{};
    FaStep step = FaStep::Means;
    bool mayUseCmd = true;
    bool mayUseCard = true;
    bool cardFirst = false;
    bool foreign = false;
    bool byCard = false;
    std::string challenge;          ///< for the card's plug-in
    std::string phone;              ///< as typed, kept over a wrong PIN
    std::optional<Citizen> citizen; ///< after phone and PIN
    std::string code;               ///< empty: none is awaited
    TimePoint codeSent{};
    int wrongCodes = 0;
    int strangers = 0; ///< unknown phone numbers
    int resent = 0;
    std::string trouble;  ///< shown on the next page, once
    std::string returned; ///< the state that the redirect will bring
};

/// What a citizen allowed, with the account it opened.
struct FaGrant {
    Scope scope;
    Citizen citizen;
    bool byCard = false;
    TimePoint issued{};
    TimePoint expires{};
    std::optional<std::string> account; ///< the value of SAFE/createSignatureAccount, once it was asked for
};

/// Which grant a token stands for.
struct FaToken {
    enum class Kind {
        Access,  ///< of the redirect, or of the refresh service
        OfReply, ///< of a POST's reply, for its GETs and a later POST
        Refresh
    };
    std::string grant;
    Kind kind = Kind::Access;
    bool revoked = false;
};

/// An authenticationContextId: what one POST asked for.
struct FaContext {
    std::string grant;
    std::string token; ///< of the reply
    std::vector<std::string> names;
    TimePoint posted{};
    int pending = 0;        ///< so many more replies in which the account is not there yet
    bool delivered = false; ///< everything was answered, and nothing harmed the reply
    int deliveredTo = 0;    ///< peer's port of that connection
    bool repeated = false;  ///< and was asked for once more, over another connection
};

/// Everything the authentication provider remembers.
struct FaState {
    std::map<std::string, FaSession> sessions; ///< by cookie
    std::map<std::string, FaGrant> grants;     ///< by identifier
    std::map<std::string, FaToken> tokens;     ///< by value
    std::map<std::string, FaContext> contexts; ///< by identifier
    std::map<std::string, int> wrongPins;      ///< by document number; three block
    std::set<std::string> states;              ///< those of finished sessions
    std::optional<TimePoint> lastCall;         ///< of AttributeManager
    std::optional<bool> consent;               ///< what the program last said; nothing: it was never asked to
};

} // namespace cunho::sandbox
