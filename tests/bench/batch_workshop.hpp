// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "openssl_floor.hpp"

#include <cunho/core/clock.hpp>
#include <cunho/core/file.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/private_key.hpp>
#include <cunho/pdf/reader.hpp>

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cunho::bench {

/// Who reads the files of a batch. A reader with a process of its own is made anew for each batch.
struct ReaderKind {
    std::string name;
    std::function<std::unique_ptr<pdf::Reader>()> make;
};

/// Every reader that the program has.
std::vector<ReaderKind> readerKinds();

/// A key with its certificates, and files that both sides sign.
class BatchWorkshop {
  public:
    BatchWorkshop(crypto::PrivateKey key, std::size_t files, std::size_t fileSize);

    enum class Keep { Nothing, First };

    /// Signs every file at B-B into a new folder; the outcome of each is checked. The first one is what
    /// `floor` works on.
    void sign(const ReaderKind& reader, Keep keep = Keep::Nothing);

    /// Reads every file and then signs it as the window does, with journal and log in a database; seconds of
    /// either half. The outcome of each is checked.
    struct BatchTimes {
        double reading = 0;
        double signing = 0;
    };
    BatchTimes signAsBatch(const ReaderKind& reader) const;

    /// OpenSSL and system calls on the same bytes and files of the same final size.
    void floor() const;

    /// What no signer of a large file can do without: SHA-256 of the original and of the finished file, a
    /// copy, fsync, rename.
    void largeFloor() const;

    /// Reads the structure of every file once with PoDoFo alone.
    void parse() const;

  private:
    /// A new folder that lives as long as the workshop, when it holds small files: deleting many of them
    /// makes some file systems slow at the next ones.
    std::filesystem::path newFolder() const;

    TemporaryFolder folder_{"cunho-bench"};
    mutable std::deque<TemporaryFolder> written_;
    SystemClock clock_;
    crypto::PrivateKey key_;
    crypto::CertificateChain chain_;
    std::vector<std::filesystem::path> sources_;
    std::string covered_; ///< of the first finished file
    Bytes finished_;
};

/// A chain of a root and a leaf for `key`, valid for a day.
crypto::CertificateChain chainFor(const crypto::PrivateKey& key, TimePoint now);

} // namespace cunho::bench
