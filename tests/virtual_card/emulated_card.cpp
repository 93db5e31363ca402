// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/emulated_card.hpp"

#include "virtual_card/card_files.hpp"
#include "virtual_card/card_key.hpp"
#include "virtual_card/tlv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace cunho::test {
namespace {

using Choice = EmulatedCardChoice;
using Lie = Choice::Lie;

constexpr std::uint16_t ok = 0x9000;
constexpr int fullTries = 3;
constexpr std::size_t most = 256; ///< bytes in one answer, without extended length
constexpr Byte authenticationPin = 0x81;
constexpr Byte signaturePin = 0x82;
constexpr Byte addressPin = 0x83;

/// A command APDU of the short form.
struct Apdu {
    Byte cla = 0;
    Byte ins = 0;
    Byte p1 = 0;
    Byte p2 = 0;
    ByteView data{};
    std::optional<std::size_t> le{}; ///< 1 to 256

    unsigned parameters() const noexcept { return static_cast<unsigned>(p1 << 8U) | p2; }
};

struct Reply {
    Bytes data{};
    std::uint16_t status = ok;

    Reply(std::uint16_t said) : status(said) {}
    Reply(Bytes given) : data(std::move(given)) {}
    Reply(Bytes given, std::uint16_t said) : data(std::move(given)), status(said) {}
};

struct Pin {
    std::string value;
    int tries = fullTries;
    bool verified = false;
};

std::size_t lengthByte(Byte byte) {
    return byte == 0 ? most : byte;
}

/// Nothing when the lengths contradict each other.
std::optional<Apdu> parse(ByteView command, bool t0) {
    if (command.size() < 4)
        return std::nullopt;
    Apdu apdu{command[0], command[1], command[2], command[3]};
    if (command.size() == 4)
        return apdu;
    if (command.size() == 5) {
        apdu.le = lengthByte(command[4]);
        return apdu;
    }
    const std::size_t lc = command[4];
    if (lc == 0 || command.size() < 5 + lc || command.size() > 6 + lc)
        return std::nullopt;
    apdu.data = command.subspan(5, lc);
    if (command.size() == 6 + lc) {
        if (t0)
            return std::nullopt; // a TPDU has one length
        apdu.le = lengthByte(command[5 + lc]);
    }
    return apdu;
}

/// A PIN as eight bytes, filled with FF.
Bytes pinBlock(const std::string& pin) {
    Bytes block = toBytes(pin);
    block.resize(8, 0xFF);
    return block;
}

/// The digits of a block; nothing when it is not 4 to 8 of them, filled with FF.
std::optional<std::string> pinIn(ByteView block) {
    std::string pin;
    std::size_t at = 0;
    while (at < block.size() && block[at] >= '0' && block[at] <= '9')
        pin.push_back(static_cast<char>(block[at++]));
    const bool filled = std::all_of(block.begin() + static_cast<std::ptrdiff_t>(at), block.end(),
                                    [](Byte byte) { return byte == 0xFF; });
    return filled && pin.size() >= 4 ? std::optional(pin) : std::nullopt;
}

std::string upperHex(ByteView bytes) {
    std::string hex = toHex(bytes);
    std::transform(hex.begin(), hex.end(), hex.begin(),
                   [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
    return hex;
}

std::string withoutLast(const std::string& path, std::size_t digits) {
    return path.substr(0, path.size() - digits);
}

} // namespace

struct EmulatedCard::Impl {
    Impl(const std::filesystem::path& keys, Choice chosen)
        : choice(std::move(chosen)), pki(keys, choice.url, choice.holder) {
        choice.oldApplet = choice.oldApplet || choice.t0;
        if (isForeign())
            return;
        const std::string bits = "-" + std::to_string(choice.rsaBits);
        signatureNode = isCc1() ? "cc1-signature" + bits : "cc2-signature";
        authenticationNode = isCc1() ? "cc1-authentication" + bits : "cc2-authentication";
        signatureKey.emplace(pki.key(signatureNode));
        authenticationKey.emplace(pki.key(authenticationNode));
        pins = {{authenticationPin, {"1111"}},
                {signaturePin, {choice.pin, choice.tries}},
                {addressPin, {"3333"}}};
        fillFiles();
    }

    bool isForeign() const noexcept { return choice.kind == Choice::Kind::Foreign; }
    bool isCc1() const noexcept { return choice.kind == Choice::Kind::Cc1; }

    // ---- what it holds ----

    /// Differs between cards of two people, and between the generations.
    Bytes serial() const {
        Bytes bytes = toBytes(choice.holder.civilNumber);
        bytes.resize(8, 0x30);
        bytes[0] = isCc1() ? 0x10 : 0x20;
        return bytes;
    }

    void fillFiles() {
        const CardContents contents{pki,      signatureNode,  authenticationNode,
                                    serial(), choice.rsaBits, choice.signatureActive};
        files = isCc1() ? cc1Files(contents) : cc2Files(contents);
        nationalFiles = cc2NationalFiles();
        if (choice.lie == Lie::CertificateLength) {
            Bytes& certificate = files.at(signatureFile()).content;
            certificate.at(2) = 0xFD; // 30 82 FDE8
            certificate.at(3) = 0xE8;
        }
    }

    std::string signatureFile() const { return isCc1() ? "5F00EF08" : "5F00EF04"; }

    Bytes atr() const {
        if (isForeign())
            return fromHex("3B6500002063CB6800");
        if (!isCc1())
            return fromHex(choice.contactless ? "3B8F800180318065B085050011120FFF8290008B"
                                              : "3BFF9600008131FE4380318065B085050011120FFF829000E1");
        if (choice.t0)
            return fromHex("3B7D95000080318065B0831100C883009000");
        return fromHex(choice.oldApplet ? "3BFF9600008131804380318065B0850300EF120FFF82900067"
                                        : "3BFF9600008131FE4380318065B085040120120FFF829000D0");
    }

    void reset() {
        application.clear();
        folder.clear();
        file.clear();
        pending.clear();
        dropPins();
    }

    void dropPins() {
        for (auto& [reference, pin] : pins)
            pin.verified = false;
        hash.reset();
        algorithm = keyReference = 0;
    }

    // ---- one command ----

    Reply run(const Apdu& apdu) {
        if (apdu.cla == 0x80 && (apdu.ins == 0x84 || apdu.ins == 0xCA))
            return dispatch(apdu);
        if (apdu.cla != 0x00)
            return (apdu.cla & 0x0CU) == 0x0C ? 0x6882 : (apdu.cla == 0x10 ? 0x6884 : 0x6E00);
        return dispatch(apdu);
    }

    Reply dispatch(const Apdu& apdu) {
        if (isForeign())
            return apdu.ins == 0xA4 ? 0x6A82 : 0x6D00;
        switch (apdu.ins) {
        case 0xA4: return select(apdu);
        case 0xB0: return readBinary(apdu);
        case 0xCA:
        case 0xCB: return getData(apdu);
        case 0x84: return Bytes(apdu.le.value_or(8), 0xA5);
        case 0x20: return verify(apdu);
        case 0x24: return changePin(apdu);
        case 0x2C: return resetRetryCounter(apdu);
        case 0x22: return manageSecurity(apdu);
        case 0x2A: return performSecurity(apdu);
        case 0x86: return 0x6300; // PACE: always the wrong CAN
        default: return 0x6D00;
        }
    }

    // ---- SELECT and READ BINARY (ISO/IEC 7816-4 sections 7.1.1 and 7.2.3) ----

    const CardFiles& here() const { return application == "05" ? nationalFiles : files; }

    Reply select(const Apdu& apdu) {
        if (apdu.p2 != 0x00 && apdu.p2 != 0x0C)
            return 0x6A86;
        switch (apdu.p1) {
        case 0x04: return selectApplication(apdu);
        case 0x00: return selectIdentifier(apdu);
        case 0x02: return selectPath(apdu, folder + upperHex(apdu.data));
        case 0x08:
            // The old card takes one or two steps.
            if (apdu.data.size() != 2 && apdu.data.size() != 4)
                return 0x6A87;
            return selectPath(apdu, upperHex(apdu.data));
        default: return 0x6A86;
        }
    }

    Reply selectApplication(const Apdu& apdu) {
        const std::string name = upperHex(apdu.data);
        constexpr std::string_view family = "604632FF0000";
        if (name.size() != family.size() + 2 || !name.starts_with(family))
            return 0x6A82;
        const std::string number = name.substr(family.size());
        const bool there = isCc1() ? number == "02" : number == "04" || number == "05";
        if (!there)
            return 0x6A82;
        if (choice.contactless)
            return 0x6982;
        reset();
        application = number;
        return apdu.p2 == 0x0C ? Reply(ok) : Reply(tlv(0x6F, {tlv(0x84, apdu.data)}));
    }

    Reply selectIdentifier(const Apdu& apdu) {
        const std::string name = upperHex(apdu.data);
        if (name.empty() || name == "3F00") {
            folder.clear();
            file.clear();
            return apdu.p2 == 0x0C ? Reply(ok) : Reply(tlv(0x6F, {tlv(0x83, fromHex("3F00"))}));
        }
        const Reply inFolder = selectPath(apdu, folder + name);
        return inFolder.status == ok ? inFolder : selectPath(apdu, name);
    }

    Reply selectPath(const Apdu& apdu, const std::string& path) {
        if (choice.contactless && path == "011C")
            return ok; // EF.CardAccess, empty: PACE leads nowhere here
        if (application.empty())
            return 0x6A82;
        const bool silent = apdu.p2 == 0x0C;
        if (const auto found = here().find(path); found != here().end()) {
            folder = withoutLast(path, 4);
            file = path;
            const bool lies = choice.lie == Lie::FileSize;
            const std::size_t size = lies ? 0xFFFF : found->second.content.size();
            return silent ? Reply(ok) : Reply(fileControlInformation(path, found->second, size));
        }
        const auto inside = here().lower_bound(path);
        const bool isFolder = inside != here().end() && path.size() == 4 && inside->first.starts_with(path);
        if (!isFolder)
            return 0x6A82;
        folder = path;
        file.clear();
        return silent ? Reply(ok) : Reply(tlv(0x6F, {tlv(0x83, fromHex(path))}));
    }

    /// The file in the current folder whose identifier ends in these five bits.
    std::string byShortIdentifier(unsigned identifier) const {
        for (const auto& [path, content] : here()) {
            const bool inFolder = path.size() == folder.size() + 4 && path.starts_with(folder);
            if (inFolder && (fromHex(path).back() & 0x1FU) == identifier)
                return path;
        }
        return {};
    }

    Reply readBinary(const Apdu& apdu) {
        std::size_t offset = apdu.parameters();
        if ((apdu.p1 & 0x80U) != 0) {
            if (application.empty())
                return 0x6A82;
            const std::string named = byShortIdentifier(apdu.p1 & 0x1FU);
            if (named.empty())
                return 0x6A82;
            file = named;
            offset = apdu.p2;
        }
        if (file.empty())
            return 0x6986;
        const CardFile& source = here().at(file);
        if (source.readPin != 0 && !pins.at(source.readPin).verified)
            return 0x6982;
        return readFrom(source.content, offset, apdu.le.value_or(most));
    }

    Reply readFrom(const Bytes& content, std::size_t offset, std::size_t length) const {
        if (choice.lie == Lie::WrongLe)
            return static_cast<std::uint16_t>(length == 0x10 ? 0x6C20 : 0x6C10);
        if (choice.lie == Lie::EndlessFile && offset + length > content.size())
            return Bytes(length, 0xFF);
        if (offset >= content.size())
            return 0x6B00;
        const std::size_t count = std::min(length, content.size() - offset);
        Bytes bytes(count);
        std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(offset), count, bytes.begin());
        const bool cut = count < length && length != most && !choice.t0;
        return {std::move(bytes), cut ? std::uint16_t{0x6282} : ok};
    }

    // ---- GET DATA ----

    Reply getData(const Apdu& apdu) {
        if (application.empty() || application == "05")
            return 0x6A88;
        if (apdu.ins == 0xCB)
            return publicKey(apdu);
        switch (apdu.parameters()) {
        case 0xDF30: {
            const char* version = !isCc1() ? "5.0.0.1" : (choice.oldApplet ? "3.0.0.1" : "4.0.2.0");
            return tlv(0xDF30, version);
        }
        case 0x9F7F: { // card production life cycle: the serial number is at 13 of the answer
            Bytes life(42, 0x11);
            const Bytes number = serial();
            std::copy(number.begin(), number.end(), life.begin() + 10);
            return tlv(0x9F7F, life);
        }
        default: return 0x6A88;
        }
    }

    /// GET DATA of a public key's curve or point (IAS v5).
    Reply publicKey(const Apdu& apdu) const {
        static constexpr std::array<Byte, 4> before = {0xB6, 0x03, 0x83, 0x01};
        const ByteView asked = apdu.data;
        if (isCc1() || apdu.parameters() != 0x00FF || asked.size() != 10 ||
            !std::equal(before.begin(), before.end(), asked.begin()))
            return 0x6A80;
        const CardKey* const key = keyOf(asked[4]);
        if (key == nullptr)
            return 0x6A88;
        static constexpr std::array<Byte, 8> p256 = {0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07};
        const Bytes member = asked[8] == 0x06 ? tlv(0x06, p256) : tlv(0x86, key->publicPoint());
        return tlv(0xB6, {tlv(0x83, Bytes{asked[4]}), tlv(0x7F49, member)});
    }

    // ---- PINs (ISO/IEC 7816-4 section 7.5) ----

    /// Null where there is none of this reference, or no application that has it.
    Pin* pinOf(Byte reference) {
        const auto found = pins.find(reference);
        const bool reachable = application == "02" || application == "04";
        return reachable && found != pins.end() ? &found->second : nullptr;
    }

    /// One try: whether it was right is the status.
    std::uint16_t attempt(Pin& pin, ByteView block) const {
        if (pin.tries <= 0)
            return choice.blocked;
        const Bytes right = pinBlock(pin.value);
        pin.verified = std::equal(right.begin(), right.end(), block.begin(), block.end());
        if (pin.verified) {
            pin.tries = fullTries;
            return ok;
        }
        --pin.tries;
        return pin.tries == 0 ? choice.lastTry : static_cast<std::uint16_t>(0x63C0 + pin.tries);
    }

    Reply verify(const Apdu& apdu) {
        Pin* const pin = pinOf(apdu.p2);
        if (pin == nullptr)
            return 0x6A88;
        if (apdu.p1 == 0xFF && !isCc1()) {
            pin->verified = false;
            return ok;
        }
        if (apdu.p1 != 0x00)
            return 0x6A86;
        if (apdu.data.empty())
            return status(*pin);
        ++verifies;
        return apdu.data.size() == 8 ? Reply(attempt(*pin, apdu.data)) : Reply(0x6700);
    }

    Reply status(const Pin& pin) const {
        if (choice.lie == Lie::TriesUntold)
            return 0x6A86;
        if (pin.tries <= 0)
            return choice.blocked;
        return pin.verified ? ok : static_cast<std::uint16_t>(0x63C0 + pin.tries);
    }

    Reply changePin(const Apdu& apdu) {
        Pin* const pin = pinOf(apdu.p2);
        if (pin == nullptr)
            return 0x6A88;
        if (apdu.p1 != 0x00)
            return 0x6A86;
        if (apdu.data.size() != 16)
            return 0x6700;
        const auto chosen = pinIn(apdu.data.subspan(8));
        if (!chosen)
            return 0x6A80;
        const std::uint16_t said = attempt(*pin, apdu.data.first(8));
        if (said == ok)
            pin->value = *chosen;
        return said;
    }

    /// P1 00: PUK and new PIN; 01: PUK alone, the PIN stays.
    Reply resetRetryCounter(const Apdu& apdu) {
        Pin* const pin = pinOf(apdu.p2);
        if (pin == nullptr)
            return 0x6A88;
        if (apdu.p1 > 0x01)
            return 0x6A86;
        if (apdu.data.size() != (apdu.p1 == 0x00 ? 16U : 8U))
            return 0x6700;
        const auto chosen = apdu.p1 == 0x00 ? pinIn(apdu.data.subspan(8)) : std::optional(pin->value);
        if (!chosen)
            return 0x6A80;
        const Bytes right = pinBlock(choice.puk);
        if (!std::equal(right.begin(), right.end(), apdu.data.begin()))
            return 0x63C4;
        *pin = {*chosen, fullTries, false};
        return ok;
    }

    // ---- signing (ISO/IEC 7816-8; MSE: 7816-4 section 7.5.11) ----

    const CardKey* keyOf(Byte reference) const {
        if (reference == (isCc1() ? 0x01 : 0x08))
            return &*signatureKey;
        if (reference == (isCc1() ? 0x02 : 0x06))
            return &*authenticationKey;
        return nullptr;
    }

    bool isSignatureKey(Byte reference) const { return keyOf(reference) == &*signatureKey; }

    bool knowsAlgorithm(Byte reference) const {
        static constexpr std::array<Byte, 3> oldest = {0x02, 0x12, 0x42};
        static constexpr std::array<Byte, 8> rsa = {0x02, 0x12, 0x42, 0x52, 0x62, 0x45, 0x55, 0x65};
        static constexpr std::array<Byte, 4> elliptic = {0x14, 0x44, 0x54, 0x64};
        const auto knows = [reference](const auto& list) {
            return std::find(list.begin(), list.end(), reference) != list.end();
        };
        if (!isCc1())
            return knows(elliptic);
        return choice.oldApplet ? knows(oldest) : knows(rsa);
    }

    Reply manageSecurity(const Apdu& apdu) {
        if (choice.contactless && apdu.parameters() == 0xC1A4)
            return ok;
        if (application != "02" && application != "04")
            return 0x6985;
        if (apdu.parameters() != 0x41B6)
            return 0x6A86;
        Byte chosenAlgorithm = 0;
        Byte chosenKey = 0;
        for (std::size_t at = 0; at + 3 <= apdu.data.size(); at += 3) {
            if (apdu.data[at + 1] != 1)
                return 0x6A80;
            if (apdu.data[at] == 0x80)
                chosenAlgorithm = apdu.data[at + 2];
            else if (apdu.data[at] == 0x84)
                chosenKey = apdu.data[at + 2];
        }
        if (chosenAlgorithm == 0 || chosenKey == 0)
            return 0x6A80;
        if (keyOf(chosenKey) == nullptr)
            return 0x6A88;
        algorithm = chosenAlgorithm;
        keyReference = chosenKey;
        hash.reset();
        return ok;
    }

    Reply performSecurity(const Apdu& apdu) {
        if (apdu.parameters() == 0x90A0)
            return takeHash(apdu.data);
        if (apdu.parameters() == 0x9E9A)
            return computeSignature();
        return 0x6A86;
    }

    Reply takeHash(ByteView data) {
        constexpr std::size_t freeForm = 36; // bytes at most
        if (data.size() < 3 || data[0] != 0x90 || data[1] != data.size() - 2)
            return 0x6A80;
        if (!knowsAlgorithm(algorithm))
            return 0x6985;
        const ByteView digest = data.subspan(2);
        const std::size_t length = digestLength(algorithm);
        if (length == 0 ? digest.size() > freeForm : digest.size() != length)
            return 0x6A80;
        hash.emplace(digest.begin(), digest.end());
        return choice.answersHash ? Reply(*hash) : Reply(ok);
    }

    Reply computeSignature() {
        if (!hash)
            return 0x6985;
        const bool qualified = isSignatureKey(keyReference);
        Pin& pin = pins.at(qualified ? signaturePin : authenticationPin);
        if (!pin.verified)
            return 0x6982;
        if (choice.refusesToSign != 0)
            return choice.refusesToSign;
        if (choice.signsOther)
            hash->front() = static_cast<Byte>(hash->front() ^ 0x01U);
        Bytes value = keyOf(keyReference)->sign(algorithm, *hash);
        if (choice.signsGarbage)
            value.assign(value.size(), 0x5A);
        hash.reset();
        if (qualified && !choice.keepsPin)
            pin.verified = false;
        ++signatures;
        return value;
    }

    // ---- how an answer is given ----

    /// In one piece, in parts behind 61xx, or 6Cxx on T=0.
    Bytes deliver(Reply reply, const Apdu& apdu) {
        pending.clear();
        if (reply.data.empty() || reply.status != ok)
            return withStatus(std::move(reply.data), reply.status);
        if (!apdu.le) {
            pending = std::move(reply.data);
            return withStatus({}, more());
        }
        if (choice.t0 && *apdu.le > reply.data.size())
            return withStatus({}, static_cast<std::uint16_t>(0x6C00 + reply.data.size()));
        pending = std::move(reply.data);
        return nextPart(*apdu.le);
    }

    Bytes getResponse(std::size_t length) {
        if (choice.lie == Lie::EndlessResponse)
            return withStatus(Bytes(length, 0xFF), 0x61FF);
        if (pending.empty())
            return withStatus({}, 0x6985);
        if (length > pending.size() && choice.t0)
            return withStatus({}, static_cast<std::uint16_t>(0x6C00 + pending.size()));
        return nextPart(length);
    }

    Bytes nextPart(std::size_t length) {
        const auto end = pending.begin() + static_cast<std::ptrdiff_t>(std::min(length, pending.size()));
        Bytes part(pending.begin(), end);
        pending.erase(pending.begin(), end);
        const bool lies = choice.lie == Lie::EndlessResponse;
        return withStatus(std::move(part), lies ? std::uint16_t{0x61FF} : (pending.empty() ? ok : more()));
    }

    std::uint16_t more() const {
        return static_cast<std::uint16_t>(0x6100 + (pending.size() < most ? pending.size() : 0));
    }

    static Bytes withStatus(Bytes data, std::uint16_t status) {
        data.push_back(static_cast<Byte>(status >> 8U));
        data.push_back(static_cast<Byte>(status & 0xFFU));
        return data;
    }

    Bytes genuine(ByteView command) {
        const auto apdu = parse(command, choice.t0);
        if (!apdu)
            return withStatus({}, 0x6700);
        if (apdu->ins == 0xC0 && apdu->cla == 0x00 && !isForeign())
            return getResponse(apdu->le.value_or(most));
        return deliver(run(*apdu), *apdu);
    }

    Bytes spoilt(Bytes answer) const {
        if (commands.size() != static_cast<std::size_t>(choice.spoiledCommand))
            return answer;
        switch (choice.spoil) {
        case Choice::Spoil::Empty: return {};
        case Choice::Spoil::OneByte: return {0x90};
        case Choice::Spoil::StatusOnly: return Bytes(answer.end() - 2, answer.end());
        case Choice::Spoil::Garbage: return Bytes(37, 0xC3);
        case Choice::Spoil::Oversized: return withStatus(Bytes(300, 0x42), ok);
        case Choice::Spoil::OtherStatus: return {0x6F, 0x00};
        }
        return answer;
    }

    Bytes answer(ByteView command) {
        commands.push_back(upperHex(command.first(std::min<std::size_t>(4, command.size()))));
        Bytes given = spoilt(genuine(command));
        return choice.twist ? choice.twist(static_cast<int>(commands.size()), command, std::move(given))
                            : given;
    }

    Choice choice;
    CardPki pki;
    std::string signatureNode;
    std::string authenticationNode;
    std::optional<CardKey> signatureKey;
    std::optional<CardKey> authenticationKey;
    CardFiles files;
    CardFiles nationalFiles;
    std::map<Byte, Pin> pins;

    std::string application; ///< last byte of the selected AID, hexadecimal; empty: none
    std::string folder;      ///< path of the current DF; empty: MF
    std::string file;        ///< path of the current EF
    Byte algorithm = 0;
    Byte keyReference = 0;
    std::optional<Bytes> hash;
    Bytes pending; ///< what GET RESPONSE will give

    std::vector<std::string> commands;
    int verifies = 0;
    int signatures = 0;
};

EmulatedCard::EmulatedCard(const std::filesystem::path& pki, EmulatedCardChoice choice)
    : impl_(std::make_unique<Impl>(pki, std::move(choice))) {}
EmulatedCard::EmulatedCard(EmulatedCard&&) noexcept = default;
EmulatedCard& EmulatedCard::operator=(EmulatedCard&&) noexcept = default;
EmulatedCard::~EmulatedCard() = default;

Bytes EmulatedCard::atr() const {
    return impl_->atr();
}

Bytes EmulatedCard::reset() {
    impl_->reset();
    return impl_->atr();
}

Bytes EmulatedCard::answer(ByteView command) {
    return impl_->answer(command);
}

int EmulatedCard::commandCount() const {
    return static_cast<int>(impl_->commands.size());
}

std::vector<std::string> EmulatedCard::headers() const {
    return impl_->commands;
}

int EmulatedCard::verifyCount() const {
    return impl_->verifies;
}

int EmulatedCard::signatureCount() const {
    return impl_->signatures;
}

int EmulatedCard::triesLeft() const {
    const auto pin = impl_->pins.find(signaturePin);
    return pin == impl_->pins.end() ? 0 : pin->second.tries;
}

std::filesystem::path EmulatedCard::root() const {
    return impl_->pki.certificate("ecraizestado-002");
}

std::filesystem::path EmulatedCard::signatureCertificate() const {
    return impl_->pki.certificate(impl_->signatureNode);
}

std::filesystem::path EmulatedCard::authenticationCertificate() const {
    return impl_->pki.certificate(impl_->authenticationNode);
}

std::filesystem::path EmulatedCard::signatureAuthorities() const {
    return impl_->pki.authorities(impl_->signatureNode);
}

} // namespace cunho::test
