// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/object_cipher.hpp"
#include "pdf/string_spans.hpp"
#include "pdf/syntax.hpp"

#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using pdf::Encryption;
using pdf::ObjectCipher;

std::vector<std::string> stringsIn(std::string_view body) {
    std::vector<std::string> out;
    for (const pdf::StringSpan& span : pdf::stringSpans(body)) {
        out.push_back((span.isSignature ? "!" : "") +
                      std::string(body.substr(span.begin, span.end - span.begin)));
    }
    return out;
}

Encryption encryptionOf(Encryption::Cipher cipher, std::size_t keySize) {
    Encryption out;
    out.strings = out.streams = cipher;
    out.fileKey = std::make_shared<const Secret>(Secret(Bytes(keySize, 7)));
    return out;
}

TEST(StringSpans, AreFoundBetweenOtherTokens) {
    using Strings = std::vector<std::string>;
    EXPECT_EQ(stringsIn("<< /A (a(b)c) /B<41 42>/C [(x) <</D(\\))>>] /E#28 /F >>"),
              (Strings{"(a(b)c)", "<41 42>", "(x)", "(\\))"}));
    EXPECT_EQ(stringsIn("<< % (no)\n/A (yes) >>"), Strings{"(yes)"});
    EXPECT_EQ(stringsIn("(open"), Strings{"(open"});
    EXPECT_EQ(stringsIn("<4"), Strings{"<4"});
    EXPECT_EQ(stringsIn(">> ) >"), Strings{});
    EXPECT_EQ(stringsIn("12 0 R"), Strings{});
}

TEST(StringSpans, KnowASignature) {
    using Strings = std::vector<std::string>;
    EXPECT_EQ(stringsIn("<< /Contents <00> /M (D:) /ByteRange [0 1 2 3] >>"), (Strings{"!<00>", "(D:)"}));
    EXPECT_EQ(stringsIn("<< /Contents (note) /V << /ByteRange [0 1 2 3] /Contents <00> >> >>"),
              (Strings{"(note)", "!<00>"}));
    EXPECT_EQ(stringsIn("<< /Contents (note) /T (x) >>"), (Strings{"(note)", "(x)"}));
}

TEST(StringBytes, AreWhatTheSyntaxStandsFor) {
    const auto text = [](std::string_view syntax) { return std::string(asText(pdf::stringBytes(syntax))); };
    EXPECT_EQ(text("(a\\(b\\)\\\\\\n\\101\\1012\\53x)"), "a(b)\\\nAA2+x");
    EXPECT_EQ(text("(a\\\r\nb\r\nc\rd\\\ne)"), "ab\nc\nde");
    EXPECT_EQ(text("(a(b)c)"), "a(b)c");
    EXPECT_EQ(text("<4 1\n4a4>"), "AJ@");
    EXPECT_EQ(text("()"), "");
    EXPECT_EQ(text("(\\)"), "\\");
}

TEST(ObjectCipher, LeavesIdentityAlone) {
    const Encryption encryption;
    const ObjectCipher cipher(encryption);
    EXPECT_EQ(cipher.strings({3, 0}, "<< /A (b) >>"), "<< /A (b) >>");
    EXPECT_EQ(cipher.stream({3, 0}, toBytes("abc")), toBytes("abc"));
}

TEST(ObjectCipher, GivesEachObjectAnotherRc4Key) {
    const Encryption encryption = encryptionOf(Encryption::Cipher::Rc4, 5);
    const ObjectCipher cipher(encryption);
    const Bytes plain(20, 0);
    EXPECT_EQ(cipher.stream({3, 0}, plain), cipher.stream({3, 0}, plain));
    EXPECT_NE(cipher.stream({3, 0}, plain), cipher.stream({4, 0}, plain));
    EXPECT_NE(cipher.stream({3, 0}, plain), cipher.stream({3, 1}, plain));
}

TEST(ObjectCipher, PadsAesAndNeverRepeatsItself) {
    for (const auto& [kind, size] : {std::pair{Encryption::Cipher::AesV2, std::size_t{16}},
                                     std::pair{Encryption::Cipher::AesV3, std::size_t{32}}}) {
        const Encryption encryption = encryptionOf(kind, size);
        const ObjectCipher cipher(encryption);
        EXPECT_EQ(cipher.stream({3, 0}, {}).size(), 32U);
        EXPECT_EQ(cipher.stream({3, 0}, Bytes(15, 1)).size(), 32U);
        EXPECT_EQ(cipher.stream({3, 0}, Bytes(16, 1)).size(), 48U);
        EXPECT_NE(cipher.stream({3, 0}, Bytes(15, 1)), cipher.stream({3, 0}, Bytes(15, 1)));
        const std::string body = cipher.strings({3, 0}, "<< /A (b) /C /D >>");
        EXPECT_EQ(body.size(), std::string("<< /A <> /C /D >>").size() + 64) << body;
    }
}

TEST(ObjectCipher, RefusesAKeyThatDoesNotFit) {
    for (const auto& [kind, size] : {std::pair{Encryption::Cipher::Rc4, std::size_t{4}},
                                     std::pair{Encryption::Cipher::AesV2, std::size_t{5}},
                                     std::pair{Encryption::Cipher::AesV3, std::size_t{16}}}) {
        const Encryption encryption = encryptionOf(kind, size);
        EXPECT_THROW(ObjectCipher{encryption}, std::invalid_argument);
    }
    Encryption without;
    without.strings = Encryption::Cipher::Rc4;
    EXPECT_THROW(ObjectCipher{without}, std::invalid_argument);
}

} // namespace
} // namespace cunho::test
