// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/pdf/passwords.hpp>

#include <utility>

namespace cunho::pdf {

void Passwords::add(Secret password) {
    const std::lock_guard lock(mutex_);
    passwords_.push_back(std::move(password));
}

std::vector<Secret> Passwords::all() const {
    const std::lock_guard lock(mutex_);
    std::vector<Secret> out;
    for (const Secret& password : passwords_) {
        out.push_back(password.duplicate());
    }
    return out;
}

} // namespace cunho::pdf
