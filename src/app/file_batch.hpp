// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/sign_files.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::app {

/// A file of a batch and the name that its signed file gets.
struct BatchFile {
    std::filesystem::path source;
    std::filesystem::path target;
    std::vector<std::filesystem::path> fallbacks; ///< as SignFileRequest::fallbacks
    std::optional<Bytes> sourceSha256{};          ///< as SignFileRequest::sourceSha256
};

/// Where a signed file is kept that cannot be saved: a folder of its own in each of the folders for that.
std::vector<std::filesystem::path> fallbacksOf(const std::filesystem::path& target,
                                               const SignFilesOptions& options);

/// A file that lies elsewhere than it should is told as a failure.
FileOutcome outcomeOf(const BatchFile& place, const signing::SignOutcome& outcome);

/// What the pipeline is asked for a foreign file. `seal` stands in for the options'.
signing::SignFileRequest requestFor(const BatchFile& file, const SignFilesOptions& options,
                                    const std::optional<signing::SealRequest>& seal);

/// The files that a person wants signed, each once, and what became of them, told in their order. Options and
/// watcher outlive it.
class FileBatch {
  public:
    /// A file that is named again fails at once. Throws Input/TARGET_NEEDS_ONE_FILE.
    FileBatch(const std::vector<std::filesystem::path>& sources, const SignFilesOptions& options,
              const FileWatcher& watcher);

    const std::vector<BatchFile>& files() const noexcept { return files_; }

    /// What `files()[index]` bears: its own seal or that of all.
    const std::optional<signing::SealRequest>& sealOf(std::size_t index) const;

    /// What became of `files()[index]`; a file that lies elsewhere than it should is told as a failure.
    void set(std::size_t index, const signing::SignOutcome& outcome);

    /// One for each source, in their order; every file must have its outcome.
    std::vector<FileOutcome> take();

  private:
    void place(std::size_t index, FileOutcome outcome);

    const SignFilesOptions& options_;
    const FileWatcher& watcher_;
    std::vector<BatchFile> files_;
    std::vector<std::size_t> places_; ///< of `files_` among the sources
    std::vector<std::optional<FileOutcome>> outcomes_;
    std::size_t told_ = 0;
};

} // namespace cunho::app
