// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "openssl_floor.hpp"

#include "comparison.hpp"

#include <cunho/core/secret.hpp>

#include <array>
#include <cstdio>
#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdexcept>
#include <unistd.h>

namespace cunho::bench {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

Bio reading(ByteView bytes) {
    return {BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), &BIO_free};
}

X509* native(const crypto::Certificate& certificate) {
    const Bytes der = certificate.der();
    const unsigned char* next = der.data();
    X509* out = d2i_X509(nullptr, &next, static_cast<long>(der.size()));
    require(out != nullptr, "d2i_X509");
    return out;
}

} // namespace

struct OpensslFloor::State {
    EVP_PKEY* key = nullptr;
    X509* signer = nullptr;
    STACK_OF(X509) * others = sk_X509_new_null();

    ~State() {
        EVP_PKEY_free(key);
        X509_free(signer);
        sk_X509_pop_free(others, X509_free);
    }
};

OpensslFloor::OpensslFloor(const crypto::PrivateKey& key, const crypto::CertificateChain& chain)
    : state_(std::make_unique<State>()) {
    const Secret pem = key.pem();
    state_->key = PEM_read_bio_PrivateKey(reading(pem.expose()).get(), nullptr, nullptr, nullptr);
    require(state_->key != nullptr, "PEM_read_bio_PrivateKey");
    state_->signer = native(chain.front());
    for (std::size_t index = 1; index < chain.size(); ++index) {
        sk_X509_push(state_->others, native(chain[index]));
    }
}

OpensslFloor::~OpensslFloor() = default;

Bytes OpensslFloor::sign(ByteView covered) const {
    const Bio data = reading(covered);
    constexpr unsigned flags = CMS_BINARY | CMS_DETACHED | CMS_NOSMIMECAP | CMS_CADES;
    const std::unique_ptr<CMS_ContentInfo, decltype(&CMS_ContentInfo_free)> cms(
        CMS_sign(state_->signer, state_->key, state_->others, data.get(), flags), &CMS_ContentInfo_free);
    require(cms != nullptr, "CMS_sign");
    unsigned char* der = nullptr;
    const int length = i2d_CMS_ContentInfo(cms.get(), &der);
    require(length > 0, "i2d_CMS_ContentInfo");
    Bytes out(der, der + length);
    OPENSSL_free(der);
    return out;
}

void OpensslFloor::write(ByteView content, const std::filesystem::path& target) {
    const std::string temporary = target.string() + ".tmp";
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    require(file >= 0, "open");
    const auto written = ::write(file, content.data(), content.size());
    require(written == static_cast<ssize_t>(content.size()), "write");
    require(::fsync(file) == 0, "fsync");
    ::close(file);
    require(std::rename(temporary.c_str(), target.c_str()) == 0, "rename");
}

void OpensslFloor::hash(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    require(descriptor >= 0, "open");
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    require(EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1, "EVP_DigestInit_ex");
    Bytes piece(1U << 20U);
    for (;;) {
        const auto got = ::read(descriptor, piece.data(), piece.size());
        require(got >= 0, "read");
        if (got == 0) {
            break;
        }
        EVP_DigestUpdate(context.get(), piece.data(), static_cast<std::size_t>(got));
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> value{};
    require(EVP_DigestFinal_ex(context.get(), value.data(), nullptr) == 1, "EVP_DigestFinal_ex");
    ::close(descriptor);
}

void OpensslFloor::copy(const std::filesystem::path& source, const std::filesystem::path& target) {
    const std::string temporary = target.string() + ".tmp";
    const int from = ::open(source.c_str(), O_RDONLY | O_CLOEXEC);
    const int to = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    require(from >= 0 && to >= 0, "open");
    auto left = std::filesystem::file_size(source);
    while (left > 0) {
        const auto copied = ::copy_file_range(from, nullptr, to, nullptr, left, 0);
        require(copied > 0, "copy_file_range");
        left -= static_cast<std::size_t>(copied);
    }
    hash(temporary);
    require(::fsync(to) == 0, "fsync");
    ::close(from);
    ::close(to);
    require(std::rename(temporary.c_str(), target.c_str()) == 0, "rename");
}

} // namespace cunho::bench
