// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/der.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::crypto::der {
namespace {

/// Deeper nesting than any signature has; keeps hostile input off the stack.
constexpr int deepest = 48;

[[noreturn]] void malformed(const char* why) {
    throw Error(Fault::File, "DER_MALFORMED", {}, why);
}

struct Header {
    std::size_t tagSize = 1;
    std::size_t size = 0;   ///< tag and length
    std::size_t length = 0; ///< of the content
    bool indefinite = false;
};

Header readHeader(ByteView bytes) {
    Header header;
    if (bytes.size() < 2)
        malformed("an element is cut off");
    if ((bytes[0] & 0x1FU) == 0x1FU) {
        while (header.tagSize < bytes.size() && (bytes[header.tagSize] & 0x80U) != 0)
            ++header.tagSize;
        ++header.tagSize;
    }
    if (header.tagSize >= bytes.size())
        malformed("a tag is cut off");
    const Byte first = bytes[header.tagSize];
    header.size = header.tagSize + 1;
    header.length = first;
    if (first == 0x80U) {
        if ((bytes[0] & 0x20U) == 0)
            malformed("an indefinite length on a primitive element");
        header.indefinite = true;
        header.length = 0;
    } else if (first > 0x80U) {
        const std::size_t count = first & 0x7FU;
        if (count > sizeof(std::uint32_t) || count > bytes.size() - header.size)
            malformed("a length is too long");
        header.length = 0;
        for (std::size_t i = 0; i < count; ++i)
            header.length = header.length << 8U | bytes[header.size + i];
        header.size += count;
    }
    if (header.length > bytes.size() - header.size)
        malformed("an element is longer than what holds it");
    return header;
}

void appendLength(Bytes& out, std::size_t length) {
    if (length < 0x80) {
        out.push_back(static_cast<Byte>(length));
        return;
    }
    int count = 1;
    while (length >> (8 * count) != 0)
        ++count;
    out.push_back(static_cast<Byte>(0x80 | count));
    while (count-- > 0)
        out.push_back(static_cast<Byte>(length >> (8 * count)));
}

void append(Bytes& out, ByteView bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

/// Appends the element at the front of `in` and returns what follows it.
ByteView appendDefinite(ByteView in, Bytes& out, int depth) {
    if (depth > deepest)
        malformed("nested too deeply");
    const Header header = readHeader(in);
    const bool constructed = (in[0] & 0x20U) != 0;
    if (!constructed) {
        append(out, in.first(header.size + header.length));
        return in.subspan(header.size + header.length);
    }
    Bytes content;
    ByteView rest = header.indefinite ? in.subspan(header.size) : in.subspan(header.size, header.length);
    if (header.indefinite) {
        while (!(rest.size() >= 2 && rest[0] == 0 && rest[1] == 0))
            rest = appendDefinite(rest, content, depth + 1);
        rest = rest.subspan(2);
    } else {
        while (!rest.empty())
            rest = appendDefinite(rest, content, depth + 1);
        rest = in.subspan(header.size + header.length);
        if (equal(content, in.subspan(header.size, header.length))) {
            append(out, in.first(header.size + header.length));
            return rest;
        }
    }
    append(out, in.first(header.tagSize));
    appendLength(out, content.size());
    append(out, content);
    return rest;
}

bool shortest(ByteView bytes, int depth) {
    if (depth > deepest)
        malformed("nested too deeply");
    while (!bytes.empty()) {
        const Header header = readHeader(bytes);
        Bytes length;
        appendLength(length, header.length);
        if (header.indefinite || header.size != header.tagSize + length.size())
            return false;
        const bool constructed = (bytes[0] & 0x20U) != 0;
        if (constructed && !shortest(bytes.subspan(header.size, header.length), depth + 1))
            return false;
        bytes = bytes.subspan(header.size + header.length);
    }
    return true;
}

} // namespace

Bytes element(Byte tag, std::initializer_list<ByteView> parts) {
    std::size_t length = 0;
    for (const ByteView part : parts)
        length += part.size();
    Bytes out;
    out.reserve(length + 6);
    out.push_back(tag);
    appendLength(out, length);
    for (const ByteView part : parts)
        append(out, part);
    return out;
}

Bytes setOf(std::vector<Bytes> members) {
    std::sort(members.begin(), members.end());
    Bytes content;
    for (const Bytes& member : members)
        append(content, member);
    return element(Set, {content});
}

Element Reader::next() {
    const Header header = readHeader(rest_);
    if (header.indefinite)
        malformed("an indefinite length where none may be");
    const Element found{rest_[0], rest_.subspan(header.size, header.length),
                        rest_.first(header.size + header.length)};
    rest_ = rest_.subspan(found.whole.size());
    return found;
}

Element Reader::expect(Byte tag) {
    if (rest_.empty() || rest_[0] != tag)
        malformed("an element of another kind than expected");
    return next();
}

std::optional<Element> Reader::optional(Byte tag) {
    if (rest_.empty() || rest_[0] != tag)
        return std::nullopt;
    return next();
}

Bytes definite(ByteView ber, ByteView* rest) {
    Bytes out;
    out.reserve(ber.size());
    const ByteView following = appendDefinite(ber, out, 0);
    if (rest != nullptr)
        *rest = following;
    return out;
}

bool hasShortestLengths(ByteView element) noexcept {
    try {
        return shortest(element, 0);
    } catch (const Error&) {
        return false;
    }
}

bool equal(ByteView left, ByteView right) noexcept {
    return std::equal(left.begin(), left.end(), right.begin(), right.end());
}

} // namespace cunho::crypto::der
