// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/covered_digest.hpp"
#include "signing/work_lock.hpp"

#include <cunho/core/job_context.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/pdf/revision.hpp>
#include <cunho/signing/timestamp_source.hpp>

#include <filesystem>
#include <functional>

namespace cunho::signing {

/// A token and the bytes of a file that it is for.
struct DocumentTimestamp {
    pdf::ByteRange range;
    crypto::TimestampToken token;
};

inline Coverage coverageOf(const DocumentTimestamp& timestamp) {
    return {timestamp.range, timestamp.token.imprint.algorithm};
}

/// Makes sure that the hole holds the token and `covered`, the digest of coverageOf, is what it is for.
/// Throws Integrity/SIGNED_FILE_WRONG with {"file": name}.
void requireTimestamp(const ReadHandle& file, const DocumentTimestamp& timestamp,
                      const crypto::Digest& covered, const std::string& name);

/// Looks at the written file before it gets its name.
using StampCheck = std::function<void(const std::filesystem::path& temporary, const DocumentTimestamp&)>;

/// Writes to `target` the file `source` and a document time-stamp over all of it (EN 319 142-1, 5.4.3). It is
/// on `check` to read the file again: see requireTimestamp. Errors as pdf::prepareSignature, TimestampSource
/// and PreparedPdf::fill.
void appendDocumentTimestamp(const std::filesystem::path& source, const std::filesystem::path& target,
                             const pdf::Reader& reader, TimestampSource& timestamps, const JobContext& job,
                             WorkLock& work, const StampCheck& check,
                             AtomicFile::Keep keep = AtomicFile::Keep::Durable);

/// Gives the finished stage `file` its name: a copy that appears whole or not at all.
void publish(const std::filesystem::path& file, const std::filesystem::path& target,
             const std::function<void(const std::filesystem::path&)>& check = {});

} // namespace cunho::signing
