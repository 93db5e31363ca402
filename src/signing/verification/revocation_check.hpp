// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/verification/context.hpp"

#include <optional>

namespace cunho::signing {

/// What all evidence together says about one certificate at a proven time.
struct RevocationAnswer {
    enum class Status {
        Good,        ///< not revoked at the proven time
        Revoked,     ///< see fact.revokedAt, which may be after the proven time
        OnHold,      ///< suspended: may be good again later
        NotNeeded,   ///< a responder with ocsp-nocheck, or the rule does not ask
        Missing,     ///< nothing that speaks of the proven time
        OutOfBounds, ///< there is evidence, but its signer is out of date and nothing proves that it is older
    };
    Status status = Status::Missing;
    RevocationFact fact;
    bool fileSuffices = false;   ///< the file itself answers, or nobody could
    bool knownGood = false;      ///< some usable evidence, of whatever time, said good
    TimePoint evidenceCovered{}; ///< of the evidence that decided, EvidenceItem::coveredAt
};

/// Looks in the file and then, unless offline, at the addresses that the certificate names. `from` is the
/// time of which evidence that it is good must speak. Evidence that does not speak of `proven` hides a
/// revocation in between, hence the addresses are asked then, too.
RevocationAnswer checkRevocation(Context& context, const crypto::Certificate& certificate,
                                 const crypto::Certificate& issuer, TimePoint from, TimePoint proven);

} // namespace cunho::signing
