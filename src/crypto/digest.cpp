// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/native.hpp"

#include <cunho/core/file.hpp>
#include <cunho/crypto/digest.hpp>

#include <array>

namespace cunho::crypto {

struct Hasher::State {
    DigestAlgorithm algorithm;
    DigestHandle context;
};

const char* digestName(DigestAlgorithm algorithm) noexcept {
    switch (algorithm) {
    case DigestAlgorithm::Sha1: return "SHA-1";
    case DigestAlgorithm::Sha256: return "SHA-256";
    case DigestAlgorithm::Sha384: return "SHA-384";
    case DigestAlgorithm::Sha512: return "SHA-512";
    }
    return "";
}

Hasher::Hasher(DigestAlgorithm algorithm)
    : state_(std::make_unique<State>(State{algorithm, own<DigestHandle>(EVP_MD_CTX_new())})) {
    check(EVP_DigestInit_ex(state_->context.get(), nativeDigest(algorithm), nullptr) == 1);
}

Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::update(ByteView bytes) {
    check(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

Hasher Hasher::fork() const {
    Hasher other(state_->algorithm);
    check(EVP_MD_CTX_copy_ex(other.state_->context.get(), state_->context.get()) == 1);
    return other;
}

Digest Hasher::finish() {
    std::array<Byte, EVP_MAX_MD_SIZE> value{};
    unsigned length = 0;
    check(EVP_DigestFinal_ex(state_->context.get(), value.data(), &length) == 1);
    return {state_->algorithm, Bytes(value.begin(), value.begin() + length)};
}

Digest digest(DigestAlgorithm algorithm, ByteView bytes) {
    Hasher hasher(algorithm);
    hasher.update(bytes);
    return hasher.finish();
}

Digest sha256File(const std::filesystem::path& path) {
    const ReadHandle file(path);
    Hasher hasher(DigestAlgorithm::Sha256);
    file.stream(0, file.size(), [&](ByteView piece) { hasher.update(piece); });
    return hasher.finish();
}

Bytes digestInfo(const Digest& digest) {
    // RFC 8017 section 9.2, note 1: everything before the digest itself.
    static constexpr std::array<Byte, 15> sha1{0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e,
                                               0x03, 0x02, 0x1a, 0x05, 0x00, 0x04, 0x14};
    std::array<Byte, 19> sha2{0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                              0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};
    Bytes info;
    if (digest.algorithm == DigestAlgorithm::Sha1) {
        info.assign(sha1.begin(), sha1.end());
    } else {
        const std::size_t size = digest.value.size();
        sha2[1] = static_cast<Byte>(17 + size);
        sha2[14] = digest.algorithm == DigestAlgorithm::Sha256   ? 1
                   : digest.algorithm == DigestAlgorithm::Sha384 ? 2
                                                                 : 3;
        sha2[18] = static_cast<Byte>(size);
        info.assign(sha2.begin(), sha2.end());
    }
    info.insert(info.end(), digest.value.begin(), digest.value.end());
    return info;
}

} // namespace cunho::crypto
