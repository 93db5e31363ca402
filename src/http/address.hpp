// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

namespace cunho::http {

/// Whether a numeric IPv4 or IPv6 address is globally reachable (IANA's special-purpose address registries,
/// RFC 6890): not loopback, private, link-local, multicast, documentation or reserved, and not one of those
/// wrapped into an IPv6 address. False for anything that is no address.
bool isPublicAddress(const std::string& address);

} // namespace cunho::http
