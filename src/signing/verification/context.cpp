// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/verification/context.hpp"

namespace cunho::signing {

namespace {

void append(std::vector<crypto::Certificate>& to, const std::vector<crypto::Certificate>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

} // namespace

Context::Context(const VerificationOptions& given)
    : options(given), anchors(given.anchors), responders(given.trustedResponders), pool(given.at) {
    if (given.online != nullptr)
        append(responders, given.online->trustedResponders());
    for (const TrustedList& list : given.trustedLists) {
        append(anchors, list.anchors());
        for (const TrustService& service : list.services)
            if (service.type.starts_with("Certstatus/OCSP"))
                append(responders, service.certificates);
    }
}

} // namespace cunho::signing
