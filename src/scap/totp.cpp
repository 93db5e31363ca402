// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/crypto/hmac.hpp>
#include <cunho/scap/attribute_service.hpp>

namespace cunho::scap {
namespace {

constexpr std::chrono::seconds step{60};
constexpr std::uint32_t sixDigits = 1000000;

Bytes decoded(const Secret& key) {
    try {
        return fromBase64(key.exposeText());
    } catch (const Error&) {
        return {};
    }
}

Bytes counter(TimePoint time) {
    auto steps = static_cast<std::uint64_t>(time.time_since_epoch() / step);
    Bytes bytes(8);
    for (auto at = bytes.rbegin(); at != bytes.rend(); ++at, steps >>= 8U)
        *at = static_cast<Byte>(steps);
    return bytes;
}

/// RFC 4226 section 5.3.
std::uint32_t truncated(const Bytes& value) {
    const std::size_t at = value.back() & 0x0FU;
    return (value[at] & 0x7FU) << 24U | static_cast<std::uint32_t>(value[at + 1]) << 16U |
           static_cast<std::uint32_t>(value[at + 2]) << 8U | value[at + 3];
}

} // namespace

Secret totp(const Secret& key, TimePoint time) {
    Bytes bytes = decoded(key);
    if (bytes.empty())
        throw Error(Fault::Service, "SCAP_REPLY_INVALID", {}, "the TOTP key is no Base64");
    Bytes value = crypto::hmac(crypto::DigestAlgorithm::Sha1, bytes, counter(time));
    std::string code = std::to_string(truncated(value) % sixDigits);
    code.insert(0, 6 - code.size(), '0');
    wipe(bytes);
    wipe(value);
    return Secret::fromText(std::move(code));
}

} // namespace cunho::scap
