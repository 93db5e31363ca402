// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/covered_digest.hpp"

namespace cunho::signing {

crypto::Digest coveredDigest(const ReadHandle& file, const pdf::ByteRange& range,
                             crypto::DigestAlgorithm algorithm) {
    crypto::Hasher hasher(algorithm);
    const auto sink = [&hasher](ByteView piece) { hasher.update(piece); };
    file.stream(range.first, range.firstLength, sink);
    file.stream(range.second, range.secondLength, sink);
    return hasher.finish();
}

} // namespace cunho::signing
