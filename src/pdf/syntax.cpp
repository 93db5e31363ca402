// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/syntax.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace cunho::pdf {

namespace {

constexpr std::string_view hexDigits = "0123456789ABCDEF";

void appendHex(std::string& out, unsigned value, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        out += hexDigits[(value >> static_cast<unsigned>(shift)) & 0xFU];
    }
}

constexpr char32_t replacement = 0xFFFD;

/// The code point that starts at `at`, which moves behind it; U+FFFD for what is not UTF-8.
char32_t nextCodePoint(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t index) { return static_cast<std::uint8_t>(text[index]); };
    const unsigned lead = byte(at++);
    if (lead < 0x80) {
        return lead;
    }
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4) {
        return replacement;
    }
    char32_t point = lead & (0x3FU >> static_cast<unsigned>(more));
    for (int i = 0; i < more; ++i) {
        if (at == text.size() || (byte(at) & 0xC0U) != 0x80U) {
            return replacement;
        }
        point = (point << 6U) | (byte(at++) & 0x3FU);
    }
    static constexpr std::array<char32_t, 4> least{0, 0x80, 0x800, 0x10000};
    const bool valid = point >= least[static_cast<std::size_t>(more)] && point <= 0x10FFFF &&
                       !(point >= 0xD800 && point <= 0xDFFF);
    return valid ? point : replacement;
}

void appendUtf8(std::string& out, char32_t point) {
    const auto put = [&out](char32_t value) { out += static_cast<char>(static_cast<std::uint8_t>(value)); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0 | (point >> 6U));
        put(0x80 | (point & 0x3FU));
    } else if (point < 0x10000) {
        put(0xE0 | (point >> 12U));
        put(0x80 | ((point >> 6U) & 0x3FU));
        put(0x80 | (point & 0x3FU));
    } else {
        put(0xF0 | (point >> 18U));
        put(0x80 | ((point >> 12U) & 0x3FU));
        put(0x80 | ((point >> 6U) & 0x3FU));
        put(0x80 | (point & 0x3FU));
    }
}

std::string utf16ToUtf8(ByteView units) {
    std::string out;
    const auto unit = [&](std::size_t at) {
        return static_cast<char32_t>((units[at] << 8U) | units[at + 1]);
    };
    for (std::size_t at = 0; at + 1 < units.size(); at += 2) {
        char32_t point = unit(at);
        if (point >= 0xD800 && point <= 0xDBFF && at + 3 < units.size() && unit(at + 2) >= 0xDC00 &&
            unit(at + 2) <= 0xDFFF) {
            point = 0x10000 + ((point - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
            at += 2;
        } else if (point >= 0xD800 && point <= 0xDFFF) {
            point = replacement;
        }
        appendUtf8(out, point);
    }
    return out;
}

/// PDFDocEncoding where it differs from Latin-1 (ISO 32000-1, annex D.2): 0x18–0x1F, 0x80–0x9F and the euro.
char32_t fromPdfDocEncoding(Byte byte) {
    static constexpr std::array<char16_t, 8> accents{0x02D8, 0x02C7, 0x02C6, 0x02D9,
                                                     0x02DD, 0x02DB, 0x02DA, 0x02DC};
    static constexpr std::array<char16_t, 32> signs{
        0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212,
        0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141,
        0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0xFFFD};
    if (byte >= 0x18 && byte <= 0x1F) {
        return accents[byte - 0x18U];
    }
    if (byte >= 0x80 && byte <= 0x9F) {
        return signs[byte - 0x80U];
    }
    return byte == 0xA0 ? U'\u20AC' : byte;
}

int hexDigit(char c) {
    const std::size_t upper = hexDigits.find(static_cast<char>(c >= 'a' && c <= 'f' ? c - 'a' + 'A' : c));
    return upper == std::string_view::npos ? -1 : static_cast<int>(upper);
}

/// Blanks say nothing; a last digit that is missing is 0 (7.3.4.3).
Bytes hexadecimalBytes(std::string_view digits) {
    Bytes out;
    bool isHigh = true;
    for (const char c : digits) {
        const int digit = hexDigit(c);
        if (digit < 0) {
            continue;
        }
        if (isHigh) {
            out.push_back(static_cast<Byte>(digit << 4));
        } else {
            out.back() = static_cast<Byte>(out.back() | digit);
        }
        isHigh = !isHigh;
    }
    return out;
}

/// The character that a backslash at `at - 1` stands for, or none; `at` moves behind it (7.3.4.2, table 3).
void appendEscaped(Bytes& out, std::string_view text, std::size_t& at) {
    static constexpr std::string_view letters = "nrtbf";
    static constexpr std::string_view meant = "\n\r\t\b\f";
    const char c = text[at++];
    if (c == '\r' || c == '\n') { // the line goes on
        at += c == '\r' && at < text.size() && text[at] == '\n' ? 1U : 0U;
    } else if (const std::size_t letter = letters.find(c); letter != std::string_view::npos) {
        out.push_back(static_cast<Byte>(meant[letter]));
    } else if (c >= '0' && c <= '7') {
        unsigned value = static_cast<unsigned>(c - '0');
        for (int more = 0; more < 2 && at < text.size() && text[at] >= '0' && text[at] <= '7'; ++more) {
            value = 8 * value + static_cast<unsigned>(text[at++] - '0');
        }
        out.push_back(static_cast<Byte>(value & 0xFFU));
    } else {
        out.push_back(static_cast<Byte>(c));
    }
}

/// An end of line, however written, is one line feed (7.3.4.2).
Bytes literalBytes(std::string_view text) {
    Bytes out;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at++];
        if (c == '\\' && at < text.size()) {
            appendEscaped(out, text, at);
        } else if (c == '\r') {
            at += at < text.size() && text[at] == '\n' ? 1U : 0U;
            out.push_back('\n');
        } else {
            out.push_back(static_cast<Byte>(c));
        }
    }
    return out;
}

