// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/emulated_card.hpp"

#include "virtual_card/card_file_system.hpp"
#include "virtual_card/card_pins.hpp"
#include "virtual_card/card_signer.hpp"
#include "virtual_card/response_parts.hpp"
#include "virtual_card/tlv.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace cunho::test {
namespace {

using Choice = EmulatedCardChoice;
using Lie = Choice::Lie;

/// What the choice implies.
Choice completed(Choice choice) {
    choice.oldApplet = choice.oldApplet || choice.t0;
    return choice;
}

bool isCc1(const Choice& choice) {
    return choice.kind == Choice::Kind::Cc1;
}

const char* atrOf(const Choice& choice) {
    if (choice.kind == Choice::Kind::Foreign)
        return "3B6500002063CB6800";
    if (!isCc1(choice))
        return choice.contactless ? "3B8F800180318065B085050011120FFF8290008B"
                                  : "3BFF9600008131FE4380318065B085050011120FFF829000E1";
    if (choice.t0)
        return "3B7D95000080318065B0831100C883009000";
    return choice.oldApplet ? "3BFF9600008131804380318065B0850300EF120FFF82900067"
                            : "3BFF9600008131FE4380318065B085040120120FFF829000D0";
}

/// Of the chip; differs between cards of two people, and between the generations.
Bytes serialOf(const Choice& choice) {
    Bytes bytes = toBytes(choice.holder.civilNumber);
    bytes.resize(8, 0x30);
    bytes[0] = isCc1(choice) ? 0x10 : 0x20;
    return bytes;
}

std::string nodeOf(const Choice& choice, const std::string& use) {
    return isCc1(choice) ? "cc1-" + use + "-" + std::to_string(choice.rsaBits) : "cc2-" + use;
}

CardFileSystem filesOf(const Choice& choice, const CardPki& pki) {
    const CardContents contents{pki,
                                nodeOf(choice, "signature"),
                                nodeOf(choice, "authentication"),
                                serialOf(choice),
                                choice.rsaBits,
                                choice.signatureActive};
    CardFiles files = isCc1(choice) ? cc1Files(contents) : cc2Files(contents);
    if (choice.lie == Lie::CertificateLength) {
        Bytes& certificate = files.at(isCc1(choice) ? "5F00EF08" : "5F00EF04").content;
        certificate.at(2) = 0xFD; // 30 82 FDE8
        certificate.at(3) = 0xE8;
    }
    return {choice, std::move(files), cc2NationalFiles()};
}

/// Card production life cycle: the serial number is at 13 of the answer.
Bytes lifeCycle(const Choice& choice) {
    Bytes life(42, 0x11);
    const Bytes number = serialOf(choice);
    std::copy(number.begin(), number.end(), life.begin() + 10);
    return tlv(0x9F7F, life);
}

Bytes appletVersion(const Choice& choice) {
    return tlv(0xDF30, !isCc1(choice) ? "5.0.0.1" : (choice.oldApplet ? "3.0.0.1" : "4.0.2.0"));
}

Bytes spoilt(Bytes answer, Choice::Spoil how) {
    switch (how) {
    case Choice::Spoil::Empty: return {};
    case Choice::Spoil::OneByte: return {0x90};
    case Choice::Spoil::StatusOnly: return Bytes(answer.end() - 2, answer.end());
    case Choice::Spoil::Garbage: return Bytes(37, 0xC3);
    case Choice::Spoil::Oversized: return withStatus(Bytes(300, 0x42), ok);
    case Choice::Spoil::OtherStatus: return {0x6F, 0x00};
    }
    return answer;
}

} // namespace

struct EmulatedCard::Impl {
    Impl(const std::filesystem::path& keys, Choice chosen)
        : choice(completed(std::move(chosen)))
        , pki(keys, choice.url, choice.holder)
        , pins(choice)
        , parts(choice.t0, choice.lie == Lie::EndlessResponse) {
        if (choice.kind == Choice::Kind::Foreign)
            return;
        files.emplace(filesOf(choice, pki));
        signer.emplace(choice, pki.key(nodeOf(choice, "signature")),
                       pki.key(nodeOf(choice, "authentication")));
    }
    Impl(const Impl&) = delete; // its parts refer to `choice`
    Impl& operator=(const Impl&) = delete;

    void reset() {
        parts.forget();
        if (files)
            files->forget();
        forgetPins();
    }

    void forgetPins() {
        pins.forgetAll();
        if (signer)
            signer->forget();
    }

