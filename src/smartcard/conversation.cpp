// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "conversation.hpp"

#include "failure.hpp"

#include <cunho/core/error.hpp>

namespace cunho::smartcard {
namespace {

constexpr std::size_t mostData = 65536;
constexpr std::size_t mostReplies = 1024;

/// What an Le or SW2 of one byte counts to.
std::uint16_t countOf(std::uint8_t value) {
    return value == 0 ? 256 : value;
}

/// Same logical channel (ISO/IEC 7816-4 section 5.4.1).
Command getResponse(std::uint8_t cla, std::uint8_t length) {
    const bool interindustry = (cla & 0xE0U) == 0;
    const auto channel = static_cast<std::uint8_t>(interindustry ? cla & 0x03U : 0U);
    return {.cla = channel, .ins = 0xC0, .expected = countOf(length)};
}

void append(Bytes& whole, ByteView part, std::size_t asked) {
    if (part.size() > asked)
        throw replyInvalid("longer than asked for");
    if (whole.size() + part.size() > mostData)
        throw replyInvalid("no end of data");
    whole.insert(whole.end(), part.begin(), part.end());
}

} // namespace

Bytes encode(const Command& command, Protocol protocol) {
    const std::size_t expected = command.expected.value_or(1);
    if (command.data.size() > 255 || expected == 0 || expected > 256)
        throw Error(Fault::Internal, "UNEXPECTED", {}, "no short APDU");
    Bytes bytes{command.cla, command.ins, command.p1, command.p2};
    if (!command.data.empty()) {
        bytes.push_back(static_cast<Byte>(command.data.size()));
        bytes.insert(bytes.end(), command.data.begin(), command.data.end());
    }
    const bool hasLe = command.expected && (protocol == Protocol::T1 || command.data.empty());
    if (hasLe)
        bytes.push_back(static_cast<Byte>(expected & 0xFFU));
    else if (protocol == Protocol::T0 && command.data.empty())
        bytes.push_back(0x00); // a TPDU always has P3 (ISO/IEC 7816-3 section 12.2.2)
    return bytes;
}

StatusWord statusOf(ByteView reply) {
    if (reply.size() < 2)
        throw replyInvalid("shorter than a status word");
    return static_cast<StatusWord>(reply[reply.size() - 2] << 8U | reply[reply.size() - 1]);
}

Response converse(const Command& command, Protocol protocol, const Exchange& exchange) {
    Response response;
    Command next = command;
    bool corrected = false;
    bool continued = false;
    for (std::size_t count = 0; count < mostReplies; ++count) {
        const ByteView reply = exchange(encode(next, protocol));
        response.status = statusOf(reply);
        const ByteView data = reply.first(reply.size() - 2);
        const auto sw2 = static_cast<std::uint8_t>(response.status & 0xFFU);
        switch (response.status >> 8U) {
        case 0x6C:
            if (corrected || (protocol == Protocol::T0 && !next.data.empty()))
                throw replyInvalid("6Cxx to a right Le");
            corrected = true;
            next.expected = countOf(sw2);
            break;
        case 0x61:
            if (continued && data.empty())
                throw replyInvalid("61xx without end");
            append(response.data, data, next.expected.value_or(256));
            next = getResponse(command.cla, sw2);
            continued = true;
            corrected = false;
            break;
        default: append(response.data, data, next.expected.value_or(256)); return response;
        }
    }
    throw replyInvalid("replies without end");
}

} // namespace cunho::smartcard
