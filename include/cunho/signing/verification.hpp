// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/pdf/structure.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::signing {

/// Main indication of EN 319 102-1 section 5.1.3.
enum class Indication { TotalPassed, TotalFailed, Indeterminate };

/// "TOTAL-PASSED", "TOTAL-FAILED", "INDETERMINATE".
std::string_view indicationName(Indication indication) noexcept;

/// What was found out about one signature or time-stamp of a file.
struct SignatureReport {
    std::string field;
    bool timestamp = false; ///< a document time-stamp
    Indication indication = Indication::Indeterminate;
    std::string subIndication; ///< EN 319 102-1 table 5/6: "HASH_FAILURE", "NO_CERTIFICATE_CHAIN_FOUND", …;
                               ///< empty when passed
    std::string level;         ///< "B-B", or empty where no baseline level is met
    std::string subFilter;
    std::string signer; ///< common name
    std::optional<crypto::Certificate> certificate;
    std::string claimedTime; ///< ISO 8601 UTC, from /M; nobody vouches for it
    bool coversWholeFile = false;
    std::string reason;
    std::vector<std::string> remarks; ///< English, for people who look closer
};

struct VerificationOptions {
    std::vector<crypto::Certificate> anchors;
    TimePoint at{}; ///< validation time
};

/// Every signature of the file, oldest first; none when the file has none. Throws as StructureReader.
std::vector<SignatureReport> verifyFile(const std::filesystem::path& file, const pdf::StructureReader& reader,
                                        const VerificationOptions& options);

} // namespace cunho::signing
