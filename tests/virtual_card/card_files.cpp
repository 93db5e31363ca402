// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/card_files.hpp"

#include "virtual_card/tlv.hpp"

#include <array>
#include <utility>

namespace cunho::test {
namespace {

Bytes path(const char* hex) {
    return tlv(0x30, {tlv(0x04, fromHex(hex))});
}

CardFile padded(Bytes content, std::size_t size) {
    if (content.size() < size)
        content.resize(size);
    return {std::move(content)};
}

Bytes tokenInfo(const Bytes& serial) {
    return tlv(0x30, {tlv(0x02, Bytes{0}), tlv(0x04, serial), tlv(0x0C, "GEMALTO"),
                      tlv(0x80, "CARTAO DE CIDADAO"), tlv(0x03, Bytes{0})});
}

Bytes objectDirectory() {
    return joined({tlv(0xA0, path("3F005F00EF0D")), tlv(0xA1, path("3F005F00EF0E")),
                   tlv(0xA4, path("3F005F00EF0C")), tlv(0xA8, path("3F005F004401"))});
}

Bytes pinEntry(const char* label, Byte number) {
    const Byte reference = static_cast<Byte>(0x80U + number);
    const Bytes attributes =
        tlv(0x30, {tlv(0x03, Bytes{0x03, 0x88}), tlv(0x0A, Bytes{1}), tlv(0x02, Bytes{4}),
                   tlv(0x02, Bytes{8}), tlv(0x80, Bytes{0, reference}), tlv(0x04, Bytes{0xFF})});
    return tlv(0x30, {tlv(0x30, {tlv(0x0C, label)}),
                      tlv(0x30, {tlv(0x04, Bytes{number}), tlv(0x02, Bytes{0, reference})}),
                      tlv(0xA1, attributes)});
}

Bytes pinDirectory() {
    return joined(
        {pinEntry("PIN da Autenticação", 1), pinEntry("PIN da Assinatura", 2), pinEntry("PIN da Morada", 3)});
}

Bytes certificateEntry(const char* label, Byte id, const char* where, bool authority) {
    const Bytes common = authority ? tlv(0x30, {tlv(0x04, Bytes{id}), tlv(0x01, Bytes{0xFF})})
                                   : tlv(0x30, {tlv(0x04, Bytes{id})});
    return tlv(0x30, {tlv(0x30, {tlv(0x0C, label)}), common, tlv(0xA1, tlv(0x30, path(where)))});
}

Bytes certificateDirectory() {
    return joined({certificateEntry("CITIZEN AUTHENTICATION CERTIFICATE", 0x45, "3F005F00EF09", false),
                   certificateEntry("CITIZEN SIGNATURE CERTIFICATE", 0x46, "3F005F00EF08", false),
                   certificateEntry("SIGNATURE SUB CA", 0x51, "3F005F00EF0F", true),
                   certificateEntry("AUTHENTICATION SUB CA", 0x52, "3F005F00EF10", true),
                   certificateEntry("ROOT CA", 0x50, "3F005F00EF11", true)});
}

Bytes keySize(int bits) {
    const auto size = static_cast<unsigned>(bits);
    return tlv(0xA1, tlv(0x30, {tlv(0x30, {tlv(0x04, Bytes{})}),
                                tlv(0x02, Bytes{static_cast<Byte>(size >> 8U), static_cast<Byte>(size)})}));
}

Bytes privateKeyDirectory(int bits) {
    const Bytes authentication =
        tlv(0x30, {tlv(0x30, {tlv(0x0C, "CITIZEN AUTHENTICATION KEY"), tlv(0x04, Bytes{1})}),
                   tlv(0x30, {tlv(0x04, Bytes{0x45}), tlv(0x03, Bytes{0x05, 0x20}), tlv(0x02, Bytes{2})}),
                   keySize(bits)});
    const Bytes signature = tlv(
        0x30, {tlv(0x30, {tlv(0x0C, "CITIZEN SIGNATURE KEY"), tlv(0x04, Bytes{2}), tlv(0x02, Bytes{1})}),
               tlv(0x30, {tlv(0x04, Bytes{0x46}), tlv(0x03, Bytes{0x06, 0x00, 0x40}), tlv(0x02, Bytes{1})}),
               keySize(bits)});
    return joined({authentication, signature});
}

Bytes publicKeyEntry(const char* label, Byte id, Byte reference, int bits) {
    return tlv(0x30,
               {tlv(0x30, {tlv(0x0C, label)}),
                tlv(0x30, {tlv(0x04, Bytes{id}), tlv(0x03, Bytes{0x01, 0x02}), tlv(0x02, Bytes{reference})}),
                keySize(bits)});
}

Bytes publicKeyDirectory(int bits) {
    return joined({publicKeyEntry("CITIZEN AUTHENTICATION KEY", 0x45, 2, bits),
                   publicKeyEntry("CITIZEN SIGNATURE KEY", 0x46, 1, bits)});
}

/// EF.DIR: the path must be 4F00, without 3F00.
Bytes applicationDirectory() {
    return tlv(0x61, {tlv(0x4F, "DF issuer"), tlv(0x50, "PORTUGAL EID"), tlv(0x51, Bytes{0x4F, 0x00})});
}

/// Which of the bytes 4 and 5 says that the card was activated differs with who counts them.
CardFile trace(bool active) {
    const Byte flag = active ? 1 : 0;
    return {Bytes{0, 0, 0, 0, flag, flag, 0, 0}};
}

constexpr std::size_t cc1CertificateSize = 2800;
constexpr std::size_t cc2CertificateSize = 2700;

CardFile certificateFile(const CardPki& pki, const std::string& node, std::size_t size) {
    return padded(pki.certificateDer(node), size);
}

} // namespace

CardFiles cc1Files(const CardContents& contents) {
    const CardPki& pki = contents.pki;
    CardFiles files;
    files["2F00"] = padded(applicationDirectory(), 64);
    files["0003"] = trace(contents.signatureActive);
    files["4F005031"] = padded(objectDirectory(), 64);
    files["4F005032"] = padded(tokenInfo(contents.serial), 64);
    files["5F004401"] = padded(pinDirectory(), 256);
    files["5F00EF0C"] = padded(certificateDirectory(), 512);
    files["5F00EF0D"] = padded(privateKeyDirectory(contents.keyBits), 200);
    files["5F00EF0E"] = padded(publicKeyDirectory(contents.keyBits), 200);
    files["5F00EF12"] = padded({}, 256);
    files["5F00EF02"] = padded(toBytes("ID"), 15500);
    files["5F00EF05"] = padded(toBytes("Rua das Flores"), 1500);
    files["5F00EF05"].readPin = 0x83;
    files["5F00EF06"] = padded({}, 4000);
    files["5F00EF07"] = padded({}, 1000);
    files["5F00EF08"] = certificateFile(pki, contents.signature, cc1CertificateSize);
    files["5F00EF09"] = certificateFile(pki, contents.authentication, cc1CertificateSize);
    files["5F00EF0F"] = certificateFile(pki, "asc-0018", cc1CertificateSize);
    files["5F00EF10"] = certificateFile(pki, "auc-0018", cc1CertificateSize);
    files["5F00EF11"] = certificateFile(pki, "cc-007", cc1CertificateSize);
    return files;
}

CardFiles cc2Files(const CardContents& contents) {
    const CardPki& pki = contents.pki;
    CardFiles files;
    files["2F00"] = padded(applicationDirectory(), 64);
    files["0003"] = trace(contents.signatureActive);
    files["4F005031"] = padded(objectDirectory(), 64);
    files["4F005032"] = padded(tokenInfo(contents.serial), 64);
    files["5F00EF02"] = certificateFile(pki, contents.authentication, cc2CertificateSize);
    files["5F00EF04"] = contents.signatureActive
                            ? certificateFile(pki, contents.signature, cc2CertificateSize)
                            : padded({}, cc2CertificateSize);
    return files;
}

CardFiles cc2NationalFiles() {
    CardFiles files;
    static constexpr std::array<std::pair<const char*, std::size_t>, 6> sizes = {
        {{"0101", 100}, {"0102", 8000}, {"010D", 3000}, {"010E", 400}, {"010F", 300}, {"011D", 4000}}};
    for (const auto& [name, size] : sizes) {
        files[name] = padded(toBytes(name), size);
        files[name].sizeInTag80 = true;
    }
    return files;
}

Bytes fileControlInformation(const std::string& path, const CardFile& file, std::size_t size) {
    const Bytes length = file.sizeInTag80
                             ? tlv(0x80, Bytes{0, static_cast<Byte>(size >> 8U), static_cast<Byte>(size)})
                             : tlv(0x81, Bytes{static_cast<Byte>(size >> 8U), static_cast<Byte>(size)});
    // The last security condition is that of READ: 00 always, 1x PIN x.
    const Byte read = file.readPin == 0 ? Byte{0} : static_cast<Byte>(0x10U | (file.readPin & 0x0FU));
    return tlv(0x6F, {length, tlv(0x82, Bytes{1}), tlv(0x83, fromHex(path.substr(path.size() - 4))),
                      tlv(0x8A, Bytes{5}), tlv(0x8C, Bytes{0x1B, 0xFF, 0xFF, 0xFF, read})});
}

} // namespace cunho::test