    Reply run(const Apdu& apdu) {
        if (!files)
            return apdu.ins == 0xA4 ? 0x6A82 : 0x6D00;
        const bool proprietary = apdu.cla == 0x80 && (apdu.ins == 0x84 || apdu.ins == 0xCA);
        if (apdu.cla != 0x00 && !proprietary)
            return (apdu.cla & 0x0CU) == 0x0C ? 0x6882 : (apdu.cla == 0x10 ? 0x6884 : 0x6E00);
        switch (apdu.ins) {
        case 0xA4: return select(apdu);
        case 0xB0: return files->readBinary(apdu, pins);
        case 0xCA: return getData(apdu);
        case 0xCB: return files->hasKeys() ? signer->publicKey(apdu) : Reply(0x6A88);
        case 0x84: return Bytes(apdu.le.value_or(8), 0xA5); // GET CHALLENGE
        case 0x20: return files->hasKeys() ? pins.verify(apdu) : Reply(0x6A88);
        case 0x24: return files->hasKeys() ? pins.change(apdu) : Reply(0x6A88);
        case 0x2C: return files->hasKeys() ? pins.resetRetryCounter(apdu) : Reply(0x6A88);
        case 0x22: return manage(apdu);
        case 0x2A: return files->hasKeys() ? signer->perform(apdu, pins) : Reply(0x6985);
        case 0x86: return 0x6300; // PACE: always the wrong CAN
        default: return 0x6D00;
        }
    }

    Reply select(const Apdu& apdu) {
        Reply reply = files->select(apdu);
        if (apdu.p1 == 0x04 && reply.status == ok)
            forgetPins();
        return reply;
    }

    Reply manage(const Apdu& apdu) {
        if (choice.contactless && apdu.parameters() == 0xC1A4)
            return ok; // PACE begins
        return files->hasKeys() ? signer->manage(apdu) : Reply(0x6985);
    }

    Reply getData(const Apdu& apdu) const {
        if (!files->hasKeys())
            return 0x6A88;
        switch (apdu.parameters()) {
        case 0xDF30: return appletVersion(choice);
        case 0x9F7F: return lifeCycle(choice);
        default: return 0x6A88;
        }
    }

    Bytes genuine(ByteView command) {
        const auto apdu = parseApdu(command, choice.t0);
        if (!apdu)
            return withStatus({}, 0x6700);
        if (apdu->ins == 0xC0 && apdu->cla == 0x00 && files)
            return parts.getResponse(apdu->le.value_or(mostInOneAnswer));
        return parts.deliver(run(*apdu), *apdu);
    }

    Bytes answer(ByteView command) {
        headers.push_back(upperHex(command.first(std::min<std::size_t>(4, command.size()))));
        const auto number = static_cast<int>(headers.size());
        Bytes given = genuine(command);
        if (number == choice.spoiledCommand)
            given = spoilt(std::move(given), choice.spoil);
        return choice.twist ? choice.twist(number, command, std::move(given)) : given;
    }

    Choice choice;
    CardPki pki;
    CardPins pins;
    ResponseParts parts;
    std::optional<CardFileSystem> files; ///< nothing, as the keys, on a foreign card
    std::optional<CardSigner> signer;
    std::vector<std::string> headers;
};

EmulatedCard::EmulatedCard(const std::filesystem::path& pki, EmulatedCardChoice choice)
    : impl_(std::make_unique<Impl>(pki, std::move(choice))) {}
EmulatedCard::EmulatedCard(EmulatedCard&&) noexcept = default;
EmulatedCard& EmulatedCard::operator=(EmulatedCard&&) noexcept = default;
EmulatedCard::~EmulatedCard() = default;

Bytes EmulatedCard::atr() const {
    return fromHex(atrOf(impl_->choice));
}

Bytes EmulatedCard::reset() {
    impl_->reset();
    return fromHex(atrOf(impl_->choice));
}

Bytes EmulatedCard::answer(ByteView command) {
    return impl_->answer(command);
}

int EmulatedCard::commandCount() const {
    return static_cast<int>(impl_->headers.size());
}

std::vector<std::string> EmulatedCard::headers() const {
    return impl_->headers;
}

int EmulatedCard::verifyCount() const {
    return impl_->pins.verifyCount();
}

int EmulatedCard::signatureCount() const {
    return impl_->signer ? impl_->signer->count() : 0;
}

int EmulatedCard::triesLeft() const {
    return impl_->pins.triesLeft(signaturePin);
}

std::filesystem::path EmulatedCard::root() const {
    return impl_->pki.certificate("ecraizestado-002");
}

std::filesystem::path EmulatedCard::signatureCertificate() const {
    return impl_->pki.certificate(nodeOf(impl_->choice, "signature"));
}

std::filesystem::path EmulatedCard::authenticationCertificate() const {
    return impl_->pki.certificate(nodeOf(impl_->choice, "authentication"));
}

std::filesystem::path EmulatedCard::signatureAuthorities() const {
    return impl_->pki.authorities(nodeOf(impl_->choice, "signature"));
}

} // namespace cunho::test
