// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/kept_file.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/signing/completion.hpp>
#include <cunho/signing/pades.hpp>
#include <cunho/signing/provider.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cunho::app {

/// Where signed files go: one named file, a folder, or beside each source.
struct SignTarget {
    std::optional<std::filesystem::path> file; ///< for exactly one source
    std::optional<std::filesystem::path> folder;
    std::vector<std::filesystem::path> each{}; ///< planned for every source, in their order
};

struct SignFilesOptions {
    SignTarget target;
    signing::PadesLevel level = signing::PadesLevel::B_B;
    signing::Statement statement;
    std::string fieldName; ///< an empty signature field to fill, or a new one's name; may be empty
    std::optional<signing::SealRequest> seal;
    /// What single files bear instead of `seal`, by their places among the sources; nothing: no visible seal.
    std::map<std::size_t, std::optional<signing::SealRequest>> ownSeals{};
    /// SHA-256 of what the person has seen of single files, by their places among the sources: any other
    /// content fails with File/FILE_CHANGED, before anybody is asked to sign it.
    std::map<std::size_t, Bytes> seen{};
    /// Private folders for signed files that cannot be saved, best first; none: they are lost, and signed
    /// again.
    std::vector<std::filesystem::path> kept{};
};

struct FileOutcome {
    std::filesystem::path source;
    signing::SignOutcome outcome;
    std::optional<KeptFile> kept{}; ///< with Storage/SIGNED_NOT_SAVED as the outcome
};

/// Told of each file, in their order, as soon as it and all before it are certain; from any thread, but never
/// from two at once. Must not throw.
using FileWatcher = std::function<void(const FileOutcome&)>;

/// Signs existing PDFs as `<name>-assinado.pdf` (numbered when taken), never over the source.
class SignFiles {
  public:
    SignFiles(const pdf::Reader& reader, signing::SignatureProvider& provider, const Clock& clock,
              signing::SignerServices services = {}, signing::CompletionQueue* completion = nullptr)
        : reader_(reader), provider_(provider), clock_(clock), services_(services), completion_(completion) {}

    /// How many of so many files reach the level at once and how many later, to be told before `run`.
    signing::LevelPlan plan(std::size_t files, signing::PadesLevel level) const {
        return signing::planLevel(files, level, services_.levels);
    }

    /// One outcome per source, in their order; a bad file fails alone, and so does one that is named again
    /// (Input/FILE_NAMED_TWICE). One that is signed but cannot be saved is kept, with
    /// Storage/SIGNED_NOT_SAVED and {"file","folder","kept"}: `saveKept` saves it elsewhere. A file below its
    /// level waits in the completion queue. Throws Input/TARGET_NEEDS_ONE_FILE.
    std::vector<FileOutcome> run(const std::vector<std::filesystem::path>& sources,
                                 const SignFilesOptions& options, signing::Prompter& prompter,
                                 const JobContext& job, const FileWatcher& watcher = {});

  private:
    const pdf::Reader& reader_;
    signing::SignatureProvider& provider_;
    const Clock& clock_;
    signing::SignerServices services_;
    signing::CompletionQueue* completion_;
};

} // namespace cunho::app
