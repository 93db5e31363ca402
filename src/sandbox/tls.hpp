// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <httplib.h>
#include <string>

namespace cunho::sandbox {

/// Forbids everything below TLS 1.2. False when the library does not obey.
bool requireTls12(const httplib::SSLServer& server);

/// TLS 1.1 and no other version, which no client may take. False when the library cannot.
bool requireTls11(const httplib::SSLServer& server);

/// "TLSv1.3"
std::string tlsVersion(const httplib::Request& request);

/// Ends the connection under the library's feet: whatever it still writes is lost.
void cutConnection(const httplib::Request& request);

} // namespace cunho::sandbox
