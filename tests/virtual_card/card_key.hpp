// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <filesystem>
#include <memory>

namespace cunho::test {

/// Length of the digest that an algorithm reference of IAS signs (its high half: 1 SHA-1, 4 SHA-256, 5
/// SHA-384, 6 SHA-512); 0 for free form, whose content the caller gives whole.
std::size_t digestLength(Byte algorithm);

/// A private key as the chip has it: by algorithm reference, of which the low half is 2 for
/// RSASSA-PKCS1-v1_5, 5 for RSASSA-PSS with a salt as long as the digest, 4 for ECDSA.
class CardKey {
  public:
    explicit CardKey(const std::filesystem::path& pem);
    CardKey(CardKey&&) noexcept;
    ~CardKey();

    int bits() const;

    /// As the card gives it: an ECDSA value is r and s, 32 bytes each.
    Bytes sign(Byte algorithm, ByteView digest) const;

    /// The public point of an EC key, uncompressed: 04 x y.
    Bytes publicPoint() const;

  private:
    struct Native;
    std::unique_ptr<Native> native_;
};

} // namespace cunho::test
