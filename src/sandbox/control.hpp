// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/pki_service.hpp"
#include "sandbox/safe_service.hpp"

namespace cunho::sandbox {

/// What the control reaches.
struct Controlled {
    std::vector<Service*> services;
    SafeService& safe;
    PkiService& pki;
    ViolationLog& violations;
    FaultRules& faults;
    Registry& registry;
};

/// Answers the paths below /sandbox/ by which tests look in and make things go wrong; nothing for another
/// path.
///
///     GET  /sandbox/violations   {"violations":[{"check","request","detail"}]}
///     GET  /sandbox/signatures   {"signatures":{"<sha256>":1}}
///     GET  /sandbox/pki-counts   {"tsa":1,"ocsp":2,"crl":0,"ca":0}
///     POST /sandbox/faults       {"operation","action","times"?}
///     POST /sandbox/revoke       {"serialNumber","at"?}
///     POST /sandbox/account      {"signaturesLimit"?,"activeInSeconds"?,"expiresInSeconds"?}
///     POST /sandbox/reset
///
/// Operations of faults are serviceInfo, list, info, authorize, authorizeVerify, signHash, signHashVerify,
/// and tsa, ocsp and crl; actions are named as in `InjectedFault::Action`, with a small first letter.
std::optional<Reply> controlReply(const Controlled& parts, const Request& request);

} // namespace cunho::sandbox
