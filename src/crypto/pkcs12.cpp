// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/native.hpp"

#include <openssl/err.h>
#include <openssl/pkcs12err.h>

namespace cunho::crypto {
namespace {

constexpr const char* pkcs12Unreadable = "PKCS12_UNREADABLE";
constexpr int iterations = 100'000;

/// OpenSSL wants a zero-terminated password; this copy is wiped.
class Terminated {
  public:
    explicit Terminated(const Secret& secret) : text_(secret.exposeText()) {}
    ~Terminated() { wipe(text_); }
    Terminated(const Terminated&) = delete;
    Terminated& operator=(const Terminated&) = delete;
    const char* c_str() const noexcept { return text_.c_str(); }

  private:
    std::string text_;
};

/// Whether OpenSSL's last words are those of a file that is sound but was sealed with another password.
bool passwordWasWrong() {
    const unsigned long code = ERR_peek_last_error();
    if (ERR_GET_LIB(code) != ERR_LIB_PKCS12)
        return false;
    const int reason = ERR_GET_REASON(code);
    return reason == PKCS12_R_MAC_VERIFY_FAILURE || reason == PKCS12_R_PKCS12_CIPHERFINAL_ERROR;
}

std::vector<Certificate> listOf(const STACK_OF(X509) * stack) {
    std::vector<Certificate> list;
    for (int i = 0; stack != nullptr && i < sk_X509_num(stack); ++i) {
        X509* x509 = sk_X509_value(stack, i);
        X509_up_ref(x509);
        list.emplace_back(Certificate::Native::take(X509Handle(x509)));
    }
    return list;
}

} // namespace

Pkcs12 Pkcs12::open(ByteView der, const Secret& password) {
    const unsigned char* at = der.data();
    const auto file = own<Pkcs12Handle>(d2i_PKCS12(nullptr, &at, static_cast<long>(der.size())), Fault::File,
                                        pkcs12Unreadable);
    const Terminated text(password);
    EVP_PKEY* rawKey = nullptr;
    X509* rawLeaf = nullptr;
    STACK_OF(X509)* rawOthers = nullptr;
    const bool parsed = PKCS12_parse(file.get(), text.c_str(), &rawKey, &rawLeaf, &rawOthers) == 1;
    KeyHandle key(rawKey);
    X509Handle leaf(rawLeaf);
    const X509StackHandle others(rawOthers);
    if (!parsed && passwordWasWrong())
        check(false, Fault::Credential, "WRONG_PASSWORD");
    check(parsed, Fault::File, pkcs12Unreadable);
    ERR_clear_error();
    if (!key || !leaf)
        throw Error(Fault::File, pkcs12Unreadable, {}, "no key or no certificate in the file");

    const auto bag = listOf(others.get());
    const Certificate first(Certificate::Native::take(std::move(leaf)));
    return {PrivateKey(std::make_unique<PrivateKey::Native>(PrivateKey::Native{std::move(key)})),
            orderChain(bag, first)};
}

Bytes Pkcs12::create(const PrivateKey& key, const CertificateChain& chain, const Secret& password) {
    if (chain.empty())
        throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "PKCS#12 without a certificate");
    const auto others = own<X509StackHandle>(sk_X509_new_null());
    for (std::size_t i = 1; i < chain.size(); ++i) {
        check(X509_add_cert(others.get(), chain[i].native().x509.get(), X509_ADD_FLAG_UP_REF) == 1);
    }
    const Terminated text(password);
    const auto file = own<Pkcs12Handle>(PKCS12_create(text.c_str(), nullptr, key.native().key.get(),
                                                      chain.front().native().x509.get(), others.get(), 0, 0,
                                                      iterations, iterations, 0));
    const auto bio = own<BioHandle>(BIO_new(BIO_s_mem()));
    check(i2d_PKCS12_bio(bio.get(), file.get()) == 1);
    const ByteView der = writtenTo(bio);
    return Bytes(der.begin(), der.end());
}

} // namespace cunho::crypto
