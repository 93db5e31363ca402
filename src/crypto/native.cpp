// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/native.hpp"

#include <openssl/err.h>
#include <openssl/rsa.h>

namespace cunho::crypto {

std::string drainErrors() {
    std::string text;
    const char* data = nullptr;
    int flags = 0;
    while (const unsigned long code = ERR_get_error_all(nullptr, nullptr, nullptr, &data, &flags)) {
        char line[256];
        ERR_error_string_n(code, line, sizeof line);
        if (!text.empty())
            text += "; ";
        text += line;
        if ((flags & ERR_TXT_STRING) != 0 && data != nullptr && *data != '\0')
            text.append(": ").append(data);
    }
    return text;
}

void check(bool ok, Fault fault, const char* reason, const ErrorParams& params) {
    if (!ok)
        throw Error(fault, reason, params, drainErrors());
}

BioHandle readFrom(ByteView bytes) {
    // An empty view may hold no address at all, which OpenSSL refuses.
    const void* data = bytes.empty() ? "" : static_cast<const void*>(bytes.data());
    return own<BioHandle>(BIO_new_mem_buf(data, static_cast<int>(bytes.size())));
}

ByteView writtenTo(const BioHandle& bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return asBytes(std::string_view(data, static_cast<std::size_t>(size)));
}

const EVP_MD* nativeDigest(DigestAlgorithm algorithm) noexcept {
    switch (algorithm) {
    case DigestAlgorithm::Sha1: return EVP_sha1();
    case DigestAlgorithm::Sha256: return EVP_sha256();
    case DigestAlgorithm::Sha384: return EVP_sha384();
    case DigestAlgorithm::Sha512: return EVP_sha512();
    }
    return nullptr;
}

std::size_t digestSize(DigestAlgorithm algorithm) noexcept {
    return static_cast<std::size_t>(EVP_MD_get_size(nativeDigest(algorithm)));
}

bool usePss(EVP_PKEY_CTX* context, DigestAlgorithm mask, int saltLength) noexcept {
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_mgf1_md(context, nativeDigest(mask)) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(context, saltLength) == 1;
}

KeyAlgorithm keyAlgorithmOf(EVP_PKEY* key) noexcept {
    if (key == nullptr) {
        ERR_clear_error();
        return KeyAlgorithm::Other;
    }
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
    case EVP_PKEY_RSA_PSS: return KeyAlgorithm::Rsa;
    case EVP_PKEY_EC: break;
    default: return KeyAlgorithm::Other;
    }
    char group[64] = {};
    std::size_t length = 0;
    const bool named = EVP_PKEY_get_group_name(key, group, sizeof group, &length) == 1;
    ERR_clear_error();
    if (!named)
        return KeyAlgorithm::Other;
    const int nid = OBJ_txt2nid(group);
    if (nid == NID_X9_62_prime256v1)
        return KeyAlgorithm::EcP256;
    return nid == NID_secp384r1 ? KeyAlgorithm::EcP384 : KeyAlgorithm::Other;
}

TimePoint timeOf(const ASN1_TIME* time, const char* reason) {
    std::tm parts{};
    check(ASN1_TIME_to_tm(time, &parts) == 1, Fault::File, reason);
    using namespace std::chrono;
    const sys_days day = year(parts.tm_year + 1900) / (parts.tm_mon + 1) / parts.tm_mday;
    return day + hours(parts.tm_hour) + minutes(parts.tm_min) + seconds(parts.tm_sec);
}

std::time_t secondsOf(TimePoint time) noexcept {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

std::string serialText(const ASN1_INTEGER* serial) {
    return toHex(
        ByteView(ASN1_STRING_get0_data(serial), static_cast<std::size_t>(ASN1_STRING_length(serial))));
}

bool issues(const Certificate& issuer, const Certificate& subject) {
    X509* above = issuer.native().x509.get();
    X509* below = subject.native().x509.get();
    const bool yes =
        X509_check_issued(above, below) == X509_V_OK && X509_verify(below, X509_get0_pubkey(above)) == 1;
    ERR_clear_error();
    return yes;
}

bool verifyRsaPkcs1(EVP_PKEY* key, const Digest& digest, ByteView value) {
    if (key == nullptr || EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA)
        return false;
    const auto context = own<KeyContextHandle>(EVP_PKEY_CTX_new(key, nullptr));
    check(EVP_PKEY_verify_init(context.get()) == 1);
    check(EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1);
    check(EVP_PKEY_CTX_set_signature_md(context.get(), nativeDigest(digest.algorithm)) == 1);
    const int result =
        EVP_PKEY_verify(context.get(), value.data(), value.size(), digest.value.data(), digest.value.size());
    ERR_clear_error();
    return result == 1;
}

} // namespace cunho::crypto
