// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "crypto/der.hpp"

#include <cunho/crypto/timestamp.hpp>

namespace cunho::crypto {

/// Throws File/DER_MALFORMED: what makes a token useless is told as its detail.
[[noreturn]] void unusableToken(const char* why);

/// Puts what a TSTInfo (RFC 3161 section 2.4.2) says into `token`. Throws File/DER_MALFORMED.
void readTstInfo(ByteView der, TimestampToken& token);

/// Reads a MessageImprint, the same SEQUENCE as `digestInfo` writes, whose length fits its algorithm; nothing
/// for an unknown algorithm. Throws File/DER_MALFORMED.
std::optional<Digest> readImprint(const der::Element& imprint);

} // namespace cunho::crypto
