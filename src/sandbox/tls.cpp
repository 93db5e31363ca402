// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/tls.hpp"

#include <memory>
#include <openssl/pem.h>
#include <sys/socket.h>

namespace cunho::sandbox {
namespace {

template<auto release>
struct Release {
    template<class T>
    void operator()(T* handle) const {
        release(handle);
    }
};

using Bio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using X509Handle = std::unique_ptr<X509, Release<X509_free>>;

Bio memory(std::string_view text) {
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

} // namespace

bool equipTls(SSL_CTX& context, const Identity& identity) {
    const Secret keyPem = identity.key.pem();
    const Key key(PEM_read_bio_PrivateKey(memory(keyPem.exposeText()).get(), nullptr, nullptr, nullptr));
    const std::string pem = identity.certificate.pem();
    const X509Handle certificate(PEM_read_bio_X509(memory(pem).get(), nullptr, nullptr, nullptr));
    return key && certificate && SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION) == 1 &&
           SSL_CTX_use_certificate(&context, certificate.get()) == 1 &&
           SSL_CTX_use_PrivateKey(&context, key.get()) == 1 && SSL_CTX_check_private_key(&context) == 1;
}

std::string tlsVersion(const httplib::Request& request) {
    return request.ssl == nullptr ? "no TLS" : SSL_get_version(request.ssl);
}

void cutConnection(const httplib::Request& request) {
    if (request.ssl != nullptr)
        ::shutdown(SSL_get_fd(request.ssl), SHUT_RDWR);
}

} // namespace cunho::sandbox
