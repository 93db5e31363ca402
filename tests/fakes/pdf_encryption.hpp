// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cunho::test {

/// How a file encrypts its strings and streams (ISO 32000-2, 7.6), made without a line of the program's.
class FileCipher {
  public:
    enum class Method { Rc4, AesV2, AesV3 };

    FileCipher(Method method, std::string fileKey) : method_(method), key_(std::move(fileKey)) {}

    /// One string or stream of an object (7.6.3.2, 7.6.4.2).
    std::string encrypt(std::string_view plain, std::size_t number, std::size_t generation) const;

    /// An object's text with each of its strings encrypted; a signature's /Contents stays as it is.
    std::string encryptStrings(std::string_view body, std::size_t number, std::size_t generation) const;

  private:
    std::string objectKey(std::size_t number, std::size_t generation) const;

    Method method_;
    std::string key_;
};

/// The standard security handler's dictionary and what belongs to it.
struct EncryptedWith {
    std::string dictionary; ///< the value of /Encrypt
    FileCipher cipher;
};

enum class PdfEncryption {
    None,
    Rc4Short, ///< V 1, R 2: 40 bits
    Rc4Long,  ///< V 2, R 3: 128 bits
    AesV2,    ///< V 4, R 4
    AesV3,    ///< V 5, R 6
};

struct EncryptionRequest {
    PdfEncryption kind = PdfEncryption::AesV3;
    std::string userPassword{};
    std::string ownerPassword = "dono";
    std::string firstFileId{};
    bool metadata = true; ///< the XMP stream is encrypted too
    std::int32_t permissions = -4;
};

EncryptedWith encryptWith(const EncryptionRequest& request);

/// "<0A1B>"
std::string hexString(std::string_view bytes);

} // namespace cunho::test
