// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/secret.hpp>

#include <cstdint>

namespace cunho::crypto {

/// What one derivation costs (RFC 7914, section 2): 128 N r bytes of memory, and N r p steps of time.
struct ScryptCost {
    std::uint64_t n = std::uint64_t{1} << 17U; ///< a power of two; 128 MiB and some 0.5 s with r = 8, p = 1
    std::uint32_t r = 8;
    std::uint32_t p = 1;

    /// Well-formed, at most 256 MiB and four times the steps of the default: what is read from a disk may
    /// neither fill the memory nor take the day.
    bool bearable() const noexcept;

    bool operator==(const ScryptCost&) const = default;
};

/// scrypt (RFC 7914) of a passphrase. Throws Internal/CRYPTO_FAILED for a cost that is not bearable.
Secret scrypt(const Secret& passphrase, ByteView salt, const ScryptCost& cost = {}, std::size_t size = 32);

} // namespace cunho::crypto
