// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/verification/qualification.hpp"

#include <cunho/crypto/qc_statements.hpp>

#include <algorithm>
#include <optional>

namespace cunho::signing {

namespace {

using crypto::Certificate;
using crypto::CertificateChain;

bool identifies(const TrustService& service, const CertificateChain& path) {
    return std::ranges::any_of(service.certificates, [&path](const Certificate& certificate) {
        return std::ranges::find(path, certificate) != path.end();
    });
}

/// A service without this information may serve every use (TS 119 612, 5.5.9.4).
bool serves(const TrustService& service, std::string_view use) {
    return service.uses.empty() || std::ranges::find(service.uses, use) != service.uses.end();
}

/// A list that is out of date tells nothing about what came after it should have been replaced.
template<class Fits>
bool anyService(const std::vector<TrustedList>& lists, std::string_view type, const CertificateChain& path,
                TimePoint time, const Fits& fits) {
    for (const TrustedList& list : lists) {
        if (list.isOutOfDateAt(time))
            continue;
        for (const TrustService& service : list.services)
            if (service.type == type && identifies(service, path) && fits(service))
                return true;
    }
    return false;
}

} // namespace

std::string qualifiedSignature(const std::vector<TrustedList>& lists, const CertificateChain& path,
                               TimePoint signedAt) {
    if (path.size() < 2)
        return {};
    const auto statements = crypto::qcStatements(path.front());
    if (!statements || !statements->compliance || statements->forWebsites)
        return {};
    const bool seal = statements->forSeals && !statements->forSignatures;
    const TimePoint issued = path.front().notBefore();
    const auto granted = [&](const TrustService& service) {
        return service.isQualifiedAt(issued) && service.isQualifiedAt(signedAt) &&
               serves(service, seal ? "ForeSeals" : "ForeSignatures");
    };
    const CertificateChain issuers(path.begin() + 1, path.end());
    if (!anyService(lists, "CA/QC", issuers, signedAt, granted))
        return {};
    if (seal)
        return statements->device ? "QESeal" : "AdESeal-QC";
    return statements->device ? "QESig" : "AdESig-QC";
}

std::string qualifiedTimestamp(const std::vector<TrustedList>& lists, const CertificateChain& path,
                               TimePoint time) {
    const auto granted = [time](const TrustService& service) { return service.isQualifiedAt(time); };
    return anyService(lists, "TSA/QTST", path, time, granted) ? "QTST" : "";
}

} // namespace cunho::signing
