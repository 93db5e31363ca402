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

bool isForgeable(const X509_ALGOR* algorithm) {
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    int digest = NID_undef;
    if (OBJ_find_sigid_algs(OBJ_obj2nid(object), &digest, nullptr) != 1)
        return false; // unknown here, so it will not verify either
    return digest == NID_md5 || digest == NID_md4 || digest == NID_md2;
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
