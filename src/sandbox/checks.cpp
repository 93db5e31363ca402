// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/checks.hpp"

#include <array>

namespace cunho::sandbox {
namespace {

bool every(Operation) {
    return true;
}
bool withBearer(Operation operation) {
    return operation != Operation::ServiceInfo;
}
bool posts(Operation operation) {
    return withBearer(operation) && !isVerify(operation);
}
bool authorize(Operation operation) {
    return operation == Operation::Authorize;
}
bool signHash(Operation operation) {
    return operation == Operation::SignHash;
}
bool queued(Operation operation) {
    return authorize(operation) || signHash(operation);
}
bool updateToken(Operation operation) {
    return operation == Operation::UpdateToken;
}
bool withCredential(Operation operation) {
    return queued(operation) || updateToken(operation) || operation == Operation::CredentialInfo ||
           operation == Operation::Cancel;
}

/// In this order: transport, caller, form, process, content, account.
constexpr std::array checks{
    Check{12, "TLS 1.2 or later, and the Host of the base address", every, check::tlsAndHost},
    Check{31, "no version 1 path and no double slash", every, check::currentPath},
    Check{13, "Basic present and right", every, check::basic},
    Check{14, "Bearer present and of the right kind", withBearer, check::bearerKind},
    Check{15, "exact JSON types, no unknown members", every, check::shape},
    Check{16, "GUIDs in lower case without braces", withBearer, check::guids},
    Check{24, "verify asks for a POST of its own kind", isVerify, check::verifyKind},
    Check{23, "verify at least 1 s after POST or verify, at most 5", isVerify, check::verifyPace},
    Check{17, "processId never used by an earlier POST", posts, check::newProcessId},
    Check{18, "credential belongs to the token", withCredential, check::ownCredential},
    Check{27, "no token from before a rotation whose tokens are in use", withBearer, check::notRotated},
    Check{28, "one refresh at a time", updateToken, check::oneRefresh},
    Check{25, "signAlgo is sha256WithRSAEncryption", signHash, check::algorithm},
    Check{19, "counts equal, 1 to 10", queued, check::counts},
    Check{26, "document names as many, unique, up to 100 characters", authorize, check::documentNames},
    Check{20, "hash is the 51-byte DigestInfo of SHA-256", queued, check::hashShape},
    Check{22, "SAD used once, within 60 s", signHash, check::freshSad},
    Check{21, "hashes as authorised, in the same order", signHash, check::authorizedHashes},
    Check{32, "no hash signed twice without a lost reply", queued, check::notSignedBefore},
    Check{30, "account active", queued, check::activeAccount},
    Check{29, "signaturesLimit and expiry respected", queued, check::limitAndExpiry},
};

} // namespace

std::optional<BrokenCheck> firstBroken(const Exchange& exchange) {
    for (const Check& check : checks) {
        if (!check.concerns(exchange.operation))
            continue;
        if (auto finding = check.examine(exchange))
            return BrokenCheck{check.id, std::move(*finding)};
    }
    return std::nullopt;
}

} // namespace cunho::sandbox
