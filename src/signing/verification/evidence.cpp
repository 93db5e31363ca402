// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/verification/evidence.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/cms.hpp>

#include <algorithm>

namespace cunho::signing {

namespace {

using Kind = crypto::RevocationEvidence::Kind;
using Source = RevocationFact::Source;

/// Calls `use` with each answer of a store, those of VRI included.
template<class Use>
void forEachAnswer(const pdf::DocumentSecurityStore& store, const Use& use) {
    const auto all = [&use](const std::vector<Bytes>& list, Kind kind) {
        for (const Bytes& der : list)
            use(kind, der);
    };
    all(store.ocspResponses, Kind::Ocsp);
    all(store.crls, Kind::Crl);
    for (const auto& validation : store.validations) {
        all(validation.ocspResponses, Kind::Ocsp);
        all(validation.crls, Kind::Crl);
    }
}

std::vector<crypto::Certificate> readable(const std::vector<Bytes>& list) {
    std::vector<crypto::Certificate> out;
    for (const Bytes& der : list) {
        // One damaged certificate must not hide the others: the path check will miss it.
        try {
            out.push_back(crypto::Certificate::fromDer(der));
        } catch (const Error&) {
            continue;
        }
    }
    return out;
}

} // namespace

void EvidencePool::add(Kind kind, const Bytes& der, Source source, std::uint64_t end) {
    const bool known = std::ranges::any_of(
        items_, [&](const EvidenceItem& item) { return item.kind == kind && item.der == der; });
    if (!known)
        items_.push_back({kind, der, source, at_, at_, end});
}

void EvidencePool::addStore(const pdf::DocumentSecurityStore& store) {
    forEachAnswer(store, [&](Kind kind, const Bytes& der) { add(kind, der, Source::File, 0); });
    addCertificates(readable(store.certificates));
    for (const auto& validation : store.validations)
        addCertificates(readable(validation.certificates));
}

void EvidencePool::addSignature(const crypto::CmsInspection& cms, std::uint64_t end) {
    for (const Bytes& der : cms.ocspResponses)
        add(Kind::Ocsp, der, Source::File, end);
    for (const Bytes& der : cms.crls)
        add(Kind::Crl, der, Source::File, end);
    addCertificates(cms.certificates);
}

void EvidencePool::addCertificates(const std::vector<crypto::Certificate>& certificates) {
    for (const auto& certificate : certificates)
        if (std::ranges::find(certificates_, certificate) == certificates_.end())
            certificates_.push_back(certificate);
}

void EvidencePool::addOnline(const crypto::RevocationEvidence& evidence) {
    add(evidence.kind, evidence.der, Source::Online, 0);
}

void EvidencePool::cover(const pdf::DocumentSecurityStore& store, std::uint64_t coveredEnd, TimePoint time,
                         bool believed) {
    std::vector<const Bytes*> seen;
    forEachAnswer(store, [&seen](Kind, const Bytes& der) { seen.push_back(&der); });
    for (EvidenceItem& item : items_) {
        const bool inStore =
            std::ranges::any_of(seen, [&item](const Bytes* der) { return *der == item.der; });
        const bool inSignature = item.end != 0 && item.end <= coveredEnd;
        if (!inStore && !inSignature)
            continue;
        item.coveredAt = std::min(item.coveredAt, time);
        if (believed)
            item.provenAt = std::min(item.provenAt, time);
    }
}

} // namespace cunho::signing
