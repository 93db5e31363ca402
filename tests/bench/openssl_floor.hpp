// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/private_key.hpp>

#include <filesystem>
#include <memory>

namespace cunho::bench {

/// What no signer can do without, by the shortest way: a detached CAdES CMS made by OpenSSL alone, and a file
/// written, synchronised and renamed by system calls alone.
class OpensslFloor {
  public:
    OpensslFloor(const crypto::PrivateKey& key, const crypto::CertificateChain& chain);
    ~OpensslFloor();
    OpensslFloor(const OpensslFloor&) = delete;
    OpensslFloor& operator=(const OpensslFloor&) = delete;

    /// The DER of a CMS over `covered`.
    Bytes sign(ByteView covered) const;

    /// Writes `content` beside `target`, fsync, rename.
    static void write(ByteView content, const std::filesystem::path& target);

    /// SHA-256 of the file, in pieces.
    static void hash(const std::filesystem::path& file);

    /// Copies `source` beside `target` inside the kernel, hashes the copy, fsync, rename.
    static void copy(const std::filesystem::path& source, const std::filesystem::path& target);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cunho::bench
