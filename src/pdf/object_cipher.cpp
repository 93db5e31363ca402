// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/object_cipher.hpp"

#include "pdf/qpdf.hpp"
#include "pdf/string_spans.hpp"
#include "pdf/syntax.hpp"

#include <cunho/core/random.hpp>

#include <algorithm>
#include <array>
#include <qpdf/QPDFCryptoProvider.hh>
#include <stdexcept>

namespace cunho::pdf {

namespace {

using Cipher = Encryption::Cipher;

constexpr std::size_t blockSize = QPDFCryptoImpl::rijndael_buf_size;

bool suits(Cipher cipher, std::size_t keySize) {
    switch (cipher) {
    case Cipher::None: return true;
    case Cipher::Rc4: return keySize >= 5 && keySize <= 16;
    case Cipher::AesV2: return keySize == 16;
    case Cipher::AesV3: return keySize == 32;
    }
    return false;
}

Bytes rc4(const Secret& key, ByteView plain) {
    Bytes out(plain.size());
    const auto crypto = QPDFCryptoProvider::getImpl();
    crypto->RC4_init(key.expose().data(), static_cast<int>(key.size()));
    crypto->RC4_process(plain.data(), plain.size(), out.data()); // GnuTLS's cannot work in place
    crypto->RC4_finalize();
    return out;
}

/// CBC, the initialization vector first, padded to whole blocks (7.6.2, 1: at least one byte of padding).
Bytes aes(const Secret& key, ByteView plain) {
    Bytes out = randomBytes(blockSize);
    std::array<Byte, blockSize> chain{};
    std::copy(out.begin(), out.end(), chain.begin());
    const std::size_t padding = blockSize - plain.size() % blockSize;
    out.resize(blockSize + plain.size() + padding, static_cast<Byte>(padding));
    std::copy(plain.begin(), plain.end(), out.begin() + blockSize);
    const auto crypto = QPDFCryptoProvider::getImpl();
    crypto->rijndael_init(true, key.expose().data(), key.size(), true, chain.data());
    for (std::size_t at = blockSize; at < out.size(); at += blockSize) {
        std::array<Byte, blockSize> block{};
        std::copy_n(out.begin() + static_cast<std::ptrdiff_t>(at), blockSize, block.begin());
        crypto->rijndael_process(block.data(), out.data() + at);
    }
    crypto->rijndael_finalize();
    return out;
}

} // namespace

ObjectCipher::ObjectCipher(const Encryption& encryption) : encryption_(encryption) {
    const std::size_t size = encryption.fileKey == nullptr ? 0 : encryption.fileKey->size();
    if (!suits(encryption.strings, size) || !suits(encryption.streams, size)) {
        throw std::invalid_argument("the file key does not suit its cipher");
    }
}

std::string ObjectCipher::strings(ObjectId id, std::string_view body) const {
    if (encryption_.strings == Cipher::None) {
        return std::string(body);
    }
    std::string out;
    std::size_t done = 0;
    for (const StringSpan& span : stringSpans(body)) {
        if (span.isSignature) {
            continue;
        }
        out += body.substr(done, span.begin - done);
        const Bytes plain = stringBytes(body.substr(span.begin, span.end - span.begin));
        out += hexSyntax(encrypt(encryption_.strings, id, plain));
        done = span.end;
    }
    return out.append(body.substr(done));
}

Bytes ObjectCipher::stream(ObjectId id, ByteView data) const {
    return encrypt(encryption_.streams, id, data);
}

/// Algorithm 1 (7.6.2); AESV3 has no keys of objects (ISO 32000-2, algorithm 1.A).
Secret ObjectCipher::objectKey(Cipher cipher, ObjectId id) const {
    const ByteView fileKey = encryption_.fileKey->expose();
    if (cipher == Cipher::AesV3) {
        return Secret(fileKey);
    }
    const auto byte = [](std::uint32_t value, unsigned place) {
        return static_cast<Byte>((value >> (8U * place)) & 0xFFU);
    };
    const std::array<Byte, 9> salt{byte(id.number, 0),
                                   byte(id.number, 1),
                                   byte(id.number, 2),
                                   byte(id.generation, 0),
                                   byte(id.generation, 1),
                                   's',
                                   'A',
                                   'l',
                                   'T'};
    const auto crypto = QPDFCryptoProvider::getImpl();
    crypto->MD5_init();
    crypto->MD5_update(fileKey.data(), fileKey.size());
    crypto->MD5_update(salt.data(), cipher == Cipher::AesV2 ? 9 : 5);
    crypto->MD5_finalize();
    Bytes digest(16);
    crypto->MD5_digest(digest.data());
    Secret key(ByteView(digest).first(std::min(fileKey.size() + 5, digest.size())));
    wipe(digest);
    return key;
}

Bytes ObjectCipher::encrypt(Cipher cipher, ObjectId id, ByteView plain) const {
    switch (cipher) {
    case Cipher::None: break;
    case Cipher::Rc4: return rc4(objectKey(cipher, id), plain);
    case Cipher::AesV2:
    case Cipher::AesV3: return aes(objectKey(cipher, id), plain);
    }
    return {plain.begin(), plain.end()};
}

} // namespace cunho::pdf
