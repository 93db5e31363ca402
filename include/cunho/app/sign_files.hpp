// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/pdf/structure.hpp>
#include <cunho/signing/pades.hpp>
#include <cunho/signing/provider.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::app {

/// Where signed files go: one named file, a folder, or beside each source.
struct SignTarget {
    std::optional<std::filesystem::path> file; ///< for exactly one source
    std::optional<std::filesystem::path> folder;
};

struct SignFilesOptions {
    SignTarget target;
    signing::PadesLevel level = signing::PadesLevel::B_B;
    std::string reason;
};

struct FileOutcome {
    std::filesystem::path source;
    signing::SignOutcome outcome;
};

/// Signs existing PDFs as `<name>-assinado.pdf` (numbered when taken), never over the source.
class SignFiles {
  public:
    SignFiles(const pdf::StructureReader& reader, signing::SignatureProvider& provider, const Clock& clock)
        : reader_(reader), provider_(provider), clock_(clock) {}

    /// One outcome per source, in their order; a bad file fails alone. Throws Input/TARGET_NEEDS_ONE_FILE.
    std::vector<FileOutcome> run(const std::vector<std::filesystem::path>& sources,
                                 const SignFilesOptions& options, signing::Prompter& prompter,
                                 const JobContext& job);

  private:
    const pdf::StructureReader& reader_;
    signing::SignatureProvider& provider_;
    const Clock& clock_;
};

} // namespace cunho::app
