// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/held_replies.hpp"

namespace cunho::sandbox {

void HeldReplies::wait() {
    std::unique_lock lock(mutex_);
    const int before = releases_;
    ++waiting_;
    released_.wait(lock, [&] { return stopped_ || releases_ != before; });
    --waiting_;
}

int HeldReplies::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_;
}

void HeldReplies::release() {
    const std::lock_guard lock(mutex_);
    ++releases_;
    released_.notify_all();
}

void HeldReplies::stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    released_.notify_all();
}

} // namespace cunho::sandbox
