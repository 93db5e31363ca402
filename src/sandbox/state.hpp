// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/pki.hpp"
#include "sandbox/service_error.hpp"

#include <cunho/core/clock.hpp>

#include <map>
#include <optional>
#include <string>
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
    OldPath
};

/// One activated signing account.
struct Account {
    std::string nipc;
    std::string credentialId;
    Identity identity;
    int signaturesLimit = 0;
    int signaturesUsed = 0; ///< counted per hash, when it is signed
    TimePoint activeFrom{}; ///< until then every call is answered 401 (autenticacao-gov A.8)
    TimePoint expires{};
    std::optional<int> refusedCount{}; ///< smallest batch that was refused because of the limit
    bool toldExpired = false;          ///< a call was answered 401 because the account is over
};

struct Token {
    enum class Kind { Access, Refresh };
    Kind kind = Kind::Access;
    TimePoint expires{};
    bool revoked = false;

    bool isAlive(TimePoint now) const { return !revoked && now < expires; }
};

/// What a POST to /v2 put into the queue; its verify asks for it by the same processId.
struct Process {
    Operation kind = Operation::Authorize; ///< Authorize or SignHash
    TimePoint posted{};
    std::optional<TimePoint> lastGet;
    int gets = 0;    ///< counted ones since the POST, or since the last pause (see check 23)
    int pending = 0; ///< how many more verify calls are answered 204
    std::optional<ServiceError> failure;
    std::vector<std::string> hashes;     ///< as sent, Base64 of DigestInfo
    std::string sad;                     ///< of an Authorize
    std::vector<std::string> signatures; ///< of a SignHash, Base64, in the order of `hashes`
    bool asked = false;                  ///< a verify reached us after the POST
    bool delivered = false;              ///< a verify was answered with the result, unharmed
};

/// What a SAD allows.
struct Authorization {
    std::vector<std::string> hashes;
    std::optional<TimePoint> delivered; ///< its age counts from here: nobody can use it sooner
    bool used = false;
};

/// Everything the service remembers; lives in memory only.
struct State {
    std::optional<Account> account;
    std::map<std::string, Token> tokens;
    std::map<std::string, Operation> seenIds; ///< every processId a POST ever brought, with its first call
    std::map<std::string, Process> processes;
    std::map<std::string, Authorization> authorizations; ///< by SAD
    std::map<std::string, std::vector<std::string>>
        signings; ///< hash as sent: the SignHash processes over it
};

} // namespace cunho::sandbox
