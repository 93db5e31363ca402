// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/waiting.hpp"

#include <cunho/app/sign_files.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>

#include <map>
#include <optional>
#include <set>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

/// Gives each source a name for its signed file: `<name>-assinado.pdf`, numbered when the name is taken on
/// disk or in this batch.
class TargetNames {
  public:
    fs::path next(const fs::path& folder, const fs::path& source) {
        const fs::path plain = folder / (source.stem().string() + "-assinado");
        for (int& copy = copies_[plain];;) {
            ++copy;
            fs::path candidate = plain.string() + (copy > 1 ? "-" + std::to_string(copy) : "") + ".pdf";
            std::error_code ignored; // what cannot be looked at cannot be written and fails alone
            if (!fs::exists(fs::symlink_status(candidate, ignored)) && taken_.insert(candidate).second)
                return candidate;
        }
    }

  private:
    std::map<fs::path, int> copies_; ///< how many were tried
    std::set<fs::path> taken_;
};

signing::SignFileRequest requestFor(const fs::path& source, const SignFilesOptions& options,
                                    TargetNames& names) {
    signing::SignFileRequest request;
    request.source = source;
    request.target = options.target.file
                         ? *options.target.file
                         : names.next(options.target.folder.value_or(source.parent_path()), source);
    request.documentName = source.filename().string();
    request.purpose = {signing::Purpose::Kind::Foreign, {}};
    request.statement = options.statement;
    request.fieldName = options.fieldName;
    request.seal = options.seal;
    request.level = options.level;
    for (const fs::path& folder : options.kept) // a folder each: names are those of the targets
        request.fallbacks.push_back(folder / newUuid() / request.target.filename());
    return request;
}

/// What became of a source: a file that lies elsewhere than it should is told as a failure.
FileOutcome told(const fs::path& source, const signing::SignOutcome& outcome, const fs::path& target) {
    const auto* file = std::get_if<signing::SignedFile>(&outcome);
    if (file == nullptr || !file->unsaved)
        return {source, outcome};
    const ErrorParams params{{"file", target.filename().string()},
                             {"folder", fs::absolute(target).parent_path().string()},
                             {"kept", file->path.string()}};
    return {source, Failure{Fault::Storage, "SIGNED_NOT_SAVED", params, file->unsaved->reason},
            KeptFile{file->path, target.parent_path(), file->unsaved}};
}

/// The one file behind a name, however it is written.
fs::path identity(const fs::path& source) {
    std::error_code failure;
    const fs::path canonical = fs::canonical(source, failure);
    return failure ? fs::absolute(source, failure).lexically_normal() : canonical;
}

/// Passes outcomes on in the order of the sources.
class InOrder {
  public:
    InOrder(std::size_t count, const FileWatcher& watcher) : watcher_(watcher), places_(count) {}

    void set(std::size_t index, FileOutcome outcome) {
        places_[index] = std::move(outcome);
        for (; told_ < places_.size() && places_[told_]; ++told_)
            if (watcher_)
                watcher_(*places_[told_]);
    }

    std::vector<FileOutcome> take() {
        std::vector<FileOutcome> all;
        for (auto& place : places_)
            all.push_back(std::move(place.value()));
        return all;
    }

  private:
    const FileWatcher& watcher_;
    std::vector<std::optional<FileOutcome>> places_;
    std::size_t told_ = 0;
};

} // namespace

std::vector<FileOutcome> SignFiles::run(const std::vector<fs::path>& sources, const SignFilesOptions& options,
                                        signing::Prompter& prompter, const JobContext& job,
                                        const FileWatcher& watcher) {
    if (options.target.file && sources.size() != 1)
        throw Error(Fault::Input, "TARGET_NEEDS_ONE_FILE");
    InOrder outcomes(sources.size(), watcher);
    std::vector<signing::SignFileRequest> requests;
    std::vector<std::size_t> places; // of the requests among the sources
    TargetNames names;
    std::set<fs::path> named;
    for (std::size_t index = 0; index < sources.size(); ++index) {
        const fs::path& source = sources[index];
        if (!named.insert(identity(source)).second) {
            const ErrorParams params{{"file", source.filename().string()}};
            outcomes.set(index, {source, Failure{Fault::Input, "FILE_NAMED_TWICE", params, {}}});
            continue;
        }
        requests.push_back(requestFor(source, options, names));
        places.push_back(index);
    }
    signing::PadesSigner signer(reader_, provider_, clock_, services_);
    const auto signedFiles =
        signer.sign(requests, prompter, job, [&](std::size_t request, const signing::SignOutcome& outcome) {
            outcomes.set(places[request], told(sources[places[request]], outcome, requests[request].target));
        });
    for (const auto& outcome : signedFiles)
        if (const auto* file = std::get_if<signing::SignedFile>(&outcome); file != nullptr && !file->unsaved)
            awaitLevel(*file, completion_, clock_);
    return outcomes.take();
}

} // namespace cunho::app
