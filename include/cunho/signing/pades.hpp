// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/pdf/revision.hpp>
#include <cunho/pdf/structure.hpp>
#include <cunho/signing/journal.hpp>
#include <cunho/signing/provider.hpp>

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace cunho::signing {

/// PAdES baseline levels (EN 319 142-1 section 6).
enum class PadesLevel { B_B };

/// "B-B"
std::string_view padesLevelName(PadesLevel level) noexcept;

/// One file to sign.
struct SignFileRequest {
    std::filesystem::path source;
    std::filesystem::path target; ///< must not exist; never the source
    std::string documentName;     ///< what service and person see
    Purpose purpose;
    std::int64_t documentId = 0; ///< issued document, 0 for a foreign file
    std::string reason;          ///< /Reason; the sandbox's mention is put before it
    PadesLevel level = PadesLevel::B_B;
};

struct SignedFile {
    std::filesystem::path path;
    PadesLevel level = PadesLevel::B_B;
    Bytes sha256;
    crypto::Certificate signer;
    TimePoint signedAt{};
    std::int64_t documentId = 0;
};

/// One per request, in the order of the requests.
using SignOutcome = std::variant<SignedFile, Failure>;

/// The signing pipeline: read, prepare, signed attributes, journal, provider, CMS, fill, verify, rename.
///
///     PadesSigner signer(reader, provider, clock);          // a local key needs no journal
///     auto outcomes = signer.sign(requests, prompter, job); // a bad file fails alone
///
/// With a journal each step is durable before the next begins and `resume` finishes after a crash: prepared
/// files lie in `spool` until their signature is embedded.
class PadesSigner {
  public:
    PadesSigner(const pdf::StructureReader& reader, SignatureProvider& provider, const Clock& clock);
    PadesSigner(const pdf::StructureReader& reader, SignatureProvider& provider, const Clock& clock,
                SigningJournal& journal, std::filesystem::path spool);

    /// Never throws for one file's fault; throws nothing else either: what stops the whole job (no
    /// connection, stopped) becomes the Failure of every file that was not finished. Those with a journal
    /// stay resumable. Besides what pdf, provider and disk report: Rejected/PURPOSE_NOT_SERVED,
    /// Trust/CERTIFICATE_EXPIRED, Input/TARGET_IS_SOURCE, Input/TARGET_NAMED_TWICE,
    /// Integrity/SIGNED_FILE_WRONG, Service/NO_SIGNATURE_VALUE.
    std::vector<SignOutcome> sign(const std::vector<SignFileRequest>& requests, Prompter& prompter,
                                  const JobContext& job);

    /// Finishes what the journal of this provider has open. A prepared file that is damaged, or made for
    /// another certificate, ends its entry as Failed/PREPARED_FILE_DAMAGED or CERTIFICATE_CHANGED, to be
    /// prepared anew by the caller.
    std::vector<SignOutcome> resume(Prompter& prompter, const JobContext& job);

  private:
    const pdf::StructureReader& reader_;
    SignatureProvider& provider_;
    const Clock& clock_;
    SigningJournal* journal_ = nullptr;
    std::filesystem::path spool_;
};

} // namespace cunho::signing
