// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::sandbox {

struct Reply;

/// Something that goes wrong on purpose, once.
struct InjectedFault {
    enum class Action {
        Status,              ///< answers `value` and does nothing
        Pending,             ///< `value` times "still processing": 204, state Pending or code 102
        DropBeforeRead,      ///< the connection ends before the request is looked at
        DropAfterProcessing, ///< the work is done, the reply is lost
        DropMidBody,         ///< the work is done, half of the reply comes and the connection ends
        TruncateJson,        ///< half of the reply's body
        WrongContentType,    ///< a right body that says it is text/html
        UnknownExtraMembers, ///< members that nobody documented
        Delay,               ///< the reply waits for `value` ms of the sandbox's clock
        ClockSkew,           ///< the header Date is wrong by `value` s
        DuplicateDelivery,   ///< answers `value`, as when the result was fetched before
        ExpireAccess,        ///< the access tokens are revoked before the call
        ExpireRefresh,       ///< likewise the refresh tokens
        NotActive,           ///< the account's certificate takes `value` s more
        AttributeMissing,    ///< no account: the citizen lacks the attribute
        ClientNotActive,     ///< no account: the program is not approved
        UnauthorizedClient,  ///< no authentication: #error=unauthorized_client
        InvalidRequest,      ///< likewise invalid_request
        UnsupportedGrant,    ///< likewise unsupported_grant_type
        StateMissing,        ///< the redirect brings an empty state
        StateWrong,          ///< the redirect brings another state
        InvalidParameter,    ///< no account: refusal `value` of the table in autenticacao-gov A.7
        MissingAttribute,    ///< the citizen's number is left out
        NoMessage,           ///< the message with the code does not come
        NotAvailable,        ///< an attribute of the citizen that never comes
        WrongCode,           ///< the code in the message is not the right one
        LateCode,            ///< the code was too old when it came
        AttributesNone,      ///< SCAP: 204, nothing certifies the citizen
        AttributesExpired,   ///< SCAP: 205, they have ended
        AttributesOutdated,  ///< SCAP: 401, they are not those that it has
        KeyOutdated,         ///< SCAP: 401, the key of the one-time codes is over
        LimitReached,        ///< 401 signatureLimit already exceeded
        CorruptSignature,    ///< one bit of the first signature is wrong
        ReorderSignatures,   ///< the last signature comes first
        MissingSignature,    ///< the last signature does not come
        Code,                ///< answers with this code and does nothing
        SoapFault,           ///< answers with a SOAP Fault and does nothing
        EncryptionReplaced,  ///< the service cannot decrypt what the client encrypts any more
        WrongCertNipc,       ///< the leaf names another company
        SingleBase64,        ///< certificates in Base64 once, not twice
        NotThere,            ///< 404
        Redirect,            ///< 307 to the same address
        Huge,                ///< a body of more than 10 MiB
        Slow,                ///< the reply waits until the sandbox stops or is reset
        Rejection,           ///< a time-stamp reply with status rejection
        WrongImprint,        ///< a time-stamp for another imprint
        WrongNonce,          ///< a time-stamp with another nonce
        Revoked,             ///< every certificate is revoked
        Unknown,             ///< the responder does not know the certificate
        TryLater,            ///< an OCSP response with status tryLater
        OtherRequest,        ///< the OCSP response to another request
        Expired,             ///< the responder's certificate ended long ago
        Old,                 ///< nextUpdate is long past
        BadSignature,        ///< one signed byte is wrong
    };
    Action action = Action::Status;
    int value = 0;
};

using Mishap = std::optional<InjectedFault>;

inline bool is(const Mishap& mishap, InjectedFault::Action action) noexcept {
    return mishap && mishap->action == action;
}

/// The reply of Status and DuplicateDelivery, which takes the place of the work. Nothing for another mishap.
std::optional<Reply> refusalOf(const Mishap& mishap);

/// Does to a finished reply what happens on the wire: drops, delays, wrong types, half bodies, a wrong Date.
void spoil(Reply& reply, const Mishap& mishap);

/// What shall go wrong, for every service. A service asks by the name of its operation, such as
/// "safe.authorize" or "fa.attributesGet" (the names stand in fault_operations.cpp). Safe for threads.
class FaultRules {
  public:
    /// One of
    ///
    ///     {"operation","action","times"?}
    ///     {"match":{"service"?,"operation"?,"nth"|"every"|"probability","seed"?},"action","times"?}
    ///
    /// `operation` is a full name or one without its service (of SAFE and PKI the service may be left out);
    /// in a match, no operation means every one of the service, and "a|b" both. Without nth, every or
    /// probability the next call is meant, `times` calls in a row; a rule with `every` or `probability` lasts
    /// until `times` is used up, or for ever. Actions are named as in `InjectedFault::Action` with a small
    /// first letter, with their number after a colon. Throws Input/SANDBOX_BAD_FAULT.
    void add(const nlohmann::json& rule);

    /// Counts a call of the operation, and tells what goes wrong with it.
    Mishap take(std::string_view operation);

    /// Likewise, when the answer is DropBeforeRead; else nothing is counted.
    bool takeDropBeforeRead(std::string_view operation);

    void clear();

  private:
    struct Rule {
        std::string service;
        std::vector<std::string_view> operations; ///< none: every one of the service
        enum class When { Next, Nth, Every, Probability } when = When::Next;
        int number = 1; ///< of Nth and Every
        double probability = 0;
        std::uint64_t random = 0; ///< state of its generator
        std::optional<int> left;  ///< how often it may still come true
        int seen = 0;
        InjectedFault fault;

        bool concerns(std::string_view name) const;
        bool comesTrue();
    };

    static Rule parse(const nlohmann::json& rule);
    static Mishap draw(std::vector<Rule>& rules, std::string_view operation);

    mutable std::mutex mutex_;
    std::vector<Rule> rules_;
};

} // namespace cunho::sandbox
