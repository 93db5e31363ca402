// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/crypto/private_key.hpp>
#include <cunho/invoicing/money.hpp>

#include <string>
#include <string_view>

namespace cunho::invoicing {

/// What a document's hash is signed over (Portaria 363/2010; Despacho 8632/2014, 2.1).
struct HashMessage {
    Date date{};
    LocalTime systemEntry;
    std::string number; ///< exactly as printed
    Money gross;
    std::string previousHash; ///< Base64 of the previous document of type and series; empty for the first

    /// "2026-11-02;2026-11-02T09:15:00;FT 2026A/1;543.15;"
    std::string text() const;
};

/// RSA PKCS#1 v1.5 with SHA-1 over the text, Base64 in one line: 172 characters with the 1024-bit key that
/// the SAF-T schema's limit asks for.
std::string signHash(const HashMessage& message, const crypto::PrivateKey& key);

bool verifyHash(const HashMessage& message, std::string_view hash, std::string_view publicKeyPem);

/// Characters 1, 11, 21 and 31 of the hash. Throws Integrity/HASH_TOO_SHORT.
std::string hashCharacters(std::string_view hash);

/// The producer's certification by the Tax Authority. Without one, every document is a training document.
struct CertificationProfile {
    int number = 0;     ///< certificate number, > 0
    int keyVersion = 1; ///< HashControl
    std::string producerNif;
    std::string productId; ///< "Cunho/Producer"
    crypto::PrivateKey key;
    std::string productVersion{}; ///< of the program that was certified
};

/// The key that documents are chained with, and whether they are for training: a certification profile, or
/// the training key made at first start.
struct HashKey {
    const crypto::PrivateKey& key;
    int certificateNumber = 0; ///< 0 for training
    int keyVersion = 1;

    bool training() const noexcept { return certificateNumber == 0; }
};

} // namespace cunho::invoicing
