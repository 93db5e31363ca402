// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/pki.hpp"

#include <httplib.h>
#include <openssl/ssl.h>

namespace cunho::sandbox {

/// Gives a server's context its key and certificate and forbids everything below TLS 1.2.
bool equipTls(SSL_CTX& context, const Identity& identity);

/// "TLSv1.3"
std::string tlsVersion(const httplib::Request& request);

/// Ends the connection under the library's feet: whatever it still writes is lost.
void cutConnection(const httplib::Request& request);

} // namespace cunho::sandbox
