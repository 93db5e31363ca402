// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/cms.hpp>

namespace cunho::crypto {

/// DER of the OBJECT IDENTIFIER 1.2.840.113549.1.9.16.6.n (RFC 5126 section 5.11.1).
Bytes commitmentIdentifier(CommitmentType commitment);

} // namespace cunho::crypto
