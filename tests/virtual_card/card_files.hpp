// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "virtual_card/card_pki.hpp"

#include <cunho/core/bytes.hpp>

#include <map>
#include <string>

namespace cunho::test {

/// An elementary file. What it holds is padded with zeros to its size, as on the card.
struct CardFile {
    Bytes content;
    Byte readPin = 0;         ///< reference of the PIN that READ BINARY needs; 0: none
    bool sizeInTag80 = false; ///< its FCI says the size in tag 80, three bytes long, instead of 81
};

/// Files of one application by path without 3F00, in upper-case hexadecimal: "5F00EF08".
using CardFiles = std::map<std::string, CardFile>;

/// Who a card's files are about.
struct CardContents {
    const CardPki& pki;
    std::string signature;      ///< node of the certificate
    std::string authentication; ///< likewise
    Bytes serial;               ///< of the chip, eight bytes
    int keyBits = 0;
    bool signatureActive = true;
};

/// PKCS#15 directories and certificates of IAS v3 and v4, application 604632FF000002.
CardFiles cc1Files(const CardContents& contents);

/// Of IAS v5, applications 604632FF000004 (eID) and 604632FF000005 (national data).
CardFiles cc2Files(const CardContents& contents);
CardFiles cc2NationalFiles();

/// File control information of an EF (ISO/IEC 7816-4 table 12), `size` as it claims.
Bytes fileControlInformation(const std::string& path, const CardFile& file, std::size_t size);

} // namespace cunho::test
