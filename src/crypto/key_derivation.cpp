// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/native.hpp"

#include <cunho/crypto/key_derivation.hpp>

#include <bit>

namespace cunho::crypto {
namespace {

constexpr std::uint64_t mostMemory = std::uint64_t{256} << 20U;
constexpr std::uint64_t mostSteps = std::uint64_t{1} << 22U;

} // namespace

bool ScryptCost::bearable() const noexcept {
    constexpr std::uint64_t most = std::uint64_t{1} << 21U; // each alone, so that no product overflows
    if (n < 2 || n > most || !std::has_single_bit(n) || r == 0 || r > most || p == 0 || p > most)
        return false;
    return 128 * n * r <= mostMemory && 128 * std::uint64_t{p} * r <= mostMemory && n * r <= mostSteps / p;
}

Secret scrypt(const Secret& passphrase, ByteView salt, const ScryptCost& cost, std::size_t size) {
    check(cost.bearable());
    // OpenSSL counts its other blocks too.
    constexpr std::uint64_t limit = 2 * mostMemory + (std::uint64_t{1} << 20U);
    const auto text = passphrase.exposeText();
    Bytes key(size);
    const bool made = EVP_PBE_scrypt(text.empty() ? "" : text.data(), text.size(), salt.data(), salt.size(),
                                     cost.n, cost.r, cost.p, limit, key.data(), key.size()) == 1;
    Secret secret(key);
    wipe(key);
    check(made);
    return secret;
}

} // namespace cunho::crypto
