// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/evidence.hpp"
#include "signing/finished_file.hpp"
#include "signing/signing_item.hpp"
#include "signing/work_lock.hpp"

#include <cunho/core/job_context.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/signing/levels.hpp>

#include <map>
#include <optional>
#include <set>

namespace cunho::signing {

/// Takes a file from its signature to its final name: time-stamp, DSS, document time-stamp, as far as its
/// item wants and the services let it come. Everything but the last name happens in hidden files.
class Finisher {
  public:
    /// `signer` is the chain that every signature of the batch is made with.
    Finisher(const pdf::Reader& reader, LevelServices services, const crypto::CertificateChain& signer,
             const JobContext& job)
        : reader_(reader), services_(services), signer_(signer), job_(job) {}

    /// Makes the names of a batch durable.
    ~Finisher();
    Finisher(const Finisher&) = delete;
    Finisher& operator=(const Finisher&) = delete;

    /// Nothing when the time-stamp does not fit and `mayPrepareAgain`: the placeholder must grow. Throws
    /// Integrity/SIGNED_FILE_WRONG and as PreparedPdf::fill; what keeps it below the level wanted becomes the
    /// shortfall.
    std::optional<FinishedFile> finish(const SigningItem& item, crypto::CmsSignature cms,
                                       bool mayPrepareAgain, WorkLock& work);

  private:
    std::optional<FinishedFile> finishedBefore(const SigningItem& item,
                                               const crypto::CmsSignature& cms) const;
    crypto::TimestampToken stamp(const crypto::Digest& imprint, WorkLock& work);
    Evidence gather(const crypto::TimestampToken& token, WorkLock& work);
    FinishedFile write(const SigningItem& item, const std::filesystem::path& target, const Expected& expected,
                       const Evidence& evidence, WorkLock& work);
    FinishedFile writeFallback(const SigningItem& item, const Failure& unsaved, const Expected& expected,
                               const Evidence& evidence, WorkLock& work);
    FinishedFile finishProven(const SigningItem& item, const std::filesystem::path& target,
                              const Expected& expected, const Evidence& evidence, WorkLock& work);

    const pdf::Reader& reader_;
    LevelServices services_;
    const crypto::CertificateChain& signer_;
    const JobContext& job_;

    struct Gathered {
        Evidence evidence;
        TimePoint at{};
    };
    std::set<std::filesystem::path> folders_; ///< with names not yet durable; guarded by the work lock
    std::map<Bytes, Gathered> gathered_;      ///< by the authority's fingerprint; guarded by the work lock
};

} // namespace cunho::signing
