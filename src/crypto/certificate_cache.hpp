// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "crypto/native.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>

namespace cunho::crypto {

/// The certificates parsed last, by their fingerprint. One file names each of a few certificates many times,
/// and OpenSSL 3.0 searches all its decoders for every public key: that took half of a verification.
class CertificateCache {
  public:
    using Entry = std::shared_ptr<const Certificate::Native>;

    Entry find(const Digest& fingerprint);
    /// Takes the place of the one that has been here longest.
    void keep(Entry entry);

    static CertificateCache& ofProcess();

  private:
    std::mutex mutex_;
    std::array<Entry, 64> entries_;
    std::size_t next_ = 0;
};

} // namespace cunho::crypto
