// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/file.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/pdf/structure.hpp>

#include <vector>

namespace cunho::signing {

/// A digest that is wanted of the bytes that a ByteRange covers.
struct Coverage {
    pdf::ByteRange range; ///< begins at 0
    crypto::DigestAlgorithm algorithm = crypto::DigestAlgorithm::Sha256;
};

/// The SHA-256 of the first `size` bytes, without a hole.
inline Coverage wholeFile(std::uint64_t size) {
    return {{0, size, size, 0}, crypto::DigestAlgorithm::Sha256};
}

/// The digests in the order asked. The file is streamed once up to the last hole, however many are wanted:
/// each forks from the common one at its hole. Errors as ReadHandle::stream.
std::vector<crypto::Digest> coveredDigests(const ReadHandle& file, const std::vector<Coverage>& wanted);

} // namespace cunho::signing
