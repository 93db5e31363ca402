// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/bytes.hpp>
#include <cunho/core/error.hpp>
#include <cunho/invoicing/hash_verifier.hpp>

namespace cunho::invoicing {

HashVerifier::HashVerifier(std::string_view publicKeyPem) : key_(crypto::PublicKey::fromPem(publicKeyPem)) {}

bool HashVerifier::holds(const HashMessage& message, std::string_view hash) const {
    Bytes value;
    try {
        value = fromBase64(hash);
    } catch (const Error&) {
        return false; // a damaged hash is an answer, not a failure
    }
    return key_.verifyRsaPkcs1(crypto::digest(crypto::DigestAlgorithm::Sha1, asBytes(message.text())), value);
}

} // namespace cunho::invoicing
