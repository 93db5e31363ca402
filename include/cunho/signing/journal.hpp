// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/pdf/structure.hpp>
#include <cunho/signing/dtbsr.hpp>
#include <cunho/signing/levels.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cunho::signing {

/// How far one signature has come. Each state is durable before the step that it names begins, so that a
/// crash leaves a journal from which to go on (autenticacao-gov B.7).
enum class JobState {
    Prepared,      ///< prepared file, signed attributes and digest are kept
    AuthorizeSent, ///< the authorisation request may have reached the service
    Authorized,    ///< the service authorised; nothing is signed
    SignSent,      ///< the signing request may have reached the service
    Signed,        ///< the value is kept
    Embedded,      ///< the finished file has its name: final
    Failed,        ///< given up: final
};

std::string_view jobStateName(JobState state) noexcept;

/// One signature under way.
struct JournalEntry {
    std::string id;              ///< Dtbsr::id
    std::int64_t documentId = 0; ///< the issued document, 0 for a foreign file
    std::string provider;
    Purpose purpose;
    std::string documentName;
    std::filesystem::path prepared; ///< file with an empty hole
    Bytes preparedSha256;
    pdf::ByteRange byteRange;
    Bytes signedAttributes;               ///< DER SET OF
    Bytes digest;                         ///< of it
    crypto::SignatureAlgorithm algorithm; ///< what `digest` is made and signed with
    Bytes signerFingerprint;              ///< SHA-256 of the certificate that the attributes name
    std::filesystem::path target;         ///< where the finished file goes
    JobState state = JobState::Prepared;
    std::string authorizeProcess;       ///< processId of the authorisation request
    std::string signProcess;            ///< processId of the signing request
    std::string batch;                  ///< same for all that went in one request
    int batchIndex = 0;                 ///< place in it
    int polls = 0;                      ///< verify requests made for the current process
    Bytes value;                        ///< the signature value, from Signed on
    PadesLevel level = PadesLevel::B_B; ///< wanted
    Failure failure;                    ///< set when Failed
    TimePoint changed{};
};

/// Port, kept by store: every change is durable when the call returns. No secret goes in (no token, no SAD).
class SigningJournal {
  public:
    virtual ~SigningJournal() = default;

    /// Inserts or replaces the entries of these ids, in one transaction.
    virtual void put(std::span<const JournalEntry> entries) = 0;
    virtual std::optional<JournalEntry> find(const std::string& id) = 0;

    /// Every entry that is not final, oldest first.
    virtual std::vector<JournalEntry> open() = 0;
};

} // namespace cunho::signing
