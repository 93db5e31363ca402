// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace cunho::xml {

/// Where a long document goes, piece by piece.
struct WriterOutput {
    ByteSink sink;                  ///< may throw; what it throws comes out of the writer's functions
    std::string encoding = "UTF-8"; ///< its other characters are written as references: "Windows-1252"
    bool indent = false;            ///< one element a line
};

/// Writes a document, element by element; what is not well-formed cannot be written. In UTF-8 and in memory,
/// or in pieces to a sink: then memory does not grow with the document.
///
///     Writer out;
///     out.start("s:Envelope");
///     out.declare("s", "http://schemas.xmlsoap.org/soap/envelope/");
///     out.element("s:Body", "");
///     out.end();
///     Bytes bytes = std::move(out).finish();
class Writer {
  public:
    Writer();

    /// Throws Internal/UNEXPECTED for an encoding that libxml2 does not know.
    explicit Writer(WriterOutput output);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// `name` with its prefix, if any, as declared on this element or one above.
    void start(std::string_view name);

    /// xmlns:prefix, or xmlns when it is empty, of the element just started.
    void declare(std::string_view prefix, std::string_view space);

    /// Of the element just started.
    void attribute(std::string_view name, std::string_view value);

    /// Character data; escaped here. Throws Input/XML_CHARACTER for what XML 1.0 cannot hold and for what is
    /// no UTF-8.
    void text(std::string_view text);

    void end();

    /// start, text, end.
    void element(std::string_view name, std::string_view text);

    /// Ends what is open. Nothing can be written afterwards. Empty where there is a sink.
    Bytes finish() &&;

  private:
    struct Native;
    std::unique_ptr<Native> native_;
};

} // namespace cunho::xml