bool isPrintable(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool startsWith(ByteView bytes, std::initializer_list<Byte> mark) {
    return bytes.size() >= mark.size() && std::equal(mark.begin(), mark.end(), bytes.begin());
}

} // namespace

std::string textStringToUtf8(ByteView pdfString) {
    if (startsWith(pdfString, {0xFE, 0xFF})) {
        return utf16ToUtf8(pdfString.subspan(2));
    }
    std::string out;
    if (startsWith(pdfString, {0xEF, 0xBB, 0xBF})) { // ISO 32000-2, 7.9.2.2
        const std::string_view text = asText(pdfString.subspan(3));
        for (std::size_t at = 0; at < text.size();) {
            appendUtf8(out, nextCodePoint(text, at));
        }
        return out;
    }
    for (const Byte byte : pdfString) {
        appendUtf8(out, fromPdfDocEncoding(byte));
    }
    return out;
}

std::string nameSyntax(std::string_view name) {
    std::string out = "/";
    for (const char c : name) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (byte < 0x21 || byte > 0x7E || std::string_view("()<>[]{}/%#").find(c) != std::string_view::npos) {
            out += '#';
            appendHex(out, byte, 2);
        } else {
            out += c;
        }
    }
    return out;
}

std::string stringSyntax(std::string_view bytes) {
    if (!isPrintable(bytes)) {
        return hexSyntax(asBytes(bytes));
    }
    std::string out = "(";
    for (const char c : bytes) {
        if (c == '(' || c == ')' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out += ')';
}

std::string textSyntax(std::string_view utf8) {
    if (isPrintable(utf8)) {
        return stringSyntax(utf8);
    }
    std::string out = "<FEFF";
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t point = nextCodePoint(utf8, at);
        if (point < 0x10000) {
            appendHex(out, static_cast<unsigned>(point), 4);
        } else {
            appendHex(out, static_cast<unsigned>(0xD800 + ((point - 0x10000) >> 10U)), 4);
            appendHex(out, static_cast<unsigned>(0xDC00 + ((point - 0x10000) & 0x3FFU)), 4);
        }
    }
    return out + ">";
}

std::string hexSyntax(ByteView bytes) {
    std::string out = "<";
    out.reserve(2 * bytes.size() + 2);
    for (const Byte byte : bytes) {
        appendHex(out, byte, 2);
    }
    return out + ">";
}

std::string referenceSyntax(ObjectId id) {
    return std::to_string(id.number) + " " + std::to_string(id.generation) + " R";
}

std::string arraySyntax(const std::vector<std::string>& items) {
    std::string out = "[";
    for (const std::string& item : items) {
        out += (out.size() == 1 ? "" : " ") + item;
    }
    return out + "]";
}

std::string numberSyntax(double number) {
    std::array<char, 400> digits{}; // the largest double has 309 before the point
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed, 4).ptr;
    std::string out(digits.data(), end);
    out.erase(out.find_last_not_of('0') + 1);
    out.erase(out.find_last_not_of('.') + 1);
    return out == "-0" ? "0" : out;
}

std::string realSyntax(double number) {
    std::array<char, 400> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr;
    std::string out(digits.data(), end);
    const bool isTooLarge = std::abs(number) > INT32_MAX; // for an integer, which it would be without a point
    return isTooLarge && out.find('.') == std::string::npos ? out.append(".0") : out;
}

std::string rectangleSyntax(const Rectangle& rectangle) {
    return arraySyntax({numberSyntax(rectangle.left), numberSyntax(rectangle.bottom),
                        numberSyntax(rectangle.right), numberSyntax(rectangle.top)});
}

std::string dateSyntax(TimePoint time) {
    std::string digits = formatUtc(time);
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    return "(D:" + digits + "+00'00')";
}

std::string byteRangeSyntax(const ByteRange& range) {
    static constexpr std::size_t width = 64; // four numbers of ten digits fit
    std::string out =
        "/ByteRange " + arraySyntax({std::to_string(range.first), std::to_string(range.firstLength),
                                     std::to_string(range.second), std::to_string(range.secondLength)});
    out.resize(width, ' ');
    return out + " /Contents ";
}

void appendBigEndian(std::string& out, std::uint64_t value, unsigned bytes) {
    for (unsigned left = bytes; left > 0; --left) {
        out += static_cast<char>(static_cast<std::uint8_t>(value >> (8U * (left - 1U))));
    }
}

Bytes stringBytes(std::string_view syntax) {
    if (syntax.starts_with('<')) {
        return hexadecimalBytes(syntax.substr(1));
    }
    return literalBytes(syntax.substr(0, syntax.size() - (syntax.ends_with(')') ? 1 : 0)).substr(1));
}

} // namespace cunho::pdf
