// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/pdf/placement.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/pdf/revision.hpp>
#include <cunho/signing/journal.hpp>
#include <cunho/signing/levels.hpp>
#include <cunho/signing/provider.hpp>
#include <cunho/signing/seal.hpp>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace cunho::signing {

/// A visible seal: what it says, and where it goes.
struct SealRequest {
    /// An empty name is filled from the certificate, as are capacity, company and identification with it; the
    /// time is the signature's, the mention the sandbox's.
    SealContent content;
    pdf::Placement placement;
    int page = 1; ///< from 1; negative ones count from the last
    /// On all other pages too, each time in the same place, drawn once. A file that was signed before, or
    /// whose author permits no annotations, gets the one on `page` only (Caution::SealOnOnePage), as what
    /// else is added to it would look like a change to what was signed.
    bool everyPage = false;
    /// False: the signature's field is invisible; the seal of `page` is that of a signature to come.
    bool inField = true;
};

/// One file to sign.
struct SignFileRequest {
    std::filesystem::path source;
    std::filesystem::path target; ///< must not exist; never the source
    std::string documentName;     ///< what service and person see
    Purpose purpose;
    std::int64_t documentId = 0; ///< issued document, 0 for a foreign file
    /// The sandbox's mention is put before a reason, and into /Location beside a commitment or policy.
    Statement statement;
    std::string fieldName; ///< an empty signature field to fill, or a new one's name; may be empty
    std::optional<SealRequest> seal;
    PadesLevel level = PadesLevel::B_B;
    /// Where the signed bytes are kept when the target cannot be written: the first of these files that can
    /// be. Their folders are made, for this user only. Without journal.
    std::vector<std::filesystem::path> fallbacks{};
    /// SHA-256 of the source that a person has seen: any other is refused (File/FILE_CHANGED), before anybody
    /// is asked to sign.
    std::optional<Bytes> sourceSha256{};
};

struct SignedFile {
    std::filesystem::path path;          ///< the request's target, or a fallback
    PadesLevel level = PadesLevel::B_B;  ///< reached
    PadesLevel wanted = PadesLevel::B_B; ///< `PadesExtender` completes it
    std::optional<Failure> shortfall;    ///< why `level` is below `wanted`
    Bytes sha256;
    crypto::Certificate signer;
    TimePoint signedAt{};
    std::int64_t documentId = 0;
    std::vector<pdf::Caution> cautions; ///< about the original; none when the job was resumed
    bool qualified = false;             ///< as the credential said
    std::optional<Failure> unsaved{};   ///< why it is a fallback and not the target: a Storage fault
};

/// One per request, in the order of the requests.
using SignOutcome = std::variant<SignedFile, Failure>;

/// Told of each request's outcome (by its place) as soon as that is certain, from any thread but never from
/// two at once. Must not throw.
using OutcomeWatcher = std::function<void(std::size_t, const SignOutcome&)>;

/// What one file of a batch enters, before its outcome.
enum class SignStep {
    Given,    ///< to the provider, with all others that go with it
    Stamping, ///< signed; the network is asked for what its level needs
};

/// Told of each request's steps (by its place), like an OutcomeWatcher.
using StepWatcher = std::function<void(std::size_t, SignStep)>;

/// Who is told what while a batch is signed, and how many of its files are read at the same time.
struct BatchConduct {
    OutcomeWatcher outcome{};
    StepWatcher step{};
    std::size_t jobs = 1;
};

/// Who helps a signer besides provider and reader. Pointers may be null.
struct SignerServices {
    LevelServices levels;
    SealPainter* seals = nullptr; ///< for requests with a seal
};

/// The signing pipeline: read, prepare, signed attributes, journal, provider, CMS, time-stamp, fill, DSS,
/// document time-stamp, verify, rename.
///
///     PadesSigner signer(reader, provider, clock);          // a local key needs no journal
///     auto outcomes = signer.sign(requests, prompter, job); // a bad file fails alone
///
/// With a journal each step is durable before the next begins and `resume` finishes after a crash: prepared
/// files lie in `spool` until their signature is embedded.
///
/// A signature whose level cannot be reached (no answer, quota used up, stopped) is not lost: its file gets
/// its name with the level that was reached, and `shortfall` says why. Waits for time-stamps and revocation
/// information overlap.
class PadesSigner {
  public:
    PadesSigner(const pdf::Reader& reader, SignatureProvider& provider, const Clock& clock,
                SignerServices services = {});
    PadesSigner(const pdf::Reader& reader, SignatureProvider& provider, const Clock& clock,
                SigningJournal& journal, std::filesystem::path spool, SignerServices services = {});

    /// Never throws for one file's fault; throws nothing else either: what stops the whole job (no
    /// connection, stopped) becomes the Failure of every file that was not finished. Those with a journal
    /// stay resumable. Besides what pdf, provider and disk report: Rejected/PURPOSE_NOT_SERVED,
    /// Trust/CERTIFICATE_EXPIRED, Clock/CERTIFICATE_NOT_YET_VALID, Input/TARGET_IS_SOURCE,
    /// Input/TARGET_NAMED_TWICE, Configuration/NO_TIMESTAMP_SOURCE, NO_REVOCATION_SOURCE and NO_SEAL_PAINTER,
    /// Rejected/SEED_VALUE_NOT_MET and SEED_TIMESTAMP_NEEDED (the author of an empty field wants otherwise),
    /// Integrity/SIGNED_FILE_WRONG, Service/NO_SIGNATURE_VALUE.
    std::vector<SignOutcome> sign(const std::vector<SignFileRequest>& requests, Prompter& prompter,
                                  const JobContext& job, const BatchConduct& conduct = {});

    /// Finishes what the journal of this provider has open. A prepared file that is damaged, or made for
    /// another certificate, ends its entry as Failed/PREPARED_FILE_DAMAGED or CERTIFICATE_CHANGED, to be
    /// prepared anew by the caller.
    std::vector<SignOutcome> resume(Prompter& prompter, const JobContext& job);

  private:
    const pdf::Reader& reader_;
    SignatureProvider& provider_;
    const Clock& clock_;
    SigningJournal* journal_ = nullptr;
    std::filesystem::path spool_;
    SignerServices services_;
};

} // namespace cunho::signing
