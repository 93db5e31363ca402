// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What a person sees of a file before it is signed: its bytes, and where the seal stands.
#include "ui/sign/sign_queue.hpp"

namespace cunho::ui {

void SignQueue::setOwnPlace(qint64 row, const std::optional<SealPlace>& place) {
    const auto* known = batch_.find(row);
    if (known != nullptr && isBeingSigned(*known))
        return;
    if (place && known != nullptr)
        ownPlaces_.insert_or_assign(row, *place);
    else
        ownPlaces_.erase(row);
}

const SealPlace& SignQueue::placeOf(qint64 row) const {
    const auto found = ownPlaces_.find(row);
    if (found != ownPlaces_.end())
        return found->second;
    return isBeingSigned(row) ? signedAt_ : choice_.place;
}

void SignQueue::setShown(qint64 row, const Bytes& sha256, std::uint64_t size) {
    if (batch_.find(row) != nullptr)
        shown_.insert_or_assign(row, Shown{sha256, size});
}

} // namespace cunho::ui
