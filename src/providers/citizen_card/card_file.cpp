// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "card_file.hpp"

#include "commands.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::providers::citizen_card {
namespace {

using smartcard::Command;
using smartcard::Response;
using smartcard::Session;
using smartcard::StatusWord;

constexpr std::size_t block = 256;               ///< of a short READ BINARY
constexpr std::size_t largestCertificate = 8192; ///< the files have room for 2800 bytes
constexpr StatusWord endReached = 0x6282;        ///< with the data there was
constexpr StatusWord beyondEnd = 0x6B00;

[[noreturn]] void invalid(const std::string& why) {
    throw Error(Fault::Trust, "CARD_CERTIFICATE_INVALID", {}, why);
}

/// SELECT by path from the master file, without the file's description.
Response selectFile(Session& session, ByteView path) {
    return session.transmit(Command{0x00, 0xA4, 0x08, 0x0C, Bytes(path.begin(), path.end()), {}});
}

/// READ BINARY of the selected file; empty at its end.
Bytes readAt(Session& session, std::size_t offset, std::size_t count) {
    const auto high = static_cast<Byte>(offset >> 8U);
    const auto low = static_cast<Byte>(offset & 0xFFU);
    Response response =
        session.transmit(Command{0x00, 0xB0, high, low, {}, static_cast<std::uint16_t>(count)});
    if (response.status == beyondEnd && offset > 0)
        return {};
    if (response.status != endReached)
        requireOk(response, "READ BINARY");
    if (response.data.size() > count)
        throw Error(Fault::Service, "CARD_REPLY_INVALID", {}, "READ BINARY gave more than was asked for");
    return std::move(response.data);
}

/// How long the DER object is that begins so: 30 82 hh ll, as every certificate does.
std::size_t sizeOfDer(ByteView beginning) {
    constexpr std::size_t header = 4;
    if (beginning.size() < header || beginning[0] != 0x30 || beginning[1] != 0x82)
        invalid("the file does not begin with a certificate");
    const std::size_t size = header + (static_cast<std::size_t>(beginning[2]) << 8U | beginning[3]);
    if (size > largestCertificate)
        invalid("the certificate claims to have " + std::to_string(size) + " bytes");
    return size;
}

} // namespace

std::optional<crypto::Certificate> readCertificate(Session& session, ByteView path) {
    requireOk(selectFile(session, path), "SELECT FILE");
    Bytes der = readAt(session, 0, block);
    if (std::all_of(der.begin(), der.end(), [](Byte byte) { return byte == 0; }))
        return std::nullopt;
    const std::size_t size = sizeOfDer(der);
    while (der.size() < size) {
        const Bytes more = readAt(session, der.size(), std::min(block, size - der.size()));
        if (more.empty())
            invalid("the file ends before the certificate does");
        der.insert(der.end(), more.begin(), more.end());
    }
    der.resize(size);
    try {
        return crypto::Certificate::fromDer(der);
    } catch (const Error& error) {
        invalid(error.what());
    }
}

Bytes readBeginning(Session& session, ByteView path, std::uint16_t count) {
    if (!selectFile(session, path).isOk())
        return {};
    const Response response = session.transmit(Command{0x00, 0xB0, 0x00, 0x00, {}, count});
    const bool read = response.isOk() || response.status == endReached;
    return read && response.data.size() <= count ? response.data : Bytes{};
}

} // namespace cunho::providers::citizen_card
