// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/app/sign_files.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/scap/attribute.hpp>
#include <cunho/signing/capacity.hpp>
#include <cunho/signing/pades.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::app {

/// What a citizen may sign with now: told by SCAP, and not ended. By provider, then description.
std::vector<scap::ProfessionalAttribute> capacitiesOf(scap::AttributeRepository& attributes,
                                                      const std::string& citizen, TimePoint now);

/// SCAP's key for the one-time codes of this citizen (Citizen::key), as it came with the attributes that were
/// loaded last. Nothing: they were loaded while the vault was locked, or never. Throws
/// Credential/VAULT_LOCKED.
std::optional<Secret> capacityKey(const Services& services, const std::string& citizen);

/// Signs PDFs in a certified capacity: the citizen first, then whoever certifies each attribute, SCAP's seal
/// last. Each signature is a revision of a file in `work`, a private folder; only a file that has all of them
/// gets its name, so that nothing half signed is ever left (autenticacao-gov D.4).
///
/// A time-stamp stands in the citizen's signature where the level is above B-B; one over the document behind
/// SCAP's seal vouches for all the others, and what a higher level needs follows it. A level that cannot be
/// reached is told as a shortfall; the signatures are never lost for it.
class SignInCapacity {
  public:
    /// `citizen` signs with card, CMD or token.
    SignInCapacity(const pdf::Reader& reader, signing::SignatureProvider& citizen,
                   signing::CapacityAuthority& authority, const Clock& clock,
                   signing::SignerServices services, std::filesystem::path work)
        : reader_(reader)
        , citizen_(citizen)
        , authority_(authority)
        , clock_(clock)
        , services_(services)
        , work_(std::move(work)) {}

    /// As SignFiles::run. A visible seal is that of the last signature, and so is `fieldName` then; without
    /// seal it is the citizen's. On every other page it stands since the citizen's: a file that is signed
    /// bears no more. The statement is the citizen's; those who certify say theirs in /Reason.
    /// Files are certified in groups of the authority's limit; what fails alone does not stop the others, who
    /// are then authorised again without it. Steps: "citizen", "capacity", "complete". Throws
    /// Input/TARGET_NEEDS_ONE_FILE.
    std::vector<FileOutcome> run(const std::vector<std::filesystem::path>& sources,
                                 const SignFilesOptions& options, signing::Prompter& prompter,
                                 const JobContext& job, const FileWatcher& watcher = {});

  private:
    const pdf::Reader& reader_;
    signing::SignatureProvider& citizen_;
    signing::CapacityAuthority& authority_;
    const Clock& clock_;
    signing::SignerServices services_;
    std::filesystem::path work_;
};

} // namespace cunho::app
