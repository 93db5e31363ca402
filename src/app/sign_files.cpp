// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/waiting.hpp"

#include <cunho/app/sign_files.hpp>
#include <cunho/core/error.hpp>

#include <set>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

/// `<name>-assinado.pdf` in `folder`, numbered when the name is taken on disk or in this batch.
fs::path freeName(const fs::path& folder, const fs::path& source, const std::set<fs::path>& taken) {
    const std::string stem = source.stem().string() + "-assinado";
    fs::path candidate = folder / (stem + ".pdf");
    for (int copy = 2; fs::exists(fs::symlink_status(candidate)) || taken.contains(candidate); ++copy)
        candidate = folder / (stem + "-" + std::to_string(copy) + ".pdf");
    return candidate;
}

} // namespace

std::vector<FileOutcome> SignFiles::run(const std::vector<fs::path>& sources, const SignFilesOptions& options,
                                        signing::Prompter& prompter, const JobContext& job) {
    if (options.target.file && sources.size() != 1)
        throw Error(Fault::Input, "TARGET_NEEDS_ONE_FILE");
    std::vector<signing::SignFileRequest> requests;
    std::set<fs::path> taken;
    for (const auto& source : sources) {
        signing::SignFileRequest request;
        request.source = source;
        request.target = options.target.file
                             ? *options.target.file
                             : freeName(options.target.folder.value_or(source.parent_path()), source, taken);
        taken.insert(request.target);
        request.documentName = source.filename().string();
        request.purpose = {signing::Purpose::Kind::Foreign, {}};
        request.statement = options.statement;
        request.fieldName = options.fieldName;
        request.seal = options.seal;
        request.level = options.level;
        requests.push_back(std::move(request));
    }
    signing::PadesSigner signer(reader_, provider_, clock_, services_);
    auto outcomes = signer.sign(requests, prompter, job);
    std::vector<FileOutcome> result;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (const auto* file = std::get_if<signing::SignedFile>(&outcomes[i]))
            awaitLevel(*file, completion_, clock_);
        result.push_back({sources[i], std::move(outcomes[i])});
    }
    return result;
}

} // namespace cunho::app
