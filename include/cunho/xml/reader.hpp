// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace cunho::xml {

/// The next bytes of a document into the span; how many, 0 at its end. May throw.
using ByteSource = std::function<std::size_t(std::span<Byte>)>;

/// Reads a document of any size piece by piece, in memory that does not grow with it. No network, no document
/// type, no entities but the five of XML. In UTF-8, or in a one-byte encoding that has ASCII below 128
/// (Windows-125x, ISO-8859-x).
///
///     Reader reader(source);
///     while (reader.next() != Reader::Event::End) …
///
/// A failure comes when the place of the file is reached: what stood before it was given.
class Reader {
  public:
    static constexpr std::size_t deepest = 64;             ///< elements inside each other
    static constexpr std::size_t mostAttributes = 64;      ///< of one element, namespaces included
    static constexpr std::size_t longestText = 1U << 20U;  ///< bytes between two tags
    static constexpr std::size_t longestTag = 256U << 10U; ///< bytes

    enum class Event {
        Start, ///< of an element: `name`, `space`, `attribute`
        Text,  ///< all of it between two tags, blanks too: `text`
        Close, ///< of an element: `name`
        End,   ///< of the document
    };

    explicit Reader(ByteSource source);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// Throws what the source throws, File/XML_MALFORMED with {"line"}, XML_DOCTYPE, XML_TOO_COMPLEX,
    /// XML_ENCODING with {"encoding"}.
    Event next();

    // Of the last event, valid until the next call.
    std::string_view name() const noexcept;  ///< local part
    std::string_view space() const noexcept; ///< namespace, may be empty
    std::string_view text() const noexcept;  ///< UTF-8
    std::int64_t line() const noexcept;      ///< where the tag ends, or the text; counted from 1

    /// Attributes of the started element that belong to no namespace, or to another than XML Schema instance
    /// (xsi:schemaLocation and its like): the name of the first, or nothing.
    std::string_view foreignAttribute() const noexcept;

    /// As declared, "" where nothing is; known with the first event.
    const std::string& encoding() const noexcept;

    /// Whether the file begins with U+FEFF.
    bool byteOrderMark() const noexcept;

  private:
    struct Native;
    std::unique_ptr<Native> native_;
};

} // namespace cunho::xml
