// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/file_batch.hpp"
#include "app/waiting.hpp"

namespace cunho::app {

signing::SignFileRequest requestFor(const BatchFile& file, const SignFilesOptions& options,
                                    const std::optional<signing::SealRequest>& seal) {
    signing::SignFileRequest request;
    request.source = file.source;
    request.target = file.target;
    request.documentName = file.source.filename().string();
    request.purpose = {signing::Purpose::Kind::Foreign, {}};
    request.statement = options.statement;
    request.fieldName = options.fieldName;
    request.seal = seal;
    request.level = options.level;
    request.fallbacks = file.fallbacks;
    request.sourceSha256 = file.sourceSha256;
    return request;
}

std::vector<FileOutcome> SignFiles::run(const std::vector<std::filesystem::path>& sources,
                                        const SignFilesOptions& options, signing::Prompter& prompter,
                                        const JobContext& job, const FileWatcher& watcher) {
    FileBatch batch(sources, options, watcher);
    std::vector<signing::SignFileRequest> requests;
    for (std::size_t index = 0; index < batch.files().size(); ++index)
        requests.push_back(requestFor(batch.files()[index], options, batch.sealOf(index)));
    signing::PadesSigner signer(reader_, provider_, clock_, services_);
    signing::BatchConduct conduct;
    conduct.outcome = [&](std::size_t index, const signing::SignOutcome& outcome) {
        batch.set(index, outcome);
    };
    const auto signedFiles = signer.sign(requests, prompter, job, conduct);
    for (const auto& outcome : signedFiles)
        if (const auto* file = std::get_if<signing::SignedFile>(&outcome); file != nullptr && !file->unsaved)
            awaitLevel(*file, completion_, clock_);
    return batch.take();
}

} // namespace cunho::app
