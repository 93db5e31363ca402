// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/cms.hpp>
#include <cunho/pdf/structure.hpp>
#include <cunho/signing/verification.hpp>

#include <vector>

namespace cunho::signing {

/// A revocation answer as bytes, where it stood and since when it provably exists.
struct EvidenceItem {
    crypto::RevocationEvidence::Kind kind = crypto::RevocationEvidence::Kind::Ocsp;
    Bytes der;
    RevocationFact::Source source = RevocationFact::Source::File;
    TimePoint provenAt{};  ///< by a believed time-stamp, else the validation time
    TimePoint coveredAt{}; ///< by any time-stamp that may still come to be believed
    std::uint64_t end = 0; ///< of the revision whose signature carries it; 0: it stands in the DSS
};

/// Everything that one file brings along to prove its signatures, and what was asked online meanwhile.
class EvidencePool {
  public:
    explicit EvidencePool(TimePoint at) noexcept : at_(at) {}

    void addStore(const pdf::DocumentSecurityStore& store);
    void addSignature(const crypto::CmsInspection& cms, std::uint64_t end);
    void addCertificates(const std::vector<crypto::Certificate>& certificates);
    void addOnline(const crypto::RevocationEvidence& evidence);

    /// A time-stamp of `time` saw all that `store` holds and every signature that ends before `coveredEnd`.
    void cover(const pdf::DocumentSecurityStore& store, std::uint64_t coveredEnd, TimePoint time,
               bool believed);

    const std::vector<EvidenceItem>& items() const noexcept { return items_; }
    const std::vector<crypto::Certificate>& certificates() const noexcept { return certificates_; }

  private:
    void add(crypto::RevocationEvidence::Kind kind, const Bytes& der, RevocationFact::Source source,
             std::uint64_t end);

    TimePoint at_;
    std::vector<EvidenceItem> items_;
    std::vector<crypto::Certificate> certificates_;
};

} // namespace cunho::signing
