// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/signing/levels.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cunho::signing {

/// A file that was signed here and is no invoice.
struct SignedFileRecord {
    std::int64_t id = 0;          ///< given by the log; grows
    std::filesystem::path source; ///< absolute
    Bytes sourceSha256;
    std::filesystem::path file; ///< absolute; where it was put, which it may have left since
    Bytes sha256;
    std::string signer; ///< common name
    PadesLevel level = PadesLevel::B_B;
    PadesLevel wanted = PadesLevel::B_B;
    TimePoint signedAt{};
    std::string provider; ///< registry name
    bool qualified = false;
};

/// Which records, newest first.
struct SignedFileQuery {
    std::string search; ///< words, all of which stand in name, folder or signer (no accents, any case);
                        ///< or the beginning (8 digits or more) of a SHA-256 of source or file
    std::optional<TimePoint> from, to; ///< from <= signedAt < to
    std::optional<std::int64_t> after; ///< `id` of the last record of the page before
    std::size_t limit = 50;
};

/// Port, kept by store: the log of signed files. Pages go by key, so that a long log costs no more.
class SignedFileLog {
  public:
    virtual ~SignedFileLog() = default;

    /// Adds them, all or none; durable when the call returns. The same file with the same SHA-256 is logged
    /// once.
    virtual void put(std::span<const SignedFileRecord> records) = 0;

    /// A file of the log was completed; nothing happens when it is not in it. The newest record of it counts.
    virtual void raise(const std::filesystem::path& file, PadesLevel level, ByteView sha256) = 0;

    /// SHA-256 of each file that was put there, newest first.
    virtual std::vector<Bytes> digestsAt(const std::filesystem::path& file) = 0;

    virtual std::vector<SignedFileRecord> page(const SignedFileQuery& query) = 0;

    /// Of all pages together.
    virtual std::int64_t count(const SignedFileQuery& query) = 0;
};

} // namespace cunho::signing
