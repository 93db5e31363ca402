// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/revocation.hpp>
#include <cunho/pdf/changes.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cunho::signing {

/// Main indication of EN 319 102-1 section 5.1.3.
enum class Indication { TotalPassed, TotalFailed, Indeterminate };

/// "TOTAL-PASSED", "TOTAL-FAILED", "INDETERMINATE".
std::string_view indicationName(Indication indication) noexcept;

/// Main indication, sub-indication (EN 319 102-1, tables 5 and 6) and the reason.
struct Conclusion {
    Indication indication = Indication::Indeterminate;
    std::string subIndication; ///< "HASH_FAILURE", "NO_CERTIFICATE_CHAIN_FOUND", …; empty when passed
    std::string why;           ///< English, one clause

    bool passed() const noexcept { return indication == Indication::TotalPassed; }
};

/// What is known about the revocation of one certificate.
struct RevocationFact {
    enum class Source { None, File, Online };
    std::string certificate; ///< common name
    Source source = Source::None;
    crypto::RevocationEvidence::Kind kind = crypto::RevocationEvidence::Kind::Ocsp;
    crypto::RevocationEvidence::Status status = crypto::RevocationEvidence::Status::Unknown;
    TimePoint thisUpdate{};
    std::optional<TimePoint> revokedAt;
    std::string reason; ///< "keyCompromise", …
    bool needed = true; ///< by the rule that was asked for
    std::string note;   ///< English: why there is nothing, or why it was not needed
};

/// One algorithm or key and until when it counts as strong (docs/decisions/0007-verdict.md).
struct AlgorithmFact {
    std::string use;                ///< "document digest", "signature", "key of <name>", …
    std::string name;               ///< "SHA-256", "RSA 2048"
    std::optional<TimePoint> until; ///< nothing: no end is known
    bool strong = true;             ///< at the proven time
};

/// What signatures and time-stamps have in common.
struct Finding {
    Indication indication = Indication::Indeterminate;
    std::string subIndication;
    std::string signer; ///< common name of signer or time-stamp authority
    std::optional<crypto::Certificate> certificate;
    std::vector<std::string> chain; ///< subjects from the certificate to the anchor; empty without a path
    std::vector<RevocationFact> revocation;
    std::vector<AlgorithmFact> algorithms;
    std::string qualification;        ///< "QESig", "QESeal", "QTST"; empty: no trusted list says so
    std::vector<std::string> remarks; ///< English, for people who look closer; the reason first

    bool passed() const noexcept { return indication == Indication::TotalPassed; }
};

/// A time-stamp over a signature: in its CMS, or a document time-stamp that covers it.
struct TimestampReport : Finding {
    enum class Kind { Signature, Document };
    Kind kind = Kind::Signature;
    std::string field; ///< of a document time-stamp
    TimePoint time{};  ///< genTime; to be believed only when it passed
    std::string policy;
    std::string serialNumber;
};

/// What was found out about one signature or document time-stamp of a file.
struct SignatureReport : Finding {
    std::string field;
    bool timestamp = false; ///< a document time-stamp
    std::string level;      ///< "B-B" to "B-LTA" or empty where no baseline level is met (EN 319 142-1, 6.3)
    std::string subFilter;
    std::string claimedTime;                 ///< ISO 8601 UTC, from /M; nobody vouches for it
    std::optional<TimePoint> provenTime;     ///< earliest time at which a believed time-stamp saw it
    std::vector<TimestampReport> timestamps; ///< of the CMS, then document time-stamps over it
    std::uint64_t revisionEnd = 0; ///< bytes of the file as it was signed; 0: its ByteRange says nothing
    bool coversWholeFile = false;
    std::vector<pdf::Change> changes; ///< that later revisions made
    std::string reason;
    std::string policy;     ///< OID, or empty
    std::string commitment; ///< OID, or empty
};

} // namespace cunho::signing
