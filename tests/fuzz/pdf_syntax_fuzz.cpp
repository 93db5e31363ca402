// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// Text strings, names, numbers, dates, nesting, and what is said of a file before a library parses it.
#include "fuzz/fuzz.hpp"
#include "pdf/closed_syntax.hpp"
#include "pdf/file_outline.hpp"
#include "pdf/nesting_guard.hpp"
#include "pdf/string_spans.hpp"
#include "pdf/syntax.hpp"
#include "signing/pdf_date.hpp"

#include <cunho/core/utf8.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>

void cunho::fuzz::tryInput(ByteView input) {
    const std::string text(asText(input));
    const std::string utf8 = pdf::textStringToUtf8(input);
    require(isUtf8(utf8), "a text is UTF-8");
    const std::string written = pdf::textSyntax(utf8);
    require(pdf::isClosedValue(written), "a text is written as one value");
    require(pdf::textStringToUtf8(pdf::stringBytes(written)) == utf8, "a text is read as it is written");
    require(pdf::isClosedValue(pdf::textSyntax(text)), "what is no UTF-8 is written as one value too");
    static_cast<void>(isUtf8(text));
    const bool closed = pdf::isClosedValue(text);
    for (const auto& span : pdf::stringSpans(text)) {
        const auto syntax = std::string_view(text).substr(span.begin, span.end - span.begin);
        pdf::stringBytes(syntax);
        require(!closed || pdf::isClosedValue(syntax), "a string in a closed value is one");
    }
    const std::string name = pdf::nameSyntax(text);
    require(std::ranges::all_of(name, [](char c) { return c > 0x20 && c < 0x7F; }),
            "a name is printable ASCII");
    signing::parsePdfDate(text);
    signing::parsePdfDate("D:" + text);
    double number = 0;
    std::memcpy(&number, input.data(), std::min(input.size(), sizeof number));
    if (std::isfinite(number))
        require(pdf::numberSyntax(number).find_first_not_of("-.0123456789") == std::string::npos,
                "a number has digits only");
    pdf::NestingGuard guard;
    for (const Byte byte : input)
        guard.see(byte);
    pdf::FileWindow window(Bytes(input.begin(), input.end()));
    const auto outline = pdf::outlineOf(window, "a.pdf");
    require(outline.headerOffset + outline.end <= input.size(), "the file ends where it ends");
    require(outline.damage != nullptr || outline.startXref < outline.end,
            "startxref names a place in the file");
}
