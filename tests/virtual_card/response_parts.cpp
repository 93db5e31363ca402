// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/response_parts.hpp"

#include <algorithm>
#include <utility>

namespace cunho::test {

Bytes ResponseParts::deliver(Reply reply, const Apdu& apdu) {
    pending_.clear();
    if (reply.data.empty() || reply.status != ok)
        return withStatus(std::move(reply.data), reply.status);
    if (!apdu.le) {
        pending_ = std::move(reply.data);
        return withStatus({}, more());
    }
    if (t0_ && *apdu.le > reply.data.size())
        return withStatus({}, static_cast<std::uint16_t>(0x6C00 + reply.data.size()));
    pending_ = std::move(reply.data);
    return nextPart(*apdu.le);
}

Bytes ResponseParts::getResponse(std::size_t length) {
    if (endless_)
        return withStatus(Bytes(length, 0xFF), 0x61FF);
    if (pending_.empty())
        return withStatus({}, 0x6985);
    if (length > pending_.size() && t0_)
        return withStatus({}, static_cast<std::uint16_t>(0x6C00 + pending_.size()));
    return nextPart(length);
}

Bytes ResponseParts::nextPart(std::size_t length) {
    const auto end = pending_.begin() + static_cast<std::ptrdiff_t>(std::min(length, pending_.size()));
    Bytes part(pending_.begin(), end);
    pending_.erase(pending_.begin(), end);
    return withStatus(std::move(part), endless_ ? std::uint16_t{0x61FF} : (pending_.empty() ? ok : more()));
}

std::uint16_t ResponseParts::more() const {
    return static_cast<std::uint16_t>(0x6100 + (pending_.size() < mostInOneAnswer ? pending_.size() : 0));
}

} // namespace cunho::test
