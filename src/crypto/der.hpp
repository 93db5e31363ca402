// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <array>
#include <initializer_list>
#include <optional>

/// The little of ASN.1 (X.690) that CMS needs: writing DER, and reading definite-length BER of any origin.
namespace cunho::crypto::der {

enum Tag : Byte {
    Boolean = 0x01,
    Integer = 0x02,
    BitString = 0x03,
    OctetString = 0x04,
    Null = 0x05,
    ObjectIdentifier = 0x06,
    Utf8String = 0x0C,
    Ia5String = 0x16,
    GeneralizedTime = 0x18,
    Sequence = 0x30,
    Set = 0x31,
};

/// The INTEGER 1, with which most versions begin.
inline constexpr Byte one[] = {Integer, 0x01, 0x01};

/// Tag of [number], constructed.
constexpr Byte context(unsigned number) {
    return static_cast<Byte>(0xA0U | number);
}

/// One element whose content is the parts in order.
Bytes element(Byte tag, std::initializer_list<ByteView> parts);

/// A SET OF: the encoded members sorted as X.690 section 11.6 demands.
Bytes setOf(std::vector<Bytes> members);

struct Element {
    Byte tag = 0;
    ByteView content;
    ByteView whole; ///< with tag and length
};

/// Walks over the elements of a content, bounds checked. Throws File/DER_MALFORMED.
class Reader {
  public:
    explicit Reader(ByteView bytes) noexcept : rest_(bytes) {}

    bool atEnd() const noexcept { return rest_.empty(); }
    Element next();
    Element expect(Byte tag);
    std::optional<Element> optional(Byte tag);

  private:
    ByteView rest_;
};

/// The first element of `ber` with every indefinite length made definite and all else as it stands, without
/// what follows it, which `rest` gets. Throws File/DER_MALFORMED.
Bytes definite(ByteView ber, ByteView* rest = nullptr);

/// Whether the element and all in it have definite lengths in as few bytes as can be (X.690 section 10.1);
/// false for what cannot be read.
bool hasShortestLengths(ByteView element) noexcept;

bool equal(ByteView left, ByteView right) noexcept;

} // namespace cunho::crypto::der
