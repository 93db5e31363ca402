// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/tls.hpp"

#include <memory>
#include <sys/socket.h>

// The TLS objects here are the HTTP library's; keys and certificates stay with the room crypto.
namespace cunho::sandbox {

bool requireTls12(const httplib::SSLServer& server) {
    return SSL_CTX_set_min_proto_version(server.ssl_context(), TLS1_2_VERSION) == 1;
}

// OpenSSL 3 speaks version 1.1 at security level 0 alone.
bool requireTls11(const httplib::SSLServer& server) {
    SSL_CTX* context = server.ssl_context();
    SSL_CTX_set_security_level(context, 0);
    return SSL_CTX_set_min_proto_version(context, TLS1_1_VERSION) == 1 &&
           SSL_CTX_set_max_proto_version(context, TLS1_1_VERSION) == 1;
}

std::string tlsVersion(const httplib::Request& request) {
    return request.ssl == nullptr ? "no TLS" : SSL_get_version(request.ssl);
}

void cutConnection(const httplib::Request& request) {
    if (request.ssl != nullptr)
        ::shutdown(SSL_get_fd(request.ssl), SHUT_RDWR);
}

} // namespace cunho::sandbox
