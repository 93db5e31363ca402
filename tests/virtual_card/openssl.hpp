// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdexcept>
#include <string>

/// OpenSSL as the virtual card uses it, past the rooms under test.
namespace cunho::test::openssl {

template<auto function>
struct Free {
    template<class T>
    void operator()(T* object) const noexcept {
        function(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using X509Handle = std::unique_ptr<X509, Free<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
using Identifier = std::unique_ptr<ASN1_OBJECT, Free<ASN1_OBJECT_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>>;
using File = std::unique_ptr<BIO, Free<BIO_free>>;

inline void check(bool good, const std::string& what) {
    if (!good)
        throw std::runtime_error("virtual card: " + what);
}

inline File openFile(const std::filesystem::path& path, const char* mode) {
    File file(BIO_new_file(path.c_str(), mode));
    check(file != nullptr, "cannot open " + path.string());
    return file;
}

inline Key readKey(const std::filesystem::path& path) {
    Key key(PEM_read_bio_PrivateKey(openFile(path, "r").get(), nullptr, nullptr, nullptr));
    check(key != nullptr, "no key in " + path.string());
    return key;
}

inline X509Handle readCertificate(const std::filesystem::path& path) {
    X509Handle certificate(PEM_read_bio_X509(openFile(path, "r").get(), nullptr, nullptr, nullptr));
    check(certificate != nullptr, "no certificate in " + path.string());
    return certificate;
}

} // namespace cunho::test::openssl
