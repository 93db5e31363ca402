// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/vault_header.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/aead.hpp>
#include <cunho/crypto/digest.hpp>

#include <algorithm>

namespace cunho::signing {
namespace {

constexpr std::string_view magic = "CUNHOVLT\1"; // the last is the version
constexpr std::size_t idSize = 16;
constexpr std::size_t wrappedSize = crypto::aeadNonceSize + crypto::aeadKeySize + crypto::aeadTagSize;
constexpr std::size_t checkSize = 32;
constexpr std::size_t longestPart = 255;

void append(Bytes& out, ByteView bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

void appendPart(Bytes& out, ByteView bytes) {
    if (bytes.size() > longestPart)
        throw Error(Fault::Internal, "UNEXPECTED", {}, "part of a vault header too long");
    out.push_back(static_cast<Byte>(bytes.size()));
    append(out, bytes);
}

[[noreturn]] void damaged() {
    throw Error(Fault::Integrity, "VAULT_DAMAGED", {}, "header");
}

ByteView take(ByteView& rest, std::size_t size) {
    if (rest.size() < size)
        damaged();
    const auto part = rest.first(size);
    rest = rest.subspan(size);
    return part;
}

ByteView takePart(ByteView& rest) {
    return take(rest, take(rest, 1).front());
}

Bytes checkOf(ByteView bytes) {
    return crypto::digest(crypto::DigestAlgorithm::Sha256, bytes).value;
}

} // namespace

Bytes VaultHeader::bound() const {
    Bytes out;
    append(out, asBytes(magic));
    append(out, id);
    appendPart(out, asBytes(kind));
    appendPart(out, parameters);
    return out;
}

Bytes VaultHeader::encode() const {
    Bytes out = bound();
    append(out, wrapped);
    append(out, checkOf(out));
    return out;
}

VaultHeader VaultHeader::decode(ByteView bytes) {
    if (bytes.size() < checkSize)
        damaged();
    ByteView rest = bytes.first(bytes.size() - checkSize);
    const auto check = bytes.last(checkSize);
    const auto expected = checkOf(rest);
    if (!std::equal(check.begin(), check.end(), expected.begin()))
        damaged();
    if (asText(take(rest, magic.size())) != magic)
        damaged();
    const auto copy = [](ByteView part) { return Bytes(part.begin(), part.end()); };
    VaultHeader header;
    header.id = copy(take(rest, idSize));
    header.kind = asText(takePart(rest));
    header.parameters = copy(takePart(rest));
    header.wrapped = copy(take(rest, wrappedSize));
    if (!rest.empty())
        damaged();
    return header;
}

} // namespace cunho::signing
