// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/painter/passwords.hpp"

#include <cstring>

namespace cunho::ui::painter {

PasswordBlock::~PasswordBlock() {
    if (!bytes_.empty())
        explicit_bzero(bytes_.data(), bytes_.size());
}

bool PasswordBlock::read(int input, std::uint32_t size) {
    if (size > wiring::largestPasswordBlock)
        return false;
    bytes_.resize(size);
    return readAll(input, std::as_writable_bytes(std::span(bytes_))) && wiring::passwordsIn(view());
}

} // namespace cunho::ui::painter
