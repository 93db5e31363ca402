// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/signing/revocation_source.hpp>
#include <cunho/signing/trusted_list.hpp>
#include <cunho/signing/verdict.hpp>

#include <filesystem>
#include <vector>

namespace cunho::signing {

/// Which certificates must be shown not to be revoked (EN 319 102-1, 5.2.6 leaves it to the policy).
enum class RevocationRule {
    WhereOffered, ///< those that name an OCSP or CRL address, or of which the file holds evidence
    Always,       ///< every one below the anchor, save responders with ocsp-nocheck
    Never,        ///< none: a file that was just made; a revocation that is known still counts
};

struct VerificationOptions {
    std::vector<crypto::Certificate> anchors;
    TimePoint at{};                          ///< validation time
    std::vector<TrustedList> trustedLists{}; ///< their services are anchors, and say what is qualified
    std::vector<crypto::Certificate> trustedResponders{};
    RevocationSource* online = nullptr; ///< nothing: offline
    RevocationRule revocation = RevocationRule::WhereOffered;
    JobContext job{};
};

/// Every signature and document time-stamp of the file, oldest first; none when the file has none. The
/// covered bytes are read once for all of them. Throws Unsupported/TOO_MANY_SIGNATURES with
/// {"file","count","limit"}, File/FILE_CHANGED when the file was not the same all the while, as Reader, and
/// Cancelled/STOPPED.
std::vector<SignatureReport> verifyFile(const std::filesystem::path& file, const pdf::Reader& reader,
                                        const VerificationOptions& options);

} // namespace cunho::signing
