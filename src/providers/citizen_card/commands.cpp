// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "commands.hpp"

#include "providers/ecdsa_value.hpp"

#include <cunho/core/error.hpp>

#include <utility>

namespace cunho::providers::citizen_card {
namespace {

using smartcard::Command;
using smartcard::Response;
using smartcard::Session;
using smartcard::StatusWord;

constexpr StatusWord securityNotSatisfied = 0x6982;

/// CC2 without contacts: what it says there goes through PACE, which is not spoken here.
const Bytes& contactlessAtr() {
    static const Bytes atr{0x3B, 0x8F, 0x80, 0x01, 0x80, 0x31, 0x80, 0x65, 0xB0, 0x85,
                           0x05, 0x00, 0x11, 0x12, 0x0F, 0xFF, 0x82, 0x90, 0x00, 0x8B};
    return atr;
}

Error contactless(const Session& session) {
    return Error(Fault::Unsupported, "CARD_CONTACTLESS", {{"reader", session.reader()}});
}

/// SELECT by name, without the file's description.
Response select(Session& session, const Profile& profile) {
    return session.transmit(Command{0x00, 0xA4, 0x04, 0x0C, profile.application, {}});
}

/// The value is made already: whatever goes wrong here must not lose it, and the end of the session resets
/// the card all the same.
void logOut(Session& session, const Profile& profile) noexcept {
    try {
        session.transmit(Command{0x00, 0x20, 0xFF, profile.pinReference, {}, 256});
    } catch (...) {
        return;
    }
}

} // namespace

const std::vector<const Profile*>& profiles() {
    static const std::vector<const Profile*> all{&cc1(), &cc2()};
    return all;
}

void requireOk(const Response& response, const std::string& command) {
    if (!response.isOk())
        throw Error(Fault::Service, "CARD_REFUSED", {{"status", smartcard::statusText(response.status)}},
                    command);
}

const Profile* detect(Session& session) {
    if (session.atr() == contactlessAtr())
        throw contactless(session);
    for (const Profile* profile : profiles()) {
        const Response response = select(session, *profile);
        if (response.isOk())
            return profile;
        if (response.status == securityNotSatisfied)
            throw contactless(session);
    }
    return nullptr;
}

const Profile& requireCard(Session& session) {
    const Profile* profile = detect(session);
    if (profile == nullptr)
        throw Error(Fault::Unsupported, "CARD_FOREIGN", {{"reader", session.reader()}});
    return *profile;
}

bool hasApplication(Session& session, const Profile& profile) {
    return select(session, profile).isOk();
}

void selectApplication(Session& session, const Profile& profile) {
    requireOk(select(session, profile), "SELECT");
}

smartcard::PinStatus signaturePin(Session& session, const Profile& profile) {
    const Response response = session.transmit(Command{0x00, 0x20, 0x00, profile.pinReference, {}, {}});
    return smartcard::pinStatus(response.status).value_or(smartcard::PinStatus{});
}

std::string chipNumber(Session& session) {
    constexpr std::size_t begin = 13; // after the tag: date, serial number and batch of the chip
    constexpr std::size_t size = 8;
    const Response response = session.transmit(Command{0x00, 0xCA, 0x9F, 0x7F, {}, 0x2D});
    if (!response.isOk() || response.data.size() < begin + size)
        return {};
    return toHex(ByteView(response.data).subspan(begin, size));
}

int appletVersion(Session& session) {
    const Response response = session.transmit(Command{0x00, 0xCA, 0xDF, 0x30, {}, 256});
    std::size_t at = 3; // DF 30, length, then "4.07" or "v4.07"
    if (!response.isOk() || response.data.size() <= at + 1)
        return 0;
    if (response.data[at] == 'v')
        ++at;
    const Byte digit = response.data[at];
    return digit >= '0' && digit <= '9' ? digit - '0' : 0;
}

Bytes signDigest(Session& session, const Profile& profile, const KeyUse& use, const crypto::Digest& digest) {
    const Bytes environment{0x80, 0x01, use.reference, 0x84, 0x01, profile.keyReference};
    requireOk(session.transmit(Command{0x00, 0x22, 0x41, 0xB6, environment, {}}), "MSE SET DST");
    Bytes hash{0x90, static_cast<Byte>(digest.value.size())};
    hash.insert(hash.end(), digest.value.begin(), digest.value.end());
    requireOk(session.transmit(Command{0x00, 0x2A, 0x90, 0xA0, hash, {}}), "PSO HASH");
    Response made = session.transmit(Command{0x00, 0x2A, 0x9E, 0x9A, {}, 256});
    requireOk(made, "PSO CDS");
    if (profile.logsOut)
        logOut(session, profile);
    const bool isPair = use.algorithm.kind == crypto::SignatureAlgorithm::Kind::Ecdsa;
    const auto der = isPair ? ecdsaSigValue(made.data) : std::nullopt;
    return der ? *der : std::move(made.data); // what is neither does not verify
}

} // namespace cunho::providers::citizen_card
