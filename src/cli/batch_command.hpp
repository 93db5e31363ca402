// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "cli/file_lines.hpp"
#include "cli/journal_file.hpp"
#include "cli/sign_options.hpp"

#include <cunho/app/sign_batch.hpp>

#include <optional>
#include <stop_token>

namespace cunho::cli {

/// The batch of --resume, for as long as the program works on it.
struct ResumedBatch {
    std::optional<JournalFile> journal; ///< without --resume nothing
    std::optional<signing::BatchRecord> begun;

    /// Throws as JournalFile.
    static ResumedBatch open(const SignOptions& options);
};

/// What there is to sign: files as they are named, and the PDFs in folders. What the batch has signed already
/// is none of them. Throws Cancelled/STOPPED.
app::Collection collected(const SignOptions& options, const ResumedBatch& resumed, std::stop_token stop);

/// Says the plan; throws Busy/TIMESTAMP_QUOTA when it falls short and nothing is to be signed then.
void follow(const signing::LevelPlan& plan, signing::PadesLevel level, const SignOptions& options);

/// Signs the files of the collection as one batch, and goes on with the one of --resume. Throws what stops
/// the whole job.
void signBatch(const SignOptions& options, const app::SignFilesOptions& choice, ResumedBatch& resumed,
               const std::vector<app::FoundFile>& files, app::BatchPorts ports, signing::Prompter& prompter,
               FileLines& lines, std::stop_token stop);

} // namespace cunho::cli
