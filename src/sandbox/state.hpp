// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/pki.hpp"
#include "sandbox/service_error.hpp"

#include <cunho/core/clock.hpp>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace cunho::sandbox {

/// The calls of the signature service (autenticacao-gov B.2).
enum class Operation {
    ServiceInfo,
    List,
    CredentialInfo,
    Authorize,
    AuthorizeVerify,
    SignHash,
    SignHashVerify,
    UpdateToken,
    Cancel,
    OldPath
};

/// Whose account it is (autenticacao-gov A.1).
struct AccountKey {
    std::string documentNumber;
    std::string nipc;
    std::string additionalInfo;

    auto operator<=>(const AccountKey&) const = default;
};

/// One activated signing account.
struct Account {
    AccountKey key;
    std::string credentialId;
    std::string signerName;           ///< of its files (`Signer::name`)
    Signer signer;                    ///< what its certificate says
    std::optional<Identity> identity; ///< always there
    int signaturesLimit = 0;
    int signaturesUsed = 0; ///< counted per hash, when it is signed (switches)
    TimePoint created{};
    TimePoint activeFrom{}; ///< until then every call is answered 401 (autenticacao-gov A.8)
    TimePoint expires{};
    bool cancelled = false;
    bool isSeed = false;               ///< the one that is there at the start
    std::optional<int> refusedCount{}; ///< smallest batch that was refused because of the limit
    bool toldExpired = false;          ///< a call was answered 401 because the account is over

    int generation = 0; ///< of its newest tokens
    int proven = 0;     ///< highest generation of a token that somebody showed to have (check 27)

    /// A rotation whose reply is still on its way, and since when (check 28).
    std::weak_ptr<void> refreshing{};
    TimePoint refreshingSince{};

    bool isOver(TimePoint now) const { return cancelled || now >= expires; }
    bool isLive(TimePoint now) const { return now >= activeFrom && !isOver(now); }
};

struct Token {
    enum class Kind { Access, Refresh };
    Kind kind = Kind::Access;
    std::string credentialId; ///< of its account
    TimePoint expires{};
    bool revoked = false;
    int generation = 0; ///< grows with each rotation of the account

    bool isAlive(TimePoint now) const { return !revoked && now < expires; }
};

/// What a POST to /v2 put into the queue; its verify asks for it by the same processId.
struct Process {
    Operation kind = Operation::Authorize; ///< Authorize or SignHash
    std::string credentialId;
    TimePoint posted{};
    std::optional<TimePoint> lastGet;
    int gets = 0;    ///< counted ones since the POST, or since the last pause (see check 23)
    int pending = 0; ///< how many more verify calls are answered 204
    std::optional<ServiceError> failure;
    std::vector<std::string> hashes;     ///< as sent, Base64 of DigestInfo
    std::string sad;                     ///< of an Authorize
    std::vector<std::string> signatures; ///< of a SignHash, Base64, in the order of `hashes`
    bool asked = false;                  ///< a verify reached us after the POST
    bool waiting = false;                ///< the last one was answered that it is still at work
    bool delivered = false;              ///< a verify was answered with the result, unharmed
    bool takenAway = false;              ///< the result was handed out and is there once only (J3)
    bool missed = false;                 ///< somebody asked for it after that
};

/// What a SAD allows.
struct Authorization {
    std::string credentialId;
    std::vector<std::string> hashes;
    std::optional<TimePoint> delivered; ///< its age counts from here: nobody can use it sooner
    bool used = false;
};

/// A process by what posted it and its id.
using ProcessKey = std::pair<Operation, std::string>;

/// Everything the service remembers; lives in memory only.
struct State {
    std::map<std::string, Account> accounts; ///< by credentialID
    std::map<std::string, Token> tokens;
    std::map<std::string, std::set<Operation>>
        seenIds; ///< every processId a POST ever brought, with its calls
    std::map<ProcessKey, Process> processes;
    std::map<std::string, Authorization> authorizations; ///< by SAD
    std::map<std::string, std::vector<std::string>>
        signings; ///< hash as sent: the SignHash processes over it
};

} // namespace cunho::sandbox
