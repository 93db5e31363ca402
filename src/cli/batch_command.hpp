// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "cli/file_lines.hpp"
#include "cli/sign_options.hpp"

#include <cunho/app/sign_batch.hpp>

namespace cunho::cli {

/// What there is to sign: files as they are named, and the PDFs in folders.
app::Collection collected(const SignOptions& options);

/// Says the plan; throws Busy/TIMESTAMP_QUOTA when it falls short and nothing is to be signed then.
void follow(const signing::LevelPlan& plan, signing::PadesLevel level, const SignOptions& options);

/// Signs the files of the collection as one batch, and goes on with the one of --resume. Throws what stops
/// the whole job.
void signBatch(const SignOptions& options, const app::SignFilesOptions& choice,
               const std::vector<std::filesystem::path>& files, app::BatchPorts ports,
               signing::Prompter& prompter, FileLines& lines);

} // namespace cunho::cli
