// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/card_signer.hpp"

#include "virtual_card/tlv.hpp"

#include <algorithm>
#include <array>

namespace cunho::test {

CardSigner::CardSigner(const EmulatedCardChoice& choice, const std::filesystem::path& signature,
                       const std::filesystem::path& authentication)
    : choice_(choice)
    , first_(choice.kind == EmulatedCardChoice::Kind::Cc1)
    , signature_(signature)
    , authentication_(authentication) {}

void CardSigner::forget() {
    hash_.reset();
    algorithm_ = key_ = 0;
}

const CardKey* CardSigner::keyOf(Byte reference) const {
    if (reference == (first_ ? 0x01 : 0x08))
        return &signature_;
    return reference == (first_ ? 0x02 : 0x06) ? &authentication_ : nullptr;
}

bool CardSigner::knowsAlgorithm() const {
    static constexpr std::array<Byte, 3> oldest = {0x02, 0x12, 0x42};
    static constexpr std::array<Byte, 8> rsa = {0x02, 0x12, 0x42, 0x52, 0x62, 0x45, 0x55, 0x65};
    static constexpr std::array<Byte, 4> elliptic = {0x14, 0x44, 0x54, 0x64};
    const auto knows = [this](const auto& list) {
        return std::find(list.begin(), list.end(), algorithm_) != list.end();
    };
    if (!first_)
        return knows(elliptic);
    return choice_.oldApplet ? knows(oldest) : knows(rsa);
}

Reply CardSigner::manage(const Apdu& apdu) {
    if (apdu.parameters() != 0x41B6)
        return 0x6A86;
    Byte algorithm = 0;
    Byte key = 0;
    for (std::size_t at = 0; at + 3 <= apdu.data.size(); at += 3) {
        if (apdu.data[at + 1] != 1)
            return 0x6A80;
        if (apdu.data[at] == 0x80)
            algorithm = apdu.data[at + 2];
        else if (apdu.data[at] == 0x84)
            key = apdu.data[at + 2];
    }
    if (algorithm == 0 || key == 0)
        return 0x6A80;
    if (keyOf(key) == nullptr)
        return 0x6A88;
    algorithm_ = algorithm;
    key_ = key;
    hash_.reset();
    return ok;
}

Reply CardSigner::perform(const Apdu& apdu, CardPins& pins) {
    if (apdu.parameters() == 0x90A0)
        return takeHash(apdu.data);
    if (apdu.parameters() == 0x9E9A)
        return computeSignature(pins);
    return 0x6A86;
}

Reply CardSigner::takeHash(ByteView data) {
    constexpr std::size_t freeForm = 36; // bytes at most
    if (data.size() < 3 || data[0] != 0x90 || data[1] != data.size() - 2)
        return 0x6A80;
    if (!knowsAlgorithm())
        return 0x6985;
    const ByteView digest = data.subspan(2);
    const std::size_t length = digestLength(algorithm_);
    if (length == 0 ? digest.size() > freeForm : digest.size() != length)
        return 0x6A80;
    hash_.emplace(digest.begin(), digest.end());
    return choice_.answersHash ? Reply(*hash_) : Reply(ok);
}

Reply CardSigner::computeSignature(CardPins& pins) {
    if (!hash_)
        return 0x6985;
    const CardKey* const key = keyOf(key_);
    const Byte pin = key == &signature_ ? signaturePin : authenticationPin;
    if (!pins.isVerified(pin))
        return 0x6982;
    if (choice_.refusesToSign != 0)
        return choice_.refusesToSign;
    if (choice_.signsOther)
        hash_->front() = static_cast<Byte>(hash_->front() ^ 0x01U);
    Bytes value = key->sign(algorithm_, *hash_);
    if (choice_.signsGarbage)
        value.assign(value.size(), 0x5A);
    hash_.reset();
    if (pin == signaturePin && !choice_.keepsPin)
        pins.forget(pin);
    ++signatures_;
    return value;
}

Reply CardSigner::publicKey(const Apdu& apdu) const {
    static constexpr std::array<Byte, 4> before = {0xB6, 0x03, 0x83, 0x01};
    const ByteView asked = apdu.data;
    if (first_ || apdu.parameters() != 0x00FF || asked.size() != 10 ||
        !std::equal(before.begin(), before.end(), asked.begin()))
        return 0x6A80;
    const CardKey* const key = keyOf(asked[4]);
    if (key == nullptr)
        return 0x6A88;
    static constexpr std::array<Byte, 8> p256 = {0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07};
    const Bytes member = asked[8] == 0x06 ? tlv(0x06, p256) : tlv(0x86, key->publicPoint());
    return tlv(0xB6, {tlv(0x83, Bytes{asked[4]}), tlv(0x7F49, member)});
}

} // namespace cunho::test
