// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/secret.hpp>

#include <cstring>
#include <utility>

namespace cunho {

namespace {

/// Also what lies beyond the size: a longer value may have stood there before. Never reallocates.
template<typename Container>
void wipeAll(Container& container) noexcept {
    container.resize(container.capacity());
    if (!container.empty())
        explicit_bzero(container.data(), container.size());
    container.clear();
}

} // namespace

void wipe(std::string& text) noexcept {
    wipeAll(text);
}

void wipe(Bytes& bytes) noexcept {
    wipeAll(bytes);
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

Secret::~Secret() {
    wipe();
}

void Secret::wipe() noexcept {
    cunho::wipe(bytes_);
}

} // namespace cunho
