// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/held_replies.hpp"
#include "sandbox/pki_service.hpp"
#include "sandbox/safe_service.hpp"
#include "sandbox/transcript.hpp"

namespace cunho::sandbox {

/// What the control reaches.
struct Controlled {
    std::vector<Service*> services;
    SafeService& safe;
    PkiService& pki;
    ViolationLog& violations;
    FaultRules& faults;
    Switches& switches;
    HeldReplies& held;
    ScaledClock& clock;
    Transcript& transcript;
    Registry& registry;
};

/// Answers the paths below /sandbox/ by which tests look in and make things go wrong; nothing for another
/// path.
///
///     GET  /sandbox/violations   {"violations":[{"check","request","detail"}]}
///     GET  /sandbox/signatures   {"signatures":{"<sha256>":1}}
///     GET  /sandbox/pki-counts   {"tsa":1,"ocsp":2,"crl":0,"ca":0}
///     GET  /sandbox/waiting      {"replies":1}: how many replies the fault "slow" holds back
///     POST /sandbox/release      lets them go
///     GET  /sandbox/switches     every switch with its value (sandbox/switches.hpp)
///     POST /sandbox/switches     {"verifyOnce":true,…}
///     GET  /sandbox/presets      {"presets":[{"name","title","text"}]}: mishaps with a Portuguese name
///     POST /sandbox/presets      {"name"}
///     GET  /sandbox/transcript   every exchange as a line of JSON, without secrets (`Transcript`)
///     GET  /sandbox/clock        {"now":"2026-11-23T09:15:00Z","scale":1,"baseMs":…,"shownMs":…}: the
///                                `ScaledClock::Setting`, in milliseconds since 1970
///     POST /sandbox/clock        {"scale"?,"jumpSeconds"?}: forward only
///     POST /sandbox/faults       {"operation","action","times"?} or {"match","action","times"?}
///     POST /sandbox/revoke       {"serialNumber","at"?}
///     POST /sandbox/account      {"credentialID"?,"signaturesLimit"?,"activeInSeconds"?,"expiresInSeconds"?}
///     POST /sandbox/reset
///
/// `FaultRules` says what a fault may be. Further ones belong to services: /sandbox/wire (wire_service.hpp),
/// /sandbox/check-pdf and /sandbox/ledger (check_pdf_service.hpp), /sandbox/installation (scap_service.hpp).
std::optional<Reply> controlReply(const Controlled& parts, const Request& request);

} // namespace cunho::sandbox
