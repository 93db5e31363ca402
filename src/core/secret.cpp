// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/secret.hpp>

#include <cstring>
#include <utility>

namespace cunho {

void wipe(std::string& text) noexcept {
    explicit_bzero(text.data(), text.capacity());
    text.clear();
}

void wipe(Bytes& bytes) noexcept {
    explicit_bzero(bytes.data(), bytes.size());
    bytes.clear();
}

Secret::Secret(ByteView bytes) : bytes_(bytes.begin(), bytes.end()) {}

Secret Secret::fromText(std::string&& text) {
    Secret secret(asBytes(text));
    cunho::wipe(text);
    return secret;
}

// A moved vector hands over its buffer: the value stays in one place.
Secret::Secret(Secret&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        wipe();
        bytes_ = std::exchange(other.bytes_, {});
    }
    return *this;
}

Secret::~Secret() { wipe(); }

void Secret::wipe() noexcept { cunho::wipe(bytes_); }

} // namespace cunho
