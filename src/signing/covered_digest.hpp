// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/file.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/pdf/structure.hpp>

namespace cunho::signing {

/// The digest over the bytes that a ByteRange covers.
crypto::Digest coveredDigest(const ReadHandle& file, const pdf::ByteRange& range,
                             crypto::DigestAlgorithm algorithm);

} // namespace cunho::signing
