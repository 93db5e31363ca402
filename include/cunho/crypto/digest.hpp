// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <filesystem>
#include <memory>

namespace cunho::crypto {

enum class DigestAlgorithm { Sha1, Sha256, Sha384, Sha512 };

/// "SHA-256" and so on.
const char* digestName(DigestAlgorithm algorithm) noexcept;

/// An algorithm and the value it gave: 20, 32, 48 or 64 bytes.
struct Digest {
    DigestAlgorithm algorithm = DigestAlgorithm::Sha256;
    Bytes value;

    bool operator==(const Digest&) const = default;
};

/// A digest computed piece by piece.
class Hasher {
  public:
    explicit Hasher(DigestAlgorithm algorithm);
    ~Hasher();
    Hasher(Hasher&&) noexcept;
    Hasher& operator=(Hasher&&) noexcept;

    void update(ByteView bytes);

    /// Another hasher that goes on from here.
    Hasher fork() const;

    /// The digest of everything given; the hasher is used up.
    Digest finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

Digest digest(DigestAlgorithm algorithm, ByteView bytes);
inline Digest sha256(ByteView bytes) {
    return digest(DigestAlgorithm::Sha256, bytes);
}
Digest sha256File(const std::filesystem::path& path);

/// DER of DigestInfo (RFC 8017 section 9.2): 51 bytes for SHA-256, what SAFE, SCMD and cards take.
Bytes digestInfo(const Digest& digest);

} // namespace cunho::crypto
