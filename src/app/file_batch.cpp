// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/file_batch.hpp"

#include "app/target_names.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>

#include <set>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

fs::path targetOf(const fs::path& source, std::size_t index, const SignTarget& target, TargetNames& names) {
    if (target.file)
        return *target.file;
    if (!target.each.empty())
        return target.each.at(index);
    return names.next(target.folder.value_or(source.parent_path()), {source});
}

BatchFile named(const fs::path& source, std::size_t index, const SignFilesOptions& options,
                TargetNames& names) {
    BatchFile file;
    file.source = source;
    file.target = targetOf(source, index, options.target, names);
    file.fallbacks = fallbacksOf(file.target, options);
    if (const auto seen = options.seen.find(index); seen != options.seen.end())
        file.sourceSha256 = seen->second;
    return file;
}

/// The one file behind a name, however it is written.
fs::path identity(const fs::path& source) {
    std::error_code failure;
    const fs::path canonical = fs::canonical(source, failure);
    return failure ? fs::absolute(source, failure).lexically_normal() : canonical;
}

} // namespace

std::vector<fs::path> fallbacksOf(const fs::path& target, const SignFilesOptions& options) {
    std::vector<fs::path> fallbacks;
    for (const fs::path& folder : options.kept) // a folder each: names are those of the targets
        fallbacks.push_back(folder / newUuid() / target.filename());
    return fallbacks;
}

FileOutcome outcomeOf(const BatchFile& place, const signing::SignOutcome& outcome) {
    const auto* file = std::get_if<signing::SignedFile>(&outcome);
    if (file == nullptr || !file->unsaved)
        return {place.source, outcome};
    const fs::path& target = place.target;
    const ErrorParams params{{"file", target.filename().string()},
                             {"folder", fs::absolute(target).parent_path().string()},
                             {"kept", file->path.string()}};
    std::error_code failure;
    signing::SignedFileRecord record;
    record.source = fs::absolute(place.source, failure);
    record.file = file->path;
    record.sha256 = file->sha256;
    record.signer = file->signer.commonName();
    record.level = file->level;
    record.wanted = file->wanted;
    record.signedAt = file->signedAt;
    record.qualified = file->qualified;
    return {place.source, Failure{Fault::Storage, "SIGNED_NOT_SAVED", params, file->unsaved->reason},
            KeptFile{file->path, target.parent_path(), file->unsaved, std::move(record), file->shortfall}};
}

FileBatch::FileBatch(const std::vector<fs::path>& sources, const SignFilesOptions& options,
                     const FileWatcher& watcher)
    : options_(options), watcher_(watcher), outcomes_(sources.size()) {
    if (options.target.file && sources.size() != 1)
        throw Error(Fault::Input, "TARGET_NEEDS_ONE_FILE");
    TargetNames names;
    std::set<fs::path> known;
    for (std::size_t index = 0; index < sources.size(); ++index) {
        const fs::path& source = sources[index];
        if (!known.insert(identity(source)).second) {
            const ErrorParams params{{"file", source.filename().string()}};
            place(index, {source, Failure{Fault::Input, "FILE_NAMED_TWICE", params, {}}});
            continue;
        }
        files_.push_back(named(source, index, options, names));
        places_.push_back(index);
    }
}

const std::optional<signing::SealRequest>& FileBatch::sealOf(std::size_t index) const {
    const auto own = options_.ownSeals.find(places_.at(index));
    return own == options_.ownSeals.end() ? options_.seal : own->second;
}

void FileBatch::set(std::size_t index, const signing::SignOutcome& outcome) {
    place(places_.at(index), outcomeOf(files_.at(index), outcome));
}

void FileBatch::place(std::size_t index, FileOutcome outcome) {
    outcomes_[index] = std::move(outcome);
    for (; told_ < outcomes_.size() && outcomes_[told_]; ++told_)
        if (watcher_)
            watcher_(*outcomes_[told_]);
}

std::vector<FileOutcome> FileBatch::take() {
    std::vector<FileOutcome> all;
    for (auto& outcome : outcomes_)
        all.push_back(std::move(outcome.value()));
    return all;
}

} // namespace cunho::app
