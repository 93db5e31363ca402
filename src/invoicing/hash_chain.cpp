// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/bytes.hpp>
#include <cunho/core/error.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/invoicing/hash_chain.hpp>

namespace cunho::invoicing {
namespace {

crypto::Digest sha1(const HashMessage& message) {
    return crypto::digest(crypto::DigestAlgorithm::Sha1, asBytes(message.text()));
}

} // namespace

std::string HashMessage::text() const {
    return formatDate(date) + ";" + formatLocal(systemEntry) + ";" + number + ";" + gross.toString() + ";" +
           previousHash;
}

std::string signHash(const HashMessage& message, const crypto::PrivateKey& key) {
    return toBase64(key.signRsaPkcs1(sha1(message)));
}

bool verifyHash(const HashMessage& message, std::string_view hash, std::string_view publicKeyPem) {
    Bytes value;
    try {
        value = fromBase64(hash);
    } catch (const Error&) {
        return false; // a damaged hash is an answer, not a failure
    }
    return crypto::verifyRsaPkcs1(publicKeyPem, sha1(message), value);
}

std::string hashCharacters(std::string_view hash) {
    if (hash.size() < 31)
        throw Error(Fault::Integrity, "HASH_TOO_SHORT");
    return {hash[0], hash[10], hash[20], hash[30]};
}

} // namespace cunho::invoicing
