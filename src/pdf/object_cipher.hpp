// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/structure.hpp>

#include <string>
#include <string_view>

namespace cunho::pdf {

/// Encrypts objects as the encrypted file to which they are appended does (ISO 32000-1, 7.6.2; ISO 32000-2,
/// 7.6.3): each string and stream under a key of its object, or under the file key (AESV3), with a random
/// initialization vector. Ciphers come from libqpdf (docs/decisions/0010).
class ObjectCipher {
  public:
    /// `encryption` must outlive it. Throws std::invalid_argument when the file key does not suit the
    /// ciphers.
    explicit ObjectCipher(const Encryption& encryption);

    /// The body of object `id` with every string encrypted and written in hexadecimal. A signature
    /// dictionary's /Contents stays as it is (7.6.1).
    std::string strings(ObjectId id, std::string_view body) const;

    /// The data of a stream.
    Bytes stream(ObjectId id, ByteView data) const;

  private:
    Secret objectKey(Encryption::Cipher cipher, ObjectId id) const;
    Bytes encrypt(Encryption::Cipher cipher, ObjectId id, ByteView plain) const;

    const Encryption& encryption_;
};

} // namespace cunho::pdf
