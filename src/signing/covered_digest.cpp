// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/covered_digest.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace cunho::signing {

std::vector<crypto::Digest> coveredDigests(const ReadHandle& file, const std::vector<Coverage>& wanted) {
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t index) { return wanted[index].range.firstLength; });
    std::map<crypto::DigestAlgorithm, crypto::Hasher> common;
    for (const Coverage& coverage : wanted) {
        common.try_emplace(coverage.algorithm, coverage.algorithm);
    }
    const auto all = [&common](ByteView piece) {
        for (auto& [algorithm, hasher] : common) {
            hasher.update(piece);
        }
    };
    std::vector<crypto::Digest> out(wanted.size());
    std::uint64_t at = 0;
    for (const std::size_t index : order) {
        const auto& [range, algorithm] = wanted[index];
        file.stream(at, range.firstLength - at, all);
        at = range.firstLength;
        crypto::Hasher own = common.at(algorithm).fork();
        file.stream(range.second, range.secondLength, [&own](ByteView piece) { own.update(piece); });
        out[index] = own.finish();
    }
    return out;
}

} // namespace cunho::signing
