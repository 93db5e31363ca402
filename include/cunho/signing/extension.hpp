// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/job_context.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/signing/levels.hpp>

#include <filesystem>
#include <functional>
#include <optional>

namespace cunho::signing {

struct ExtendedFile {
    std::filesystem::path path;
    PadesLevel level = PadesLevel::B_B; ///< of every signature that stands in the file
    Bytes sha256;
};

/// What else is heeded when a file is extended.
struct ExtendConduct {
    /// SHA-256 of the file that is meant: any other is refused (File/FILE_CHANGED), before anybody is asked.
    std::optional<Bytes> sourceSha256{};
    /// Told of the longer file before it gets its name, which it does not get when this throws. Not told when
    /// nothing was appended.
    std::function<void(const ExtendedFile&)> beforeName{};
};

/// Takes a signed file to a higher level, whoever signed it, by what it appends: a document time-stamp, a DSS
/// for every signature and time-stamp, another document time-stamp. A file of level B-LTA gets its archive
/// time-stamp renewed in the same way. Not one byte of what was there changes.
class PadesExtender {
  public:
    PadesExtender(const pdf::Reader& reader, LevelServices services) : reader_(reader), services_(services) {}

    /// `target` may be the file itself: it is then replaced as a whole, by one that begins with all of it.
    /// Any other target must not exist. The level asked for is one above B-B. Throws Input/NOTHING_SIGNED,
    /// Unsupported/TOO_MANY_SIGNATURES with {"file","count","limit"},
    /// Integrity/SIGNATURE_BROKEN with {"file","field"}, File/FILE_CHANGED, Trust/CERTIFICATE_REVOKED,
    /// ISSUER_NOT_FOUND, Configuration/NO_TIMESTAMP_SOURCE, NO_REVOCATION_SOURCE, and as Reader,
    /// TimestampSource, RevocationSource and AtomicFile. Whatever it throws, the file is as it was.
    ExtendedFile extend(const std::filesystem::path& file, const std::filesystem::path& target,
                        PadesLevel level, const JobContext& job, const ExtendConduct& conduct = {}) const;

  private:
    const pdf::Reader& reader_;
    LevelServices services_;
};

} // namespace cunho::signing
