// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/state.hpp"

#include <deque>
#include <nlohmann/json_fwd.hpp>

namespace cunho::sandbox {

/// Something that goes wrong on purpose, once.
struct InjectedFault {
    enum class Action {
        Status,              ///< answers `value` and does nothing
        Pending,             ///< `value` verify calls are answered 204
        DropBeforeRead,      ///< the connection ends before the request is looked at
        DropAfterProcessing, ///< the work is done, the reply is lost
        TruncateJson,        ///< half of the reply's body
        ExpireAccess,        ///< the access tokens are revoked before the call
        LimitReached,        ///< 401 signatureLimit already exceeded
        CorruptSignature,    ///< one bit of the first signature is wrong
        ReorderSignatures,   ///< the last signature comes first
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

/// The faults that wait for their call, in the order they were asked for.
class FaultRules {
  public:
    /// `{"operation","action","times"?}`. Throws Input/SANDBOX_BAD_FAULT.
    void add(const nlohmann::json& rule);

    /// Uses up the next fault of the operation, if there is one.
    std::optional<InjectedFault> take(Operation operation);

    /// Likewise, when the next one is DropBeforeRead.
    bool takeDropBeforeRead(Operation operation);

    void clear() { waiting_.clear(); }

    /// Whether the rule is for `PkiService`: its operation is tsa, ocsp or crl.
    static bool isForPki(const nlohmann::json& rule);

  private:
    std::map<Operation, std::deque<InjectedFault>> waiting_;
};

} // namespace cunho::sandbox
