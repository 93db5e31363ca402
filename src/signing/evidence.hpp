// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/job_context.hpp>
#include <cunho/pdf/structure.hpp>
#include <cunho/signing/revocation_source.hpp>

#include <set>
#include <vector>

namespace cunho::signing {

/// DER values for a DSS, each once.
struct Evidence {
    std::vector<Bytes> certificates;
    std::vector<Bytes> ocspResponses;
    std::vector<Bytes> crls;
};

/// Gathers what proves certificates good long after: the chain of each up to its root, and for each link an
/// OCSP response or CRL, those of the responders included (EN 319 142-1, 5.4.2).
class EvidenceCollector {
  public:
    /// The source must be there when something is gathered.
    EvidenceCollector(RevocationSource* source, const JobContext& job) : source_(source), job_(job) {}

    /// Certificates that may help to build chains.
    void offer(const std::vector<crypto::Certificate>& others);

    /// What the file holds already: it helps to build chains, and it counts where nobody answers any more, as
    /// for certificates that have ended or were revoked since.
    void offer(const pdf::DocumentSecurityStore& held);

    /// Gathers for `certificate`, which was used at `used`, and all above it. Throws
    /// Trust/CERTIFICATE_REVOKED with {"certificate","date"}, Trust/ISSUER_NOT_FOUND with {"certificate"},
    /// and as RevocationSource.
    void gather(const crypto::Certificate& certificate, TimePoint used);

    /// What was gathered since the beginning.
    const Evidence& gathered() const noexcept { return gathered_; }

  private:
    std::optional<crypto::Certificate> issuerOf(const crypto::Certificate& certificate);
    /// Nothing when what the file holds has to do.
    std::optional<crypto::RevocationEvidence> find(const crypto::Certificate& certificate,
                                                   const crypto::Certificate& issuer, TimePoint used);
    bool isHeld(const crypto::Certificate& certificate, const crypto::Certificate& issuer,
                TimePoint used) const;
    void gatherResponder(const crypto::RevocationEvidence& evidence, const crypto::Certificate& issuer,
                         TimePoint used);

    RevocationSource* source_;
    const JobContext& job_;
    Evidence gathered_;
    std::vector<crypto::Certificate> known_;
    pdf::DocumentSecurityStore held_;
    std::set<Bytes> done_; ///< fingerprints
};

} // namespace cunho::signing
