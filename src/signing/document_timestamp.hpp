// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/work_lock.hpp"

#include <cunho/core/job_context.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/pdf/revision.hpp>
#include <cunho/signing/timestamp_source.hpp>

#include <filesystem>
#include <functional>

namespace cunho::signing {

/// Writes to `target` the file `source` and a document time-stamp over all of it (EN 319 142-1, 5.4.3).
/// Errors as pdf::prepareSignature, TimestampSource and PreparedPdf::fill, and Integrity/SIGNED_FILE_WRONG
/// when the new file does not hold the time-stamp that was asked for.
void appendDocumentTimestamp(const std::filesystem::path& source, const std::filesystem::path& target,
                             const pdf::Reader& reader, TimestampSource& timestamps, const JobContext& job,
                             WorkLock& work,
                             const std::function<void(const std::filesystem::path&)>& check = {});

/// Gives the finished stage `file` its name: a copy that appears whole or not at all.
void publish(const std::filesystem::path& file, const std::filesystem::path& target,
             const std::function<void(const std::filesystem::path&)>& check = {});

} // namespace cunho::signing
