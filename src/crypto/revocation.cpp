// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/revocation_native.hpp"

namespace cunho::crypto {

bool RevocationEvidence::isCurrent(TimePoint at) const noexcept {
    return thisUpdate <= at && (!nextUpdate || at <= *nextUpdate);
}

GeneralizedTimeHandle generalizedTime(TimePoint time) {
    return own<GeneralizedTimeHandle>(ASN1_GENERALIZEDTIME_set(nullptr, secondsOf(time)));
}

std::string reasonName(long reason) {
    static constexpr const char* names[] = {
        "unspecified",   "keyCompromise",        "cACompromise",    "affiliationChanged",
        "superseded",    "cessationOfOperation", "certificateHold", "",
        "removeFromCRL", "privilegeWithdrawn",   "aACompromise"};
    constexpr long count = std::size(names);
    return reason >= 0 && reason < count ? names[reason] : "";
}

} // namespace cunho::crypto
