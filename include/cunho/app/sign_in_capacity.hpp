// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/app/sign_files.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/scap/attribute.hpp>
#include <cunho/signing/capacity.hpp>
#include <cunho/signing/pades.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace cunho::app {

/// What a citizen may sign with now: told by SCAP, and not ended. By provider, then description.
std::vector<scap::ProfessionalAttribute> capacitiesOf(scap::AttributeRepository& attributes,
                                                      const std::string& citizen, TimePoint now);

/// Signs PDFs in a certified capacity: the citizen first, then whoever certifies each attribute, SCAP's seal
/// last. Each signature is a revision of a file in `work`, a private folder; only a file that has all of them
/// gets its name, so that nothing half signed is ever left (autenticacao-gov D.4).
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

    /// As SignFiles::run. A visible seal is that of the last signature. The statement is the citizen's; those
    /// who certify say theirs in /Reason. Steps: "citizen", "capacity", "complete". Throws
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
